"""Who signed a form and when, or what its page says of itself, right behind the indicators of a text that shows a cell
a line: nothing but what it says tells it from a further cell."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.rows.heads import Heads
from jxlint.layouts.words.notes import is_note
from jxlint.layouts.words.office_names import is_office
from jxlint.layouts.words.vocabulary import SEALED, level

_DATE = compiled(
    r"[（(]?(?:20\d\d(?P<mark>[./-])\d{1,2}(?P=mark)\d{1,2}|20\d\d年\d{1,2}月(?:\d{1,2}日)?"
    r"|二[〇零○Oo][〇零○Oo一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月(?:[一二三四五六七八九十]{1,3}日)?)[)）]?"
)
_SEAL = compiled(f"{SEALED}$")
# What only offices end with: a school or a centre may be what an indicator is about.
_AUTHORITY = compiled(r".{2,}(?:局|委员会|人民政府|厅)")


def signed_from(form: Filling, begin: int, end: int, heads: Heads) -> int:
    """Where between the tokens `begin` and `end`, the indicators below `heads`, what is none of them begins; `end`
    where all is. The cells before it make up whole rows, unless each says by its label what it is."""
    if form.mode != "cells" or heads.numbered or not heads.inner:
        return end
    tokens, first, noted = form.tokens, end, end
    while first > begin and _is_tail(form, tokens[first - 1].text):
        first -= 1
        if noted == first + 1 and is_note(tokens[first].text):
            noted = first
    if first == end:
        return end
    start = first
    while start > begin and not level(tokens[start - 1].text):
        start -= 1
    whole = (at for at in range(first, end) if at > start and (at - start) % len(heads.inner) == 0)
    return next(whole, noted)


def _is_tail(form: Filling, words: str) -> bool:
    """Whether a cell is a date, an authority or an office of the form, a note, or what a page says of itself."""
    if _DATE.fullmatch(words) or is_note(words):
        return True
    bare = _SEAL.sub("", words)
    if not is_office(bare):
        return False
    offices = (t.text for role in ("unit", "department") for t in form.draft.fields.get(role, ()))
    return bare != words or _AUTHORITY.fullmatch(bare) is not None or bare in offices
