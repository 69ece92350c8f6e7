"""Tables of indicators that have no levels: the head of a name, of a value, and what only such tables have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice

from jxlint.compiled import compiled
from jxlint.layouts.vocabulary import head
from jxlint.sheet import Sheet

_NAME = compiled(r"指标(?:名称|内容)?|具体指标|三级指标")
_VALUE = compiled(r"[指目]标值")
# So many heads of values are looked at, and so many cells around one.
_MOST, _WIDEST = 5, 16


def begins_flat(words: str) -> bool:
    """Whether `words` are the head of the names of indicators that have no levels."""
    return bool(_NAME.fullmatch(words))


def is_flat(words: Sequence[str]) -> bool:
    """Whether these cells are the heads of a table of indicators that have no levels."""
    if not words or not begins_flat(words[0]):
        return False
    known = {head(w) for w in words[1:] if w}
    return "annual" in known and not known.isdisjoint(("weight", "unit", "nature")) and known.isdisjoint(
        ("level1", "level2", "name")
    )  # fmt: skip


def has_flat(sheet: Sheet) -> bool:
    """Whether a row of `sheet` is such heads."""
    return any(flat_line(row) for row in islice(_rows(sheet), _MOST))


def flat_line(cells: Sequence[str]) -> bool:
    """Whether a row ends with such heads; what stands before them names a part of the form."""
    return is_flat(list(dropwhile(lambda w: not begins_flat(w), cells)))


def parts_of(line: str, mark: str) -> list[str]:
    """The words of the cells of a line, which `mark` parts."""
    words = ["".join(piece.split()) for piece in line.split(mark)]
    while words and not words[-1]:
        words.pop()
    return words


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    """The cells of the rows in which the head of a value stands."""
    for found in _VALUE.finditer(sheet.solid):
        offset = sheet.offsets[found.start()]
        if sheet.cells:
            n = max(bisect_right(sheet.cells, offset, key=lambda c: c.start) - 1, 0)
            at = sheet.cells[n]
            near = sheet.cells[max(n - _WIDEST, 0) : n + _WIDEST]
            row = [c for c in near if (c.table, c.row) == (at.table, at.row)]
            yield [sheet.solid[sheet.index(c.start) : sheet.index(c.end)] for c in row]
        else:
            line = sheet.line(sheet.point(offset)[0])
            yield parts_of(line, "\t" if "\t" in line else "|")
