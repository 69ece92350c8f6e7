"""A form whose indicators have no levels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, barred, grid, pasted

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
