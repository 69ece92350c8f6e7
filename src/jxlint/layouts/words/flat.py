"""Tables of indicators that have no levels, or not all: the head of a name, of a value, and what only such tables
have."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from jxlint.compiled import compiled
from jxlint.layouts.words.vocabulary import LEVELS, head, label
from jxlint.sheet import Sheet

_NAME = compiled(r"指标(?:名称|内容)?|具体指标|三级指标(?:名称|内容)?")
# The head of a name that stands in no other list.
_OWN = compiled(r"三级指标(?:名称|内容)?")
_VALUE = compiled(r"[指目]标值")
# So many heads of values are looked at, and so many cells around one.
_MOST, _WIDEST = 5, 16


def begins_flat(words: str) -> bool:
    """Whether `words` are the head of the names of indicators that have no levels."""
    return bool(_NAME.fullmatch(words))


def is_flat(words: Sequence[str]) -> bool:
    """Whether these cells are the heads of a table of indicators that have no levels, or a column of one of them."""
    before = list(takewhile(lambda w: not (begins_flat(w) or head(w) == "name"), words))
    levels = {head(w) for w in before} & {*LEVELS, "nature"}
    if len(before) == len(words) or not (levels or begins_flat(words[len(before)])):
        return False
    if not all(head(w) in (*LEVELS, "nature") or label(w) == "ordinal" for w in before):
        return False
    known = {head(w) for w in words[len(before) + 1 :] if w}
    own = bool(levels) or _OWN.fullmatch(words[len(before)]) is not None
    return (
        "annual" in known
        and (own or not known.isdisjoint(("weight", "unit", "nature")))
        and len(levels) < len(LEVELS)
        and known.isdisjoint((*LEVELS, "name"))
    )


def flat_heads(sheet: Sheet) -> str:
    """The words of such heads in `sheet`, without what parts them; "" where there are none."""
    return next(("".join(found) for row in islice(_rows(sheet), _MOST) if (found := _heads_in(row))), "")


def shows_rows(sheet: Sheet) -> bool:
    """Whether cells or lines of `sheet` show its rows."""
    return bool(sheet.cells) or any(
        flat_line(parts_of(line, mark)) for line in sheet.text.split("\n") for mark in "\t|" if mark in line
    )


def flat_line(cells: Sequence[str]) -> bool:
    """Whether a row ends with such heads; what stands before them names a part of the form, or a project."""
    return bool(_heads_in(cells))


def _heads_in(cells: Sequence[str]) -> Sequence[str]:
    """The heads with which a row ends, none where it does with others."""
    levels = next((n for n, words in enumerate(cells) if head(words) in (*LEVELS, "nature")), len(cells))
    return next((cells[n:] for n in range(min(levels + 1, len(cells))) if is_flat(cells[n:])), ())


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
            number = sheet.point(offset)[0]
            line = sheet.line(number)
            yield parts_of(line, "\t" if "\t" in line else "|") if _holds_cells(line) else list(_around(sheet, number))


def _holds_cells(line: str) -> bool:
    """Whether a line holds several cells."""
    return any(mark in line.strip("| \t") for mark in "\t|")


def _around(sheet: Sheet, number: int) -> Iterator[str]:
    """The heads that stand a line each around the line `number`."""
    last = len(sheet.starts)
    first = number
    while first > 1 and number - first < _WIDEST and _is_head(_word(sheet, first - 1)):
        first -= 1
    for n in range(first, min(last, number + _WIDEST) + 1):
        if not _is_head(_word(sheet, n)):
            return
        yield _word(sheet, n)


def _is_head(words: str) -> bool:
    return bool(head(words)) or label(words) == "ordinal"


def _word(sheet: Sheet, number: int) -> str:
    return "".join(sheet.line(number).strip("| \t").split())
