"""The columns of rows of cells that no lines bound: between two cells beside each other there is a border, and borders
are where words are written over them the least."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

import msgspec

Piece = tuple[float, float]
# Words reach so far over a border that lies beside them, in points.
_OVER = 1.0


class Border(msgspec.Struct, frozen=True):
    """A border between two columns, and the stretch in which all cells leave room for it that have it between them."""

    at: float
    start: float
    end: float


def borders(rows: Sequence[Sequence[Piece]]) -> list[Border]:
    """The borders between the columns of `rows`, of each cell of which the left and the right end is given."""
    beside = {(a[1], b[0]) for row in rows for a, b in pairwise(row)}
    gaps = sorted((gap for gap in beside if gap[1] - gap[0] > _OVER), key=lambda gap: gap[1])
    pieces = [piece for row in rows for piece in row]
    ends = sorted({round(2 * x) / 2 for piece in pieces for x in piece})
    places = [(a + b) / 2 for a, b in pairwise(ends)]
    written = {x: sum(left < x < right for left, right in pieces) for x in places}
    # Of the borders up to each place, that being the last: what is written over them, and the one before.
    best: list[tuple[float, int]] = []
    due, gap = float("-inf"), 0  # where the last gap begins that ends before
    for n, x in enumerate(places):
        while gap < len(gaps) and gaps[gap][1] <= x:
            due = max(due, gaps[gap][0])
            gap += 1
        cost = 1.0 + written[x]
        start = bisect_left(places, due) if due > float("-inf") else 0
        before = [(best[i][0], i) for i in range(start, n)]
        if due == float("-inf"):
            before.append((0.0, -1))
        found = min(before, default=(float("inf"), -1))
        best.append((found[0] + cost, found[1]))
    last = max((start for start, _ in gaps), default=float("-inf"))
    ending = [(cost, i) for i, (cost, _) in enumerate(best) if places[i] >= last]
    at = min(ending, default=(0.0, -1))[1] if gaps else -1
    out: list[Border] = []
    while at >= 0:
        x = places[at]
        own = [g for g in gaps if g[0] <= x <= g[1]]
        out.append(Border(x, max(g[0] for g in own), min(g[1] for g in own)) if own else Border(x, x, x))
        at = best[at][1]
    return out[::-1]


def columns_of(rows: Sequence[Sequence[Piece]], found: Sequence[Border], high: float) -> tuple[float, ...]:
    """The borders of the columns with those at both ends, where longer words of other pages have room, too."""
    left, right = min(p[0] for row in rows for p in row), max(p[1] for row in rows for p in row)
    return (left - high, *(b.at for b in found), right + high)


def fit(rows: Sequence[Sequence[Piece]], columns: Sequence[float], high: float) -> bool:
    """Whether `rows` stand in `columns`: a border lies between any two cells beside each other, and most cells stand
    in one column, or begin right behind a border. Letters are so `high`."""
    pieces = [piece for row in rows for piece in row]
    inner = columns[1:-1]
    apart = sum(
        any(left + _OVER < x < right - _OVER for x in inner) and not any(0 < left - x < high for x in columns)
        for left, right in pieces
    )
    return (
        all(any(a[1] - _OVER <= x <= b[0] + _OVER for x in inner) for row in rows for a, b in pairwise(row))
        and all(columns[0] - _OVER <= left and right <= columns[-1] + _OVER for left, right in pieces)
        and apart * 2 < len(pieces)
    )
