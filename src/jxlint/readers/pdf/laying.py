"""Pages put together to a sheet: words into the cells they stand in, rows that a page cuts off made whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from jxlint.readers.ink import Ink
from jxlint.readers.limits import Limits
from jxlint.readers.pdf.aligned import aligned
from jxlint.readers.pdf.grids import Cell, Table, tables
from jxlint.readers.pdf.lines import Pen, lines, middle
from jxlint.readers.pdf.remarks import Remarks
from jxlint.readers.pdf.spilled import Running, spilled
from jxlint.readers.pdf.view import Glyph, PageView
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.sheet import Sheet

_NEAR = 3.0
# So many characters and no mark at their end are a text that goes on.
_LONG, _STOPS, _ENDS = 20, "。！!？?", "。；;！!？?"


def lay(pages: Iterable[PageView], limits: Limits) -> Sheet:
    """The sheet of `pages`."""
    page, ink = Page(limits), Ink()
    grid: Grid | None = None
    last: Table | None = None
    columns: tuple[float, ...] = ()
    even = True  # no page has shown columns that make no table
    head: list[str] = []
    remarks, running = Remarks(), Running()
    for view, found, following in _with_tables(pages):
        pen = Pen(ink, view.number)
        if view.turn is not None:
            ink.turned(view.number, view.turn)
        if view.recognised:
            ink.recognise(view.number)
        remarks.add(view)
        if not found and even:
            made = aligned(view, None if grid is None or last is None or last.ruled else last)
            even, found = made is not None, made or []
        comes = bool(found) and grid is not None and _joined(columns, found[0].columns) is not None
        goes = bool(found and following) and _joined(found[-1].columns, following[0].columns) is not None
        more = [
            spilled(table, view.glyphs, above=comes and table is found[0], below=goes and table is found[-1])
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
                    _spread(grid.boxes, joined.above)
                    _spread(boxes, joined.below)
                    _append(grid, _without(boxes, head), cut=True)
                    continue
            if grid is not None:
                page.grid(grid)
            _flow(page, above, pen)
            grid, last, columns = Grid([]), table, table.columns
            _append(grid, boxes, cut=False)
            head = _row_words(boxes, _first(boxes))
        below = [g for g in loose if middle(g) >= at]
        if found and grid is not None and _speaks(below):
            page.grid(grid)
            grid = None
            _flow(page, below, pen)
        elif not found:
            if grid is not None:
                page.grid(grid)
                grid = None
            _flow(page, below, pen)
    if grid is not None:
        page.grid(grid)
    page.notices += remarks.notices()
    return page.sheet(ink)


def _with_tables(pages: Iterable[PageView]) -> Iterator[tuple[PageView, list[Table], list[Table]]]:
    """Each page with its ruled tables, and those of the page after it."""
    before: tuple[PageView, list[Table]] | None = None
    for view in pages:
        found = tables(view.rules)
        if before is not None:
            yield *before, found
        before = view, found
    if before is not None:
        yield *before, []


def _inside(glyph: Glyph, table: Table) -> bool:
    x = (glyph.left + glyph.right) / 2
    return table.left <= x <= table.right and table.top <= middle(glyph) <= table.bottom


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


def _boxes(table: Table, glyphs: Sequence[Glyph], held: dict[int, list[Glyph]], pen: Pen) -> list[Box]:
    """The cells of `table` with their words; `held` are those that stand outside of it, by the index of the cell."""
    for glyph in glyphs:
        if glyph.text.isspace() or not _inside(glyph, table):
            continue
        x, y = (glyph.left + glyph.right) / 2, middle(glyph)
        for i, cell in enumerate(table.cells):
            if cell.left <= x <= cell.right and cell.top <= y <= cell.bottom:
                held.setdefault(i, []).append(glyph)
                break
    return [_box(cell, held.get(i, []), pen) for i, cell in enumerate(table.cells)]


def _box(cell: Cell, glyphs: list[Glyph], pen: Pen) -> Box:
    return Box(cell.row, cell.column, cell.rows, cell.columns, [*pen.words(lines(glyphs))])


def _flow(page: Page, glyphs: Sequence[Glyph], pen: Pen) -> None:
    """Words around tables, a line a line."""
    for words in pen.words(lines(glyphs)):
        page.flow([words])
        page.end_line()


def _speaks(glyphs: Sequence[Glyph]) -> bool:
    """Whether glyphs say anything; a page number does not."""
    return any(g.text.isalpha() and g.text not in "第页共" for g in glyphs)


def _first(boxes: Sequence[Box]) -> int:
    return min((b.row for b in boxes), default=0)


def _row_words(boxes: Sequence[Box], row: int) -> list[str]:
    return ["".join(_said(b).split()) for b in boxes if b.row == row]


def _said(box: Box) -> str:
    return "".join(w.text for w in box.content if isinstance(w, Words))


def _without(boxes: list[Box], head: list[str]) -> list[Box]:
    """The cells of a table that goes on, without the heads that the page repeats."""
    first = _first(boxes)
    return [b for b in boxes if b.row != first] if _row_words(boxes, first) == head else boxes


def _append(grid: Grid, boxes: list[Box], *, cut: bool) -> None:
    """Add the rows of `boxes` below those of `grid`. `cut`: the first may be the rest of the last row there."""
    if not boxes:
        return
    last = max((b.row + b.rows - 1 for b in grid.boxes), default=-1)
    first = _first(boxes)
    rest = [b for b in boxes if b.row == first]
    if cut and last >= 0 and rest and _is_rest(rest, [b for b in grid.boxes if b.row <= last < b.row + b.rows]):
        above = {b.column: b for b in grid.boxes if b.row <= last < b.row + b.rows}
        for box in rest:
            if box.content and box.column in above:
                whole = above[box.column].content
                whole += [Words("\n", box.content[0].at)] if whole and isinstance(box.content[0], Words) else []
                whole += box.content
        boxes = [b for b in boxes if b.row != first]
        last -= 1
    for box in boxes:
        grid.boxes.append(Box(box.row - first + last + 1, box.column, box.rows, box.columns, box.content))
    grid.boxes.sort(key=lambda b: (b.row, b.column))


def _is_rest(rest: Sequence[Box], above: Sequence[Box]) -> bool:
    """Whether the first row of a page goes on with the row above: it has no figures of its own, and what it has stands
    below words."""
    filled = [b for b in rest if b.content]
    if not filled:
        return True
    own = {b.column: _said(b).rstrip() for b in above if b.content}
    if len(filled) >= len(above):
        return False
    shared = [own[b.column] for b in filled if b.column in own]
    # Some cell of a row ends where it begins; what has all of them, but for labels of several rows, is a row of its
    # own, unless a long text goes on.
    long = any(len(words) >= _LONG and words[-1] not in _STOPS for words in shared)
    if not long and {b.column for b in above if b.content and b.rows == 1} <= {b.column for b in filled}:
        return False
    # A word that does not fit on the last line of a page may leave its cell empty there.
    broken = any(words and words[-1] not in _ENDS for words in shared)
    if len(filled) - len(shared) > int(broken):
        return False
    figures = [b for b in filled if _figure(_said(b)) and b.column in own]
    return not figures


def _figure(words: str) -> bool:
    return "".join(c for c in words if c not in ",.-，． \n").isdigit()
