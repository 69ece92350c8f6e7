"""The numbers of the period value against those of the annual value."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.rules.changing import change_and_level, opposite
from jxlint.rules.compare_pairs import comparator, conflict, exceeds
from jxlint.rules.figures import TIMES, equal, kind_of, regular, total
from jxlint.rules.parts import REGULAR, counts_for_each, distinct, each, of_several, targets, whole
from jxlint.rules.relations import Relation
from jxlint.rules.scales import in_one_form
from jxlint.rules.things import of_other_things, otherwise, price_and_total, weight_and_volume
from jxlint.rules.views import Row
from jxlint.rules.wholes import like, multiplied, of_each_counted
from jxlint.targets import Measure, Target

_TIMES = compiled(r"[^\d，,。；;、=＝+＋（()）A-Za-z]{0,6}(?:\s*[×*]|[xX](?=\s*\d))")

_REMARK = compiled(r"[（(][^（()）]*")


def of_numbers(row: Row, one: Target, two: Target) -> Relation | None:
    """How the measures of the annual value `two` disagree with those of the period value `one`."""
    one, two = in_one_form(row.name, one, two)
    if _comes_to(one.measures, two.measures) or _comes_to(two.measures, one.measures):
        return None
    period, annual = distinct(one.measures), distinct(two.measures)
    if len(period) != len(annual):
        period, annual = targets(one), targets(two)
        # Beside the one number of the other value, parts are known by their sum wherever they stand.
        period = whole(period) if len(two.measures) == 1 else period
        annual = whole(annual) if len(one.measures) == 1 else annual
    if not period or not annual or _beside(one, period, annual) or _beside(two, annual, period):
        return None
    if _remarked(one.text, period, annual) or _remarked(two.text, annual, period):
        return None
    pairs = _pairs(row, period, annual)
    if not pairs:
        return Relation("kind", one.text, two.text)
    uneven = len(period) != len(annual)
    if uneven:
        if _comes_to(period, annual) or _comes_to(annual, period):
            return None
        # Of more than one it is not told by its place which of them is meant.
        pairs = [pair for pair in pairs if _meant(*pair, period, annual)]
    # Of two comparators that contradict each other, which is meant is not known.
    contradictory = any(fault.name == "contradictory" for fault in (*one.faults, *two.faults))
    for found in (exceeds, conflict) if contradictory else (exceeds, conflict, comparator):
        for p, a in pairs:
            unlike = _open(p, a) or _factor(one, p) != _factor(two, a)
            said = None if unlike or (found is conflict and _stage(one, two, p, a)) else found(row, p, a)
            if said and not row.tools.contrasts.may_be_one(p.subject, a.subject):
                return Relation("kind", one.text, two.text, said.severity)
            if said:
                words = _words(one, p), _words(two, a)
                # 每月1次 and 每季度1次 differ in what stands before.
                told = words if words[0] != words[1] and p.per == a.per else (one.text, two.text)
                reckoned = said.name == "comparator" and p.number != a.number and not (p.upper or a.upper)
                return Relation(said.name, *told, said.severity, "reckoned" if reckoned else said.variant)
    return Relation("part", one.text, two.text) if uneven else None


def _beside(target: Target, kept: list[Measure], other: list[Measure]) -> bool:
    """Whether the one measure of the other value is what each gets in `target`, which also says what that makes:
    ≤2.2万元/座，合计≤83.6万元 and ≤2.2万元/座."""
    if len(other) != 1 or not other[0].per:
        return False
    return any(
        m not in kept and m.per == other[0].per and m.comparator == other[0].comparator and equal(m, other[0])
        for m in distinct(target.measures)
    )


def _remarked(text: str, several: list[Measure], other: list[Measure]) -> bool:
    """Whether the one measure of the other value is the first of `several`, and a remark in brackets says what each of
    it has: 2期（每期60人） and 2期."""
    if len(several) != 2 or len(other) != 1:
        return False
    first, more = several
    same = first.comparator == other[0].comparator and first.unit == other[0].unit and equal(first, other[0])
    return same and of_each_counted(more, first) and _REMARK.fullmatch(text, first.end, more.start) is not None


def _comes_to(several: Sequence[Measure], whole: Sequence[Measure]) -> bool:
    return _sum(several, whole) or (len(whole) == 1 and multiplied(several, whole[0]))


def _sum(several: Sequence[Measure], whole: Sequence[Measure]) -> bool:
    """Whether one side lists the parts of what the other states as a whole: 新建2座，改建3座 and 5座."""
    if len(whole) != 1 or len(several) < 2:
        return False
    if any(m.per or m.upper or kind_of(m.unit) not in ("count", "money") for m in several):
        return False
    return total(several, whole[0])


def _meant(p: Measure, a: Measure, period: list[Measure], annual: list[Measure]) -> bool:
    """Whether two measures of values that state different numbers of them surely speak of one thing."""
    alone = sum(like(m.unit, a.unit) for m in period) == 1 == sum(like(p.unit, m.unit) for m in annual)
    return alone or equal(p, a) or bool(p.subject and a.subject and _likeness(p, a))


def _open(p: Measure, a: Measure) -> bool:
    """Whether one counts each of several and the other perhaps all of them, or all of a day (8时、20时各1次
    and 每日2次)."""
    if "周" in (p.per, a.per) and _apart_by_weeks(p, a):
        return False
    other = each(p) != each(a) or (each(p) and regular(p.per) != regular(a.per))
    return other and not (kind_of(p.unit) == kind_of(a.unit) == "money")


def _apart_by_weeks(p: Measure, a: Measure) -> bool:
    """Whether what one says of each week and the other of a longer term, in which there are so many weeks or fewer of
    work, cannot be the same: 每周1次 and 每月1次."""
    terms = [m.per for m in (p, a)]
    if any(term != "周" and term not in REGULAR for term in terms) or p.upper or a.upper:
        return False
    if of_several(p) or of_several(a):
        return False
    less, more = sorted(m.number * TIMES[m.per] for m in (p, a))
    return more >= less * 2


def _factor(target: Target, m: Measure) -> bool:
    """Whether `m` is yet to be multiplied: 5天×2期, 12个点位×4次."""
    return _TIMES.match(target.text, m.end) is not None


def _stage(one: Target, two: Target, p: Measure, a: Measure) -> bool:
    """Whether the less of two numbers of what adds up is that of the year's first months: 第一季度1次 of 4次."""
    if p.number == a.number or kind_of(p.unit) not in ("count", "money"):
        return False
    less, more = (one, two) if p.number < a.number else (two, one)
    return not more.deadlines and len(less.deadlines) == 1 and less.deadlines[0].last[1] < 12


