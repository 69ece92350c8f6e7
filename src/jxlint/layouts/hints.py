"""What stands beside a form on how to fill it in: 填报说明 in a column right of it, which is of none of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from jxlint.compiled import compiled
from jxlint.layouts.text.grid import table_rows
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.words.notes import heads_notes, is_note, may_head_notes
from jxlint.layouts.words.vocabulary import LEVELS, MONEY_LINE, SEAL, TITLE, YEAR, filler, head, label, level
from jxlint.sheet import Cell, Sheet

# What a hint begins with, or the words above hints.
_HINT = compiled(
    r"[←<＜※*＊]|(?:提示|注意|要求|填写(?:说明|要求|提示))(?:事项)?[:：]?|.{0,12}(?:填写|填报|填列|填全称|填至)"
)
# One of so many rows at most has a note of so many signs beside it, behind a label and its words.
_SELDOM, _SHORT, _FIELD = 4, 40, 2
Row = tuple[Cell, ...]


def hints(sheet: Sheet) -> list[Cell]:
    """The cells of `sheet` that stand right of a form and are notes on it."""
    out: list[Cell] = []
    for _, rows in groupby(table_rows(sheet), key=lambda row: row[0].table):
        out += _of_table(sheet, list(rows))
    return out


def _of_table(sheet: Sheet, rows: list[Row]) -> list[Cell]:
    """Those of one table, in columns that the heads of its indicators do not reach."""
    edge = max(_edges(sheet, rows), default=0)
    found = [cell for row in rows for cell in row if cell.column >= edge] if edge else []
    if not found or any(_of_form(_words(sheet, cell)) for cell in found) or _heads(sheet, rows, edge):
        return []
    covered = {n for row in rows for c in row for n in range(c.column, c.column + c.columns)}
    first = min(cell.column for cell in found)
    if any(c.column < first < c.column + c.columns for row in rows for c in row):
        return []
    apart = not covered.issuperset(range(edge, first)) and first > edge
    told = apart or any(_is_hint(_words(sheet, cell)) for cell in found) or _seldom(sheet, rows, found)
    return found if told else []


def _seldom(sheet: Sheet, rows: list[Row], found: list[Cell]) -> bool:
    """Whether the place of `found` alone tells that they are notes: hardly a row has one, and each stands short behind
    the words of a field, which its label has already."""
    if len(found) * _SELDOM > len(rows):
        return False
    for row in rows:
        words = [w for cell in row if cell.column < found[0].column and (w := _words(sheet, cell))]
        for cell in (c for c in row if c in found):
            own = _words(sheet, cell)
            if len(own) > _SHORT or filler(own) or len(words) < _FIELD or label(words[-1]) or not label(words[-2]):
                return False
    return True


def _edges(sheet: Sheet, rows: list[Row]) -> Iterator[int]:
    """The columns behind the last head of each row of heads of indicators."""
    for row in rows:
        n = next((n for n, cell in enumerate(row) if head(_words(sheet, cell)) in LEVELS), None)
        if n is None:
            continue
        edge = row[n].column
        for cell in row[n:]:
            if cell.column > edge and not head(_words(sheet, cell)):
                break  # a gap, behind which no head stands
            edge = cell.column + cell.columns
        yield edge


def _heads(sheet: Sheet, rows: list[Row], edge: int) -> bool:
    """Whether a cell in a column from `edge` on stands in a row of heads, as 备注 does behind those of money."""
    for row in rows:
        if row[-1].column >= edge:
            words = [_words(sheet, cell) for cell in row if cell.column < edge]
            if sum(label(w) == "fund" or bool(head(w)) for w in words) > 1:
                return True
    return False


def _words(sheet: Sheet, cell: Cell) -> str:
    return "".join(sheet.text[cell.start : cell.end].split())


def _of_form(words: str) -> bool:
    """Whether the words of a cell are those of a form: a label, a head, a level, a title, an amount."""
    if MONEY_LINE.fullmatch(words) or SEAL.fullmatch(words) or _labelled(words):
        return True
    if TITLE.fullmatch(words) or YEAR.fullmatch(words) or head(words) or level(words) or money(words, None) is not None:
        return not may_head_notes(words)
    return bool(label(words)) and not (may_head_notes(words) or heads_notes(words))


def _labelled(words: str) -> bool:
    """Whether a cell holds a label and its words: 编报单位：某局."""
    named, colon, told = words.replace(":", "：").partition("：")
    return bool(colon and told and label(named)) and not may_head_notes(named)


def _is_hint(words: str) -> bool:
    """Whether the words of a cell are a note, or head some, by themselves."""
    return heads_notes(words) or may_head_notes(words) or is_note(words) or bool(_HINT.match(words))
