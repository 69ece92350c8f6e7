"""Forms and lists whose indicators have no levels, or not all."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

TOP: Rows = [
    [("2025年项目支出绩效目标表", 1, 7)], [("编制单位：某教委", 1, 5), ("单位：万元", 1, 2)],
    ["项目名称", ("校舍维修", 1, 2), "业务主管部门", ("某市教委", 1, 3)],
    ["当年预算（万元）", ("1200.00", 1, 2), "本级安排（万元）", ("800.00", 1, 3)],
    ["项目概况", ("维修12所学校校舍。", 1, 6)], ["当年绩效目标", ("完成校舍维修。", 1, 6)],
]  # fmt: skip
FLAT: Rows = [
    [("绩效指标", 3, 1), "指标名称", "指标权重", "计量单位", "指标性质", "指标值", "是否核心指标"],
    ["修缮校舍面积", "60", "平方米", "≥", "5000", "是"], ["师生满意度", "40", "%", "≥", "95", "否"],
]  # fmt: skip
WAYS: dict[str, Callable[[Rows], Sheet]] = {
    "cells": grid,
    "pasted": lambda rows: sheet(pasted(rows)),
    "barred": lambda rows: sheet(barred(rows)),
}


@pytest.mark.parametrize("head", ["指标名称", "指标", "三级指标"])
@pytest.mark.parametrize("way", WAYS)
def test_indicators_may_have_no_levels(way: str, head: str) -> None:
    reading = recognise(WAYS[way]([*TOP, [FLAT[0][0], head, *FLAT[0][2:]], *FLAT[1:]]))
    document = reading.document
    assert isinstance(document, ProjectTable)
    assert (document.form, document.department, document.budget_year) == ("single-project", "某市教委", 2025)
    [[project]] = [u.projects for u in document.units]
    assert (project.name, str(project.amounts.total), project.objective) == ("校舍维修", "1200.00", "完成校舍维修。")
    assert {k: str(v) for k, v in (project.amounts.more or {}).items()} == {"本级安排（万元）": "800.00"}
    assert [(i.level1, i.level2, i.name, i.nature, i.annual, i.unit, i.weight) for i in project.indicators] == [
        (None, None, "修缮校舍面积", "≥", "5000", "平方米", "60"), (None, None, "师生满意度", "≥", "95", "%", "40"),
    ]  # fmt: skip
    assert [i.details for i in project.indicators] == [{"是否核心指标": "是"}, {"是否核心指标": "否"}]
    assert not reading.leftovers


PLAIN: list[tuple[Rows, list[tuple[str | None, str | None, str, str]]]] = [
    (
        [["三级指标", ("年度指标值", 1, 6)], ["修缮面积", ("≥5000平方米", 1, 6)], ["师生满意度", ("≥95%", 1, 6)]],
        [(None, None, "修缮面积", "≥5000平方米"), (None, None, "师生满意度", "≥95%")],
    ),
    (
        [
            ["序号", ("三级指标", 1, 3), ("年度指标值", 1, 3)], ["1", ("修缮面积", 1, 3), ("≥5000平方米", 1, 3)],
            ["2", ("师生满意度", 1, 3), ("≥95%", 1, 3)],
        ],
        [(None, None, "修缮面积", "≥5000平方米"), (None, None, "师生满意度", "≥95%")],
    ),
    (
        [
            ["二级指标", ("三级指标", 1, 3), ("年度指标值", 1, 3)],
            [("数量指标", 2, 1), ("修缮面积", 1, 3), ("≥5000平方米", 1, 3)], [("修缮学校", 1, 3), ("12所", 1, 3)],
            ["质量指标", ("合格率", 1, 3), ("≥95%", 1, 3)],
        ],
        [
            (None, "数量指标", "修缮面积", "≥5000平方米"), (None, "数量指标", "修缮学校", "12所"),
            (None, "质量指标", "合格率", "≥95%"),
        ],
    ),
    (
        [
            ["指标类型", ("指标名称", 1, 3), ("年度指标值", 1, 3)],
            ["数量指标", ("修缮面积", 1, 3), ("≥5000平方米", 1, 3)],
            ["质量指标", ("合格率", 1, 3), ("≥95%", 1, 3)],
        ],
        [(None, "数量指标", "修缮面积", "≥5000平方米"), (None, "质量指标", "合格率", "≥95%")],
    ),
    (
        [
            ["绩效指标", ("三级指标", 1, 3), ("年度指标值", 1, 3)],
            ["产出指标", ("修缮面积", 1, 3), ("≥5000平方米", 1, 3)],
            ["满意度指标", ("师生满意度", 1, 3), ("≥95%", 1, 3)],
        ],
        [("产出指标", None, "修缮面积", "≥5000平方米"), ("满意度指标", None, "师生满意度", "≥95%")],
    ),
    (
        [
            ["一级指标", ("二级指标", 1, 3), ("年度指标值", 1, 3)],
            ["产出指标", ("数量指标", 1, 3), ("修缮面积≥5000平方米", 1, 3)],
            ["满意度指标", ("服务对象满意度指标", 1, 3), ("师生满意度≥95%", 1, 3)],
        ],
        [
            ("产出指标", "数量指标", "修缮面积", "≥5000平方米"),
            ("满意度指标", "服务对象满意度指标", "师生满意度", "≥95%"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "told"), PLAIN)
@pytest.mark.parametrize("way", [*WAYS.values(), lambda rows: sheet(a_cell_a_line(rows))])
def test_a_form_may_have_some_of_the_levels_or_none(
    way: Callable[[Rows], Sheet], rows: Rows, told: list[tuple[str | None, str | None, str, str]]
) -> None:
    reading = recognise(way([*TOP, *rows]))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2, i.name, i.annual) for i in project.indicators] == told
    assert (project.name, project.objective) == ("校舍维修", "完成校舍维修。")
    assert not reading.leftovers


def test_one_head_may_stand_over_both_levels() -> None:
    rows: Rows = [
        [("绩效指标", 3, 1), ("指标类型", 1, 2), ("指标名称", 1, 2), ("绩效指标值", 1, 2)],
        [("产出指标", 1, 1), "数量", ("修缮面积", 1, 2), ("≥5000平方米", 1, 2)],
        ["满意度", "服务对象满意度", ("师生满意度", 1, 2), ("≥95%", 1, 2)],
    ]  # fmt: skip
    reading = recognise(grid([*TOP, *rows]))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2, i.name, i.annual) for i in project.indicators] == [
        ("产出指标", "数量", "修缮面积", "≥5000平方米"), ("满意度", "服务对象满意度", "师生满意度", "≥95%"),
    ]  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize("heads", [["三级指标"], ["二级指标", "三级指标"], ["指标类型", "三级指标"]])
@pytest.mark.parametrize("way", WAYS)
def test_so_may_a_list_of_projects(way: str, heads: list[str]) -> None:
    levels = ["数量指标", "质量指标"] if len(heads) > 1 else []
    rows: Rows = [
        [("项目支出绩效目标表", 1, 5 + len(heads))], ["序号", "项目名称", "预算金额", "年度目标", *heads, "年度指标值"],
        [
            ("1", 2, 1), ("校舍维修", 2, 1), ("120.5", 2, 1), ("完成校舍维修。", 2, 1), *levels[:1], "修缮面积",
            "≥5000平方米",
        ],
        [*levels[1:], "合格率", "≥95%"], ["2", "采购课桌", "20", "完成课桌采购。", *levels[:1], "课桌数量", "≥100套"],
    ]  # fmt: skip
    reading = recognise(WAYS[way](rows))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.form == "indicator-grid"
    [unit] = reading.document.units
    assert [(p.name, [(i.name, i.annual) for i in p.indicators]) for p in unit.projects] == [
        ("校舍维修", [("修缮面积", "≥5000平方米"), ("合格率", "≥95%")]), ("采购课桌", [("课桌数量", "≥100套")]),
    ]  # fmt: skip
    assert not reading.leftovers
    with pytest.raises(UnrecognisedTable):
        recognise(sheet(a_cell_a_line(rows)))


@pytest.mark.parametrize(
    "rows",
    [
        # A list of indicators of no project, and heads that any list may have.
        [[("绩效指标一览表", 1, 7)], *FLAT],
        [*TOP, [("绩效指标", 2, 1), "指标名称", ("指标值", 1, 5)], ["师生满意度", ("≥95%", 1, 5)]],
    ],
)
def test_what_only_looks_like_it_is_not_read(rows: Rows) -> None:
    with pytest.raises(UnrecognisedTable):
        recognise(grid(rows))