def _pairs(row: Row, period: list[Measure], annual: list[Measure]) -> list[tuple[Measure, Measure]]:
    """Measures of the two values that speak of the same thing: like units, then the likest subject."""
    pairs, free = [], list(annual)
    for p in period:
        fitting = [a for a in free if _alike(row, p, a)]
        if fitting:
            best = max(fitting, key=lambda a: (_likeness(p, a), a.number == p.number))
            free.remove(best)
            pairs.append((p, best))
    return pairs


def _alike(row: Row, p: Measure, a: Measure) -> bool:
    """Whether the two may measure one thing."""
    if not like(p.unit, a.unit) or otherwise(p.per, a.per) or of_other_things(p.unit, a.unit):
        return False
    if price_and_total(row.name, p, a):
        return False
    one, two = p.subject + p.object, a.subject + a.object
    if weight_and_volume(p.unit, a.unit) and row.tools.has(row.name + one + two, "solids"):
        return False
    if one and two and row.tools.contrasts.apart(one, two):
        return False
    return not change_and_level(row, p, a) and not opposite(row, p, a) and not counts_for_each(p, a)


def _likeness(one: Measure, two: Measure) -> float:
    if one.subject == two.subject:
        return 1.0
    shared = set(one.subject) & set(two.subject)
    return len(shared) / max(1, len(set(one.subject) | set(two.subject)))


def _words(target: Target, m: Measure) -> str:
    return target.text[m.start : m.end]
