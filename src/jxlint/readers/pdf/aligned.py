"""Tables without upright lines: their columns are told by the gaps that all their lines leave, their rows by level
lines, bands of colour, or wider gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from jxlint.compiled import compiled
from jxlint.readers.pdf.grids import Cell, Table
from jxlint.readers.pdf.lines import middle
from jxlint.readers.pdf.runs import height
from jxlint.readers.pdf.view import Glyph, PageView

# In parts of the height of a letter: what parts two pieces of a line, and how wide a gap between columns is at least.
_APART = 0.9
_GUTTER = 0.45
# A line of a table has so many pieces, and a table so many columns and rows.
_LEAST = 3
# A level line or band belongs to the table when it is so wide, in parts of it.
_WIDE = 0.6
# A page of fewer lines tells nothing; an even table is made of so many of those from its first row on.
_FEW, _MOST = 10, 0.7
_PAGE_NUMBER = compiled(r"第?[-—–\d]+页?(?:[,，/]?共?\d+页?)?")

Piece = tuple[float, float]


class Row(msgspec.Struct, frozen=True):
    """A line of words: its pieces from left to right, and its bounds."""

    pieces: tuple[Piece, ...]
    top: float
    bottom: float
    words: str


def aligned(view: PageView, before: Table | None) -> list[Table] | None:
    """The table on a page that has none with upright lines, in a list; an empty one where the words stand in no
    columns, None where they do and make no even table: cells across several columns cannot be told without lines.
    `before` is the table that the page before ended with."""
    rows = _rows(view.glyphs)
    if not rows:
        return []
    height = median(row.bottom - row.top for row in rows)
    whole = _without_number(rows, height)
    if before and len(own := _fitting(whole, before.columns)) * 2 > len(whole):
        return [_table(own, before.columns, view, before)]
    full = [i for i, row in enumerate(whole) if len(row.pieces) >= _LEAST]
    if len(full) < 2:
        return []
    uneven: list[Table] | None = None if len(full) > 2 and len(whole) > _FEW else []
    gutters = _gutters([whole[i] for i in full], height)
    inner = whole[full[0] :]
    # A gap that other lines write over is none between columns.
    gutters = [g for g in gutters if sum(_over(row, g) for row in inner) * 8 <= len(inner)]
    if len(gutters) + 1 < _LEAST:
        return uneven
    columns = _columns(inner, gutters)
    fitting = _fitting(inner, columns)
    own = [*_above(whole[: full[0] + 1], columns, height), *fitting]
    if len(own) < 2 or len(fitting) < _MOST * len(inner):
        return uneven
    # Cells with more or fewer lines than the others of their row stand on lines of their own.
    return [_table(own, _columns(own, _gutters(own, height)), view)]


def _columns(rows: Sequence[Row], gutters: Sequence[Piece]) -> tuple[float, ...]:
    left, right = min(r.pieces[0][0] for r in rows), max(r.pieces[-1][1] for r in rows)
    return (left - 1, *((a + b) / 2 for a, b in gutters), right + 1)


def _rows(glyphs: Sequence[Glyph]) -> list[Row]:
    """The lines of the page, each in the pieces that wide gaps part."""
    shown = sorted(glyphs, key=middle)
    if not shown:
        return []
    high = height(shown)
    lines: list[list[Glyph]] = []
    at = float("-inf")
    for glyph in shown:
        here = middle(glyph)
        if here - at > 0.6 * high:
            lines.append([])
            at = here
        lines[-1].append(glyph)
    return [_row(sorted(line, key=lambda g: g.left), high) for line in lines]


def _row(line: list[Glyph], height: float) -> Row:
    pieces: list[Piece] = []
    for glyph in line:
        if pieces and glyph.left - pieces[-1][1] < _APART * height:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], glyph.right))
        else:
            pieces.append((glyph.left, glyph.right))
    top, bottom = min(g.top for g in line), max(g.bottom for g in line)
    return Row(tuple(pieces), top, bottom, "".join(g.text for g in line))


def _without_number(rows: list[Row], height: float) -> list[Row]:
    """The lines without a page number below them."""
    last = rows[-1]
    apart = len(rows) > 1 and last.top - rows[-2].bottom > height
    return rows[:-1] if apart and _PAGE_NUMBER.fullmatch(last.words) else rows


def _gutters(rows: Sequence[Row], height: float) -> list[Piece]:
    """The gaps that no piece of any of `rows` covers."""
    covered: list[Piece] = []
    for left, right in sorted(piece for row in rows for piece in row.pieces):
        if covered and left <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], right))
        else:
            covered.append((left, right))
    return [(a[1], b[0]) for a, b in pairwise(covered) if b[0] - a[1] >= _GUTTER * height]


def _over(row: Row, gutter: Piece) -> bool:
    """Whether a piece of `row` stands across a gap."""
    middle = (gutter[0] + gutter[1]) / 2
    return any(left < middle < right for left, right in row.pieces)


def _fitting(rows: Sequence[Row], columns: Sequence[float]) -> list[Row]:
    """The lines from the first on that stand in the columns; one across most of them ends the table."""
    out: list[Row] = []
    inner = columns[1:-1]
    for row in rows:
        across = sum(left < border < right for left, right in row.pieces for border in inner)
        if across > 1 or row.pieces[0][0] < columns[0] - 20 or row.pieces[-1][1] > columns[-1] + 20:
            break
        out.append(row)
    return out


def _above(rows: Sequence[Row], columns: Sequence[float], height: float) -> Iterator[Row]:
    """The lines right above the last of `rows`, the first full one, that belong to its heads."""
    kept: list[Row] = []
    below = rows[-1]
    for row in reversed(rows[:-1]):
        if below.top - row.bottom > 0.5 * height or not _fitting([row], columns):
            break
        kept.append(row)
        below = row
    yield from reversed(kept)


def _table(rows: Sequence[Row], columns: tuple[float, ...], view: PageView, before: Table | None = None) -> Table:
    top, bottom = min(r.top for r in rows) - 1, max(r.bottom for r in rows) + 1
    drawn = _borders(rows, columns, view, top, bottom)
    lined = before.lined if before else len(drawn) > 1
    apart = before.apart if before else _apart(rows, columns)
    levels = [top, *(drawn if lined else _levels(rows, columns, apart)), bottom]
    cells = [
        Cell(r, c, 1, 1, columns[c], levels[r], columns[c + 1], levels[r + 1])
        for r in range(len(levels) - 1)
        for c in range(len(columns) - 1)
    ]
    return Table(tuple(cells), columns[0], top, columns[-1], bottom, columns, ruled=False, lined=lined, apart=apart)


def _borders(rows: Sequence[Row], columns: Sequence[float], view: PageView, top: float, bottom: float) -> list[float]:
    """The level lines, and edges of bands, that part lines of the table."""
    drawn = sorted(_drawn(columns, view, top, bottom))
    return [
        y for before, y in pairwise((top, *drawn))
        if y - before > 2 and any(before < (r.top + r.bottom) / 2 < y for r in rows)
        and any((r.top + r.bottom) / 2 > y for r in rows)
    ]  # fmt: skip


def _apart(rows: Sequence[Row], columns: Sequence[float]) -> float:
    """How wide a gap between lines parts two rows of the table: 0 where every line is a row, infinite where gaps do not
    tell."""
    full = sum(sum(_at(row, a, b) for a, b in pairwise(columns)) * 2 >= len(columns) - 1 for row in rows)
    if full * 10 >= len(rows) * 6:
        return 0.0
    gaps = sorted(b.top - a.bottom for a, b in pairwise(rows))
    height = median(r.bottom - r.top for r in rows)
    # Lines of different cells stand at any height; those of one cell follow each other evenly.
    of_cells = [b.top - a.bottom for left, right in pairwise(columns) for a, b in _lines_at(rows, left, right)]
    limit = median(of_cells or gaps) + 0.3 * height
    wider = [g for g in gaps if g > limit]
    return limit if wider and wider[0] - max(g for g in gaps if g <= limit) > 0.2 * height else float("inf")


def _levels(rows: Sequence[Row], columns: Sequence[float], apart: float) -> list[float]:
    """Where a row of the table ends and the next begins, without any lines: at wider gaps, else at every line that has
    words in the first column."""
    between = [(a.bottom + b.top) / 2 for a, b in pairwise(rows)]
    if apart < float("inf"):
        return [y for y, (a, b) in zip(between, pairwise(rows), strict=True) if not apart or b.top - a.bottom > apart]
    return [y for y, row in zip(between, rows[1:], strict=True) if _at(row, columns[0], columns[1])]


def _at(row: Row, left: float, right: float) -> bool:
    return any(left <= (a + b) / 2 < right for a, b in row.pieces)


def _lines_at(rows: Sequence[Row], left: float, right: float) -> Iterator[tuple[Row, Row]]:
    """Each two lines that follow each other in a column."""
    yield from pairwise(row for row in rows if _at(row, left, right))


def _drawn(columns: Sequence[float], view: PageView, top: float, bottom: float) -> Iterator[float]:
    """The heights of level lines and edges of bands that run through most of the table."""
    wide = _WIDE * (columns[-1] - columns[0])
    # Lines may be drawn a cell each.
    parts: dict[int, float] = {}
    edges = [(r.at, r.end - r.start) for r in view.rules if not r.vertical]
    edges += [(y, a.right - a.left) for a in view.areas for y in (a.top, a.bottom)]
    for y, length in edges:
        if top - 3 <= y <= bottom + 3:
            parts[round(y)] = parts.get(round(y), 0.0) + length
    for y, length in parts.items():
        if length + parts.get(y + 1, 0.0) >= wide and y - 1 not in parts:
            yield float(y)
