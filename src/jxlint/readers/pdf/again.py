"""The first rows of a table where a page bears them again: repeated as its heads, or because another form begins."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.joining import first_row, row_words

# So many rows at most are repeated on every page: a title, the department, heads over heads.
_HEADS = 6


def heads_of(boxes: Sequence[Drawn]) -> list[list[str]]:
    """The words of the first rows of a table."""
    return [row_words(boxes, row) for row in range(first_row(boxes), first_row(boxes) + _HEADS)]


def repeated(boxes: Sequence[Drawn], heads: Sequence[list[str]]) -> int:
    """How many of the first rows of `boxes` say what the first rows of the table say, of which `heads` are the
    words."""
    count = 0
    for n, head in enumerate(heads):
        if not any(head) or row_words(boxes, first_row(boxes) + n) != head:
            break
        # The same words alone in one of several cells are a head only above others; else they may be the rest of a row.
        if len(head) == 1 or sum(map(bool, head)) > 1:
            count = n + 1
    return count


def another(boxes: Sequence[Drawn], rows: Sequence[Drawn], count: int) -> bool:
    """Whether `boxes`, which begin with the first `count` of `rows`, are another form and no more of this one: two of
    the rows that follow begin with the labels of those that follow there, or the first is parted as there, and not as
    the last row. `rows` are in their order."""
    if not count:
        return False
    below, there = first_row(boxes) + count, rows[0].row + count
    top = [*takewhile(lambda b: b.row < there + 2, rows)]
    labels = [_label(boxes, below + n) for n in range(2)]
    if all(labels) and labels[0] != labels[1] and labels == [_label(top, there + n) for n in range(2)]:
        return True
    cells, last = _cells(boxes, below), _cells(rows, max(b.row + b.rows - 1 for b in rows))
    return _parted_alike(cells, _cells(top, there)) and not _parted_alike(cells, last)


def _label(boxes: Sequence[Drawn], row: int) -> str:
    """The words that a row begins with."""
    return next((words for words in row_words(boxes, row) if words), "")


def _cells(boxes: Sequence[Drawn], row: int) -> list[tuple[int, int]]:
    """The first column of each cell of a row, and the first behind it."""
    return [(b.column, b.column + b.columns) for b in boxes if b.row <= row < b.row + b.rows]


def _parted_alike(one: Sequence[tuple[int, int]], two: Sequence[tuple[int, int]]) -> bool:
    """Whether no cell of one row overlaps more or less than a whole cell of the other."""
    return all(a == b or a[1] <= b[0] or b[1] <= a[0] for a in one for b in two)
