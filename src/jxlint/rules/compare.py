"""The period value against the annual value, by meaning (group 4 of the catalogue)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

import msgspec

from jxlint.compiled import compiled
from jxlint.findings import Severity
from jxlint.rules.adding import adds_up
from jxlint.rules.due import due, milestone
from jxlint.rules.figures import STATES, comparable, equal, kind_of, regular, total
from jxlint.rules.parts import distinct, each, targets, whole
from jxlint.rules.phrasing import figures, meaning, plain, same_words
from jxlint.rules.views import Row, Value
from jxlint.rules.wording import classify
from jxlint.targets import Deadline, Measure, Target

Name = Literal["kind", "deadline", "exceeds", "conflict", "comparator", "part"]
_YEAR = compiled(r"20\d\d")
_NUMBER = compiled(r"[0-9]+(?:\.[0-9]+)?")
_CLOSING = compiled(r"[\s。；;，,、]+")
# 完成 alone does not say what.
_ACT = 4
# From when to when, which the hyphens of 2025-12-31 do not say.
_SPAN = compiled(r"[—–~～至到]|(?<=[年月日号])-|\d-(?:20\d\d|\d{1,2}月)")
# 应保尽保, 应转尽转.
_ALL = compiled(r"应(.)尽\1")
_NO = compiled(r"(?:确保|保证|实现|做到)?无")


class Relation(msgspec.Struct, frozen=True):
    """A disagreement: which, the two things that disagree, how grave if not as the rule says, and which of the rule's
    messages speaks of it."""

    name: Name
    period: str
    annual: str
    severity: Severity | None = None
    variant: str = ""


def relation(row: Row) -> Relation | None:
    """The first disagreement of the two values of `row` that applies, None when they say the same."""
    period, annual = row.period.text, row.annual.text
    if not period.strip() or not annual.strip():
        return None
    one, two = row.period.target, row.annual.target
    if figures(period) == figures(annual) and not _other_year(period, annual):
        return None
    if _nothing(row, one, two) or _everything(row, one, two):
        return None
    if "secret" in (one.kind, two.kind):
        return None if one.kind == two.kind else Relation("kind", period, annual)
    if one.quantified != two.quantified:
        return None if _unread(one, two) or _same_day(row, one, two) else Relation("kind", period, annual)
    if not one.quantified:
        return None if same_words(period, annual, row) or _stages(row) else Relation("kind", period, annual)
    return _deadlines(row, one, two) or _measures(row, one, two)


def _other_year(period: str, annual: str) -> bool:
    """Whether the values begin with years, and not with the same: of 2025年底前 and 2024年底前 the year is the date."""
    one, two = _YEAR.match(period.lstrip()), _YEAR.match(annual.lstrip())
    return one is not None and two is not None and one[0] != two[0]


def _nothing(row: Row, one: Target, two: Target) -> bool:
    """Whether one value says that there is none, and the other that there are 0."""
    said, counted = (one, two) if two.quantified else (two, one)
    zero = len(counted.measures) == 1 and counted.measures[0].number == 0 and not counted.measures[0].upper
    return zero and not said.quantified and _NO.match(meaning(said.text, row.tools)) is not None


def _everything(row: Row, one: Target, two: Target) -> bool:
    """Whether one value says that it is all, and the other that it is 100%."""
    said, counted = (one, two) if two.quantified else (two, one)
    if said.quantified or len(counted.measures) != 1:
        return False
    if not row.tools.has(said.text, "everything") and not _ALL.search(said.text):
        return False
    m = counted.measures[0]
    return m.number == 100 and m.unit == "%" and m.comparator in ("=", ">=")


def _stages(row: Row) -> bool:
    """Whether both values name what is to be there in the end, of which the year's may be a stage: 全线通车 and
    完成路基工程."""
    return row.facts.multi_year and all(classify(value) is None for value in (row.period, row.annual))


def _unread(one: Target, two: Target) -> bool:
    """Whether the value that the grammar sees no measure in holds the other's number, in a unit that is not known or as
    a sum (12+3人)."""
    said, counted = (one, two) if two.quantified else (two, one)
    numbers = [Decimal(n) for n in _NUMBER.findall(plain(said.text))]
    if "+" in said.text or "＋" in said.text:
        numbers.append(sum(numbers, Decimal()))
    return any(m.number in numbers for m in counted.measures)


def _same_day(row: Row, one: Target, two: Target) -> bool:
    """Whether one value has a date and the other a feast or season that may be it, 10月1日前 and 国庆节前, or the other
    says no more than the year: 2025年全年."""
    said, dated = (one, two) if two.quantified else (two, one)
    day = milestone(dated)
    if day is None or dated.measures:
        return False
    return row.tools.has(said.text, "seasons") or (not plain(said.text) and day.last[1:] == (12, 31))


def _deadlines(row: Row, one: Target, two: Target) -> Relation | None:
    period, annual = milestone(one), milestone(two)
    if period is None or annual is None:
        if (period is None) != (annual is None) and not (one.measures and two.measures):
            if _lasts(one, period, two) or _lasts(two, annual, one):
                return None
            return Relation("kind", one.text, two.text)
        return None
    first, last = due(row.period, period), due(row.annual, annual)
    if first is None or last is None:
        return None
    if 0 in (first[0], last[0]):
        first, last = (0, *first[1:]), (0, *last[1:])
    if first == last:
        return None
    texts = one.text[period.start : period.end], two.text[annual.start : annual.end]
    earlier = last < first and row.facts.multi_year
    if earlier and _other_act(row, period, annual):
        return None
    return Relation("deadline", *texts, severity="warning" if earlier else None)


def _lasts(dated: Target, day: Deadline | None, other: Target) -> bool:
    """Whether `dated` says from when to when, and `other` how long: 1月至12月 and 12个月."""
    if day is None or len(other.measures) != 1 or kind_of(other.measures[0].unit) != "time":
        return False
    return _SPAN.search(dated.text, day.start, day.end) is not None


def _other_act(row: Row, period: Deadline, annual: Deadline) -> bool:
    """Whether the values surely name different things to be done by their dates: 全面完工 and 完成主体施工."""
    both = (row.period.text, period), (row.annual.text, annual)
    one, two = (_CLOSING.sub("", text[: date.start] + text[date.end :]) for text, date in both)
    return min(len(one), len(two)) >= _ACT and not same_words(one, two, row)


def _measures(row: Row, one: Target, two: Target) -> Relation | None:
    if _sum(one.measures, two.measures) or _sum(two.measures, one.measures):
        return None
    period, annual = distinct(one.measures), distinct(two.measures)
    if len(period) != len(annual):
        period, annual = targets(one), targets(two)
        # Beside the one number of the other value, parts are known by their sum wherever they stand.
        period = whole(period) if len(two.measures) == 1 else period
        annual = whole(annual) if len(one.measures) == 1 else annual
    if not period or not annual:
        return None
    pairs = _pairs(period, annual)
    if not pairs:
        return Relation("kind", one.text, two.text)
    uneven = len(period) != len(annual)
    if uneven:
        if _sum(period, annual) or _sum(annual, period):
            return None
        # Of more than one it is not told by its place which of them is meant.
        pairs = [pair for pair in pairs if _meant(*pair, period, annual)]
    # Of two comparators that contradict each other, which is meant is not known.
    contradictory = any(fault.name == "contradictory" for fault in (*one.faults, *two.faults))
    for found in (_exceeds, _conflict) if contradictory else (_exceeds, _conflict, _comparator):
        for p, a in pairs:
            unlike = _open(p, a) or _factor(one, p) != _factor(two, a)
            said = None if unlike or (found is _conflict and _stage(one, two, p, a)) else found(row, p, a)
            if said:
                words = _words(one, p), _words(two, a)
                # 每月1次 and 每季度1次 differ in what stands before.
                told = words if words[0] != words[1] else (one.text, two.text)
                return Relation(said.name, *told, said.severity, said.variant)
    return Relation("part", one.text, two.text) if uneven else None


def _sum(several: Sequence[Measure], whole: Sequence[Measure]) -> bool:
    """Whether one side lists the parts of what the other states as a whole: 新建2座，改建3座 and 5座."""
    if len(whole) != 1 or len(several) < 2:
        return False
    if any(m.per or m.upper or kind_of(m.unit) not in ("count", "money") for m in several):
        return False
    return total(several, whole[0])


def _meant(p: Measure, a: Measure, period: list[Measure], annual: list[Measure]) -> bool:
    """Whether two measures of values that state different numbers of them surely speak of one thing."""
    alone = sum(_like(m.unit, a.unit) for m in period) == 1 == sum(_like(p.unit, m.unit) for m in annual)
    return alone or equal(p, a) or bool(p.subject and a.subject and _likeness(p, a))


def _open(p: Measure, a: Measure) -> bool:
    """Whether one counts each of several and the other perhaps all of them, or all of a day (8时、20时各1次
    and 每日2次)."""
    other = each(p) != each(a) or (each(p) and regular(p.per) != regular(a.per))
    return other and not (kind_of(p.unit) == kind_of(a.unit) == "money")


def _factor(target: Target, m: Measure) -> bool:
    """Whether `m` is yet to be multiplied: 5天×2期."""
    return target.text.startswith(("×", "*"), m.end)


def _stage(one: Target, two: Target, p: Measure, a: Measure) -> bool:
    """Whether the less of two numbers of what adds up is that of the year's first months: 第一季度1次 of 4次."""
    if p.number == a.number or kind_of(p.unit) not in ("count", "money"):
        return False
    less, more = (one, two) if p.number < a.number else (two, one)
    return not more.deadlines and len(less.deadlines) == 1 and less.deadlines[0].last[1] < 12


