"""Rows of cells out of a sheet that has cells."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby

import msgspec

from jxlint import sheet
from jxlint.layouts.text.stream import Stream

# The column of a place of which a text shows nothing because a merged cell covers it.
COVERED = -2


class Cell(msgspec.Struct, frozen=True):
    """A cell: its words, and where it begins and ends in the stream. `column` is that of its table, -1 outside."""

    text: str
    start: int
    end: int
    column: int = -1
    rows: int = 1


def place(row: list[Cell], cell: Cell) -> int:
    """The column of `cell`; in text, which has none, how many stand before it."""
    return cell.column if cell.column >= 0 else next(i for i, c in enumerate(row) if c is cell)


def rows(stream: Stream) -> Iterator[list[Cell]]:
    """Every row of every table, empty places included, and between tables every line as a row of one cell.

    A row has a place for each column in which anything begins, but those that a merged cell of the row covers.
    """
    at = 0
    for _, of_table in groupby(stream.sheet.cells, key=lambda c: c.table):
        cells = list(of_table)
        yield from _lines(stream, at, cells[0].start)
        columns = array("I", sorted({c.column for c in cells}))
        at = cells[0].start
        for _, of_row in groupby(cells, key=lambda c: c.row):
            row = list(of_row)
            yield from _lines(stream, at, row[0].start)
            yield _row(stream, columns, row)
            at = row[-1].end
    yield from _lines(stream, at, len(stream.sheet.text))


def table_rows(source: sheet.Sheet) -> Iterator[tuple[sheet.Cell, ...]]:
    """The cells of every row of every table that are not empty."""
    for _, row in groupby(source.cells, key=lambda c: (c.table, c.row)):
        yield tuple(row)


def _row(stream: Stream, columns: array[int], cells: list[sheet.Cell]) -> list[Cell]:
    out: list[Cell] = []
    nothing = stream.index(cells[0].start)
    at = 0
    for cell in cells:
        while at < len(columns) and columns[at] < cell.column:
            out.append(Cell("", nothing, nothing, columns[at]))
            at += 1
        start, end = stream.index(cell.start), stream.index(cell.end)
        out.append(Cell(stream.text[start:end], start, end, cell.column, cell.rows))
        at = max(at, bisect_right(columns, cell.column + cell.columns - 1))
        nothing = end
    out += [Cell("", nothing, nothing, column) for column in columns[at:]]
    return out


def _lines(stream: Stream, start: int, end: int) -> Iterator[list[Cell]]:
    """The lines with visible characters from `start` to `end` of the sheet."""
    text = stream.sheet.text
    if not text[start:end].strip():
        return
    for line in text[start:end].splitlines(keepends=True):
        low, high = stream.index(start), stream.index(start + len(line))
        if low < high:
            yield [Cell(stream.text[low:high], low, high)]
        start += len(line)
