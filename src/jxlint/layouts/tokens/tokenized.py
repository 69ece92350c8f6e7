"""A form as a row of tokens, whatever has become of its cells on the way here.

A container with cells gives them with their columns. Text gives what its marks leave: tabs or bars between the cells of
a row, bars behind or between cells that stand a line each, lines alone, blanks, or nothing at all between a label
and its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.text import grid
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.enclosed import enclosed
from jxlint.layouts.tokens.glued import labelled, unglued, whole
from jxlint.layouts.tokens.modes import Mode, mode_of
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.notes import heads_notes, is_note
from jxlint.layouts.words.page_numbers import is_page_number
from jxlint.layouts.words.vocabulary import MONEY_LINE, TITLE, YEAR, level
from jxlint.sheet import Sheet

# A cell of a text holds no more lines.
_MOST_LINES = 12
_SHORT = 24
# No blank parts what stands in brackets.
_LOOSE = compiled(r"(?:[(（][^()（）\n]{0,40}[)）]|\S)+(?:\s*[:：]\s*(?=\S)(?:(?<=[:：])|(?<=\s))\S+)*")


class Tokens(msgspec.Struct, frozen=True):
    """The tokens of a sheet and the mode in which they were told apart."""

    mode: Mode
    tokens: tuple[Token, ...]


def bars(sheet: Sheet) -> list[tuple[int, int]]:
    """The bars of a text that only part its cells, as ranges of the solid text."""
    if sheet.cells or sheet.solid.count("|") < 3:
        return []
    return [(m.start(), m.end()) for m in re.finditer(r"[|]+", sheet.solid)]


def tokens(stream: Stream) -> Tokens:
    """The tokens of a sheet; an empty text stands for an empty cell."""
    if stream.sheet.cells:
        return Tokens("grid", tuple(_parted(stream, _of_grid(stream))))
    mode, mark = mode_of(stream.sheet)
    if mode == "rows":
        found = list(_of_rows(stream, mark))
    elif mode == "cells":
        found = list(_of_cells(stream))
    else:
        found = [t for piece in _of_lines(stream) for t in _loose(stream, piece)]
    return Tokens(mode, tuple(whole(list(_parted(stream, found)), marked=mode == "rows")))


def _parted(stream: Stream, found: Iterable[Token]) -> Iterator[Token]:
    """Labels and what they label apart from each other, and out of the brackets around them; no page numbers."""
    for token in found:
        if is_page_number(token.text):
            stream.take(token.start, token.end)
        else:
            yield from (t for inner in enclosed(stream, token) for t in labelled(inner))


def _of_grid(stream: Stream) -> Iterator[Token]:
    covers = {c.start: c for c in stream.sheet.cells}
    filled = sorted({(c.table, c.row) for c in stream.sheet.cells})
    for row, cells in enumerate(grid.rows(stream)):
        for cell in cells:
            if cell.text:
                own = covers.get(stream.offsets[cell.start]) if cell.column >= 0 else None
                columns, rows = (own.columns, 1) if own is not None else (1, 1)
                if own is not None and own.rows > 1 and _in_one_line(stream, cell):
                    end = bisect_left(filled, (own.table, own.row + own.rows))
                    rows = end - bisect_left(filled, (own.table, own.row))
                yield Token(cell.text, cell.start, cell.end, row, cell.column, columns, rows)


def _in_one_line(stream: Stream, cell: grid.Cell) -> bool:
    """Whether the words of a cell are few and stand in one line: those of several may each be of another row."""
    return len(cell.text) <= _SHORT and not any(stream.breaks(i) for i in range(cell.start + 1, cell.end))


def _lines(stream: Stream) -> Iterator[tuple[int, str, int]]:
    """Number, words and offset of every line."""
    sheet = stream.sheet
    for number in range(1, len(sheet.starts) + 1):
        yield number, sheet.line(number), sheet.starts[number - 1]


def _token(stream: Stream, start: int, end: int, row: int) -> Token:
    low, high = stream.index(start), stream.index(end)
    return Token(stream.text[low:high], low, high, row)


def _of_rows(stream: Stream, mark: str) -> Iterator[Token]:
    lines = [(number, line, at) for number, line, at in _lines(stream) if line.strip()]
    closed = mark == "|" and 2 * sum(line.rstrip().endswith(mark) for _, line, _ in lines) > len(lines)
    open_ends = _open_ends([line for _, line, _ in lines], mark) if closed else set()
    held: tuple[int, int] | None = None  # where a cell begins that goes on in the next line, and its row
    for n, (number, line, at) in enumerate(lines):
        pieces = line.split(mark)
        if closed and line.rstrip().endswith(mark):
            pieces.pop()  # what stands behind the last bar is no cell
        row = held[1] if held else number
        for i, piece in enumerate(pieces):
            begin, held = (held[0] if held else at), None
            if n in open_ends and i == len(pieces) - 1:
                held = begin, row
                break
            token = _token(stream, begin, at + len(piece), row)
            if token.text or len(pieces) > 1:
                yield token
            at += len(piece) + 1


def _open_ends(lines: Sequence[str], mark: str) -> set[int]:
    """Which lines go on in the next: where every row ends with a bar, those within the table without one, whose last
    cell holds several lines."""
    closed = [line.rstrip().endswith(mark) for line in lines]
    out: set[int] = set()
    for n, line in enumerate(lines[:-1]):
        if closed[n] or n == 0 or not (closed[n - 1] or n - 1 in out) or not any(closed[n + 1 : n + _MOST_LINES]):
            continue
        if level("".join(lines[n + 1].split(mark)[0].split())):
            continue  # a row of the table begins, and this is that of its heads
        words = "".join(line.split())
        if mark in line or n - 1 in out or not (is_note(line) or heads_notes(words) or TITLE.fullmatch(words)):
            out.add(n)
    return out


def _of_cells(stream: Stream) -> Iterator[Token]:
    """A line a cell. Bars end a cell, or stand alone between two; a line of nothing but odd blanks is an empty cell."""
    lines = [(n, line, at) for n, line, at in _lines(stream) if line]
    barred = [line for _, line, _ in lines if "|" in line and line.strip("| \t")]
    ends = len(barred) * 3 > len([1 for _, line, _ in lines if line.strip("| \t")])
    parted = not ends and sum(1 for _, line, _ in lines if line.strip() == "|") > 3
    open_cell = True
    for number, line, at in lines:
        words = line.strip("| \t\u3000")
        if not words.strip("\xa0"):
            count = line.count("|")
            if parted and count:
                if open_cell:
                    yield _token(stream, at, at, number)
                open_cell = True
            elif ends:
                yield from (_token(stream, at, at, number) for _ in range(count))
            elif "\xa0" in line:
                yield _token(stream, at, at, number)
            continue
        open_cell = False
        for piece in line.split("|") if not ends else [line]:
            token = _token(stream, at, at + len(piece), number)
            if token.text:
                yield token
            at += len(piece) + 1


def _of_lines(stream: Stream) -> Iterator[Token]:
    for number, line, at in _lines(stream):
        for piece in re.finditer(r"[^\t|]+", line):
            token = _token(stream, at + piece.start(), at + piece.end(), number)
            if token.text:
                yield token


def _loose(stream: Stream, line: Token) -> Iterator[Token]:
    """The pieces of a line that blanks part, and in each the labels and levels it begins with."""
    if YEAR.fullmatch(line.text) or MONEY_LINE.fullmatch(line.text) or is_page_number(line.text):
        yield line
        return
    low, high = stream.offsets[line.start], stream.offsets[line.end - 1] + 1
    for match in _LOOSE.finditer(stream.sheet.text[low:high]):
        token = _token(stream, low + match.start(), low + match.end(), line.row)
        if TITLE.fullmatch(token.text):
            yield token
        else:
            yield from unglued(token)
