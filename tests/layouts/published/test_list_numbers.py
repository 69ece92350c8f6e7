"""The numbers of the indicators in a list, and lists without any that is known."""

from __future__ import annotations

import pytest

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.grids import HEADS
from tests.layouts.published.test_column_numbers import in_cells

HEADING = f"2025年项目支出绩效目标表\n部门名称：某局 单位：万元\n{' '.join(HEADS)}\n"
ONE = "1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"
TWO = "2-效益指标；22-社会效益；知晓率；实施周期指标值:90%；年度指标值:90%。"


def in_text(listed: str, objective: str = "组织培训。") -> Sheet:
    return sheet(f"{HEADING}培训经费 9.00 9.00\n{objective}\n{listed}\n")


def project_of(reading: Reading) -> Project:
    assert isinstance(reading.document, ProjectTable)
    (project,) = reading.document.units[0].projects
    return project


@pytest.mark.parametrize("numbers", ["① ②", "⑴ ⑵", "⒈ ⒉", "㉑ ㉒", "①、 ②、"])
@pytest.mark.parametrize("cells", [False, True])
def test_numbers_in_a_ring_are_numbers(numbers: str, cells: bool) -> None:
    one, two = numbers.split()
    listed = f"{one}{ONE}\n{two}{TWO}"
    rows = (HEADS, ("培训经费", "9.00", "9.00", "", "", "组织培训。", listed))
    reading = recognise(in_cells(*rows) if cells else in_text(listed))
    project = project_of(reading)
    assert project.objective == "组织培训。"
    assert [i.annual for i in project.indicators] == ["4次", "90%"]
    assert [i.number for i in project.indicators] == ([21, 22] if numbers == "㉑ ㉒" else [1, 2])
    assert not reading.leftovers


def test_a_ring_within_a_value_begins_no_indicator() -> None:
    listed = f"1、{ONE[:-3]}①春季2次，②秋季2次。2、{TWO}"
    assert [i.annual for i in project_of(recognise(in_text(listed))).indicators] == ["①春季2次，②秋季2次", "90%"]


@pytest.mark.parametrize("mark", ["●", "■", "甲："])
@pytest.mark.parametrize("objective", ["组织培训。", "组织培训，提高能力"])
def test_a_list_that_is_not_read_is_no_objective(mark: str, objective: str) -> None:
    reading = recognise(in_text(f"{mark}{ONE}\n{mark}{TWO}", objective))
    assert project_of(reading).objective == objective
    assert "".join(left.text for left in reading.leftovers) == f"{mark}{ONE}{mark}{TWO}"


def test_nor_is_one_in_the_objective_s_cell() -> None:
    reading = recognise(in_cells(HEADS, ("培训经费", "9.00", "9.00", "", "", f"组织培训。●{ONE}", f"1、{TWO}")))
    assert project_of(reading).objective == "组织培训。"
    assert [left.text for left in reading.leftovers] == [f"●{ONE}"]
