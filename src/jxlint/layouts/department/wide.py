"""A department's form that is one wide row: the heads of its fields and of its indicators side by side, in one row or
in several, and below them the values. Its fields as rows of a label and a value, and behind them the indicators."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from jxlint.layouts.department.heads import begins
from jxlint.layouts.department.words import DEPARTMENT, begins_row, figure_of
from jxlint.layouts.text.grid import COVERED, Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import head

# How many rows of heads there are at most, and how many fields besides the department at least.
_ROWS, _FIELDS = 4, 2


class _Heads(msgspec.Struct, frozen=True):
    """Where the heads begin, the first row below them, and the columns of the department and of the first level."""

    top: int
    below: int
    department: int
    level: int


def upright(stream: Stream, rows: Sequence[list[Cell]]) -> list[list[Cell]]:
    """`rows` with those of a wide form as in others; the heads over the heads of its columns are taken."""
    found = _heads(rows)
    if found is None:
        return list(rows)
    columns: dict[int, Cell] = {}
    for cell in (c for row in rows[found.top : found.below] for c in _placed(row) if c.text):
        if cell.column in columns:
            over = columns[cell.column]
            stream.take(over.start, over.end)
        columns[cell.column] = cell
    out, listed = list(rows[: found.top]), False
    for row in map(_placed, rows[found.below :]):
        out += _fields(row, columns, found)
        if not listed:
            out.append([columns[n] for n in sorted(columns) if n >= found.level])
            listed = True
        out.append([c for c in row if c.column < 0 or c.column >= found.level])
    return [row for row in out if row]


def _heads(rows: Sequence[list[Cell]]) -> _Heads | None:
    """The heads of a wide form: before those of the indicators stand others, among them the label of the department,
    with nothing below it but its name."""
    n = next((n for n, row in enumerate(rows) if begins([c.text for c in row])), -1)
    if n < 0 or any(c.column == COVERED for c in rows[n]):
        return None
    level = next((c.column for c in _placed(rows[n]) if head(c.text) == "level1"), -1)
    for top in range(n, max(n - _ROWS, -1), -1):
        for cell in _placed(rows[top]):
            if not DEPARTMENT.fullmatch(cell.text) or cell.column >= level:
                continue
            filled = (m for m in range(top + 1, len(rows)) if _at(rows[m], cell.column))
            below = next(filled, -1)
            heads = [c for row in rows[top:below] for c in _placed(row) if c.text and c.column < level]
            known = [c for c in heads if begins_row(c.text) or figure_of(c.text)]
            if n < below <= top + _ROWS and len(known) > _FIELDS and not begins_row(_at(rows[below], cell.column)):
                return _Heads(top, below, cell.column, level)
    return None


def _fields(row: list[Cell], columns: dict[int, Cell], heads: _Heads) -> list[list[Cell]]:
    """The labels of the fields with what `row` fills in, that of the department first, where it fills in any."""
    values = {c.column: c for c in row if c.text and 0 <= c.column < heads.level and c.column in columns}
    if not values:
        return []
    labels = sorted((n for n in columns if n < heads.level), key=lambda n: n != heads.department)
    return [[replace(c, column=-1) for c in (columns[n], values.get(n)) if c is not None] for n in labels]


def _placed(row: list[Cell]) -> list[Cell]:
    """`row` with the columns of its cells, where a text shows several of them."""
    if len(row) == 1 or row[0].column >= 0:
        return row
    return [replace(c, column=place(row, c)) for c in row]


def _at(row: list[Cell], column: int) -> str:
    """The words of `row` in a column."""
    return next((c.text for c in _placed(row) if c.column == column), "")