def _pairs(period: list[Measure], annual: list[Measure]) -> list[tuple[Measure, Measure]]:
    """Measures of the two values that speak of the same thing: like units, then the likest subject."""
    pairs, free = [], list(annual)
    for p in period:
        fitting = [a for a in free if _like(p.unit, a.unit)]
        if fitting:
            best = max(fitting, key=lambda a: (_likeness(p, a), a.number == p.number))
            free.remove(best)
            pairs.append((p, best))
    return pairs


def _like(one: str, two: str) -> bool:
    return not one or not two or kind_of(one) == kind_of(two)


def _likeness(one: Measure, two: Measure) -> float:
    if one.subject == two.subject:
        return 1.0
    shared = set(one.subject) & set(two.subject)
    return len(shared) / max(1, len(set(one.subject) | set(two.subject)))


def _words(target: Target, m: Measure) -> str:
    return target.text[m.start : m.end]


class _Said(msgspec.Struct, frozen=True):
    """What a pair of measures shows: see `Relation`."""

    name: Name
    severity: Severity | None = None
    variant: str = ""


def _exceeds(row: Row, p: Measure, a: Measure) -> _Said | None:
    if not row.facts.multi_year or equal(p, a) or p.upper or a.upper:
        return None
    period, annual = comparable(p, a)
    part, stricter = adds_up(row, p, a), _stricter(row, p, a)
    if annual > period and (part or stricter):
        return _Said("exceeds")
    return _Said("exceeds", variant="stricter") if stricter and part is False else None


