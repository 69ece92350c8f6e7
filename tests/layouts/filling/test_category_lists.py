"""Cells that list indicators by their categories, in a list of projects, a form of one, a column of a category."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import Project, ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.rules import load
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid

FIVE = (
    "1.数量指标：建设桥梁≥12座；{0}2.质量指标：验收合格率100%；{0}3.时效指标：完工时间2025年12月底前；{0}"
    "4.社会效益指标：受益群众≥5000人；{0}5.满意度指标：群众满意度≥90%。"
)
TOLD: list[tuple[object, ...]] = [
    (None, "数量指标", "建设桥梁", "≥12座"), (None, "质量指标", "验收合格率", "100%"),
    (None, "时效指标", "完工时间", "2025年12月底前"), (None, "社会效益指标", "受益群众", "≥5000人"),
    (None, "满意度指标", "群众满意度", "≥90%"),
]  # fmt: skip
NESTED = (
    "产出指标：\n（1）数量指标：建设桥梁≥12座，铺设道路≥3公里；\n（2）质量指标：验收合格率100%；\n效益指标：\n"
    "社会效益：出行条件明显改善；\n满意度指标：群众满意度≥90%。"
)
TOLD_NESTED: list[tuple[object, ...]] = [
    ("产出指标", "数量指标", "建设桥梁", "≥12座"), ("产出指标", "数量指标", "铺设道路", "≥3公里"),
    ("产出指标", "质量指标", "验收合格率", "100%"), ("效益指标", "社会效益", "出行条件", "明显改善"),
    ("满意度指标", "满意度指标", "群众满意度", "≥90%"),
]  # fmt: skip
COUNTED = (
    "1.数量指标：更新设备10台，培训骨干2,000人次；2.质量指标：不涉及；3.时效指标：完工时间2025年12月底前；"
    "4.满意度指标：服务对象满意度：大于90%。"
)
TOLD_COUNTED: list[tuple[object, ...]] = [
    (None, "数量指标", "更新设备", "10台"), (None, "数量指标", "培训骨干", "2,000人次"),
    (None, "时效指标", "完工时间", "2025年12月底前"),
    (None, "服务对象满意度", "服务对象满意度", "大于90%"),
]  # fmt: skip
CELLS: list[tuple[str, list[tuple[object, ...]]]] = [
    (COUNTED, TOLD_COUNTED),
    (FIVE.format(""), TOLD),
    (FIVE.format("\n"), TOLD),
    (NESTED, TOLD_NESTED),
]
WAYS: list[Callable[[Rows], Sheet]] = [
    grid, lambda rows: sheet(barred(rows)), lambda rows: sheet(a_cell_a_line(rows)),
    lambda rows: sheet("\n".join("：".join(c if isinstance(c, str) else c[0] for c in row) for row in rows)),
]  # fmt: skip


def told(project: Project) -> list[tuple[object, ...]]:
    return [(i.level1, i.level2, i.name, i.annual) for i in project.indicators]


@pytest.mark.parametrize(("cell", "indicators"), CELLS)
@pytest.mark.parametrize("money", [["总计", "财政拨款"], ["预算金额"]])
def test_in_a_list_of_projects(money: list[str], cell: str, indicators: list[tuple[object, ...]]) -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 4)], ["项目名称", *money, "绩效目标", "绩效指标"],
        ["桥梁建设", *["120.5"] * len(money), "完成建设。", cell],
        ["道路养护", *["20"] * len(money), "完成养护。", cell],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert [told(p) for u in reading.document.units for p in u.projects] == [indicators, indicators]
    assert not reading.leftovers
    assert not {"JX101", "JX102"} & {f.code for f in check(reading, load())}


@pytest.mark.parametrize(("cell", "indicators"), CELLS)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("label", ["绩效指标", "年度绩效指标"])
def test_in_a_form_of_one_project(
    label: str, way: Callable[[Rows], Sheet], cell: str, indicators: list[tuple[object, ...]]
) -> None:
    rows: Rows = [
        [("项目支出绩效目标申报表", 1, 4)], ["项目名称", ("桥梁建设", 1, 3)], ["年度资金总额", ("120.5", 1, 3)],
        ["年度目标", ("完成桥梁建设。", 1, 3)], [label, (cell, 1, 3)], ["填表人", ("张三", 1, 3)],
    ]  # fmt: skip
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert (told(project), project.objective, project.details) == (indicators, "完成桥梁建设。", {"填表人": "张三"})
    assert not reading.leftovers


def test_in_the_column_of_a_first_level() -> None:
    rows: Rows = [
        ["项目绩效目标一览表"], ["序号", "项目名称", "预算金额", "绩效目标", "产出指标", "效益指标", "满意度指标"],
        [
            "1", "道路养护", "120.5", "完成养护。",
            "数量指标：1.养护里程≥30公里；2.检测桥梁12座。质量指标：合格率100%。",
            "可持续影响：使用年限≥10年", "群众满意度≥90%",
        ],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert told(project) == [
        ("产出指标", "数量指标", "养护里程", "≥30公里"), ("产出指标", "数量指标", "检测桥梁", "12座"),
        ("产出指标", "质量指标", "合格率", "100%"), ("效益指标", "可持续影响", "使用年限", "≥10年"),
        ("满意度指标", "满意度指标", "群众满意度", "≥90%"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_a_category_alone_before_its_value_is_the_name() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 4)], ["项目名称", "总计", "绩效目标", "绩效指标"],
        ["道路养护", "20", "完成养护。", "数量：养护里程30公里；满意度：≥90%"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert told(project) == [(None, "数量", "养护里程", "30公里"), (None, "满意度", "满意度", "≥90%")]
