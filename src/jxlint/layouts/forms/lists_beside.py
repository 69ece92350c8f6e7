"""Forms of a project whose indicators stand in one field, by their categories: 绩效指标: 1.数量指标：…"""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.category_lists import by_category
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.forms.roles import closes
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.category_words import BESIDE, lists_categories
from jxlint.sheet import Sheet

_LABEL = compiled(rf"{BESIDE}[:：|]*")
# As much is looked at as a number and a category take.
_FAR = 40
# So many cells make a row.
_ROW = 2


def has_list(sheet: Sheet) -> bool:
    """Whether such a list stands behind a label in `sheet`."""
    return any(lists_categories(sheet.solid[m.end() : m.end() + _FAR]) for m in _LABEL.finditer(sheet.solid))


def listed_beside(form: Filling, i: int) -> int:
    """Read the list behind the label at `i`, in the cell beside it or in lines of a text; returns where it ends, 0
    where there is none."""
    token, at = form.tokens[i], i + 1
    words = next((n for n in range(at, min(at + 3, len(form.tokens))) if form.tokens[n].text), -1)
    if words < 0 or not _LABEL.fullmatch(token.text) or not lists_categories(form.tokens[words].text):
        return 0
    at = words + 1
    while form.mode != "grid" and at < len(form.tokens) and _goes_on(form, at):
        at += 1
    low, high = form.tokens[words].start, max(t.end for t in form.tokens[words:at])
    whole = Token(form.stream.text[low:high], low, high, token.row)
    form.draft.rows += by_category(form.stream, whole)
    form.take(token)
    return at


def _goes_on(form: Filling, at: int) -> bool:
    """Whether the list goes on with the token at `at`: in a text of rows it stands there alone."""
    alone = form.mode != "rows" or sum(1 for t in form.lines[form.tokens[at].row] if t.text) < _ROW
    return alone and not closes(form, at, "side")
