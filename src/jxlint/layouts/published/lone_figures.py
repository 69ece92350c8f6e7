"""Amounts of a table copied a cell a line, with an empty line for an empty cell: the lines tell their columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row
from jxlint.sheet import Sheet


def place_by_lines(stream: Stream, lines: Sequence[Row], columns: tuple[str, ...]) -> None:
    """Set the columns of the `lines` of money where each of them shows all its cells; `columns` are those of the
    heading."""
    places = [_places(stream, row, len(columns)) for row in lines]
    if len(lines) > 1 and all(places):
        for row, found in zip(lines, places, strict=True):
            row.columns = tuple(columns[n] for n in found)


def _places(stream: Stream, row: Row, count: int) -> list[int]:
    """In which of the `count` columns the figures of `row` stand, none where its lines do not show that: each is alone
    on its line, and the lines of the other columns are empty."""
    sheet = stream.sheet
    first = _line(sheet, stream.offset(row.figures[0][0]))
    found = [_line(sheet, stream.offset(start)) - first for start, _ in row.figures]
    words = ["".join(sheet.line(first + n).split()) if first + n <= len(sheet.starts) else None for n in range(count)]
    shown = {n: stream.text[slice(*span)] for n, span in zip(found, row.figures, strict=True)}
    whole = len(shown) == len(found) and all(words[n] == shown.get(n, "") for n in range(count))
    return found if whole and found[-1] < count else []


def _line(sheet: Sheet, offset: int) -> int:
    """The number of the line on which `offset` stands."""
    return bisect_right(sheet.starts, offset)