def _conflict(row: Row, p: Measure, a: Measure) -> _Said | None:
    if row.facts.multi_year or equal(p, a):
        return None
    return _Said("conflict", None if _stricter(row, p, a) else "warning")


def _comparator(_row: Row, p: Measure, a: Measure) -> _Said | None:
    if p.comparator == a.comparator or not equal(p, a) or p.upper or a.upper:
        return None
    whole = p.unit in ("%", "") and p.number == 100 and {p.comparator, a.comparator} == {"=", ">="}
    # There is nothing below 0起.
    none = (
        p.number == 0
        and kind_of(p.unit) == "count"
        and p.unit not in STATES
        and {p.comparator, a.comparator} == {"=", "<="}
    )
    return None if whole or none else _Said("comparator")


def _stricter(row: Row, p: Measure, a: Measure) -> bool:
    """Whether the annual measure asks for more than the period's: where they say by how much something falls, the
    larger does, otherwise in the indicator's own direction."""
    if a.comparator in (">", ">=") or p.comparator in (">", ">="):
        up = True
    elif a.comparator in ("<", "<=") or p.comparator in ("<", "<="):
        up = False
    else:
        up = row.direction >= 0 or _falls(row.period, p) or _falls(row.annual, a)
    period, annual = comparable(p, a)
    return annual > period if up else annual < period


def _falls(value: Value, m: Measure) -> bool:
    """Whether `m` says by how much something falls (下降20%), and not to what (下降到20%)."""
    to = value.text.startswith(("到", "至", "为"), m.start)
    return not to and m.subject.endswith(value.row.tools.words("decreases"))
