"""What pages say around their tables: their numbers, and lines that all of them repeat."""

from __future__ import annotations

import pytest

from jxlint.readers.pdf.grids import Cell, Table
from jxlint.readers.pdf.running import Running, is_page_number, without_dressed
from jxlint.readers.pdf.spilled import spilled
from jxlint.readers.pdf.view import Glyph


def line(words: str, top: float, left: float = 0.0) -> list[Glyph]:
    """`words` on a line; figures are lower than characters, as fonts have them."""
    return [
        Glyph(c, left + 10 * i, top + (2 if c.isdigit() else 0), left + 10 * i + 9, top + 10)
        for i, c in enumerate(words)
    ]


def said(glyphs: list[Glyph]) -> str:
    return "".join(g.text for g in glyphs)


@pytest.mark.parametrize(
    "words", ["第1页", "第3页共11页", "第1页，共3页", "共3页第1页", "-2-", "— 2 —", "Page 2 of 9", "3/11"]
)
def test_a_number_of_a_page_is_known_in_any_dress(words: str) -> None:
    assert is_page_number(sorted(line(words, 0), key=lambda g: g.top))


@pytest.mark.parametrize("words", ["共3所学校", "第1页至第3页", "≥95%", "2024年", "其他"])
def test_other_words_are_none(words: str) -> None:
    assert not is_page_number(line(words, 0))


def test_numbers_and_repeated_lines_are_left_out() -> None:
    running = Running()
    first = running.without([*line("绩效目标表", 10), *line("注：另附", 700), *line("第1页共2页", 800)])
    assert said(first) == "绩效目标表注：另附"
    assert said(running.without([*line("绩效目标表", 10), *line("5", 800)])) == ""
    # A year alone is said above a table.
    assert said(running.without([*line("2024", 30), *line("单位：万元", 50)])) == "2024单位：万元"


def test_the_number_of_a_page_is_no_part_of_a_cell_that_goes_on() -> None:
    cells = (Cell(0, 0, 3, 1, 0, 0, 60, 90), Cell(0, 1, 3, 1, 60, 0, 200, 90))
    table = Table(cells, 0, 0, 200, 90, (0, 60, 200))
    below = Table(cells, 0, 10, 200, 100, (0, 60, 200))
    assert spilled(table, line("第1页共11页", 100, 20), None, below) == {}
    assert said(spilled(table, line("保障经费", 100, 65), None, below)[1]) == "保障经费"


@pytest.mark.parametrize(
    ("last", "left"), [("—1—", ""), ("-12-", ""), ("第3页", ""), ("300", "300"), ("-5", "-5"), ("≥95%。", "≥95%。")]
)
def test_only_a_dressed_number_below_words_in_columns_is_none_of_them(last: str, left: str) -> None:
    page = [*line("组织培训。", 10), *line(last, 500)]
    assert said(list(without_dressed(page))) == "组织培训。" + left
