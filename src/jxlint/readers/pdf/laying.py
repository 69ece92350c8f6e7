"""Pages put together to a sheet: words into the cells they stand in, rows that a page cuts off made whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from jxlint.readers.ink import Ink
from jxlint.readers.limits import Limits
from jxlint.readers.pdf.again import another, heads_of, repeated
from jxlint.readers.pdf.aligned import aligned
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.grids import Table, tables
from jxlint.readers.pdf.joining import append, first_row, measure
from jxlint.readers.pdf.lines import Pen, lines, middle
from jxlint.readers.pdf.ordered import ordered
from jxlint.readers.pdf.remarks import Remarks
from jxlint.readers.pdf.running import Running, unnumbered, without_dressed
from jxlint.readers.pdf.set_in import set_in
from jxlint.readers.pdf.spaced import spaced
from jxlint.readers.pdf.spilled import spilled
from jxlint.readers.pdf.unparted import parted
from jxlint.readers.pdf.view import Glyph, PageView
from jxlint.readers.tables import Box, Grid, Page
from jxlint.sheet import Sheet

_NEAR = 3.0


def lay(pages: Iterable[PageView], limits: Limits) -> Sheet:
    """The sheet of `pages`."""
    laid = _Laid(limits)
    for view, found, following in _with_tables(pages):
        laid.add(view, found, following)
    return laid.sheet()


class _Laid:
    """A sheet in the making: what is whole of it, and the table that may go on on the next page."""

    def __init__(self, limits: Limits) -> None:
        self._page, self._ink = Page(limits), Ink()
        self._remarks, self._running = Remarks(), Running()
        self._grid: list[Drawn] | None = None  # the table that may go on
        self._last: Table | None = None  # what its first page shows of it
        self._columns: tuple[float, ...] = ()
        self._heads: list[list[str]] = []
        self._tabled = False  # a page has shown a table
        self._even = True  # no page has shown columns that make no table

    def add(self, view: PageView, found: list[Table], following: list[Table]) -> None:
        """The next page, with its ruled tables and those of the page after it."""
        pen = Pen(self._ink, view.number)
        if view.turn is not None:
            self._ink.turned(view.number, view.turn)
        if view.recognised:
            self._ink.recognise(view.number)
        self._remarks.add(view)
        self._tabled = self._tabled or bool(found)
        if self._tabled:
            view = msgspec.structs.replace(view, glyphs=tuple(unnumbered(view.glyphs)))
        found = found or self._unruled(view)
        held = self._held(view, found, following)
        taken = {id(g) for cells in held for glyphs in cells.values() for g in glyphs}
        loose = [g for g in view.glyphs if id(g) not in taken and not any(_inside(g, t) for t in found)]
        self._tabled = self._tabled or bool(found)
        loose = self._running.without(loose) if self._tabled else loose
        at = float("-inf")
        for table, cells in zip(found, held, strict=True):
            above = [g for g in loose if at <= middle(g) < table.top]
            at = table.bottom
            self._add_table(table, _boxes(table, view.glyphs, cells, pen), above, pen)
        below = [g for g in loose if middle(g) >= at]
        if not found or _speaks(below):
            self._close()
            _flow(self._page, below, pen)

    def sheet(self) -> Sheet:
        """The sheet of all pages."""
        self._close()
        self._page.notices += self._remarks.notices()
        return self._page.sheet(self._ink)

    def _unruled(self, view: PageView) -> list[Table]:
        """The table of a page that has no upright lines, as its words stand."""
        if not self._even:
            return []
        before = None if self._grid is None or self._last is None or self._last.ruled else self._last
        told = None if view.recognised else ordered(self._running.unknown(view.glyphs), before)
        if told is not None:
            return told
        bare = None if view.rules else spaced(without_dressed(view.glyphs), before)
        made = [bare] if bare else aligned(view, before)
        self._even = made is not None
        if made and any(cell.rows > 1 for cell in made[0].cells):
            self._remarks.say("guessed", view.number)
        return made or []

    def _held(self, view: PageView, found: list[Table], following: list[Table]) -> list[dict[int, list[Glyph]]]:
        """Of each table the words that belong to its cells and stand outside of it."""
        comes = bool(found) and self._grid is not None and _joined(self._columns, found[0].columns) is not None
        goes = bool(found and following) and _joined(found[-1].columns, following[0].columns) is not None
        return [
            spilled(
                table,
                view.glyphs,
                self._last if comes and table is found[0] else None,
                following[0] if goes and table is found[-1] else None,
            )
            for table in found
        ]

    def _add_table(self, table: Table, boxes: list[Drawn], above: Sequence[Glyph], pen: Pen) -> None:
        """The cells of a table below the words `above`: the rest of the table before, or another one."""
        joined = None if _speaks(above) else _joined(self._columns, table.columns)
        if self._grid is None or joined is None:
            self._close()
            _flow(self._page, above, pen)
            self._grid, self._last, self._columns = [], table, table.columns
            append(self._grid, boxes, cut=False)
            self._heads = heads_of(boxes)
            return
        self._columns = joined.columns
        _spread(self._grid, joined.above)
        _spread(boxes, joined.below)
        boxes = parted(boxes, self._heads)
        count = repeated(boxes, self._heads)
        if another(boxes, self._grid, count):
            append(self._grid, boxes, cut=False)
        else:
            append(self._grid, [b for b in boxes if b.row >= first_row(boxes) + count], cut=True)

    def _close(self) -> None:
        """The table that may go on does not."""
        if self._grid is not None:
            set_in(self._grid)
            self._page.grid(Grid([*self._grid]))
        self._grid = None


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
