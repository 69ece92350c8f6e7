"""Rows that only the words of their cells tell apart."""

from __future__ import annotations

import pytest

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet

ABOVE = ("项目支出绩效自评表", "项目名称", "巡查", "年度目标", "巡查河道。")
HEADS = ("一级指标", "二级指标", "三级指标", "年度指标值")


def project(text: str) -> Project:
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    [[read]] = [u.projects for u in document.units]
    return read


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("指标1：", "指标2："),
        ("指标1.", "指标2."),
        ("指标1－", "指标2－"),
        ("指标1", "指标2"),
        ("★指标1:", "指标2:"),
        ("指标一：", "指标二："),
    ],
)
@pytest.mark.parametrize("lines", [False, True])
def test_what_begins_with_its_own_number_is_no_value_nor_part_of_a_name(one: str, two: str, *, lines: bool) -> None:
    rows = [
        ("产出指标", "数量指标", f"{one}巡查次数"), (f"{two}巡查人次", "≥30人次"),
        ("质量指标", f"{one}巡查完成率"), (f"{two}返工率", "≤3%"),
    ]  # fmt: skip
    if lines:
        text = "\n\n".join([*ABOVE, *HEADS, *(cell for row in rows for cell in row)])
    else:
        text = "\n".join([ABOVE[0], " ".join(ABOVE[1:3]), " ".join(ABOVE[3:]), " ".join(HEADS), *map(" ".join, rows)])
    assert [(i.level2, i.name, i.annual) for i in project(text + "\n").indicators] == [
        ("数量指标", "巡查次数", None), ("数量指标", "巡查人次", "≥30人次"),
        ("质量指标", "巡查完成率", None), ("质量指标", "返工率", "≤3%"),
    ]  # fmt: skip


@pytest.mark.parametrize("foot", ["其他需说明的问题", "其他需要说明的问题", "其他说明的事项"])
def test_the_foot_of_the_form_is_no_indicator(foot: str) -> None:
    rows = [
        "产出指标",
        "数量指标",
        "巡查次数",
        "≥5次",
        "计划标准",
        "满意度指标",
        "满意度指标",
        "满意度",
        "≥90%",
        "计划标准",
    ]
    read = project("\n\n".join([*ABOVE, *HEADS, "绩效标准", *rows, foot, "无"]) + "\n")
    assert [(i.name, i.annual, i.details) for i in read.indicators] == [
        ("巡查次数", "≥5次", {"绩效标准": "计划标准"}), ("满意度", "≥90%", {"绩效标准": "计划标准"}),
    ]  # fmt: skip
    assert read.details == {foot: "无"}


def test_levels_that_wraps_have_parted_leave_rows_to_their_lines() -> None:
    text = """项目支出绩效目标申报表
项目名称 甲
年度资金总额 4
绩效指标 一级指标 二级指标 三级指标 指标值
绩效指标 项目完成
指标
数量指标 走访人数 32人
宣传教育 覆盖全区
项目效益
指标
可持续影响指标 项目实施情况 良好
服务能力提升 持续加强
"""
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    assert [(i.level1, i.level2, i.name, i.annual) for i in document.units[0].projects[0].indicators] == [
        ("项目完成指标", "数量指标", "走访人数", "32人"), ("项目完成指标", "数量指标", "宣传教育", "覆盖全区"),
        ("项目效益指标", "可持续影响指标", "项目实施情况", "良好"),
        ("项目效益指标", "可持续影响指标", "服务能力提升", "持续加强"),
    ]  # fmt: skip
