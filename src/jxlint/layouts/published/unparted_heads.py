"""Heads of a project table in one row with what stands below them: no line parts the two."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.document import COLUMNS
from jxlint.layouts.published.blocks import TOTAL
from jxlint.layouts.published.ruled_heads import LONGEST, NAME, role_of, words_of
from jxlint.layouts.tokens.money_lines import amount
from jxlint.patterns import later
from jxlint.sheet import Cell, Sheet

# Nothing else may follow the head of the names on its line.
_NAME = later(NAME)
_BEGIN = ("项目", "单位", "资金", "部门")
# The head of the names and so many others have words below them.
_LEAST = 3

Row = tuple[Cell, ...]


def parted(sheet: Sheet, row: Row) -> tuple[Row, Row] | None:
    """The heads in `row` and the row below them, where its cells begin with lines of heads: the name goes on with that
    of a total, or one of money with an amount, or several go on with anything. None where `row` is whole."""
    if not any(sheet.text.startswith(_BEGIN, cell.start) for cell in row):
        return None
    cuts = [_cut(sheet, cell) for cell in row]
    roles = {role for role, _ in cuts if role}
    heads = tuple(msgspec.structs.replace(cell, end=at) for cell, (_, at) in zip(row, cuts, strict=True))
    below = [
        (role, msgspec.structs.replace(cell, start=at))
        for cell, (role, at) in zip(row, cuts, strict=True)
        if at < cell.end
    ]
    if "name" not in roles or len(roles) < _LEAST or not below:
        return None
    said = [(role, words_of(sheet, cell)) for role, cell in below]
    sums = any(amount(w) is not None if role in COLUMNS else role == "name" and TOTAL.fullmatch(w) for role, w in said)
    return (heads, tuple(cell for _, cell in below)) if sums or len(below) >= _LEAST else None


def _cut(sheet: Sheet, cell: Cell) -> tuple[str, int]:
    """The role of the longest head that the lines of a cell begin with, and where the rest begins; one that is no head
    has no role, and no rest."""
    found = "", cell.end
    for end in _ends(sheet, cell):
        words = words_of(sheet, msgspec.structs.replace(cell, end=end))
        if len(words) > LONGEST:
            break
        role = role_of(words)
        if role and (role != "name" or _NAME.fullmatch(words)):
            found = role, end
    return found


def _ends(sheet: Sheet, cell: Cell) -> Iterator[int]:
    """Where the lines of a cell end."""
    at = sheet.text.find("\n", cell.start, cell.end)
    while at >= 0:
        yield at
        at = sheet.text.find("\n", at + 1, cell.end)
    yield cell.end
