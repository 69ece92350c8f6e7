"""Where the cells of rows stand that no lines bound: which rows and columns each takes up, as its words tell that stand
in the middle of them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.readers.pdf.grids import Cell
from jxlint.readers.pdf.runs import Run

# In heights of a letter: how far words may reach over a border that only lies between words, how far they stand from
# the middle of their rows, and from that of the cell above or below.
_EDGE, _OFF, _MIDDLE = 0.3, 0.7, 0.6
# In parts of all cells, how many are set like the others of their table.
_MOST = 0.9


class Block(msgspec.Struct):
    """The lines of a cell, in the row in which they are written."""

    lines: list[Run]
    row: int = 0

    @property
    def left(self) -> float:
        """Where the leftmost line begins."""
        return min(r.left for r in self.lines)

    @property
    def right(self) -> float:
        """Where the rightmost line ends."""
        return max(r.right for r in self.lines)

    @property
    def top(self) -> float:
        """The top of the first line."""
        return self.lines[0].top

    @property
    def bottom(self) -> float:
        """The bottom of the last line."""
        return self.lines[-1].bottom

    @property
    def centre(self) -> float:
        """The place in the middle of its lines, from left to right."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """The height in the middle of its lines."""
        return (self.top + self.bottom) / 2


def levels_of(rows: Sequence[Sequence[Block]], high: float) -> list[float] | None:
    """The borders of the rows: right above the highest of the cells that begin there. None where rows are not below
    each other, or one has no cell of its own."""
    tops = [min(b.top for b in row) for row in rows]
    levels = [tops[0] - 1]
    bottoms: list[float] = []
    for i, row in enumerate(rows):
        bottoms += [b.bottom for b in row]
        if i + 1 == len(rows):
            break
        edge = tops[i + 1] + _EDGE * high
        ended = [y for y in bottoms if y <= edge]
        if min(b.bottom for b in row) > edge or not ended:
            return None
        levels.append((max(ended) + tops[i + 1]) / 2)
    return [*levels, max(bottoms) + 1]


def cells_of(
    rows: Sequence[Sequence[Block]], columns: Sequence[float], levels: Sequence[float], high: float
) -> list[Cell] | None:
    """The cells with the rows and columns they take up; None where one stands where another is or out of its own."""
    free = [0] * (len(columns) - 1)  # the first row of each column that no cell takes up
    out: list[_Place] = []
    placed = [(b, *_span(b, columns)) for row in rows for b in row]
    for n, (block, first, last) in enumerate(placed):
        end = next((b.row for b, x, y in placed[n + 1 :] if x <= last and first <= y), len(rows))
        stop = _stop(block, end, levels, high)
        if stop is None or end <= block.row or max(free[first : last + 1]) > block.row:
            return None
        free[first : last + 1] = [stop] * (last + 1 - first)
        out.append(_Place(block.row, stop, first, last + 1, block))
    if not _set_alike(out, levels, high):
        return None
    _centre(out, high)
    _widen(out, len(rows), len(columns) - 1)
    taken = {(r, c) for x in out for r in range(x.row, x.stop) for c in range(x.first, x.end)}
    out += [
        _Place(r, r + 1, c, c + 1) for r in range(len(rows)) for c in range(len(columns) - 1) if (r, c) not in taken
    ]
    return [
        Cell(
            x.row, x.first, x.stop - x.row, x.end - x.first,
            columns[x.first], levels[x.row], columns[x.end], levels[x.stop],
        )
        for x in sorted(out, key=lambda x: (x.row, x.first))
    ]  # fmt: skip


class _Place(msgspec.Struct):
    """The rows of a cell and the columns: the first of each, and the first behind it; its words, if it has any."""

    row: int
    stop: int
    first: int
    end: int
    block: Block | None = None


def _set_alike(cells: Sequence[_Place], levels: Sequence[float], high: float) -> bool:
    """Whether nearly all cells are set at the top of their rows, in the middle or at the bottom; those in the first and
    the last row say nothing, as the page may cut them."""
    inner = [(x, x.block) for x in cells if x.block and x.row and x.stop < len(levels) - 1]
    far = _OFF * high
    top = sum(b.top - levels[x.row] <= far for x, b in inner)
    middle = sum(abs((levels[x.row] + levels[x.stop]) / 2 - b.middle) <= far for x, b in inner)
    bottom = sum(levels[x.stop] - b.bottom <= far for x, b in inner)
    return max(top, middle, bottom) >= _MOST * len(inner)


def _centre(cells: Sequence[_Place], high: float) -> None:
    """Let cells take up the columns of the one above or below around the same middle, if these are free."""
    starts: dict[int, list[_Place]] = {}
    stops: dict[int, list[_Place]] = {}
    taken: dict[tuple[int, int], _Place] = {}
    for x in cells:
        starts.setdefault(x.row, []).append(x)
        stops.setdefault(x.stop, []).append(x)
        taken |= {(r, c): x for r in range(x.row, x.stop) for c in range(x.first, x.end)}
    down = [(x, y) for x in cells for y in stops.get(x.row, ())]
    up = [(x, y) for x in reversed(cells) for y in starts.get(x.stop, ())]
    for x, y in (*down, *up):
        narrower = y.first <= x.first and x.end <= y.end and x.end - x.first < y.end - y.first
        if narrower and x.block and y.block and abs(x.block.centre - y.block.centre) <= _MIDDLE * high:
            places = [(r, c) for r in range(x.row, x.stop) for c in range(y.first, y.end)]
            if all(taken.get(place, x) is x for place in places):
                x.first, x.end = y.first, y.end
                taken |= dict.fromkeys(places, x)


def _widen(cells: Sequence[_Place], rows: int, columns: int) -> None:
    """Let cells take up the columns behind them that others do above or below, where none begins in between."""
    for column in range(1, columns):
        begun = {r for x in cells if x.first == column for r in range(x.row, x.stop)}
        over = {r for x in cells if x.first < column < x.end for r in range(x.row, x.stop)}
        alike: set[int] = set()
        for r in range(rows):
            if r in begun or r - 1 in begun:
                alike = set()
            if not alike:
                alike = set(range(r, min((n for n in begun if n >= r), default=rows)))
                wide = bool(alike & over)
            if wide and r in alike:
                for x in cells:
                    if x.row == r and x.end == column and alike >= set(range(x.row, x.stop)):
                        x.end += 1


def _span(block: Block, columns: Sequence[float]) -> tuple[int, int]:
    """The first and last column that a cell stands in."""
    inner = columns[1:-1]
    return sum(x <= block.left + 1 for x in inner), sum(x < block.right - 1 for x in inner)


def _stop(block: Block, end: int, levels: Sequence[float], high: float) -> int | None:
    """The row behind the last of a cell: of those before `end` that which sets it in the middle, if it is not at the
    top of its own; None where it stands out of all."""
    edge = _EDGE * high
    if block.top < levels[block.row] - edge:
        return None
    holding = [r for r in range(block.row + 1, end + 1) if block.bottom <= levels[r] + edge]
    if not holding:
        return None
    off = {r: abs((levels[block.row] + levels[r]) / 2 - block.middle) for r in holding}
    best = min(holding, key=lambda r: off[r])
    return best if off[best] <= _OFF * high else holding[0]
