"""Lines of a column parted into the cells of its rows, where nothing stands between these: a cell stands in the
middle of its row, or begins with it, and the line before the next one ends a sentence or is short."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from jxlint.compiled import compiled

_FIRST = compiled(r"(?:1|一|[（(][1一][）)]|①)(?:[、．]|\.(?!\d)|(?<=[）)①]))")
_ENDS = "。.！!"
# In lines: how far a cell may stand from its row before that says no more, and what it costs when the words around a
# border neither end nor begin anything, or when they begin a list and there is none.
_FAR, _RUNS_ON, _LISTED, _BEGUN = 6.0, 2.5, 3.0, 2.0
# In characters, what a line that goes on may lack of the widest.
_SHORT = 3
# What it costs that a row has no words in a column, or no name, and that a page begins with the rest of a row.
_EMPTY, _NAMELESS, _REST = 1.2, 5.0, 1.0


class Word(NamedTuple):
    """A word, its place in the text, its line on the page and where it begins in that."""

    text: str
    at: int
    line: int
    left: int


Line = list[Word]


class Placed(NamedTuple):
    """A line of a column: its number on the page, its words, where it ends."""

    line: int
    words: str
    wide: int


def parted(columns: Sequence[list[Line]], anchors: Sequence[int]) -> list[list[list[Line]]]:
    """The lines of each of `columns` by rows, the first what is left of a row of the page before; in the lines
    `anchors` stand the amounts of the others. Names are in the first column."""
    made = []
    for middle in (True, False):
        tried = [
            _parted([*map(_placed, column)], anchors, middle=middle, empty=_EMPTY if c else _NAMELESS)
            for c, column in enumerate(columns)
        ]
        made.append((sum(cost for cost, _ in tried), [borders for _, borders in tried]))
    out = []
    for column, borders in zip(columns, min(made)[1], strict=True):
        out.append([[*column[a:b]] for a, b in pairwise((0, *borders, len(column)))])
    return out


def _placed(line: Line) -> Placed:
    words = "".join(w.text for w in line)
    return Placed(line[0].line, words, sum(1 + (c > "\u2e80") for c in words))


def _parted(
    lines: Sequence[Placed], anchors: Sequence[int], *, middle: bool, empty: float
) -> tuple[float, tuple[int, ...]]:
    """What the best borders cost, and where the lines of each row begin."""
    count = len(lines)
    widest = max((line.wide for line in lines), default=0)
    cost = [_border(lines, i, widest) for i in range(count + 1)]
    listed = sum(_begins(lines, i, widest) for i in range(count))
    # By the number of lines before the row: the cost, and the borders so far.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for i in range(1, count + 1):
        if lines[i - 1].line < anchors[0]:
            best[i] = _REST + cost[i] + _gaps(lines, 0, i), (i,)
    for number, anchor in enumerate(anchors):
        last = number == len(anchors) - 1
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (so_far, borders) in best.items():
            for end in (count,) if last else range(begin, count + 1):
                total = (
                    so_far + _off(lines, begin, end, anchor, middle=middle, last=last)
                    if begin < end
                    else so_far + empty
                )
                if begin < end < count:
                    total += cost[end]
                if end not in reached or total < reached[end][0]:
                    reached[end] = total, (*borders, end)
        best = reached
    total, borders = best[count]
    begun = sum(_begins(lines, i, widest) for i in {*borders} if i < count)
    return total + _LISTED * (listed - begun), borders[:-1]


def _off(lines: Sequence[Placed], begin: int, end: int, anchor: int, *, middle: bool, last: bool) -> float:
    """How far the lines from `begin` to before `end` stand from where the row has its amounts."""
    top, bottom = lines[begin].line, lines[end - 1].line
    if not middle:
        return min(_FAR, abs(top - anchor) * 2.0) + _gaps(lines, begin, end)
    off = abs((top + bottom) / 2 - anchor)
    if last:  # the page may cut it off
        off = min(off, abs(top - anchor) * 2.0)
    return min(_FAR, off) + _gaps(lines, begin, end)


def _gaps(lines: Sequence[Placed], begin: int, end: int) -> float:
    """What gaps within a cell cost: its lines follow each other, but for lines of other cells at half their height."""
    return sum(min(_FAR, b.line - a.line - 1) for a, b in pairwise(lines[begin:end])) * 0.5


def _begins(lines: Sequence[Placed], i: int, widest: int) -> bool:
    """Whether a list begins in line `i`, below the end of another text."""
    return bool(_FIRST.match(lines[i].words)) and (i == 0 or _ended(lines[i - 1], widest))


def _ended(line: Placed, widest: int) -> bool:
    return line.words[-1] in _ENDS or line.wide < widest - _SHORT


def _border(lines: Sequence[Placed], i: int, widest: int) -> float:
    """What a border above line `i` costs."""
    if not 0 < i < len(lines):
        return 0.0
    if _begins(lines, i, widest):
        return -_BEGUN
    # A line of another cell at half the height of two lines stands on a line of its own between them.
    apart = lines[i].line - lines[i - 1].line > 2
    return 0.0 if apart else 0.5 if _ended(lines[i - 1], widest) else _RUNS_ON
