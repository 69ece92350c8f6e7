"""How long something is, in words or by the clock, against so many hours: 全天候 and 24小时, 9:00-17:30 and 8.5小时."""

from __future__ import annotations

from decimal import Decimal

from jxlint.patterns import later
from jxlint.rules.phrasing import plain
from jxlint.rules.tools import Tools
from jxlint.targets import Target

_FROM_TO = later(r"(\d{1,2}):(\d\d)[-~至到](\d{1,2}):(\d\d)", needs=(":",))
# 7×24小时, as `plain` writes it, and 24小时不间断.
_ROUND_THE_CLOCK = later(
    r"(?<!\d)7\*24(?!\d)|(?<!\d)24小时(?=不间断|值[班守]|在线|全天候|待命|轮[班值])", needs=("24",)
)
_HOUR = 60
# Within the day is within so much, as it is commonly said.
_DAYS = {("小时", Decimal(24)), ("天", Decimal(1)), ("工作日", Decimal(1)), ("个工作日", Decimal(1))}


def both_round_the_clock(one: str, two: str, tools: Tools) -> bool:
    """Whether both texts say that it is at all hours: 7×24小时 and 全天候."""
    return all(_ROUND_THE_CLOCK.search(plain(text)) is not None or tools.has(text, "all-day") for text in (one, two))


def same_term(one: Target, two: Target, tools: Tools) -> bool:
    """Whether one value says in words or by the clock how long something is or may take, and the other as a number:
    of lexicon all-day it is 24小时, of lexicon same-day 1天."""
    said, counted = (one, two) if two.quantified else (two, one)
    if said.quantified or len(counted.measures) != 1 or counted.deadlines:
        return False
    m = counted.measures[0]
    if m.upper or m.comparator not in ("=", "<="):
        return False
    if (m.unit, m.number) in _DAYS and (
        tools.has(said.text, "same-day") or (m.unit == "小时" and tools.has(said.text, "all-day"))
    ):
        return True
    clock = _FROM_TO.findall(plain(said.text)) if m.unit == "小时" else []
    if len(clock) != 1:
        return False
    opens, minute, closes, last = map(int, clock[0])
    return m.number * _HOUR == (closes - opens) * _HOUR + last - minute
