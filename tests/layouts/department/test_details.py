"""Fields that only some departments' forms have: in pairs, below their heads, above the form."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import DepartmentForm
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

LIST: Rows = [
    ["绩效指标", "一级指标", "二级指标", ("三级指标", 1, 2), "指标值"],
    ["", "产出指标", "数量指标", ("企业数", 1, 2), "≥100家"],
]


def read(rows: Rows, way: str) -> tuple[DepartmentForm, Reading]:
    whole = [[("部门整体支出绩效目标表", 1, 6)], *rows, *LIST]
    reading = recognise(grid(whole) if way == "cells" else sheet(pasted(whole)))
    assert isinstance(reading.document, DepartmentForm)
    assert [i.name for i in reading.document.indicators] == ["企业数"]
    return reading.document, reading


@pytest.mark.parametrize("way", ["cells", "text"])
def test_fields_of_wide_cells(way: str) -> None:
    form, reading = read(
        [
            [("部门（单位）名称", 1, 2), "某市科技局", ("部门预算编码", 1, 2), "901001"],
            [("填报人", 1, 2), "李某", ("联系电话", 1, 2), "8888"],
            ["内容", ("说明", 1, 5)],
            ["部门总体目标", ("部门职责", 1, 2), ("负责科技创新。", 1, 3)],
            [("年度工作任务", 1, 2), ("任务1：培育企业。", 1, 4)],
        ],
        way,
    )
    assert form.details == {
        "部门预算编码": "901001", "填报人": "李某", "联系电话": "8888", "部门职责": "负责科技创新。",
        "年度工作任务": "任务1：培育企业。",
    }  # fmt: skip
    assert (form.department, form.objective) == ("某市科技局", None)
    assert not reading.leftovers


@pytest.mark.parametrize("way", ["cells", "text"])
def test_a_field_that_is_empty_takes_nothing_of_the_next(way: str) -> None:
    form, _ = read([["部门名称", ("某市科技局", 1, 5)], ["部门编码", "", "主管局领导", "王某", "", ""]], way)
    assert "部门编码" not in (form.details or {})


@pytest.mark.parametrize("way", ["cells", "text"])
def test_money_below_its_heads_and_what_it_comes_to(way: str) -> None:
    form, reading = read(
        [
            ["部门名称", ("某市科技局", 1, 5)],
            [("当年预算情况（万元）", 4, 1), "收入预算合计", "其中：上级财政拨款", "本级财政安排", "其他资金", ""],
            ["2000", "0", "1900", "100", ""],
            ["支出预算合计", "其中：人员经费", "公用经费", "项目经费", ""],
            ["2100", "800", "200", "1000", ""],
        ],
        way,
    )
    assert (form.income.fiscal, form.income.other) == (None, Decimal(100))
    assert form.details == {
        "收入预算合计": "2000", "其中：上级财政拨款": "0", "本级财政安排": "1900", "其中：人员经费": "800",
        "公用经费": "200", "项目经费": "1000",
    }  # fmt: skip
    # A total that the others do not come to is nobody's.
    assert " ".join(left.text for left in reading.leftovers).split() == ["支出预算合计", "2100"]


@pytest.mark.parametrize("way", ["cells", "text"])
def test_parts_of_the_form_by_number_and_what_stands_above_it(way: str) -> None:
    form, reading = read(
        [
            [("填报日期：2023年11月20日          单位：万元", 1, 6)],
            [("部门名称：", 1, 1), ("某市教育局", 1, 4), "单位：万元"],
            [("二、部门年度重点工作任务", 1, 6)],
            ["年度预算资金", "按收入来源", "财政拨款", "5000", "其他资金", "200"],
            [("三、部门整体支出绩效指标", 1, 6)],
        ],
        way,
    )
    assert (form.department, form.money_unit, form.income.fiscal) == ("某市教育局", "万元", Decimal(5000))
    assert form.details == {"填报日期": "2023年11月20日"}
    assert not reading.leftovers


@pytest.mark.parametrize("way", ["cells", "text"])
@pytest.mark.parametrize("source", ["财政性资金", "1、资金来源：（1）财政性资金", "财政拨款资金", "财政拨款"])
def test_what_the_fiscal_income_is_called(source: str, way: str) -> None:
    form, reading = read(
        [
            ["部门名称", ("某市林业局", 1, 5)],
            [("预算情况", 3, 1), ("部门预算总额（万元）", 1, 2), ("3280.5", 1, 3)],
            [(source, 1, 2), ("3200.5", 1, 3)],
            [("（2）其他资金", 1, 2), ("80", 1, 3)],
        ],
        way,
    )
    assert (form.income.fiscal, form.income.other) == (Decimal("3200.5"), Decimal(80))
    assert not reading.leftovers


@pytest.mark.parametrize("source", ["上级财政性资金", "非财政性资金", "市级财政拨款资金"])
def test_what_is_no_fiscal_income_of_its_own(source: str) -> None:
    form, _ = read([["部门名称", ("某市林业局", 1, 5)], ["预算情况", source, ("5", 1, 4)]], "cells")
    assert form.income.fiscal is None


@pytest.mark.parametrize("way", ["cells", "text"])
@pytest.mark.parametrize("first", [True, False])
def test_parts_of_the_whole_and_earlier_years_beside_the_figures(way: str, first: bool) -> None:
    def order(now: str, *others: str) -> list[str]:
        return [now, *others] if first else [*others, now]

    now, others = ("当年金额", 2, 1), [("占比", 2, 1), ("近两年收支金额", 1, 2)]
    form, reading = read(
        [
            ["部门名称", ("某市体育局", 1, 5)],
            [("总体资金情况", 2, 2), *([now, *others] if first else [*others, now])],
            ["2022年", "2023年"],
            [("收入构成", 3, 1), "财政拨款", *order("4210.6", "95%", "3900", "4020.3")],
            ["其他资金", *order("221.6", "5%", "200", "210")],
            ["合计", *order("4432.2", "100%", "4100", "4230.3")],
            [("支出构成", 3, 1), "基本支出", *order("2432.2", "55%", "2300", "—")],
            ["项目支出", *order("2000", "45%", "1800", "1830")],
            ["合计", *order("4432.2", "100%", "4100", "4230.3")],
        ],
        way,
    )
    assert (form.income.fiscal, form.income.other) == (Decimal("4210.6"), Decimal("221.6"))
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal("2432.2"), Decimal(2000))
    assert isinstance(form.details, dict)
    assert {k: form.details[k] for k in ("财政拨款·占比", "其他资金·2022年", "支出构成·合计·2023年")} == {
        "财政拨款·占比": "95%", "其他资金·2022年": "200", "支出构成·合计·2023年": "4230.3",
    }  # fmt: skip
    assert "基本支出·2023年" not in form.details
    assert not reading.leftovers
