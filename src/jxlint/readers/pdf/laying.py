"""Pages put together to a sheet: words into the cells they stand in, rows that a page cuts off made whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jxlint.readers.ink import Ink
from jxlint.readers.limits import Limits
from jxlint.readers.pdf.again import another, heads_of, repeated
from jxlint.readers.pdf.aligned import aligned
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.grids import Table, tables
from jxlint.readers.pdf.joining import append, first_row, measure
from jxlint.readers.pdf.lines import Pen, lines, middle
from jxlint.readers.pdf.remarks import Remarks
from jxlint.readers.pdf.set_in import set_in
from jxlint.readers.pdf.spaced import spaced
from jxlint.readers.pdf.spilled import Running, spilled
from jxlint.readers.pdf.view import Glyph, PageView
from jxlint.readers.tables import Box, Grid, Page
from jxlint.sheet import Sheet

_NEAR = 3.0


def lay(pages: Iterable[PageView], limits: Limits) -> Sheet:
    """The sheet of `pages`."""
    page, ink = Page(limits), Ink()
    grid: list[Drawn] | None = None
    last: Table | None = None
    columns: tuple[float, ...] = ()
    even = True  # no page has shown columns that make no table
    heads: list[list[str]] = []
    remarks, running = Remarks(), Running()
    for view, found, following in _with_tables(pages):
        pen = Pen(ink, view.number)
        if view.turn is not None:
            ink.turned(view.number, view.turn)
        if view.recognised:
            ink.recognise(view.number)
        remarks.add(view)
        if not found and even:
            before = None if grid is None or last is None or last.ruled else last
            bare = None if view.rules else spaced(view.glyphs, before)
            made = [bare] if bare else aligned(view, before)
            even, found = made is not None, made or []
        comes = bool(found) and grid is not None and _joined(columns, found[0].columns) is not None
        goes = bool(found and following) and _joined(found[-1].columns, following[0].columns) is not None
        more = [
            spilled(
                table,
                view.glyphs,
                last if comes and table is found[0] else None,
                following[0] if goes and table is found[-1] else None,
            )
            for table in found
        ]
        taken = {id(g) for held in more for glyphs in held.values() for g in glyphs}
        loose = [g for g in view.glyphs if id(g) not in taken and not any(_inside(g, t) for t in found)]
        loose = running.without(loose) if found else loose
        at = float("-inf")
        for table, held in zip(found, more, strict=True):
            above = [g for g in loose if at <= middle(g) < table.top]
            at = table.bottom
            boxes = _boxes(table, view.glyphs, held, pen)
            if grid is not None and last is not None and not _speaks(above):
                joined = _joined(columns, table.columns)
                if joined is not None:
                    columns = joined.columns
                    _spread(grid, joined.above)
                    _spread(boxes, joined.below)
                    count = repeated(boxes, heads)
                    if another(boxes, grid, count):
                        append(grid, boxes, cut=False)
                    else:
                        append(grid, [b for b in boxes if b.row >= first_row(boxes) + count], cut=True)
                    continue
            if grid is not None:
                _write(page, grid)
            _flow(page, above, pen)
            grid, last, columns = [], table, table.columns
            append(grid, boxes, cut=False)
            heads = heads_of(boxes)
        below = [g for g in loose if middle(g) >= at]
        if found and grid is not None and _speaks(below):
            _write(page, grid)
            grid = None
            _flow(page, below, pen)
        elif not found:
            if grid is not None:
                _write(page, grid)
                grid = None
            _flow(page, below, pen)
    if grid is not None:
        _write(page, grid)
    page.notices += remarks.notices()
    return page.sheet(ink)


def _write(page: Page, boxes: Sequence[Drawn]) -> None:
    """A table that is whole."""
    set_in(boxes)
    page.grid(Grid([*boxes]))


def _with_tables(pages: Iterable[PageView]) -> Iterator[tuple[PageView, list[Table], list[Table]]]:
    """Each page with its ruled tables, and those of the page after it."""
    before: tuple[PageView, list[Table]] | None = None
    columns: tuple[float, ...] = ()
    for view in pages:
        found = tables(view.rules, columns)
        for table in found:
            joined = _joined(columns, table.columns)
            columns = joined.columns if joined else table.columns
        if before is not None:
            yield *before, found
        before = view, found
    if before is not None:
        yield *before, []


def _inside(glyph: Glyph, table: Table) -> bool:
    x, y = glyph.place
    return table.left <= x <= table.right and table.top <= y <= table.bottom


class _Columns(NamedTuple):
    """The borders of the columns of two tables together, and which of them are those of either."""

    columns: tuple[float, ...]
    above: tuple[int, ...]
    below: tuple[int, ...]


def _joined(one: Sequence[float], two: Sequence[float]) -> _Columns | None:
    """The columns of a table that goes on with other borders on the next page, None for another table: a border is not
    drawn where all cells of a page run across it. A page may be shifted, as scans and bound pages are."""
    if not one or abs((one[-1] - one[0]) - (two[-1] - two[0])) > _NEAR:
        return None
    shifted = [x - two[0] + one[0] for x in two]
    found = [min(range(len(one)), key=lambda i, x=x: abs(one[i] - x)) for x in shifted]  # type: ignore[misc]
    new = [x for x, i in zip(shifted, found, strict=True) if abs(one[i] - x) > _NEAR]
    if new and len(shifted) - len(new) < len(one):
        return None  # each has borders that the other lacks
    whole = tuple(sorted((*one, *new)))
    below = [x if x in new else one[i] for x, i in zip(shifted, found, strict=True)]
    return _Columns(whole, tuple(map(whole.index, one)), tuple(map(whole.index, below)))


def _spread(boxes: Iterable[Box], borders: Sequence[int]) -> None:
    """Let the cells stand in the columns of the whole table, of which theirs begin at `borders`."""
    for box in boxes:
        start, end = borders[box.column], borders[box.column + box.columns]
        box.column, box.columns = start, end - start


def _boxes(table: Table, glyphs: Sequence[Glyph], held: dict[int, list[Glyph]], pen: Pen) -> list[Drawn]:
    """The cells of `table` with their words; `held` are those that stand outside of it, by the index of the cell."""
    for glyph in glyphs:
        if glyph.text.isspace() or not _inside(glyph, table):
            continue
        x, y = glyph.place
        for i, cell in enumerate(table.cells):
            if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
                held.setdefault(i, []).append(glyph)
                break
    made = [lines(held.get(i, [])) for i in range(len(table.cells))]
    boxes = [Drawn(c.row, c.column, c.rows, c.columns, [*pen.words(m)]) for c, m in zip(table.cells, made, strict=True)]
    if table.ruled or table.apart:
        measure(boxes, table.cells, made)
    return boxes


def _flow(page: Page, glyphs: Sequence[Glyph], pen: Pen) -> None:
    """Words around tables, a line a line."""
    for words in pen.words(lines(glyphs)):
        page.flow([words])
        page.end_line()


def _speaks(glyphs: Sequence[Glyph]) -> bool:
    """Whether glyphs say anything; a page number does not."""
    return any(g.text.isalpha() and g.text not in "第页共" for g in glyphs)
