"""Heads of values of the whole term and of the year that say little more: 三年 beside 当年, 中期目标, 2024-2026年."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.words.term_words import TERM
from jxlint.layouts.words.vocabulary import head

_SPAN = (
    rf"(?:{TERM}|总体?|周期|[二两三四五六3-6]年(?:期|度)?"
    r"|20\d\d年?[-—–~～至]20\d\d年?)"
)
_YEAR = r"(?:当年度?|本年度?|年度|全年|20\d\d年度?)"
_VALUE = r"(?P<value>总?(?:绩效)?(?:(?:指标|目标)值?|值))?(?:[（(][^（()）]*[)）])?"
_OF_TERM, _OF_YEAR = compiled(_SPAN + _VALUE), compiled(_YEAR + _VALUE)
_OF_OTHER = compiled(
    r"(?:[上下前后]?半年度?|[前第]?[一二三四1-4]季度|(?:1[0-2]|[1-9])(?:月?[-—–~～至](?:1[0-2]|[1-9]))?月[底末]?|[上前去]年度?)"
    + _VALUE
)
_PAST = compiled(r"[上前去]年度?" + _VALUE)
_A_YEAR = compiled(r"20\d\d年度?" + _VALUE)
_IN_BRACKETS = compiled(rf".{{2,8}}[（(]{_SPAN}[)）]")


def term_role(words: str, roles: list[str], following: str) -> str:
    """What a head behind that of the names is of, "period" or "annual", "" where it is neither; `roles` are those of
    the heads before it, `following` is the next. Words of a time alone say so only where both stand side by side."""
    term, year = _OF_TERM.fullmatch(words), _OF_YEAR.fullmatch(words)
    if term is not None and "period" not in roles:
        beside = roles[-1] == "annual" or _OF_YEAR.fullmatch(following) or head(following) == "annual"
        return "period" if term["value"] or beside else ""
    if year is not None and "annual" not in roles:
        beside = roles[-1] == "period" or _OF_TERM.fullmatch(following) or head(following) == "period"
        return "annual" if beside else ""
    return ""


def of_time(words: str) -> str:
    """What a part of a head of values is of that names a time, "" where it names none: values of a part of the year, or
    of the years before, are what the year's rest on."""
    if _OF_OTHER.fullmatch(words):
        return "basis"
    return "period" if _OF_TERM.fullmatch(words) else "annual" if _OF_YEAR.fullmatch(words) else ""


def is_past(words: str) -> bool:
    """Whether a head names a year before the budget's, and no more than a value beside it."""
    return _PAST.fullmatch(words) is not None


def names_a_year(words: str) -> bool:
    """Whether a head names a year by its number, and no more than a value beside it."""
    return _A_YEAR.fullmatch(words) is not None


def in_brackets(words: str) -> bool:
    """Whether the head of a value says in brackets that it is of the whole term: 目标值（总）."""
    return _IN_BRACKETS.fullmatch(words) is not None
