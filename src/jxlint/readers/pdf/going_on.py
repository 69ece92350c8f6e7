"""Lines that go on with the cell above them where all lines of a page stand evenly, so that no gap tells where a row
ends: programs write a page cell by cell, and the lines of a cell right behind each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jxlint.readers.pdf.gutters import across, column_of
from jxlint.readers.pdf.runs import Run

# In heights of a letter: how far a full line may end before the widest of its column, since some words are not parted;
# how wide a column is that holds whole paragraphs; how far below each other two lines of a cell stand at most, and two
# words of one line.
_SHORT, _WIDE, _STEP, _SAME = 2.2, 10.0, 2.2, 0.3


class Following(msgspec.Struct, frozen=True):
    """Runs by their ids: those right `behind` the one above them, and of these the further `lines` of its cell."""

    behind: frozenset[int]
    lines: frozenset[int]


def going_on(written: Sequence[Run], columns: Sequence[float], high: float) -> Following:
    """Which runs, in the order of the file, go on with the run before them."""
    ends: dict[int, float] = {}
    begins: dict[int, float] = {}
    for run in written:
        if columns[0] <= run.left and not across(run, columns):
            at = column_of(run, columns)
            ends[at], begins[at] = max(ends.get(at, 0.0), run.right), min(begins.get(at, run.left), run.left)
    behind, lines = set[int](), set[int]()
    for a, b in pairwise(written):
        at, step = column_of(a, columns), b.middle - a.middle
        if at != column_of(b, columns) or at not in ends:
            continue
        if 0.6 * high < step < _STEP * high:
            behind.add(id(b))
            if a.right >= ends[at] - _SHORT * high or ends[at] - begins[at] >= _WIDE * high:
                lines.add(id(b))
        elif abs(step) < _SAME * high:  # more words of the same line
            for kept in (behind, lines):
                if id(a) in kept:
                    kept.add(id(b))
    return Following(frozenset(behind), frozenset(lines))
