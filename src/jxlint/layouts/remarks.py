"""Notes below a form, 填表说明： above numbered lines: they are of no project, and left over together."""

from __future__ import annotations

from jxlint.layouts.filling import Filling
from jxlint.layouts.heads import heads_at
from jxlint.layouts.notes import heads_notes, is_item, may_head_notes
from jxlint.layouts.token import Token
from jxlint.layouts.vocabulary import TITLE, label

# So many cells of a row, and it is one of a table.
_OF_TABLE = 3


def begins_remarks(form: Filling, i: int) -> bool:
    """Whether notes begin with the token at `i`, the first of its row. Words that may be the label of a field, too
    (说明, 备注), head notes where numbered lines follow below."""
    token = form.tokens[i]
    strong = heads_notes(token.text)
    if not strong and not may_head_notes(token.text):
        return False
    row = [t for t in form.lines[token.row] if t.text]
    if row[0] is not token or len(row) >= _OF_TABLE:
        return False
    if len(row) > 1 and not is_item(row[1].text):
        return strong and row[1].start == token.end
    return strong or is_item(next((t.text for t in form.tokens if t.row > token.row and t.text), ""))


def remarks(form: Filling, i: int) -> int:
    """Leave over the notes that begin with the token at `i`; returns where they end: above a title, heads, or a label
    without a number."""
    end = i + 1
    while end < len(form.tokens):
        token = form.tokens[end]
        row = [t for t in form.lines[token.row] if t.text]
        if token.row != form.tokens[i].row and row and row[0] is token and _stops(form, end, row):
            break
        end += 1
    last = next(t for t in reversed(form.tokens[i:end]) if t.text)
    form.stream.remark(form.tokens[i].start, last.end)
    return end


def _stops(form: Filling, at: int, row: list[Token]) -> bool:
    """Whether the row that begins with the token at `at` is none of the notes above it."""
    words = row[0].text
    if len(row) >= _OF_TABLE or TITLE.fullmatch(words) or heads_at(form.tokens, at, form.mode):
        return True
    return bool(label(words)) and not is_item(words)
