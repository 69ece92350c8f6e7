"""The amounts of 项目支出绩效目标表: the figures of a line in their columns."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jxlint.document import COLUMNS, Amounts, Path
from jxlint.layouts.published.funds import usual
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row, cell_amount


def amounts_of(stream: Stream, row: Row, path: Path, columns: tuple[str, ...], unit: str | None) -> Amounts:
    """The figures of a line in its columns, where these are known, or in the usual ones of those the heading names;
    `unit` is that of the money in the table."""
    places = row.columns or (usual(3, columns) if len(row.figures) == 3 else columns)
    values: dict[str, Decimal] = {}
    unread: dict[str, str] = {}
    for column, (start, end) in zip(places, row.figures, strict=False):
        words = stream.field((*path, column), start, end)
        value = cell_amount(words, unit)
        if value is not None:
            values[column] = value
        elif words.strip("-—–"):
            unread[column] = words
    placed = row.figures[: len(places)]
    if placed:
        # A figure too many stays untaken, and is reported.
        stream.field(path, placed[0][0], placed[-1][1])
    total, fiscal, special, other = (values.get(column) for column in COLUMNS)
    return Amounts(total, fiscal, special, other, unread or msgspec.UNSET)


def added(one: Amounts, other: Amounts) -> Amounts:
    """The two by column: the tables of a file are read as one, and so are their totals."""
    if one == Amounts():
        return other
    values = {
        column: first if second is None else second if first is None else first + second
        for column in COLUMNS
        for first, second in [(getattr(one, column), getattr(other, column))]
    }
    unread = {**(one.unread or {}), **(other.unread or {})}
    return Amounts(**values, unread=unread or msgspec.UNSET)
