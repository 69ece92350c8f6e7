"""Levels that a text has behind their rows."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.rules import load
from jxlint.sheet import sheet

ABOVE = """项目支出绩效目标表
（2025年度）
项目名称
渠道清淤
年度资金总额（万元）
86.5
年度目标
清淤渠道32公里。
一级指标
二级指标
三级指标
指标值
"""
COST = "成本指标\n经济成本指标\n每公里清淤成本\n≤2.7万元\n"
OUTPUT = "清淤长度\n≥32公里\n维修涵闸\n≥6座\n质量指标\n验收合格率\n100%\n时效指标\n完工时间\n6月底前\n"
BENEFIT = "效益指标\n社会效益指标\n受益面积\n≥1.2万亩\n"


def test_levels_behind_their_rows_are_left_over_and_not_guessed() -> None:
    reading = recognise(sheet(ABOVE + COST + OUTPUT + BENEFIT + "数量指标\n产出指标\n"))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2, i.name) for i in project.indicators] == [
        ("成本指标", "经济成本指标", "每公里清淤成本"),
        (None, None, "清淤长度"),
        (None, None, "维修涵闸"),
        (None, "质量指标", "验收合格率"),
        (None, "时效指标", "完工时间"),
        ("效益指标", "社会效益指标", "受益面积"),
    ]
    assert [left.text for left in reading.leftovers] == ["数量指标", "产出指标"]
    codes = [f.code for f in check(reading, load())]
    assert codes.count("JX101") == 2
    assert "JX203" not in codes


def test_levels_before_their_rows_hold_for_them() -> None:
    reading = recognise(sheet(ABOVE + "产出指标\n数量指标\n" + OUTPUT + COST + BENEFIT + "生态效益指标\n满意度指标\n"))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2) for i in project.indicators][:4] == [
        ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_a_category_that_the_form_itself_puts_under_another_stays_there() -> None:
    reading = recognise(sheet(ABOVE + BENEFIT + "时效指标\n完工时间\n6月底前\n"))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2) for i in project.indicators] == [
        ("效益指标", "社会效益指标"), ("效益指标", "时效指标"),
    ]  # fmt: skip
    assert "JX203" in {f.code for f in check(reading, load())}


HEADS = "项目绩效目标申报表 |\n项目名称 | 巡查 |\n年度目标 | 巡查河道。 |\n一级指标 | 二级指标 | 三级指标 | 指标值 |\n"


def levels(rows: str, mark: str = " | ") -> list[tuple[object, ...]]:
    """Levels and names that are read of rows with bars below the heads, with another `mark` for the bars."""
    document = recognise(sheet((HEADS + rows).replace(" |\n", "\n").replace(" | ", mark) + "\n")).document
    assert isinstance(document, ProjectTable)
    [[project]] = [u.projects for u in document.units]
    return [(i.level1, i.level2, i.name) for i in project.indicators]


@pytest.mark.parametrize("mark", [" | ", "\n"])
def test_levels_beside_the_middle_of_their_rows(mark: str) -> None:
    rows = (
        "数量指标 | 巡查次数 | ≥5次 |\n巡查里程 | ≥50公里 |\n产出指标 | 巡查人次 | ≥10人次 |\n"
        "质量指标 | 合格率 | 100% |\n社会效益指标 | 受益人数 | ≥300人 |\n效益指标 | 生态效益指标 | 清淤面积 | ≥2亩 |\n"
    )
    assert levels(rows, mark) == [
        ("产出指标", "数量指标", "巡查次数"),
        ("产出指标", "数量指标", "巡查里程"),
        ("产出指标", "数量指标", "巡查人次"),
        ("产出指标", "质量指标", "合格率"),
        ("效益指标", "社会效益指标", "受益人数"),
        ("效益指标", "生态效益指标", "清淤面积"),
    ]


def test_a_first_level_is_not_that_of_rows_before_it_which_have_their_own_or_cannot_be_its() -> None:
    rows = "数量指标 | 巡查次数 | ≥5次 |\n效益指标 | 受益人数 | ≥300人 |\n"
    assert levels(rows) == [(None, "数量指标", "巡查次数"), ("效益指标", None, "受益人数")]
    rows = "满意度指标 | 数量指标 | 巡查次数 | ≥5次 |\n产出指标 | 巡查人次 | ≥30人次 |\n"
    assert levels(rows) == [("满意度指标", "数量指标", "巡查次数"), ("产出指标", None, "巡查人次")]
