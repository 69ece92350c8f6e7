"""Tables without any lines at all: their columns are the gaps between the words of full lines, their rows end where
lines of a column stand further apart than those of one cell do. Cells may be centred, and go over several columns or
rows."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from jxlint.readers.pdf.going_on import Following, going_on
from jxlint.readers.pdf.grids import Cell, Table
from jxlint.readers.pdf.gutters import LEAST, across, column_of, columns_of
from jxlint.readers.pdf.runs import Run, height, runs
from jxlint.readers.pdf.spans import whole
from jxlint.readers.pdf.view import Glyph

# In parts of the height of a letter: how far the words of a line stand apart in height, and what parts the gaps
# between rows from those between lines of a cell.
_LEVEL, _WIDER = 0.3, 0.12
# How much further apart lines of two rows stand than those of one cell.
_ROW = 1.22
_NEAR = 2.0
# So many lines must stand otherwise in the file than the gaps say.
_TELLING = 3


def spaced(glyphs: Sequence[Glyph], before: Table | None) -> Table | None:
    """The table that `glyphs`, in the order of the file, stand in; None where they stand in no columns. `before` is
    the table that the page before ended with."""
    written = runs(glyphs)
    found = sorted(written, key=lambda r: r.middle)
    if not found:
        return None
    high = height(glyphs)
    levels = _levels(found, high)
    columns = before.columns if before else None
    if columns is None or not _stands_in([r for r in found if r.left < columns[-1]], columns):
        columns = columns_of(levels, high)
        if len(columns) - 1 < LEAST:
            return None
        levels = _table(levels, columns, high)
    own = _inner([run for level in levels for run in level], columns)
    if not own:
        return None
    return _made(own, columns, high, before.apart if before else 0.0, written)


def _levels(found: Sequence[Run], high: float) -> list[list[Run]]:
    """Runs that stand at one height, from the top down."""
    out: list[list[Run]] = []
    for run in found:
        if out and run.middle - out[-1][0].middle <= _LEVEL * high:
            out[-1].append(run)
        else:
            out.append([run])
    return out


def _stands_in(found: Sequence[Run], columns: Sequence[float]) -> bool:
    """Whether most of `found` keep to the columns."""
    return sum(across(run, columns) == 0 and run.left > columns[0] - _NEAR for run in found) * 10 >= 8 * len(found)


def _table(levels: Sequence[list[Run]], columns: Sequence[float], high: float) -> list[list[Run]]:
    """The lines of the table: from the first full one, or from what stands in its columns right above that."""
    first = next(i for i, level in enumerate(levels) if len({column_of(r, columns) for r in level}) >= LEAST)
    lefts = {column_of(r, columns): r.left for level in reversed(levels[first:]) for r in level}
    at = first
    while at:
        level = levels[at - 1]
        near = levels[at][0].top - level[0].bottom < 2.5 * high
        flush = len(level) > 1 and all(abs(r.left - lefts.get(column_of(r, columns), -9.0)) <= _NEAR for r in level)
        inside = levels[at][0].top - level[0].bottom < _LEVEL * high and not any(across(r, columns) for r in level)
        if not inside and not (near and flush):
            break
        at -= 1
    return [*levels[at:]]


def _inner(found: Sequence[Run], columns: Sequence[float]) -> list[Run]:
    """The runs down to a line that goes across the table from its first column on, or stands out of it."""
    out: list[Run] = []
    for run in found:
        if run.left < columns[0] - 20 or run.right > columns[-1] + 20:
            break
        if run.left < columns[1] and across(run, columns) > 1:
            break
        out.append(run)
    return out


def _made(own: Sequence[Run], columns: tuple[float, ...], high: float, known: float, written: Sequence[Run]) -> Table:
    by_column = [[r for r in own if column_of(r, columns) == c] for c in range(len(columns) - 1)]
    limit = _limit(by_column, high, max(known, 0.0))
    blocks = [_blocks(found, limit) for found in by_column]
    more = going_on(written, columns, high)
    by_order = known < 0 or _contradicted(by_column, more, limit, high)
    if by_order:
        blocks = [_chains(found, more.lines, high) for found in by_column]
        borders = _in_order(written, own, columns, more.lines, high) or _between(own, more.lines, high)
    else:
        borders = _borders(blocks, own, limit - high)
    top, bottom = min(r.top for r in own) - 1, max(r.bottom for r in own) + 1
    levels = (top, *borders, bottom)
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    for c, (column, own_rows) in enumerate(zip(blocks, whole(blocks, levels), strict=True)):
        for block, (first, last) in zip(column, own_rows, strict=True):
            wide = max(1 + across(run, columns) for run in block)
            at = (first, c)
            rows, width = taken.get(at, (1, 1))
            taken[at] = max(rows, last - first + 1), max(width, wide)
    covered = {
        (r + i, c + j) for (r, c), (rows, wide) in taken.items() for i in range(rows) for j in range(wide) if i or j
    }
    cells = [
        Cell(r, c, *taken.get((r, c), (1, 1)), columns[c], levels[r], 0.0, 0.0)
        for r in range(len(levels) - 1) for c in range(len(columns) - 1) if (r, c) not in covered
    ]  # fmt: skip
    ended = [
        Cell(x.row, x.column, x.rows, x.columns, x.left, x.top, columns[x.column + x.columns], levels[x.row + x.rows])
        for x in cells
    ]
    return Table(
        tuple(ended), columns[0], top, columns[-1], bottom, columns, ruled=False, lined=False,
        apart=-limit if by_order else limit,
    )  # fmt: skip


def _limit(by_column: Sequence[Sequence[Run]], high: float, known: float) -> float:
    """How far apart, from middle to middle, two lines of a cell stand at most: rows stand further apart.
    `known` is what the page before told."""
    steps = sorted(
        b.middle - a.middle for found in by_column for a, b in pairwise(found)
        if 0.6 * high < b.middle - a.middle < 3 * high
    )  # fmt: skip
    if known or not steps:
        return known
    least = steps[len(steps) // 20]
    near = [s for s in steps if s <= 2.6 * least]
    jumps = [(b - a, b / a, (a + b) / 2) for a, b in pairwise(near) if b - a > _WIDER * high]
    # Lines of figures alone stand nearer to each other than those of characters, in one cell.
    far = next((at for _, more, at in jumps if more > _ROW), None)
    # Lines that all stand evenly are a row each.
    return far or max(jumps, default=(0.0, 0.0, 0.9 * least))[2]


def _blocks(found: Sequence[Run], limit: float) -> list[list[Run]]:
    """The lines of a column, those together that belong to one cell."""
    out: list[list[Run]] = []
    for run in found:
        if out and run.middle - out[-1][-1].middle <= limit:
            out[-1].append(run)
        else:
            out.append([run])
    return out


def _contradicted(by_column: Sequence[Sequence[Run]], more: Following, limit: float, high: float) -> bool:
    """Whether the gaps between lines tell otherwise which of them go on with the cell above than the order of the file
    does, and that tells enough."""
    steps = [(b.middle - a.middle, id(b)) for found in by_column for a, b in pairwise(found)]
    apart = sum(_LEVEL * high < step <= limit and run not in more.behind for step, run in steps)
    along = sum(step > limit and run in more.lines for step, run in steps)
    return apart + along >= _TELLING and apart < 2 * len(more.lines)


def _chains(found: Sequence[Run], more: Container[int], high: float) -> list[list[Run]]:
    """The lines of a column, those of `more` (by their ids) with the one above."""
    out: list[list[Run]] = []
    for run in found:
        if out and (id(run) in more or run.middle - out[-1][-1].middle <= _LEVEL * high):
            out[-1].append(run)
        else:
            out.append([run])
    return out


def _in_order(
    written: Sequence[Run], own: Sequence[Run], columns: Sequence[float], more: Container[int], high: float
) -> list[float]:
    """Where the rows end that the cells make in the order of the file, row by row from left to right; none where they
    stand beside each other, as those do that cells go over several of."""
    inside, rows, at = set(map(id, own)), list[list[Run]](), 0
    for run in written:
        if id(run) not in inside:
            continue
        column = column_of(run, columns)
        beside = bool(rows) and abs(run.middle - rows[-1][-1].middle) <= _LEVEL * high and run.left > rows[-1][-1].left
        if rows and (id(run) in more or column > at or (column == at and beside)):
            rows[-1].append(run)
        else:
            rows.append([run])
        at = column
    bands = [(min(r.top for r in row), max(r.bottom for r in row)) for row in rows]
    if any(b[0] < a[1] - _LEVEL * high for a, b in pairwise(bands)):
        return []
    return [(a[1] + b[0]) / 2 for a, b in pairwise(bands)]


def _between(own: Sequence[Run], more: Container[int], high: float) -> list[float]:
    """Where rows end whose lines all stand evenly: above each line that begins a cell."""
    levels = _levels(own, high)
    return [
        (max(r.bottom for r in above) + min(r.top for r in level)) / 2
        for above, level in pairwise(levels) if any(id(r) not in more for r in level)
    ]  # fmt: skip


def _borders(blocks: Sequence[Sequence[Sequence[Run]]], own: Sequence[Run], gap: float) -> list[float]:
    """Where rows end: between the cells of every column, where nothing stands if possible; the narrowest of these
    gaps tell first."""
    free = [*_free(own, gap)]
    between = sorted(
        (b[0].top - a[-1].bottom, a[-1].bottom, b[0].top) for column in blocks for a, b in pairwise(column)
    )
    out = [(a + b) / 2 for a, b in free]
    for _, start, end in between:
        if not any(start - 0.5 <= y <= end + 0.5 for y in out):
            out.append((start + end) / 2)
    return sorted(out)


def _free(own: Sequence[Run], gap: float) -> Iterator[tuple[float, float]]:
    """The stretches without any words that are higher than those between the lines of a cell."""
    bottom = own[0].bottom
    for run in sorted(own, key=lambda r: r.top):
        if run.top - bottom > max(0.0, gap):
            yield bottom, run.top
        bottom = max(bottom, run.bottom)
