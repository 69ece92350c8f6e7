"""Which rows a cell takes up that no lines bound: words are set in the middle of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jxlint.readers.pdf.runs import Run

# What a row costs that no cell of a column takes up, and how far words may stand from the middle of their cell, in
# parts of the height of a row.
_EMPTY, _OFF = 0.3, 0.4
# No cell takes up more rows.
_MOST = 60


# A column of cells: the lines of each.
Blocks = Sequence[Sequence[Run]]


def whole(columns: Sequence[Blocks], levels: Sequence[float]) -> list[list[tuple[int, int]]]:
    """The first and last row of each cell of `columns`; `levels` are the borders of the rows. Only where words stand
    across a border do cells take up several rows: those of the columns before the one with the most cells."""
    own = [[(_row(b[0], levels), _row(b[-1], levels)) for b in blocks] for blocks in columns]
    if not any(_straddles([run], y) for blocks in columns for b in blocks for run in b for y in levels[1:-1]):
        return own
    most = max(range(len(columns)), key=lambda c: len(columns[c]))
    return [
        _spread(blocks, levels, rows) if c < most else rows
        for c, (blocks, rows) in enumerate(zip(columns, own, strict=True))
    ]


def _row(run: Run, levels: Sequence[float]) -> int:
    return max(0, min(len(levels) - 2, sum(y <= run.middle for y in levels) - 1))


def _straddles(block: Sequence[Run], y: float) -> bool:
    high = block[0].bottom - block[0].top
    return block[0].top + 0.2 * high < y < block[-1].bottom - 0.2 * high


def _spread(
    blocks: Sequence[Sequence[Run]], levels: Sequence[float], own: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The rows that make every block stand in the middle of its own, and leave the fewest to none."""
    rows = len(levels) - 1
    high = sorted(b - a for a, b in pairwise(levels))[rows // 2]
    # Of the blocks so far, by the row behind the last of them: what they cost, and their rows.
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for i, (block, (first, last)) in enumerate(zip(blocks, own, strict=True)):
        middle = (block[0].top + block[-1].bottom) / 2
        after = own[i + 1][0] if i + 1 < len(own) else rows
        reached: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {}
        for free, (cost, made) in best.items():
            for a in range(max(free, first - _MOST), first + 1):
                for b in range(last, min(rows, after + (after <= last), last + _MOST)):
                    off = abs((levels[a] + levels[b + 1]) / 2 - middle) / high
                    if off > _OFF and (a, b) != (first, last):
                        continue
                    total = cost + off + _EMPTY * (a - free)
                    if b + 1 not in reached or total < reached[b + 1][0]:
                        reached[b + 1] = total, (*made, (a, b))
        if not reached:
            return [*own]
        best = reached
    return [*min((cost + _EMPTY * (rows - end), made) for end, (cost, made) in best.items())[1]]
