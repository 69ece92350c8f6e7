"""Words of a cell that a page break cuts in two: in the middle of its whole height they may stand above or below the
part of it that has lines on the page."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.readers.pdf.grids import Table
from jxlint.readers.pdf.lines import middle
from jxlint.readers.pdf.running import is_page_number, lines_of
from jxlint.readers.pdf.view import Glyph

# So far from the table, in points: beside a cell of several rows, here or on the next page, and beside one.
_FAR, _NEAR = 120.0, 24.0
_EDGE = 3.0


def spilled(table: Table, glyphs: Sequence[Glyph], above: Table | None, below: Table | None) -> dict[int, list[Glyph]]:
    """The glyphs around `table` that belong to its cells, by the index of the cell: whole lines that stand right above
    or below cells at its edge that are empty or of several rows. `above` and `below` are the parts of it on the pages
    before and behind, if there are any."""
    out: dict[int, list[Glyph]] = {}
    for other, top in ((above, True), (below, False)):
        empty = _empty(table, glyphs, top=top) if other is not None else []
        tall = {i for i in empty if table.cells[i].rows > 1 or (other and _tall(table, i, other, top=top))}
        for line in _lines(table, glyphs, top=top) if empty else ():
            homes = [next((i for i in empty if _holds(table, i, g, i in tall, top=top)), None) for g in line]
            if None not in homes and not is_page_number(line):
                for home, glyph in zip(homes, line, strict=True):
                    out.setdefault(home or 0, []).append(glyph)
    return out


def _empty(table: Table, glyphs: Sequence[Glyph], *, top: bool) -> list[int]:
    """The cells at an edge of the table in which nothing stands, and those of several rows."""
    edge = table.top if top else table.bottom
    at = [i for i, c in enumerate(table.cells) if abs((c.top if top else c.bottom) - edge) <= _EDGE]
    held = set()
    for glyph in glyphs:
        x, y = glyph.place
        held |= {
            i for i in at
            if table.cells[i].left <= x <= table.cells[i].right and table.cells[i].top <= y <= table.cells[i].bottom
        }  # fmt: skip
    return [i for i in at if i not in held or table.cells[i].rows > 1]


def _lines(table: Table, glyphs: Sequence[Glyph], *, top: bool) -> list[list[Glyph]]:
    """What stands beyond the edge, line by line."""
    edge = table.top if top else table.bottom
    low, high = (edge - _FAR, edge) if top else (edge, edge + _FAR)
    return lines_of(g for g in glyphs if g.home is None and low < middle(g) < high)


def _tall(table: Table, i: int, other: Table, *, top: bool) -> bool:
    """Whether cell `i` of `table` has several rows in `other`, the part of the table on the page before (`top`) or
    behind."""
    left, right = table.cells[i].left - table.left, table.cells[i].right - table.left
    edge = other.bottom if top else other.top
    return any(
        c.rows > 1
        and abs((c.bottom if top else c.top) - edge) <= _EDGE
        and abs(c.left - other.left - left) <= _EDGE
        and abs(c.right - other.left - right) <= _EDGE
        for c in other.cells
    )


def _holds(table: Table, i: int, glyph: Glyph, tall: bool, *, top: bool) -> bool:
    cell = table.cells[i]
    far = _FAR if tall else _NEAR
    gap = cell.top - glyph.bottom if top else glyph.top - cell.bottom
    return cell.left <= glyph.left and glyph.right <= cell.right and gap <= far
