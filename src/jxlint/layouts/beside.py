"""Forms that stand side by side in one table: each is laid below the one before it, so that none is read into another.

A form of them begins with the label of its project (or department), the same words in several columns of the table,
and has the heads of its own indicators below. A row that one cell fills is of all of them: a title, a note.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby, pairwise, starmap

import msgspec

from jxlint.compiled import compiled
from jxlint.errors import UnrecognisedTable
from jxlint.layouts.words.vocabulary import LEVELS, head, label, level
from jxlint.sheet import Cell, Sheet

# What begins a form: labels of these roles, so called in a text. And the head of its indicators.
_NAMES, _LABELS, _FIRST = ("project", "department"), ("项目名称", "专项名称", "部门名称"), "一级"
# What parts the cells of a text.
_GAP = compiled(r"\t|\||[ \u3000]{2,}")
# No words of another label or head stand in a cell of more characters.
_LONGEST = 20
Row = list[Cell]


def one_below_the_other(sheet: Sheet) -> Sheet:
    """`sheet` with forms that stand side by side one below the other; itself where none do.

    Raises UnrecognisedTable where such forms have cells in common, or their text has no cells.
    """
    if not sheet.cells:
        _refuse_beside(sheet)
        return sheet
    out: list[list[Row]] = []
    found = False
    for table in _tables(sheet):
        edges = _edges(sheet, table)
        found = found or len(edges) > 1
        out += list(_laid(sheet, table, edges)) if len(edges) > 1 else [table]
    return _cut(sheet, out) if found else sheet


def _tables(sheet: Sheet) -> Iterator[list[Row]]:
    """The rows of every table."""
    for _, cells in groupby(sheet.cells, key=lambda c: c.table):
        yield [list(row) for _, row in groupby(cells, key=lambda c: c.row)]


def _words(sheet: Sheet, cell: Cell) -> str:
    """The visible characters of a cell, "" for one that is too long for a label."""
    words = "".join(sheet.text[cell.start : cell.end].split()) if cell.end - cell.start < 2 * _LONGEST else ""
    return words if len(words) <= _LONGEST else ""


def _edges(sheet: Sheet, table: list[Row]) -> list[int]:
    """The columns in which the forms of a table begin: one for each that stands beside another."""
    firsts = [cell for row in table for cell in row if head(_words(sheet, cell)) == LEVELS[0]]
    if len({cell.column for cell in firsts}) < 2:
        return []
    named: dict[tuple[int, str], list[Cell]] = {}
    for row in table:
        for cell in row:
            words = _words(sheet, cell)
            if (role := label(words)) in _NAMES:
                named.setdefault((_NAMES.index(role), words), []).append(cell)
    left = min(cell.column for row in table for cell in row)
    for _, names in sorted(named.items(), key=lambda item: item[0]):
        columns = sorted({cell.column for cell in names})
        # What stands before the first form's label stands before those of the others, too.
        edges = [column - columns[0] + left for column in columns]
        if len(edges) > 1 and all(starmap(partial(_are_beside, names, firsts), pairwise([*edges, 1 << 30]))):
            return edges
    return []


def _are_beside(names: Sequence[Cell], firsts: Sequence[Cell], low: int, high: int) -> bool:
    """Whether the form in the columns from `low` to before `high` has heads of indicators, and its label or these
    stand in one row with those of another form."""
    own, others = ([c for c in firsts if (low <= c.column < high) == inside] for inside in (True, False))
    rows, beside = ({c.row for c in names if (low <= c.column < high) == inside} for inside in (True, False))
    return bool(own) and bool(rows & beside or {c.row for c in own} & {c.row for c in others})


def _laid(sheet: Sheet, table: list[Row], edges: list[int]) -> Iterator[list[Row]]:
    """The tables of the forms that begin in the columns `edges`; a row that one cell fills stands above those below
    it, or below the last."""
    above: list[Row] = []
    for crossing, band in groupby(table, key=lambda row: len(row) == 1 and _crosses(row, edges)):
        rows = list(band)
        if crossing:
            above += rows
            continue
        if across := next((row for row in rows if _crosses(row, edges)), None):
            raise _entangled(_place(sheet, next(c for c in across if _crosses([c], edges))))
        for low, high in pairwise([*edges, 1 << 30]):
            own = [cells for row in rows if (cells := [c for c in row if low <= c.column < high])]
            if not own:
                continue
            if _begun(sheet, own) != _listed(sheet, own):
                raise _entangled(_place(sheet, own[0][0]))
            # Their columns are those of the first form, as in forms below each other.
            yield [*above, *([_moved(c, low - edges[0]) for c in cells] for cells in own)]
            above = []
    if above:
        yield above


def _moved(cell: Cell, columns: int) -> Cell:
    return msgspec.structs.replace(cell, column=cell.column - columns) if columns else cell


def _begun(sheet: Sheet, rows: list[Row]) -> bool:
    """Whether a form begins in these rows."""
    return any(label(_words(sheet, cell)) in _NAMES for row in rows for cell in row)


def _listed(sheet: Sheet, rows: list[Row]) -> bool:
    """Whether the heads of indicators stand in these rows, or indicators."""
    words = (_words(sheet, cell) for row in rows for cell in row)
    return any(head(w) == LEVELS[0] or level(w) for w in words)


def _crosses(row: Row, edges: list[int]) -> bool:
    """Whether a cell of the row is of several forms."""
    return any(c.column < edge < c.column + c.columns for c in row for edge in edges[1:])


def _place(sheet: Sheet, cell: Cell) -> str:
    """Where a cell stands, as errors say it behind the name of the file."""
    place = sheet.location(cell.start, cell.end)
    return f":{place.sheet}!{place.cell}" if place.cell else f":{place.line}" if place.line else ""


def _entangled(where: str) -> UnrecognisedTable:
    return UnrecognisedTable(
        "几张表左右并排，分不开",
        "several forms stand side by side and cannot be told apart",
        remedy_zh="请把每张表放到单独的工作表或文件里再检查",
        remedy_en="put each form into a worksheet or file of its own and check it there",
        where=where,
    )


def _refuse_beside(sheet: Sheet) -> None:
    """Raise UnrecognisedTable where forms stand side by side in a text without cells: a line has the label of a
    project's name twice, and one the head of the first level."""
    if not any(sheet.solid.count(name) > 1 for name in _LABELS):
        return
    headed = named = 0
    for number in range(1, len(sheet.starts) + 1):
        line = sheet.line(number)
        if line.count(_FIRST) > 1 or sum(map(line.count, _LABELS)) > 1:
            pieces = ["".join(piece.split()).rstrip(":：") for piece in _GAP.split(line)]
            headed = headed or number * (sum(head(piece) == LEVELS[0] for piece in pieces) > 1)
            named = named or number * any(pieces.count(name) > 1 for name in _LABELS)
    if headed and named:
        raise _entangled(f":{named}")


def _cut(sheet: Sheet, tables: Sequence[list[Row]]) -> Sheet:
    """The sheet of these tables, with the text around them in its place."""
    ranges: list[tuple[int, int]] = []
    at = 0
    for table in tables:
        first = min(row[0].start for row in table)
        if first >= at:
            ranges.append((at, first))
        for row in table:
            end = row[-1].end
            ranges += [(row[0].start, end), _line_end(sheet, end)]
            at = max(at, end)
    ranges.append((at, len(sheet.text)))
    cut = sheet.cut([(low, high) for low, high in ranges if low < high])
    placed = [(n, cell.column) for n, table in enumerate(tables) for row in table for cell in row]
    cells = tuple(msgspec.structs.replace(c, table=n, column=at) for c, (n, at) in zip(cut.cells, placed, strict=True))
    return msgspec.structs.replace(cut, cells=cells)


def _line_end(sheet: Sheet, offset: int) -> tuple[int, int]:
    """Where the line ends in which `offset` stands: its break, or nothing in the last line."""
    at = sheet.text.find("\n", offset)
    return (at, at + 1) if at >= 0 else (offset, offset)
