"""The tables of a file with the lines above each: the parts of which one or several are read."""

from __future__ import annotations

import msgspec

from jxlint.sheet import Sheet

# How many lines above a table are its title, its department and their kin.
_ABOVE = 12
# What stands in the title of a department's form, and in every title.
_WHOLE, _NAMED = "整体", "绩效"


class Part(msgspec.Struct):
    """A table: `start` is where the lines above it begin, `table` where it does itself; `apart` says that it is another
    form than the one above, `within` that both stand in one table or text."""

    start: int
    table: int
    end: int
    columns: int
    rows: int
    apart: bool = False
    within: bool = False


def tables(sheet: Sheet) -> list[Part]:
    """The tables of `sheet` in their order, with the lines above each."""
    out: list[Part] = []
    columns: set[int] = set()
    rows: set[int] = set()
    of = -1
    for cell in sheet.cells:
        if cell.table != of or not out:
            free = out[-1].end if out else 0
            start = sheet.text.rfind("\n", 0, cell.start) + 1
            out.append(Part(_above(sheet.text, free, start), start, cell.end, 0, 0))
            of, columns, rows = cell.table, set(), set()
        columns.add(cell.column)
        rows.add(cell.row)
        out[-1].end, out[-1].columns, out[-1].rows = cell.end, len(columns), len(rows)
    return out


def split(sheet: Sheet, parts: list[Part]) -> list[Part]:
    """The parts, those parted in which a department's form and another one stand below each other."""
    if _WHOLE not in sheet.solid or sheet.solid.count(_NAMED) < 2:
        return parts
    from jxlint.layouts.titled import beginnings

    for at in beginnings(sheet):
        n = max(n for n, part in enumerate(parts) if part.start <= at)
        part = parts[n]
        if at <= part.table:
            part.apart = True
        elif at < part.end:
            parts.insert(n + 1, Part(at, at, part.end, part.columns, part.rows, apart=True, within=True))
            part.end = at
    return parts


def _above(text: str, free: int, table: int) -> int:
    """Where the lines begin that belong to the table at `table`; before `free` stands another."""
    start = max(free, text.rfind("\f", free, table) + 1)
    at = table
    for _ in range(_ABOVE):
        before = text.rfind("\n", start, max(start, at - 1))
        if before < 0:
            return start
        at = before + 1
    return at
