"""Rows below the heads of a project table that only name its columns."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.layouts.published.column_numbers import names_columns
from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location, Reading
from jxlint.sheet import Sheet, sheet
from tests.grids import HEADS

LISTED = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"
ROWS = [
    "1 2 3 4 5 6 7",
    "（1） （2） （3） （4） （5） （6） （7）",
    "(1) (2) (3) (4) (5) (6) (7)",
    "① ② ③ ④ ⑤ ⑥ ⑦",
    "栏次 1 2 3 4 5 6",
    "甲 1=2+3+4 2 3 4 5 6",
    "1 2=3+4+5 3 4 5 6 7",
    "甲 1 = 2+3+4 2 3 4 5 6",
    "A B 1 2 3 4 5",
    "XMMC ZJ CZBK CZZH QTZJ JXMB JXZB",
]
OTHERS = ["1 2", "2 3 4 5", "A 1", "1 2 4", "LED KTV", "甲 乙 丙", "培训经费 1 2 3", "1 2 3 9.00"]


def in_cells(*rows: tuple[str, ...]) -> Sheet:
    """A sheet with a table of these rows below its title."""
    page, boxes = Page(DEFAULT), list[Box]()
    page.flow([Words("项目支出绩效目标表\n", Location(sheet="表", cell="A1"))])
    for r, row in enumerate(rows):
        boxes += [Box(r, c, content=[Words(words, Location(cell=f"{r}/{c}"))]) for c, words in enumerate(row)]
    page.grid(Grid(list(boxes)))
    return page.sheet()


def read_well(reading: Reading, total: bool) -> None:
    """The reading is that of one project, and all of it is read."""
    assert isinstance(reading.document, ProjectTable)
    assert [p.name for u in reading.document.units for p in u.projects] == ["培训经费"]
    assert (reading.document.total is not None and reading.document.total.total is not None) == total
    assert [i.annual for i in reading.document.units[0].projects[0].indicators] == ["4次"]
    assert not reading.leftovers


@pytest.mark.parametrize("row", ROWS)
def test_in_cells_they_are_heads(row: str) -> None:
    cells = tuple(row.replace(" = ", "=").split())
    project = ("培训经费", "9.00", "9.00", "", "", "组织培训。", LISTED)
    read_well(recognise(in_cells(HEADS, cells, ("合计", "9.00", "9.00"), project)), total=True)
    read_well(recognise(in_cells(HEADS, cells, project)), total=False)


@pytest.mark.parametrize("row", ROWS)
def test_in_text_they_are_heads_on_every_page(row: str) -> None:
    heads = f"2025年项目支出绩效目标表\n部门名称：某局 单位：万元\n{' '.join(HEADS)}\n{row}\n"
    begin, end = LISTED[:-6], LISTED[-6:]
    text = f"{heads}合计 9.00 9.00\n培训经费 9.00 9.00\n组织培训。\n{begin}\n{heads}{end}\n"
    read_well(recognise(sheet(text)), total=True)


def test_in_text_each_may_stand_on_a_line_of_its_own() -> None:
    heads = "2025年项目支出绩效目标表\n部门名称：某局 单位：万元\n" + "\n".join(HEADS) + "\n栏次\n"
    text = f"{heads}1\n2\n3\n4\n5\n6\n合计\n9.00\n9.00\n培训经费\n9.00\n9.00\n组织培训。\n{LISTED}\n"
    read_well(recognise(sheet(text)), total=True)


@pytest.mark.parametrize("row", [row for row in ROWS if " = " not in row])
def test_they_name_columns(row: str) -> None:
    assert names_columns(row.split())


@pytest.mark.parametrize("row", OTHERS)
def test_other_words_name_none(row: str) -> None:
    assert not names_columns(row.split())
