"""Heads of a project table in one row with what stands below them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from tests.grids import HEADS
from tests.layouts.published.test_ruled import grid

LISTED = "1、1-产出指标；11-数量指标；培训期数；实施周期指标值:5期；年度指标值:5期。"
TOTAL = ("合计", "8.00", "8.00", "", "", "", "")
UNIT = ("某市某中心", "8.00", "8.00", "", "", "", "")
PROJECT = ("  业务培训", "8.00", "8.00", "", "", "培训\n业务骨干。", LISTED)


def below(*rows: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of `rows` one below the other."""
    return tuple("\n".join(words for words in column if words) for column in zip(*rows, strict=True))


@pytest.mark.parametrize(
    "rows",
    [
        [HEADS, TOTAL, UNIT, PROJECT],
        [below(HEADS, TOTAL), UNIT, PROJECT],
        [HEADS, TOTAL, UNIT, below(HEADS, PROJECT)],
        [below(HEADS, TOTAL), UNIT, below(HEADS, PROJECT)],
        [below(("项目名称\n（资金使用\n单位）", *HEADS[1:4], "其他\n资金", *HEADS[5:]), TOTAL), UNIT, PROJECT],
    ],
)
def test_what_stands_below_a_head_is_a_row_of_its_own(rows: list[tuple[str, ...]]) -> None:
    reading = recognise(grid(*rows))
    document = reading.document
    assert isinstance(document, ProjectTable)
    assert document.total.total == document.units[0].amounts.fiscal == Decimal("8.00")
    [unit] = document.units
    [project] = unit.projects
    assert (unit.name, project.name, project.objective) == ("某市某中心", "业务培训", "培训业务骨干。")
    assert [(i.name, i.annual) for i in project.indicators] == [("培训期数", "5期")]
    assert reading.leftovers == ()


def test_heads_that_say_more_of_themselves_are_whole() -> None:
    heads = ("项目名称\n及编码", "总计\n（万元）", *HEADS[2:5], "绩效目标", "绩效指标\n（含指标值）")
    document = recognise(grid(heads, TOTAL, UNIT, PROJECT)).document
    assert isinstance(document, ProjectTable)
    assert [p.name for p in document.units[0].projects] == ["业务培训"]


def test_a_paragraph_among_the_heads_is_left_over() -> None:
    note = "以上各项资金由主管部门统筹安排使用，确需调整的，" * 3
    rows = [(*row, more) for row, more in ((HEADS, note), (TOTAL, ""), (UNIT, ""), (PROJECT, ""))]
    reading = recognise(grid(*rows))
    assert [left.text for left in reading.leftovers] == [note]
