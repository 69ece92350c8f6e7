"""Rows of a table that empty cells fill up at their end: what merged cells covered left no place, and the cells of the
row stand too far left.

    产出指标 | 数量指标 | 培训人数 | 3人 |
    培训期数 | 5期 | | |
"""

from __future__ import annotations

from collections.abc import Iterable

from jxlint.layouts.words.vocabulary import level

# The head of the first levels, and what second ones are called that nobody takes for such.
_HEAD, _SURELY = "一级指标", ("数量", "质量", "时效")


def filled_up(rows: Iterable[list[str]]) -> bool:
    """Whether of a table, the solid words of each cell of its rows, some rows stand too far left."""
    column, table = -1, list[list[str]]()
    for row in rows:
        if _HEAD in row:
            if _shifted(table):
                return True
            column, table = row.index(_HEAD), []
        elif column >= 0:
            if any(map(level, row[:column])):
                return True  # before the column of the first
            table.append(row[column:])
    return _shifted(table)


def _shifted(table: list[list[str]]) -> bool:
    """Whether in the column of the first levels, which this table begins with, stands what belongs further right."""
    table = [row for row in table if sum(map(bool, row)) > 1]
    if any(level(row[0]) == 2 and any(kind in row[0] for kind in _SURELY) for row in table):
        return True
    last = max((n for n, row in enumerate(table) if level(row[0])), default=-1)
    table = table[: last + 1]  # what stands below may be the foot
    if not all(row[0] for row in table):
        return False  # merged cells left their place
    ends = [max(n for n, word in enumerate(row) if word) for row in table]
    return any(_short(row, max(ends) - end) for row, end in zip(table, ends, strict=True))


def _short(row: list[str], empty: int) -> bool:
    """Whether `empty` cells more at the end of a row than others have tell that levels are missing before it."""
    if level(row[0]) == 2:
        return empty > 0
    return empty > (not level(row[0])) and not level(row[1])
