"""Rows of cells out of text whose cells end with bars, as web pages' text gives them: a line a row, `甲 | 乙 |`.

What a merged cell covers leaves nothing there, so that rows are shorter than others; their last cells stand below each
other. A line without a bar at its end goes on in the next.
"""

from __future__ import annotations

from jxlint.layouts.department.heads import begins, is_part
from jxlint.layouts.text.grid import COVERED, Cell
from jxlint.layouts.text.stream import Stream
from jxlint.sheet import Sheet


def is_barred(sheet: Sheet) -> bool:
    """Whether the cells of a text end with bars: most of its lines do."""
    if sheet.cells or "\t" in sheet.text or sheet.text.count("|") < 3:
        return False
    lines = [line.rstrip() for line in sheet.text.split("\n") if line.strip()]
    parted = [line for line in lines if line.count("|") > 1]
    return 2 * sum(line.endswith("|") for line in lines) > len(lines) and len(parted) > 2 and _in_columns(lines)


def _in_columns(lines: list[str]) -> bool:
    """Whether the rows below the heads of indicators have no more cells than these, which do not stand in two rows."""
    widest = 0
    for line in lines:
        words = ["".join(piece.split()) for piece in line.strip("|").split("|")]
        if begins(words):
            widest = len(words)
        elif widest and (len(words) > widest or (len(words) > 1 and all(map(is_part, words)))):
            return False
    return True


def bars(sheet: Sheet) -> list[tuple[int, int]]:
    """The bars as ranges of the solid text."""
    return [(i, i + 1) for i, sign in enumerate(sheet.solid) if sign == "|"] if is_barred(sheet) else []


def rows(stream: Stream) -> list[list[Cell]]:
    """The rows, short ones with empty cells before their own, which are told apart by what they are and not by what
    they hold."""
    found = [row for row in _lines(stream) if any(c.text for c in row)]
    widest = max(map(len, found), default=0)
    return [[*(Cell("", row[0].start, row[0].start, COVERED) for _ in range(widest - len(row))), *row] for row in found]


def _lines(stream: Stream) -> list[list[Cell]]:
    """The cells of every row; lines without bars above and below the table as they are."""
    sheet, out, row = stream.sheet, [], list[Cell]()
    held = [n for n in range(1, len(sheet.starts) + 1) if "|" in sheet.line(n)]
    led = 2 * sum(sheet.line(n).startswith("|") for n in held) > len(held)
    begin = 0
    for number, at in enumerate(sheet.starts, 1):
        line = sheet.line(number)
        inside = held[0] <= number <= held[-1]
        begin = begin if inside and sheet.text[begin:at].strip() else at
        for piece in line.split("|")[: -1 if inside else None]:
            row.append(_cell(stream, begin, at + len(piece)))
            at += len(piece) + 1
            begin = at
        if row and (not inside or line.rstrip().endswith("|")):
            out.append(row[1:] if led and inside and not row[0].text else row)
            row = []
    return out


def _cell(stream: Stream, start: int, end: int) -> Cell:
    low, high = stream.index(start), stream.index(end)
    return Cell(stream.text[low:high], low, high)
