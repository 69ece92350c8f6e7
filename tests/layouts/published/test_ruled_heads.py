"""The heads of a project table by its cells, in the words of many offices."""

from __future__ import annotations

import pytest

from jxlint.document import Amounts, ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from tests.grids import HEADS
from tests.layouts.published.test_ruled import grid, projects, row, units

# By column.
NAME, TOTAL, OBJECTIVE, INDICATORS = 0, 1, 5, 6


def read(column: int, head: str, *rows: tuple[str, ...]) -> Reading:
    """What a table says whose head of one column is in other words."""
    heads = (*HEADS[:column], head, *HEADS[column + 1 :])
    return recognise(grid(heads, *(rows or (row("某局", "9.00"), row("培训经费", "9.00", "培训次数")))))


@pytest.mark.parametrize(
    "head",
    [
        "年度绩效指标", "具体绩效指标", "绩效指标值", "绩效指标内容", "绩效指标及目标值", "绩效指标（产出、效益）",
        "考核内容",
    ],
)  # fmt: skip
def test_the_head_of_the_indicators_may_say_more_or_their_cells_alone(head: str) -> None:
    reading = read(INDICATORS, head)
    assert projects(reading) == [("培训经费", ["培训次数"])]
    assert not reading.leftovers


@pytest.mark.parametrize("head", ["年度总体目标", "绩效目标（总体）", "绩效总目标", "绩效目标描述", "预期目标"])
def test_the_head_of_the_objective_may_say_more(head: str) -> None:
    reading = read(OBJECTIVE, head)
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].projects[0].objective == "做好工作。"
    assert not reading.leftovers


def test_a_column_of_what_was_reached_is_no_objective() -> None:
    reading = read(OBJECTIVE, "目标完成情况")
    assert isinstance(reading.document, ProjectTable)
    project = reading.document.units[0].projects[0]
    assert (project.objective, project.details) == (None, {"目标完成情况": "做好工作。"})


@pytest.mark.parametrize("head", ["预算金额合计", "资金合计", "年度预算总额", "年度预算"])
def test_the_head_of_the_total_may_say_more(head: str) -> None:
    assert units(read(TOTAL, head)) == [("某局", "9.00", ["培训经费"])]


@pytest.mark.parametrize(
    "head",
    [
        "资金使用单位/项目名称", "资金使用单位及项目名称", "资金使用单位（项目名称）", "项目（资金使用单位）",
        "单位（项目）名称", "项目名称/使用单位", "单位名称、项目名称",
    ],
)  # fmt: skip
def test_the_head_of_the_names_may_have_the_units_first(head: str) -> None:
    assert units(read(NAME, head)) == [("某局", "9.00", ["培训经费"])]


def test_a_total_without_figures_is_no_second_row_of_heads() -> None:
    rows = (("合计", *[""] * 6), row("某局", "9.00"), row("培训经费", "9.00", "培训次数"))
    reading = read(NAME, HEADS[NAME], *rows)
    assert units(reading) == [("某局", "9.00", ["培训经费"])]
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.total == Amounts()
    assert not reading.leftovers
