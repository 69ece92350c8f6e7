"""Cells that list several indicators line by line: 指标1：培训人次 above 指标2：购置设备, beside ≥200人 above 10台."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.token import Token

NUMBERED = compiled(r"(?:指标|目标)\d{1,2}[:：、.．]?|[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]")
_Piece = TypeVar("_Piece", Token, Cell)
_VALUES = ("annual", "period", "actual")


def apart(stream: Stream, heads: Heads, row: Sequence[Token]) -> Sequence[Sequence[Token]]:
    """The rows of indicators in a `row` of a grid: several where its name has numbered lines, its values as many."""
    name = next((t for t in row if heads.role_at(t.column) == "name"), None)
    values = [t for t in row if heads.role_at(t.column) in _VALUES]
    return rows_of(stream, row, name, values) if name is not None else [row]


def rows_of(
    stream: Stream, row: Sequence[_Piece], name: _Piece, values: Sequence[_Piece]
) -> Sequence[Sequence[_Piece]]:
    """The same of any `row` of which these are the name and the values."""
    names = _lines(stream, name) if _numbered(name) else []
    if len(names) < 2 or not all(map(_numbered, names)):
        return [row]
    parted = {id(cell): _lines(stream, cell) for cell in row if cell.text}
    if not values or any(len(parted.get(id(value), ())) != len(names) for value in values):
        return [row]
    for cell in (name, *values):
        if all(map(_numbered, parted[id(cell)])):
            parted[id(cell)] = [_unnumbered(stream, line) for line in parted[id(cell)]]
    # What stands in one line beside them all is told of the first.
    shared = [cell for cell in row if len(parted.get(id(cell), ())) != len(names)]
    return [
        [parted[id(cell)][n] if cell not in shared else cell for cell in row if n == 0 or cell not in shared]
        for n in range(len(names))
    ]


def _numbered(line: Token | Cell) -> bool:
    return NUMBERED.match(line.text) is not None


def _unnumbered(stream: Stream, line: _Piece) -> _Piece:
    """A line without its number."""
    found = NUMBERED.match(line.text)
    cut = found.end() if found else 0
    stream.take(line.start, line.start + cut)
    return msgspec.structs.replace(line, text=line.text[cut:], start=line.start + cut)


def _lines(stream: Stream, cell: _Piece) -> list[_Piece]:
    """The lines of a cell; one that wraps behind a number begins no other."""
    cuts: list[int] = [i for i in range(cell.start + 1, cell.end) if stream.breaks(i)]
    bounds = [cell.start, *cuts, cell.end]
    lines = [
        msgspec.structs.replace(cell, text=stream.text[low:high], start=low, end=high) for low, high in pairwise(bounds)
    ]
    if sum(map(_numbered, lines)) < 2 or not _numbered(lines[0]):
        return lines
    out: list[_Piece] = []
    for line in lines:
        if out and not _numbered(line):
            out[-1] = msgspec.structs.replace(out[-1], text=out[-1].text + line.text, end=line.end)
        else:
            out.append(line)
    return out
