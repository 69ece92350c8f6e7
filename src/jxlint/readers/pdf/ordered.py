"""Tables without upright lines whose cells the file tells: programs write a page row by row and cell by cell, so a row
begins where what comes next stands further left, and a cell in the middle of several rows begins in that of the cells
it is written with. Where the places on the page say otherwise in any point nothing is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from jxlint.readers.pdf.grids import Table
from jxlint.readers.pdf.order_cells import Block, cells_of, levels_of
from jxlint.readers.pdf.order_columns import borders, columns_of, fit
from jxlint.readers.pdf.runs import Run, height, runs
from jxlint.readers.pdf.view import Glyph

# In heights of a letter: how far below each other two lines of a cell stand at most, and how far from a border that
# the page before tells words end.
_STEP, _NEAR, _LEVEL = 2.2, 0.5, 0.3
# Of the steps between lines of cells, how much more than the usual one parts two cells.
_MORE = 1.2
# A table has so many columns, and rows that fill so many.
_LEAST, _FULL = 3, 2
# So many lines begin where a column does.
_BEGIN = 4
# A page with more cells is none.
_CELLS = 2000


def ordered(glyphs: Sequence[Glyph], before: Table | None) -> list[Table] | None:
    """The table that `glyphs`, in the order of the file, make, in a list; an empty one where they stand in no columns,
    None where the order does not tell it for certain. `before` is the table that the page before ended with."""
    if not glyphs:
        return []
    high = height(glyphs)
    written = runs(glyphs)
    rough = _pieces(_table(_rows(_blocks(written, high), high), before, high))
    if not rough or sum(map(len, rough)) > _CELLS:
        return None
    between = [(b.start, b.end) for b in borders(rough)]
    begins = {x for x, count in Counter(round(r.left) for r in written).items() if count >= _BEGIN}
    if before is not None and before.told:
        between = [(x - _NEAR * high, x + _NEAR * high) for x in before.columns[1:-1]]
    rows = _table(_rows(_blocks(runs(glyphs, between, begins), high), high), before, high)
    pieces = _pieces(rows)
    if before is not None and fit(pieces, before.columns, high):
        columns = before.columns
    elif sum(len(row) >= _LEAST for row in rows) >= _FULL:
        columns = columns_of(pieces, borders(pieces), high)
    else:
        return None if any(len(row) >= _LEAST for row in rows) else []
    if len(columns) - 1 < _LEAST or not ((before is not None and before.told) or _by_cells(rows, high)):
        return None
    for i, row in enumerate(rows):
        for block in row:
            block.row = i
    levels = levels_of(rows, high)
    cells = cells_of(rows, columns, levels, high) if levels else None
    if cells is None or levels is None:
        return None
    edges = columns[0], levels[0], columns[-1], levels[-1]
    return [Table(tuple(cells), *edges, columns, ruled=False, lined=False, apart=1.0, told=True)]


def _table(rows: list[list[Block]], before: Table | None, high: float) -> list[list[Block]]:
    """`rows` without what stands alone above the table, but for the rest of a cell of the page before, and below it at
    its left side."""
    first = next((i for i, row in enumerate(rows) if len(row) >= _FULL), len(rows))
    if before is not None:
        while first and fit([[(b.left, b.right) for b in rows[first - 1]]], before.columns, high):
            first -= 1
    left = min((row[0].left for row in rows[first:]), default=0.0)
    last = len(rows)
    while last > first and len(rows[last - 1]) < _FULL and rows[last - 1][0].left < left + 1:
        last -= 1
    return rows[first:last]


def _by_cells(rows: Sequence[Sequence[Block]], high: float) -> bool:
    """Whether rows are written cell by cell, and not line by line as they are seen: somewhere the next cell begins
    above or below the line on which the one before it ends."""
    return any(abs(a.lines[-1].middle - b.lines[0].middle) > _LEVEL * high for row in rows for a, b in pairwise(row))


def _pieces(rows: Sequence[Sequence[Block]]) -> list[list[tuple[float, float]]]:
    return [[(b.left, b.right) for b in row] for row in rows]


def _blocks(written: Sequence[Run], high: float) -> list[Block]:
    """The cells in the order of the file: lines that follow each other there and on the page."""
    steps = sorted(b.middle - a.middle for a, b in pairwise(written) if _below(a, b, high))
    limit = _MORE * steps[len(steps) // 4] if steps else 0.0
    out: list[Block] = []
    for run in written:
        last = out[-1].lines[-1] if out else None
        if last is not None and _below(last, run, high) and run.middle - last.middle <= limit:
            out[-1].lines.append(run)
        else:
            out.append(Block([run]))
    return out


def _below(a: Run, b: Run, high: float) -> bool:
    """Whether `b` stands right below `a`."""
    return 0.6 * high < b.middle - a.middle < _STEP * high and a.left < b.right and b.left < a.right


def _rows(blocks: Sequence[Block], high: float) -> list[list[Block]]:
    """The cells row by row: each from left to right. What stands alone right below the end of a row goes on with its
    last cell, behind an empty line."""
    out: list[list[Block]] = []
    for n, block in enumerate(blocks):
        last = out[-1][-1] if out else None
        if last is not None and block.left >= last.right - 1:
            out[-1].append(block)
            continue
        alone = n + 1 == len(blocks) or blocks[n + 1].left < block.right - 1
        if last is not None and alone and len(out[-1]) > 1 and _below(last.lines[-1], block.lines[0], high):
            last.lines += block.lines
        else:
            out.append([block])
    return out
