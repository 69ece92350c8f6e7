"""A department's form that is one wide row: heads over heads, and one row of values a department."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from jxlint.document import DepartmentForm
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.readers import read_bytes
from jxlint.reading import Reading
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

TOP: Rows = [
    [("部门公开表24", 1, 16)],
    [("整体支出绩效目标表", 1, 16)],
    [("单位：105_某市应急管理局", 1, 15), "金额单位：万元"],
    [
        ("单位代码", 3, 1), ("单位名称", 3, 1), ("年度预算申请", 1, 5), ("整体绩效目标", 3, 1),
        ("部门整体支出年度绩效目标", 1, 7), ("备注", 3, 1),
    ],
    [
        ("资金总额", 2, 1), ("按收入性质分", 1, 2), ("按支出性质分", 1, 2), ("一级指标", 2, 1), ("二级指标", 2, 1),
        ("三级指标", 2, 1), ("指标值", 2, 1), ("度量单位", 2, 1), ("指标值内容", 2, 1), ("评(扣)分标准", 2, 1),
    ],
    ["一般公共预算", "单位资金", "基本支出", "项目支出"],
]  # fmt: skip
FIRST: Rows = [
    [
        ("105001", 2, 1), ("某市应急管理局", 2, 1), ("1526.38", 2, 1), ("1526.38", 2, 1), ("", 2, 1), ("986.38", 2, 1),
        ("540", 2, 1), ("不发生较大事故。", 2, 1), ("产出指标", 2, 1), "数量指标", "检查企业数", "300", "家", "见计划",
        "少1家扣1分", "",
    ],
    ["质量指标", "整改率", "95", "%", "达95%以上", "低1%扣1分", "抽样"],
]  # fmt: skip
SECOND: Rows = [
    [
        "105002", "某市防震中心", "100", "100", "", "60", "40", "做好防震。", "产出指标", "数量指标", "演练次数", "3",
        "次", "见计划", "少1次扣1分", "",
    ],
]  # fmt: skip
WAYS = pytest.mark.parametrize("way", ["cells", "text", "csv"])


def read(rows: Rows, way: str) -> tuple[DepartmentForm, Reading]:
    if way == "csv":
        out = io.StringIO()
        csv.writer(out).writerows(line.split("\t") for line in pasted(rows).splitlines())
        reading = read_bytes(out.getvalue().encode(), "表.csv")
    else:
        reading = recognise(grid(rows) if way == "cells" else sheet(pasted(rows)))
    assert isinstance(reading.document, DepartmentForm)
    return reading.document, reading


@WAYS
def test_the_fields_and_the_indicators_beside_them(way: str) -> None:
    form, reading = read([*TOP, *FIRST], way)
    assert (form.department, form.objective, form.money_unit) == ("某市应急管理局", "不发生较大事故。", "万元")
    assert (form.income.fiscal, form.expenditure.basic, form.expenditure.project) == (
        Decimal("1526.38"), Decimal("986.38"), Decimal(540),
    )  # fmt: skip
    assert form.details == {"单位": "105_某市应急管理局", "单位代码": "105001"}
    assert [(i.level1, i.level2, i.name, i.period, i.annual, i.unit) for i in form.indicators] == [
        ("产出指标", "数量指标", "检查企业数", None, "300", "家"), ("产出指标", "质量指标", "整改率", None, "95", "%"),
    ]  # fmt: skip
    assert form.indicators[1].details == {"指标值内容": "达95%以上", "评(扣)分标准": "低1%扣1分", "备注": "抽样"}
    assert not reading.leftovers


@WAYS
def test_another_department_below_is_left_over(way: str) -> None:
    form, reading = read([*TOP, *FIRST, *SECOND], way)
    assert (form.department, len(form.indicators)) == ("某市应急管理局", 2)
    assert form.details == {"单位": "105_某市应急管理局", "单位代码": "105001"}
    left = " ".join(piece.text for piece in reading.leftovers)
    assert all(words in left for words in ("某市防震中心", "105002", "做好防震。", "演练次数", "少1次扣1分"))


@WAYS
def test_heads_in_one_row(way: str) -> None:
    rows: Rows = [
        [("整体支出绩效目标表", 1, 8)],
        ["单位名称", "基本支出", "项目支出", "整体绩效目标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["某市应急管理局", "986.38", "540", "不发生较大事故。", "产出指标", "数量指标", "检查企业数", "300家"],
        ["", "", "", "", "", "质量指标", "整改率", "95%"],
    ]
    form, reading = read(rows, way)
    assert (form.department, form.objective) == ("某市应急管理局", "不发生较大事故。")
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal("986.38"), Decimal(540))
    assert [(i.level1, i.level2, i.name, i.annual) for i in form.indicators] == [
        ("产出指标", "数量指标", "检查企业数", "300家"), ("产出指标", "质量指标", "整改率", "95%"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_a_text_without_the_places_that_merged_cells_cover_is_not_guessed_at() -> None:
    lines = ["\t".join(cell if isinstance(cell, str) else cell[0] for cell in row) for row in [*TOP, *FIRST]]
    with pytest.raises(UnrecognisedTable):
        recognise(sheet("\n".join(lines) + "\n"))


def test_a_form_of_a_project_under_such_a_title_is_none_of_a_department() -> None:
    rows: Rows = [
        [("2024年项目整体支出绩效目标表", 1, 4)],
        ["项目名称", ("应急演练", 1, 3)],
        ["项目资金（万元）", "年度资金总额", ("30", 1, 2)],
        ["总体目标", ("演练3次。", 1, 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "演练次数", "3次"],
    ]
    with pytest.raises(UnrecognisedTable):
        recognise(grid(rows))
