"""Pages put together to a sheet: words into the cells they stand in, rows that a page cuts off made whole."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from statistics import median

from jxlint.readers.limits import Limits
from jxlint.readers.pdf.grids import Cell, Table, tables
from jxlint.readers.pdf.pages import Glyph, PageView
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location
from jxlint.sheet import Sheet

_NEAR = 3.0
# A space is drawn where letters of Latin script stand this far apart, in parts of their height.
_GAP = 0.6


def lay(pages: Iterable[PageView], limits: Limits) -> Sheet:
    """The sheet of `pages`."""
    page = Page(limits)
    grid: Grid | None = None
    columns: tuple[float, ...] = ()
    head: list[str] = []
    for view in pages:
        place = Location(page=view.number)
        found = tables(view.rules)
        loose = [g for g in view.glyphs if not any(_inside(g, t) for t in found)]
        at = float("inf")
        for table in found:
            above = [g for g in loose if table.top <= _middle(g) < at]
            at = table.bottom
            boxes = _boxes(table, view.glyphs, place)
            if grid is not None and _same(columns, table.columns) and not _words(above, place, number=True):
                _append(grid, _without(boxes, head), cut=True)
                continue
            if grid is not None:
                page.grid(grid)
            page.flow(_lines(above, place))
            grid, columns = Grid([]), table.columns
            _append(grid, boxes, cut=False)
            head = _row_words(boxes, _first(boxes))
        below = [g for g in loose if _middle(g) < at]
        if found and grid is not None and _words(below, place, number=True):
            page.grid(grid)
            grid = None
            page.flow(_lines(below, place))
        elif not found:
            if grid is not None:
                page.grid(grid)
                grid = None
            page.flow(_lines(below, place))
    if grid is not None:
        page.grid(grid)
    return page.sheet()


def _inside(glyph: Glyph, table: Table) -> bool:
    x = (glyph.left + glyph.right) / 2
    return table.left <= x <= table.right and table.bottom <= _middle(glyph) <= table.top


def _middle(glyph: Glyph) -> float:
    return (glyph.bottom + glyph.top) / 2


def _same(one: Sequence[float], two: Sequence[float]) -> bool:
    return len(one) == len(two) and all(abs(a - b) <= _NEAR for a, b in zip(one, two, strict=True))


def _boxes(table: Table, glyphs: Sequence[Glyph], place: Location) -> list[Box]:
    """The cells of `table` with their words."""
    held: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.text.isspace() or not _inside(glyph, table):
            continue
        x, y = (glyph.left + glyph.right) / 2, _middle(glyph)
        for i, cell in enumerate(table.cells):
            if cell.left <= x <= cell.right and cell.bottom <= y <= cell.top:
                held.setdefault(i, []).append(glyph)
                break
    return [_box(cell, held.get(i, []), place) for i, cell in enumerate(table.cells)]


def _box(cell: Cell, glyphs: list[Glyph], place: Location) -> Box:
    words = "\n".join(_texts(glyphs))
    return Box(cell.row, cell.column, cell.rows, cell.columns, [Words(words, place)] if words else [])


def _texts(glyphs: Sequence[Glyph]) -> list[str]:
    """The lines that glyphs make, from the top down."""
    if not glyphs:
        return []
    height = median(max(1.0, g.top - g.bottom) for g in glyphs)
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -_middle(g)):
        # Marks are low or high in their line: a line is as high as its letters.
        if lines and abs(median(_middle(g) for g in lines[-1]) - _middle(glyph)) <= height * 0.7:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return ["".join(_spaced(sorted(line, key=lambda g: g.left))) for line in lines]


def _spaced(line: Sequence[Glyph]) -> Iterable[str]:
    before: Glyph | None = None
    for glyph in line:
        if before is not None:
            if glyph.text == before.text and abs(glyph.left - before.left) < 0.3 * (before.right - before.left):
                continue  # drawn twice to look bold
            wide = glyph.left - before.right > _GAP * max(glyph.top - glyph.bottom, before.top - before.bottom)
            if wide and all(g.text.isascii() and g.text.isalnum() for g in (before, glyph)):
                yield " "
        yield _folded(glyph.text)
        before = glyph


def _folded(c: str) -> str:
    """Radicals and compatibility forms that some producers write for ordinary characters: ⼴ is 广."""
    if "\u2e80" <= c <= "\u2fdf" or "\uf900" <= c <= "\ufaff":
        return unicodedata.normalize("NFKC", c)
    return c


def _lines(glyphs: Sequence[Glyph], place: Location) -> list[Words | Grid]:
    shown = [g for g in glyphs if not g.text.isspace()]
    return [Words(line + "\n", place) for line in _texts(shown)]


def _words(glyphs: Sequence[Glyph], place: Location, *, number: bool) -> str:
    """The words of glyphs; with `number` those of a page number are none."""
    words = "".join(w.text for w in _lines(glyphs, place) if isinstance(w, Words)).strip()
    if number and not any(c.isalpha() and c not in "第页共" for c in words):
        return ""
    return words


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
    own = {b.column for b in above if b.content}
    figures = [b for b in filled if "".join(c for c in _said(b) if c not in ",.-，． \n").isdigit()]
    return not figures and all(b.column in own for b in filled) and len(filled) < len(above)
