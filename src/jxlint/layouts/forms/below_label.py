"""What stands in a second row beside a label that reaches down to it: what money is for, below the money itself, and
how much of it is spent by when, below the dates."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.filling.places_in_rows import placed
from jxlint.layouts.tokens.drafts import money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import label

_PLAN = compiled(r"(?:项目)?(?:资金|预算)?(?:支出|使用|拨付|用款)(?:进度)?计划(?:[（(][%％万元]{1,2}[)）])?")
_DATE = compiled(r"(?:20\d\d年)?\d{1,2}月(?:份|[底末])?|第?[一二三四1-4]季度|[上下]半年|全年")


def below_label(form: Filling, i: int) -> int:
    """Read the words, or the plan by dates, that begin with the token at `i`; returns where they end, 0 where neither
    does."""
    if form.mode not in ("grid", "rows"):
        return 0
    return _plan(form, i) or _purpose(form, i)


def _plan(form: Filling, i: int) -> int:
    """A plan: its label and dates in one row, a share for each below."""
    named = form.tokens[i]
    if not _PLAN.fullmatch(named.text):
        return 0
    (_, first), *dates = placed(form, named.row)
    below = placed(form, named.row + 1)
    if first is not named or not dates or [n for n, _ in dates] != [n for n, _ in below]:
        return 0
    figures = all(money(t.text.rstrip("%％"), None) is not None for _, t in below)
    if not figures or not all(_DATE.fullmatch(t.text) for _, t in dates):
        return 0
    form.take(named, *(t for _, t in dates))
    for (_, date), (_, value) in zip(dates, below, strict=True):
        form.put("detail", Token(f"{named.text}·{date.text}", 0, 0, named.row), [value])
    return _behind(form, i, [t for _, t in below])


def _purpose(form: Filling, i: int) -> int:
    """What money is for: alone in the row below it, in the column next to a label that says so (预算规模及资金用途)."""
    token, above = form.tokens[i], placed(form, form.tokens[i].row - 1)
    if len(above) < 2 or [t for _, t in placed(form, token.row)] != [token]:
        return 0
    named, place = above[0][1], placed(form, token.row)[0][0]
    if "用途" not in named.text or label(named.text) != "side" or place != above[1][0] or label(token.text):
        return 0
    form.put("detail", named, [token])
    return i + 1


def _behind(form: Filling, i: int, words: Sequence[Token]) -> int:
    """Where the tokens begin that follow the last of `words`."""
    return next((n for n in range(i, len(form.tokens)) if form.tokens[n].start > words[-1].start), len(form.tokens))
