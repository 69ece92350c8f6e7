"""The budget year of a form whose title names none, or several: that of its only objective of a year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from jxlint.compiled import compiled
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import TITLE, label

_YEAR = compiled(r"(20\d\d)年(?!度?[-—–~～至]20)")
# The objective stands no more cells than so behind the money.
_MOST = 120


def year_of_goal(tokens: Sequence[Token], i: int) -> int | None:
    """The year that the labels of the objectives behind the token at `i` name in the same form (2024年度绩效目标), None
    where they name none or several."""
    ahead = takewhile(lambda t: not TITLE.fullmatch(t.text), islice(tokens, i + 1, i + 1 + _MOST))
    years = {found[1] for t in ahead if t.text[:2] == "20" and (found := _YEAR.match(t.text)) and _is_goal(t.text)}
    return int(years.pop()) if len(years) == 1 else None


def _is_goal(words: str) -> bool:
    return label(words) == "objective"
