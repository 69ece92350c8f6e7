"""Numbers of things in running text, what each of several has of them, and how they hang together: 36种，每种订阅5份
is 36 × 5 份."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import msgspec

from jxlint.patterns import later
from jxlint.rules.formulas import decimal
from jxlint.targets.units import COUNTERS

NUMBER = r"([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)"
# What is counted without a word that counts it, and how often something is.
_NOUNS = ("街道", "平米", "公里", "千米", "学期", "学年", "课时", "小时", "天", "日", "周")
_UNITS = "|".join(sorted({*COUNTERS, *_NOUNS}, key=len, reverse=True))
HAN = dict(zip("两二三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_COUNT = later(rf"(?<![第A-Za-z.．]){NUMBER[:-1]}万?)\s*({_UNITS})(?![月岁/／]|(?<=日)[至前起])")
_HAN_COUNT = later(rf"(?<![第十百千一二两三四五六七八九])([{''.join(HAN)}])个?({_UNITS})(?![月/／十百千])")
_EACH = later(r"每(?:个)?(?!年)([^，,。；;、：:0-9０-９每]{1,8}?)(?:约|为)?$")
_CLAUSE = later(r"[，,。；;、：:（()）]")
_ENDS = later(r"[，,。；;、：:（()）每]")
_NOUN = 6
# What may follow a noun and makes no other of it.
_GO_ON = frozenset("全共按各的办开年安在发给，")
_PLACE = ("点", "位", "区")
# So many each day or month, of which the rest of the year has more: 日处理2万吨.
_FLOW = later(r"(?<![0-9０-９一二三四五六七八九十])[日月周季](?![常期度末底份子内岁边间转])")
# Words for one thing: people.
_PEOPLE = frozenset("人名位生员")


class Count(msgspec.Struct, frozen=True):
    """So many of something: the number, as it is written, its unit, the words before and behind, and the words for
    what each has so many ("" where it is no such number). `start` is where the each begins."""

    number: Decimal
    written: str
    unit: str
    before: str
    behind: str
    each: str
    start: int
    end: int


def counts(text: str, start: int, end: int) -> Iterator[Count]:
    """The numbers of things from `start` to `end`, written in figures."""
    for m in _COUNT.finditer(text, start, end):
        written = m[1]
        if m[2] == "日" and text[m.start() - 1 : m.start()] == "月":
            continue  # of the calendar
        many = decimal(written[:-1]) * 10_000 if written.endswith("万") else decimal(written)
        yield _count(text, start, m.start(), m.end(), many, written, m[2])


def in_words(text: str, start: int, end: int) -> Iterator[Count]:
    """Those written in Chinese: 两次."""
    for m in _HAN_COUNT.finditer(text, start, end):
        yield _count(text, start, m.start(), m.end(), Decimal(HAN[m[1]]), str(HAN[m[1]]), m[2])


def _count(text: str, floor: int, at: int, end: int, number: Decimal, written: str, unit: str) -> Count:
    ahead = text[floor:at]
    breaks = [m.end() for m in _CLAUSE.finditer(ahead)]
    clause = ahead[breaks[-1] :] if breaks else ahead
    each = _EACH.search(clause)
    behind = _ENDS.split(text[end : end + _NOUN], maxsplit=1)[0]
    return Count(
        number, written, unit, clause[-_NOUN:], behind, each[1] if each else "",
        at - (len(clause) - each.start() if each else 0), end,
    )  # fmt: skip


def named(thing: str, count: Count) -> str | None:
    """What is left of the words `thing` behind the name of what `count` counts, None where they name something else:
    of 36艘 behind 渔船, both 船 and 艘 are the name."""
    unit = count.unit
    if thing.startswith(unit):
        return thing[len(unit) :].removeprefix("次")
    if unit in _PEOPLE and thing[:1] in _PEOPLE:
        return thing[1:]
    for size in range(min(_NOUN, len(thing)), 0, -1):
        name = thing[:size]
        if count.before.endswith(name) or _heads(count.behind, name):
            return thing[size:]
    return None


def _heads(words: str, name: str) -> bool:
    """Whether `name` ends what the `words` behind a number call its things, or is short for it: 行政村, 村全年, 站点,
    and not 村民小组."""
    at = words.find(name)
    if at < 0:
        return False
    rest = words[at + len(name) :]
    # 站 is short for 站点, 点 for 点位.
    rest = rest[1:] if at == 0 and rest[:1] in _PLACE else rest
    return not rest or rest[0] in _GO_ON


def chained(several: Sequence[Count], others: Sequence[Count]) -> tuple[Count, ...] | None:
    """The factors that `several`, in the order of the text, are, of which each but the first is what each of those
    before has; the number of the others of which each has the first is looked for among `others`. None where it is not
    told how they hang together."""
    for one, two in pairwise(several):
        if not two.each or named(two.each, one) is None:
            return None
    first = several[0]
    if _FLOW.search(first.before):
        return None
    if not first.each:
        return tuple(several)
    found = [c for c in others if c.each == "" and named(first.each, c) is not None]
    return (found[0], *several) if len(found) == 1 else None
