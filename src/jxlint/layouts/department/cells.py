"""Rows of cells out of text with tabs, whole again where a wrap within a cell has parted them; those of a container
with cells are as they are."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice, pairwise

from jxlint.layouts.department import barred
from jxlint.layouts.text import grid
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.notes import is_note

# Far more than a cell holds: what goes on and on is no cell.
_LONGEST = 20_000
# Nor are there so many lines in one row.
_PIECES = 200


def rows(stream: Stream, is_label: Callable[[str], bool]) -> list[list[Cell]]:
    """The rows of the form: its lines, those joined that a wrap within a cell has parted.

    A row has nearly as many tabs as the widest line; a line with fewer is a piece of one. It completes the row begun
    before it, or begins one that the next line completes; without any tab it goes on with the last cell above.
    `is_label` tells what is no wrapped text but a label of the form.
    """
    if stream.sheet.cells:
        return list(grid.rows(stream))
    if barred.is_barred(stream.sheet):
        return barred.rows(stream)
    lines = _lines(stream)
    widest = max((len(cells) for cells in lines), default=0)
    ragged = _is_ragged(lines, widest, is_label)
    out: list[list[Cell]] = []
    for i, cells in enumerate(lines):
        if out and not (ragged and len(cells) > 1) and _goes_on(out[-1], lines, i, widest, is_label):
            out[-1] = _joined(out[-1], cells)
        else:
            out.append(cells)
    return out


def _lines(stream: Stream) -> list[list[Cell]]:
    """The cells of every line that has visible characters."""
    out = []
    for number in range(1, len(stream.sheet.starts) + 1):
        line, at, cells = stream.sheet.line(number), stream.sheet.starts[number - 1], []
        if not line.strip():
            continue
        for words in line.split("\t"):
            start, end = stream.index(at), stream.index(at + len(words))
            cells.append(Cell(stream.text[start:end], start, end))
            at += len(words) + 1
        if len(cells) > 1 or cells[0].text:
            out.append(cells)
    return out


def _goes_on(row: list[Cell], lines: list[list[Cell]], i: int, widest: int, is_label: Callable[[str], bool]) -> bool:
    """Whether line `i` of `lines` goes on with `row`."""
    cells, following, least = lines[i], lines[i + 1] if i + 1 < len(lines) else [], widest - 1
    if len(cells) > 1 and row[-1].text and is_label(cells[0].text):
        return False  # tabs behind the last words of the row above may be lost
    if len(row) == 1 and len(cells) >= least:
        return bool(cells[0].text) and _begins(row[0], cells[0], is_label)
    if len(row) < least:
        return not is_label(cells[0].text) if len(cells) == 1 else _comes_whole(row, lines, i, widest, is_label)
    if len(cells) >= least or len(row) + len(cells) - 1 > widest or not row[-1].text:
        return False
    if len(cells) == 1:
        if is_label(row[-1].text) or row[-1].end - row[-1].start > _LONGEST or is_note(cells[0].text):
            return False
        return not _begins(cells[0], following[0] if following else cells[0], is_label)
    # It may as well begin the next row, which then is not whole itself; but not with an empty cell at its end.
    return not cells[-1].text or len(following) >= least or len(cells) + len(following) - 1 > widest


def _is_ragged(lines: list[list[Cell]], widest: int, is_label: Callable[[str], bool]) -> bool:
    """Whether merged cells left no tabs, or those behind the last words are lost: a row with a label and its words is
    short, and no piece of one, as the next line begins with a label. There tabs do not tell where rows end."""
    return any(
        1 < len(cells) < widest - 1 and cells[-1].text and len(below) > 1
        and is_label(cells[0].text) and is_label(below[0].text)
        for cells, below in pairwise(lines)
    )  # fmt: skip


def _comes_whole(
    row: list[Cell], lines: list[list[Cell]], i: int, widest: int, is_label: Callable[[str], bool]
) -> bool:
    """Whether `row` is whole with lines from `i` on: where merged cells leave no tabs none is, nor a piece of one."""
    count = len(row)
    for cells in islice(lines, i, i + _PIECES):
        count += len(cells) - 1
        if count >= widest - 1 or (len(cells) > 1 and is_label(cells[0].text)):
            break
    return widest - 1 <= count <= widest


def _begins(cell: Cell, following: Cell, is_label: Callable[[str], bool]) -> bool:
    """Whether `cell` and the first of the next line are one label, or `cell` is one."""
    return is_label(cell.text) or is_label(cell.text + following.text)


def _joined(row: list[Cell], cells: list[Cell]) -> list[Cell]:
    last, first = row[-1], cells[0]
    return [*row[:-1], Cell(last.text + first.text, last.start if last.text else first.start, first.end), *cells[1:]]
