"""Tables out of the lines of a page: the borders of columns and rows, and which cells are merged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from jxlint.readers.pdf.apart import whole
from jxlint.readers.pdf.view import Rule
from jxlint.readers.touching import together

# Lines this near to each other are one, and a line this short of a corner still reaches it, in points.
_NEAR = 3.0


class Cell(msgspec.Struct, frozen=True):
    """A cell: its first row (from the top) and column, how many it takes up, and its bounds in points."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    top: float
    right: float
    bottom: float


class Table(msgspec.Struct, frozen=True):
    """A table: its cells in reading order, its bounds, the borders of its columns; whether these are drawn, and those
    of its rows; where these are not, how wide a gap parts two of them, and whether the order of the file told them."""

    cells: tuple[Cell, ...]
    left: float
    top: float
    right: float
    bottom: float
    columns: tuple[float, ...]
    ruled: bool = True
    lined: bool = True
    apart: float = 0.0
    told: bool = False


def tables(rules: Sequence[Rule], before: Sequence[float] = ()) -> list[Table]:
    """The tables that `rules` draw, from the top of the page down; `before` are the borders of the columns of the last
    table on the page before."""
    found = [t for group in whole(groups(rules), before) if (t := _table(group)) is not None]
    return sorted(found, key=lambda t: t.top)


def groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines that touch each other, directly or through others."""
    return together(rules, _touching([bounds(rule) for rule in rules]))


def _touching(boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[tuple[int, int]]:
    open_: list[int] = []
    for i in sorted(range(len(boxes)), key=lambda i: boxes[i][1]):
        left, top, right, _ = boxes[i]
        open_ = [j for j in open_ if boxes[j][3] + _NEAR >= top]
        for j in open_:
            if boxes[j][0] - _NEAR <= right and left <= boxes[j][2] + _NEAR:
                yield i, j
        open_.append(i)


def bounds(rule: Rule) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a line."""
    if rule.vertical:
        return rule.at, rule.start, rule.at, rule.end
    return rule.start, rule.at, rule.end, rule.at


def _table(rules: Sequence[Rule]) -> Table | None:
    """The table of lines that touch each other; None for a frame or an underline."""
    xs, ys = _levels(r.at for r in rules if r.vertical), _levels(r.at for r in rules if not r.vertical)
    # Where a page cuts a table off, no line closes it.
    ends = [e for r in rules if r.vertical for e in (r.start, r.end)]
    if len(xs) < 3 or not ends:
        return None
    ys = _levels([*ys, min(ends), max(ends)])
    if len(ys) < 2:
        return None
    upright = [r for r in rules if r.vertical]
    level = [r for r in rules if not r.vertical]
    width, height = len(xs) - 1, len(ys) - 1
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(height):
        for column in range(width):
            if (row, column) in taken:
                continue
            columns, rows = 1, 1
            middle = (ys[row] + ys[row + 1]) / 2
            while column + columns < width and not _crossed(upright, xs[column + columns], middle):
                columns += 1
            centre = (xs[column] + xs[column + columns]) / 2
            while row + rows < height and not _crossed(level, ys[row + rows], centre):
                rows += 1
            taken.update((row + i, column + j) for i in range(rows) for j in range(columns))
            cells.append(Cell(row, column, rows, columns, xs[column], ys[row], xs[column + columns], ys[row + rows]))
    return Table(tuple(cells), xs[0], ys[0], xs[-1], ys[-1], tuple(xs))


def _levels(values: Iterable[float]) -> list[float]:
    """`values` that are near to each other taken as one, ascending."""
    out: list[list[float]] = []
    for value in sorted(values):
        if out and value - out[-1][-1] <= _NEAR:
            out[-1].append(value)
        else:
            out.append([value])
    return [sum(group) / len(group) for group in out]


def _crossed(rules: Sequence[Rule], at: float, where: float) -> bool:
    return any(abs(r.at - at) <= _NEAR and r.start - _NEAR <= where <= r.end + _NEAR for r in rules)
