"""A department's form whose indicators have no levels, but a unit, a nature and a weight beside their names."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import DepartmentForm
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.rules import load
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

TITLE: Rows = [[("2025年部门（单位）整体绩效目标表", 1, 6)]]
TOP: Rows = [
    *TITLE,
    ["部门（单位）名称", "某区城市管理局", ("部门支出预算数（万元）", 1, 2), ("24268.22", 1, 2)],
    ["当年整体绩效目标", ("垃圾全部无害化处理。", 1, 5)],
]


def read(rows: Rows, way: str) -> tuple[DepartmentForm, Reading]:
    reading = recognise(grid(rows) if way == "cells" else sheet(pasted(rows)))
    assert isinstance(reading.document, DepartmentForm)
    return reading.document, reading


@pytest.mark.parametrize("way", ["cells", "text"])
@pytest.mark.parametrize(
    "rows",
    [
        [
            [("绩效指标", 3, 1), "指标名称", "指标权重", "计量单位", "指标性质", "指标值"],
            ["垃圾无害化处理率", "60", "%", "≥", "95"], ["环境卫生改善", "40", "无", "定性", "好"],
        ],
        [
            ["指标名称", "指标性质", "指标值", "计量单位", ("指标权重", 1, 2)],
            ["垃圾无害化处理率", "≥", "95", "%", ("60", 1, 2)], ["环境卫生改善", "定性", "好", "无", ("40", 1, 2)],
        ],
    ],
)  # fmt: skip
def test_indicators_without_levels(rows: Rows, way: str) -> None:
    form, reading = read([*TOP, *rows], way)
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in form.indicators] == [
        (None, None, "垃圾无害化处理率", None, "95"), (None, None, "环境卫生改善", None, "好"),
    ]  # fmt: skip
    assert [(i.weight, i.unit, i.nature) for i in form.indicators] == [("60", "%", "≥"), ("40", "无", "定性")]
    assert form.details == {"部门支出预算数（万元）": "24268.22"}
    assert (form.objective, form.money_unit) == ("垃圾全部无害化处理。", "万元")
    assert not reading.leftovers
    # What the form has no columns of is not missed.
    assert not {f.code for f in check(reading, load())} & {"JX102", "JX501", "JX502", "JX503", "JX504"}


def test_a_level_missing_from_some_is_missed() -> None:
    rows: Rows = [
        ["一级指标", "二级指标", "三级指标", ("指标值", 1, 3)],
        ["", "", "处理率", ("95%", 1, 3)],
        ["产出指标", "数量指标", "面积", ("9亩", 1, 3)],
    ]
    _, reading = read([*TOP, *rows], "cells")
    assert "JX102" in {f.code for f in check(reading, load())}


@pytest.mark.parametrize("way", ["cells", "text"])
def test_figures_beside_the_name_of_the_department(way: str) -> None:
    form, _ = read([*TITLE, ["部门名称", "某区水务局", "基本支出", "10", "项目支出", "5"], *TOP[2:]], way)
    assert form.department == "某区水务局"
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal(10), Decimal(5))


def test_heads_of_another_kind_begin_no_list() -> None:
    rows: Rows = [
        ["指标名称", "指标值", "计量单位", "牵头科室", ("完成途径", 1, 2)],
        ["处理率", "95", "%", "环卫科", ("外包", 1, 2)],
    ]
    form, reading = read([*TOP, *rows], "cells")
    assert not form.indicators
    assert "处理率" in [left.text for left in reading.leftovers]
