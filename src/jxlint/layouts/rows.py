"""The lines of money of 项目支出绩效目标表: one to four amounts at the end of a line, before them perhaps a name."""

from __future__ import annotations

import re

import msgspec

from jxlint.layouts.stream import Stream

_FIGURE = r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)\.\d{1,6}"
# What stands for an amount and is none: O for 0, a comma in the wrong place.
_ODD = r"[-\d][\dOoIl,，.．]{0,20}[.．][\dOoIl]{1,6}"
_CELL = re.compile(rf"{_FIGURE}(?![\dOoIl,，.．])|{_ODD}")
_ROW = re.compile(
    rf"(?:^|(?<=\s)|(?<=[）)一-鿿]))((?:{_FIGURE}|{_ODD})(?:[ \t　]+(?:{_FIGURE}|{_ODD})){{0,3}})[ \t　]*$", re.M
)
FIGURE = re.compile(_FIGURE)
_SENTENCE = re.compile(r"[。；;，,！？]")
_LONGEST_NAME = 120


class Row(msgspec.Struct):
    """A line of money: indexes of the stream at which its figures begin and end, and the figures as written."""

    start: int
    end: int
    figures: tuple[tuple[int, int], ...]


def rows(stream: Stream, has_indicator_after: list[int]) -> list[Row]:
    """Every line of money of `stream`. `has_indicator_after` are the indexes at which indicators begin, in order.

    A figure on a line of its own in the middle of an objective is none: before it and behind it the sentence goes on.
    """
    out: list[Row] = []
    text = stream.sheet.text
    for match in _ROW.finditer(text):
        cells = list(_CELL.finditer(match[1]))
        if len(cells) == 1 and not FIGURE.fullmatch(cells[0][0]):
            continue  # a version or a clause number (2.0.1), not a line of money
        spans = [m.span() for m in cells]
        figures = tuple((stream.index(match.start(1) + s), stream.index(match.start(1) + e)) for s, e in spans)
        row = Row(figures[0][0], figures[-1][1], figures)
        if row.start == row.end:
            continue  # within a heading
        if len(figures) == 1 and out and _in_sentence(stream, out[-1], row, has_indicator_after):
            continue
        out.append(row)
    return out


def _in_sentence(stream: Stream, before: Row, row: Row, starts: list[int]) -> bool:
    """Whether a lone figure stands in an objective: no indicator since the last line of money, but a sentence."""
    between = stream.text[before.end : row.start]
    listed = any(before.end <= s < row.start for s in starts)
    return not listed and (bool(_SENTENCE.search(between)) or len(between) > _LONGEST_NAME)
