"""The lines above the columns of a project table: its title with the year, the department, the unit of money."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.layouts.words.office_names import is_office
from jxlint.sheet import sheet
from tests.grids import HEADS

TITLE = "2025年项目支出绩效目标表"
ROW = "培训经费 9.00 9.00\n\n组织培训。\n\n1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。\n"


def read(title: str, line: str, name: str = HEADS[0], above: str = "") -> ProjectTable:
    """The document of a text with this title and line of the department."""
    heads = " ".join((name, *HEADS[1:]))
    reading = recognise(sheet(f"{title}\n{line}\n{heads}\n{above}{ROW}"))
    assert isinstance(reading.document, ProjectTable)
    assert not reading.leftovers
    return reading.document


@pytest.mark.parametrize(
    "title",
    [
        "2025年某某县疾病预防控制和妇幼保健系统项目支出绩效目标表",
        "2025年某某县卫生健康局部门预算项目支出绩效目标表",
        "2025年度某某县民政局（本级）项目支出绩效目标表",
        "2025年部门预算绩效目标表",
        "二〇二五年项目支出绩效目标表",
        "附件1\n2025年某局\n项目支出绩效目标表",
    ],
)
def test_the_year_stands_anywhere_on_the_line_of_the_title(title: str) -> None:
    assert read(title, "部门名称：某局 单位：万元").budget_year == 2025


def test_of_several_years_on_that_line_none_is_the_budget_s() -> None:
    title = "2025年某某县卫生健康系统结转二〇二四年某某某某某某某某项目支出绩效目标表"
    assert read(title, "部门名称：某局 单位：万元").budget_year is None


@pytest.mark.parametrize(
    "line",
    [
        "部门名称：某局 单位：万元",
        "部门名称：某局\t万元",
        "部门名称：某局 （万元）",
        "部门名称：某局 金额单位：人民币万元",
        "部门名称：某局 人民币万元",
    ],
)
def test_the_unit_of_money_is_none_of_the_department_s_name(line: str) -> None:
    document = read(TITLE, line)
    assert (document.department, document.money_unit) == ("某局", "万元")


@pytest.mark.parametrize(
    "column", [("绩效指标", "年度绩效指标"), ("绩效目标", "年度总体目标"), ("绩效目标", "绩效总目标")]
)
def test_heads_in_a_text_may_say_a_word_more(column: tuple[str, str]) -> None:
    heads = " ".join(HEADS).replace(*column)
    reading = recognise(sheet(f"{TITLE}\n部门名称：某局 单位：万元\n{heads}\n合计 9.00 9.00\n某局 9.00 9.00\n{ROW}"))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].name == "某局"
    assert not reading.leftovers


def test_a_total_without_its_figures_is_none_of_the_unit_s_name() -> None:
    document = read(TITLE, "部门名称：某局 单位：万元", above="合计\n某某县某局 9.00 9.00\n")
    assert [unit.name for unit in document.units] == ["某某县某局"]


@pytest.mark.parametrize("name", ["某某县国有林场", "某某市气象台", "某某县总工会", "某某县残联", "某某县供销社"])
def test_offices_are_called_in_many_ways(name: str) -> None:
    assert is_office(name)


@pytest.mark.parametrize("name", ["停车场", "林场管护人员补助", "舞台"])
def test_other_names_are_no_offices(name: str) -> None:
    assert not is_office(name)
