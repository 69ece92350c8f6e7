"""What the label of an amount says of the time that it is for: the budget year, the whole project, this application."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.words.term_words import SPAN, TERM

_YEARS = compiled(r"(?:其中[:：]?)?(?:项目)?(?:年度|本年|当年)")
# A year, and not one that a span of several begins with.
_DATED = compiled(r"(?:其中[:：]?)?(?:项目)?(20\d\d)年(?!度?[-—–~～至]20)")
_TIME = compiled(r"(?:其中[:：]?)?本次")
_OF_TERM = compiled(rf"(?:项目)?{TERM}")
_WHOLE = compiled(
    rf"(?:项目)?(?:{TERM}|{SPAN})|(?:项目|工程|计划|[概估预]算)*总(?:投资|[概估预]算)|(?:项目|工程)(?:资金|投资|经费|预算)?总[金额经资]|投资总额"
)


def of_year(words: str, year: int | None) -> bool:
    """Whether the label `words` is of the money of the budget year, which is `year` where it is known."""
    if _YEARS.match(words):
        return True
    dated = _DATED.match(words) if "20" in words else None
    return dated is not None and int(dated[1]) == year


def of_term(words: str) -> bool:
    """Whether the label `words` names the whole term."""
    return _OF_TERM.match(words) is not None


def of_whole(words: str) -> bool:
    """Whether the label `words` is of the money of the whole project."""
    return _WHOLE.match(words) is not None


def of_this_time(words: str) -> bool:
    """Whether the label `words` is of what is applied for this time."""
    return _TIME.match(words) is not None
