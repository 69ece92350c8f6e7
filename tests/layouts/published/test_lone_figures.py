"""Amounts a cell a line, with empty lines for empty cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import Amounts, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet

HEADING = (
    "项目支出绩效目标表\n部门名称：某某局\n单位：万元\n项目名称（资金使用单位）\n总计\n财政拨款\n财政专户拨款\n其他资金\n"
    "绩效目标\n绩效指标\n"
)
LISTED = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"


def amounts(*lines: str) -> list[Amounts]:
    document = recognise(sheet(HEADING + "".join(lines))).document
    assert isinstance(document, ProjectTable)
    return [document.total, *(p.amounts for u in document.units for p in u.projects)]


def line(name: str, *cells: str, objective: str = "", listed: str = "") -> str:
    return "\n".join([name, *cells, objective, listed, ""])


@pytest.mark.parametrize("figures", [("10", "6", "4"), ("10.00", "6.00", "4.00")])
def test_empty_lines_tell_which_column_a_figure_stands_in(figures: tuple[str, str, str]) -> None:
    total, fiscal, special = figures
    row = (total, fiscal, special, "")
    found = amounts(line("合计", *row), line("某某局", *row), line("培训", *row, objective="组织培训。", listed=LISTED))
    assert found == [Amounts(Decimal(10), Decimal(6), Decimal(4))] * 2


def test_without_all_its_empty_lines_no_row_tells() -> None:
    row = ("10", "6", "4")
    found = amounts(line("合计", *row, ""), line("某某局", *row, ""), f"培训\n10\n6\n4\n组织培训。\n{LISTED}\n")
    assert found == [Amounts(Decimal(10), Decimal(6), None, Decimal(4))] * 2
