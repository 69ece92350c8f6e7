"""What stands below a form and is of no project, left over together: notes, 填表说明： above numbered lines, and the
foot of a web page."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.rows.heads import heads_at
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.notes import heads_notes, is_item, may_head_notes
from jxlint.layouts.words.vocabulary import TITLE, label, level
from jxlint.layouts.words.web_pages import is_foot

# What only an indicator is followed by.
_VALUE = compiled(r"[≥≤<>=＝＜＞≧≦].+|\d[\d.]*(?:[%％]|[一-鿿]{1,3})")
_COLON = compiled("[:：]")
# So many cells of a row, and it is one of a table.
_OF_TABLE = 3


def begins_remarks(form: Filling, i: int) -> bool:
    """Whether notes, or the foot of a page, begin with the token at `i`, the first of its row. Words that may be the
    label of a field, too (说明, 备注), head notes where numbered lines follow below."""
    if begins_foot(form, i):
        return True
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


def begins_foot(form: Filling, i: int) -> bool:
    """Whether the foot of a page begins with the token at `i`, the first of its row."""
    token = form.tokens[i]
    if not _foot(token):
        return False
    row = [t for t in form.lines[token.row] if t.text]
    if row[0] is not token or (len(row) >= _OF_TABLE and form.mode in ("grid", "rows")):
        return False
    return not _is_name(form, i) and _foot_end(form, i) > i


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
    end = max(end, _foot_end(form, i) if _foot(form.tokens[i]) else end)
    last = next(t for t in reversed(form.tokens[i:end]) if t.text)
    form.stream.remark(form.tokens[i].start, last.end)
    return end


def _stops(form: Filling, at: int, row: list[Token]) -> bool:
    """Whether the row that begins with the token at `at` is none of the notes above it."""
    words = row[0].text
    if len(row) >= _OF_TABLE or TITLE.fullmatch(words) or heads_at(form.tokens, at, form.mode) or _foot(row[0]):
        return True
    return bool(label(words)) and not is_item(words)


def _foot(token: Token) -> bool:
    """Whether the words are of the foot of a page, and not those of an annex that is a form itself."""
    return is_foot(token.text) and not (token.text.startswith("附件") and TITLE.fullmatch(token.text))


def _is_name(form: Filling, i: int) -> bool:
    """Whether the token at `i` is the name of an indicator: a value stands right behind it, or any other words where a
    level does before it and no colon in it."""
    before = next((t.text for t in reversed(form.tokens[:i]) if t.text), "")
    behind = next((t.text for t in form.tokens[i + 1 :] if t.text), "")
    if level(before) and behind and not is_foot(behind) and not _COLON.search(form.tokens[i].text):
        return True
    return _VALUE.fullmatch(behind) is not None


def _foot_end(form: Filling, i: int) -> int:
    """Where the foot of a page ends that begins with the token at `i`: above the next form, with whatever the page says
    below it. 0 where more of the form at hand follows: then it is none."""
    for at in range(i + 1, len(form.tokens)):
        token = form.tokens[at]
        if label(token.text) == "project" or (TITLE.fullmatch(token.text) and not _foot(token)):
            return at
        if level(token.text) or heads_at(form.tokens, at, form.mode):
            return 0
    return len(form.tokens)
