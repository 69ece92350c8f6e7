"""Numbers of measures made comparable: 1小时 and 60分钟, 15亩 and 1公顷, 0.5 and 50%, 每月1次 and 12次 a year."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import msgspec

from jxlint.compiled import compiled
from jxlint.rules.money import YUAN
from jxlint.targets import Measure
from jxlint.targets.dimensions import DIMENSIONS

# What the dimensions of time are in seconds here, where a term in months is compared with one in days: a month is a
# twelfth of 365.25 days, five days of work are a week.
_SECONDS = {"time": Decimal(1), "months": Decimal(2_629_800), "workdays": Decimal(7 * 86_400) / 5}
_UNITS = {
    unit: ("time" if name in _SECONDS else name, Decimal(n) * _SECONDS.get(name, 1))
    for name, units in DIMENSIONS.items()
    for unit, n in units.items()
}
_UNITS |= {unit: ("money", factor) for unit, factor in YUAN.items()}
_UNITS |= {
    "个百分点": ("share", Decimal(1)),
    "个千分点": ("share", Decimal("0.1")),
    "亩": ("area", Decimal(10_000) / 15),
}
# In these a project is planned, while what is to be quick counts hours and days.
LONG = ("月", "个月", "季度", "个季度", "年")
# What happens, of which each year has its share; and what a state is measured in, of which none has.
EVENTS = (
    "次", "人次", "场", "场次", "批", "批次", "班次", "频次", "航次", "车次", "辆次", "架次", "趟", "轮", "件", "件次",
    "起", "宗", "例", "例次", "单",
)  # fmt: skip
STATES = ("分贝", "℃", "倍")
# How often a year what is counted per 月 and so on comes.
TIMES = {"年": 1, "学年": 1, "半年": 2, "学期": 2, "季度": 4, "季": 4, "双月": 6, "月": 12, "周": 52}
_TERMS = (*TIMES, "天", "半天", "工作日", "小时")
# Spans of a fixed length, alone or so many of them: 每6小时, 每2天.
_SPAN = compiled(r"(\d{0,4}|半)(分钟|小时|天|周)")
_NONE: tuple[str, Decimal] = ("", Decimal(1))
# 亩 are rounded.
_ROUNDED = Decimal("0.001")
# As they are told beside days of work.
_WORKDAYS = tuple(DIMENSIONS["workdays"])
_IN_DAYS = {"天": 1, "小时": 24}
_WEEK = 5  # of work
# A TB is of 1000 GB or of 1024, and so is what flows.
_THOUSANDS = Decimal("0.05")
_BINARY = ("data", "flow")
# The exponent of a fraction, as the grammar reads it.
_PLACES = -4


def kind_of(unit: str) -> str:
    """What a unit counts: share, score, money, time, age, or things; "" for a bare number."""
    if not unit:
        return ""
    if unit == "分":
        return "score"
    if unit == "岁":
        return "age"
    dimension = _UNITS.get(unit, _NONE)[0]
    return dimension if dimension in ("share", "money", "time") else "count"


def sized(unit: str) -> bool:
    """Whether `unit` says how large or heavy something is, and not how many or how long."""
    return _UNITS.get(unit, _NONE)[0] in ("length", "mass", "volume", "area", "power")


def dense(measure: Measure) -> bool:
    """Whether a measure says how much there is in something or flows in a time: 5毫克/升, 3株/平方米, 5立方米/秒."""
    return sized(measure.per) or measure.per == "秒"


def equal(one: Measure, two: Measure) -> bool:
    """Whether two measures give the same figure, in whatever unit."""
    over = _terms(one.per, two.per)
    if over and not (one.upper or two.upper):
        first, second = comparable(one, two)
        return all(over) and _close(first * over[0], second * over[1], _ROUNDED if "亩" in one.per + two.per else 0)
    if (
        not over
        and one.number == two.number
        and one.upper == two.upper
        and (one.unit == two.unit or not (one.unit and two.unit))
    ):
        return True
    first, second = comparable(one, two)
    if one.upper or two.upper:
        if one.upper is None or two.upper is None:
            return False
        return all(equal(end, other) for end, other in zip(ends(one), ends(two), strict=True))
    if _near(one, two, first, second) or _cut_off(one, two) or _cut_off(two, one):
        return True
    return first * TIMES.get(one.per, 1) == second * TIMES.get(two.per, 1)


def _terms(one: str, two: str) -> tuple[Decimal | int, Decimal | int] | None:
    """By what figures counted per `one` and per `two` are multiplied to be compared, where nothing else differs: of
    人·年 and 人·月, 1 and 12; of 6小时 and 天, 4 and 1; of 亩 and 公顷, 15 and 1; 0 of what comes no known number of
    times."""
    if not (one and two) or one == two:
        return None
    spans = _span(one), _span(two)
    if all(spans):
        return spans[1], spans[0]
    own, other = apart(one, two)
    if len(own) != 1 or len(other) != 1:
        return None
    if own[0] in _TERMS and other[0] in _TERMS:
        spans = _span(own[0]), _span(other[0])
        return (spans[1], spans[0]) if all(spans) else (TIMES.get(own[0], 0), TIMES.get(other[0], 0))
    (kind, size), (another, by) = (_UNITS.get(terms[0], _NONE) for terms in (own, other))
    return (by, size) if kind and kind == another else None


def apart(one: str, two: str) -> tuple[list[str], list[str]]:
    """What only one of the two is counted per."""
    terms, others = one.split("/"), two.split("/")
    return [t for t in terms if t not in others], [t for t in others if t not in terms]


def size_of(unit: str) -> str:
    """What size `unit` tells (length, mass …), "" where it tells none."""
    return _UNITS.get(unit, _NONE)[0] if sized(unit) else ""


def _span(per: str) -> int:
    """How long a span of a fixed length is in seconds, 0 for anything else."""
    span = _SPAN.fullmatch(per)
    if span is None:
        return 0
    length = int(_UNITS[span[2]][1])
    return length // 2 if span[1] == "半" else int(span[1] or 1) * length


def regular(per: str) -> bool:
    """Whether `per` says how often something is: 天, 季, 6小时."""
    return per in _TERMS or _SPAN.fullmatch(per) is not None


def ends(m: Measure) -> tuple[Measure, Measure]:
    """The two ends of the range `m`."""
    return msgspec.structs.replace(m, upper=None), msgspec.structs.replace(m, number=m.upper, upper=None)


def comparable(one: Measure, two: Measure) -> tuple[Decimal, Decimal]:
    """The numbers of both in one unit, as they stand where their units measure different things or one has none."""
    (kind, factor), (other, by) = _UNITS.get(one.unit, _NONE), _UNITS.get(two.unit, _NONE)
    if kind == other:
        return one.number * factor, two.number * by
    if not one.unit and other == "money" and one.number >= by:
        return one.number, two.number * by  # 50万 beside 50万元 is so many 元
    if not two.unit and kind == "money" and two.number >= factor:
        return one.number * factor, two.number
    if (one.unit, two.unit) == ("", "%") and one.number <= 1:
        return one.number * 100, two.number
    if (one.unit, two.unit) == ("%", "") and two.number <= 1:
        return one.number, two.number * 100
    return one.number, two.number


def total(several: Sequence[Measure], whole: Measure) -> bool:
    """Whether `several` add up to `whole`."""
    dimensions = {_UNITS.get(m.unit, _NONE)[0] for m in several}
    if len(dimensions) > 1:
        return False
    pairs = [comparable(m, whole) for m in several]
    return sum(part for part, _ in pairs) == pairs[0][1]


def _near(one: Measure, two: Measure, first: Decimal, second: Decimal) -> bool:
    """Whether two figures are equal, as far as their units let them: a month is of 30 days."""
    if (one.unit in LONG) != (two.unit in LONG) and kind_of(one.unit) == kind_of(two.unit) == "time":
        return _close(first, second, Decimal("0.02"))
    if one.unit != two.unit and _UNITS.get(one.unit, _NONE)[0] in _BINARY:
        return _close(first, second, _THOUSANDS)
    if _as_many_days(one, two):
        return True
    return _close(first, second, _ROUNDED if "亩" in (one.unit, two.unit) and one.unit != two.unit else 0)


def _as_many_days(one: Measure, two: Measure) -> bool:
    """Whether one is so few days of work that no weekend need be among them, and the other as many days of any kind:
    2个工作日 and 48小时."""
    if (one.unit in _WORKDAYS) == (two.unit in _WORKDAYS) or one.per != two.per:
        return False
    work, days = (one, two) if one.unit in _WORKDAYS else (two, one)
    return work.number <= _WEEK and days.unit in _IN_DAYS and days.number == _IN_DAYS[days.unit] * work.number


def _cut_off(one: Measure, two: Measure) -> bool:
    """Whether `two` is the fraction `one` as a percentage of fewer places: 三分之一 and 33%."""
    if one.unit or two.unit != "%" or one.number.as_tuple().exponent != _PLACES:
        return False
    exact = one.number * 100
    cut = exact != exact.to_integral_value()
    return cut and any(two.number == exact.quantize(two.number, how) for how in (ROUND_HALF_UP, ROUND_DOWN))


def _close(one: Decimal, two: Decimal, within: Decimal | int) -> bool:
    """Whether the two differ by no more than `within` of the larger."""
    return one == two or abs(one - two) <= within * max(one, two)
