"""Which measures of a value are targets, and which only belong to another: what it says twice, of which so many, where,
among which, and what adds up to it."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.figures import EVENTS, TIMES, equal, kind_of, sized
from jxlint.rules.wholes import detailed, divides, made_of, multiplied, within_it
from jxlint.targets import Measure, Target
from jxlint.targets.dimensions import DIMENSIONS
from jxlint.targets.numerals import DIGITS as HAN_DIGITS

# 50名（含音体美10名）: what follows is part of the number before.
_WITHIN = compiled(r"(?:其中|包括|包含|含)[^，,。；;（()）]*$")
_CLOSES = later(r"[。；;)）]")
_IN_ALL = compiled(r"[^）)]*(?:(?<!公)共(?![享同建])|合计|总计)[^，,。；;、（()）]*")
# 5座水库各1套, 5个镇各建1座: the first number says where. 人均收入20万元以上的村占60%: it says among which; so it does
# of a size, 胸径8cm以上乔木2000株.
_EACH = compiled(r"[^，,。；;、和及与]*各(?![类项种级界方])[^\d，,。；;、（()）]{0,3}$")
_AMONG = compiled(r"的[^，,。；;、和及与并]+$")
_SIZED = compiled(r"[)）]?[^\d，,。；;、（()）和及与并]{0,8}")
# 300元/天×10天=3000元, 154个村×12场=1848场: it is multiplied.
_FACTORS = compiled(r"[^\d，,。；;、=＝+（()）]{0,6}[×*xX][^，,。；;、=＝（()）]*(?=[=＝])")
# 24小时办结率100%, 接令后10分钟内到场100%: it says within what time; 步行15分钟可达率, 500米服务半径覆盖率: how near.
_RATE = compiled(r"[^\d，,。；;、和及与并]{1,8}率")
_NEAR = later(r"[^\d，,。；;、（()）和及与并]{1,14}率[^\d，,。；;、（()）]{0,4}")
_SOON = later(r"[^\d，,。；;、（()）和及与并]{0,8}")
_NAMED_RATE = later(r"[^\d，,。；;、（()）]{2}(?:率|满意度|知晓度)$")
_LISTED = later(r"(?:[^\d，,。；;、：:（()）]{1,8}、)+[^\d，,。；;、：:（()）和及与]{1,8}$", needs=("、",))
_BOUNDS = ("以上", "以下", "以内")
# Phrases that give a number to each of several, which 各类 and 各项 do not.
_SHARED_OUT = compiled(r"每|各(?![类项种级界方])|分别$|均$|都$")
# Every so often, in an exact number of times a year, which there are no weeks in; of two terms one may be in another.
REGULAR = tuple(term for term in TIMES if term not in ("周", "学期", "学年"))

# How often a year at most, where weekends and leap days make the sum another.
_MOST = {"天": 366, "工作日": 262, "周": 53}


def distinct(measures: tuple[Measure, ...]) -> list[Measure]:
    """The measures without those that say once more what another says: a formula beside its result, 每月1次 beside the
    12次 of the year, or each week's beside ≥50次."""
    kept: list[Measure] = []
    for m in measures:
        if not any((_again(k, m) or _reaches(m, k)) and _one_thing(k, m) for k in kept):
            kept = [k for k in kept if not (_reaches(k, m) and _one_thing(k, m))]
            kept.append(m)
    return kept


def _again(one: Measure, two: Measure) -> bool:
    if (one.comparator, one.unit) != (two.comparator, two.unit):
        return False
    if one.per == two.per:
        return (one.number, one.upper) == (two.number, two.upper)
    # Both for the year, as it is counted in so many parts.
    yearly = all(not m.per or m.per in TIMES for m in (one, two)) and one.number != two.number
    return yearly and not (one.upper or two.upper) and equal(one, two)


def _reaches(often: Measure, least: Measure) -> bool:
    """Whether `often` says how often something is and comes to `least` in the year, or to little more, as what is done
    each week or day does in a year of holidays."""
    most = _MOST.get(often.per) or TIMES.get(often.per, 0)
    bound = least.comparator in (">=", ">") or (least.comparator == "=" and often.per in _MOST)
    if not bound or often.comparator != "=" or often.unit != least.unit or often.upper:
        return False
    if least.per not in ("", "年") or often.per == "年" or least.upper:
        return False
    return least.number <= often.number * most < least.number * 2


def _one_thing(one: Measure, two: Measure) -> bool:
    return _one_phrase(one.subject, two.subject) and _one_phrase(one.object, two.object)


def _one_phrase(one: str, two: str) -> bool:
    return not one or not two or one in two or two in one


def targets(target: Target) -> list[Measure]:
    """The distinct measures of `target` that no other one merely details or is counted by."""
    found = distinct(target.measures)
    if len(found) < 2:
        return found
    # 满分10分，不低于9分: of how many.
    found = [m for m in found if not m.subject.endswith("满分")] or found
    found = [m for m in found if not _counts_listed(target.text, m)] or found
    kept: list[Measure] = []
    before, end = found[0], 0
    for i, m in enumerate(found):
        if m.start < end:
            continue
        if kept and (close := detailed(target.text, kept[-1], found[i:])):
            end = close
            continue
        if kept and _IN_ALL.fullmatch(target.text, kept[-1].end, m.end):
            kept = _before_sum(kept, m)
            # 每镇100份，共1200份; 3期，每期40人，共120人
            if kept and each(kept[-1]) and _same_events(kept[-1], m) and divides(kept[-1].number, m.number):
                kept = kept[:-2] if multiplied(kept[-2:], m) else kept[:-1]
        within = kept and _WITHIN.search(target.text[kept[-1].end : m.start]) and within_it(m, before)
        if within and not _rate_of_its_own(m):
            closing = _CLOSES.search(target.text, m.end)
            end = closing.start() if closing else len(target.text)
            continue
        behind = target.text[m.end : found[i + 1].start] if i + 1 < len(found) else ""
        made = _FACTORS.match(target.text, m.end)
        if made and made.end() in [following.start for following in found[i + 1 :]]:
            end = made.end()
            continue
        if _within(m, behind, found[i + 1 :]) or _EACH.match(behind) or (m.comparator != "=" and _AMONG.match(behind)):
            continue
        size = _SIZED.fullmatch(behind) and _says_how_large(target.text, m, behind)
        if size and kind_of(found[i + 1].unit) == "count":
            continue
        kept.append(m)
        before = m
    return kept


def _rate_of_its_own(m: Measure) -> bool:
    """Whether `m` is a rate that has a name and a bound, which no other holds: 其中对口就业率≥80%."""
    return m.unit == "%" and m.comparator != "=" and _NAMED_RATE.search(m.subject) is not None


def _counts_listed(text: str, m: Measure) -> bool:
    """Whether `m` says in Chinese how many there are of what is listed right before it: 春节、中秋两节."""
    if m.per or m.stated or text[m.start] not in HAN_DIGITS:
        return False
    listed = _LISTED.search(text, 0, m.start)
    return listed is not None and listed[0].count("、") + 1 == m.number


def _same_events(m: Measure, whole: Measure) -> bool:
    return m.unit == whole.unit or (m.unit in EVENTS and whole.unit in EVENTS)


def _within(m: Measure, behind: str, rest: Sequence[Measure]) -> bool:
    """Whether the time `m` is that in which something is to be done, or how long it is to last, of which the next of
    the `rest` is the share: 10分钟内到场100%, 一年以上≥60%; or it is the time or distance within which it is:
    500米服务半径覆盖率≥85%."""
    timed = kind_of(m.unit) == "time"
    near = (timed or m.unit in DIMENSIONS["length"]) and (not m.stated or m.comparator == "<=")
    if near and rest and rest[0].unit == "%" and _NEAR.fullmatch(behind):
        return True
    if not timed:
        return False
    if not m.subject and _RATE.fullmatch(behind):
        return True
    return m.comparator in ("<=", ">=") and bool(rest) and rest[0].unit == "%" and _SOON.fullmatch(behind) is not None


def _says_how_large(text: str, m: Measure, behind: str) -> bool:
    """Whether `m` is a bound of a size, or stands in front of all or in brackets and says what is meant: 120kW直流桩,
    乔木（胸径≥10cm）600株."""
    if not sized(m.unit) or not behind:
        return False
    closes = behind[0] in ")）"
    return closes or text.startswith(_BOUNDS, m.end - 2) or (m.start == 0 and m.comparator == "=")


def _before_sum(kept: list[Measure], whole: Measure) -> list[Measure]:
    """`kept` without those at its end that add up to `whole`."""
    for at in range(len(kept) - 1):
        if made_of(whole, kept[at:]):
            return kept[:at]
    return kept


def whole(measures: list[Measure]) -> list[Measure]:
    """The first or last of `measures` alone, where all the others add up to it."""
    for one, rest in ((measures[0], measures[1:]), (measures[-1], measures[:-1])) if measures else ():
        if made_of(one, rest):
            return [one]
    return measures


def each(m: Measure) -> bool:
    """Whether the number is one of several, the value not saying of how many: 枯水期、丰水期各1次, 每学期2次,
    每站每年1次."""
    if not m.per:
        return _SHARED_OUT.search(m.subject) is not None
    return m.per not in REGULAR or of_several(m)


def of_several(m: Measure) -> bool:
    """Whether the number is that of each of several in each term: 每站每年1次."""
    return len(_SHARED_OUT.findall(m.subject)) > 1


def counts_for_each(one: Measure, two: Measure) -> bool:
    """Whether one of the two counts those of whom the other says what each has: 63个站点 and 每站每年2次."""
    return _has_each(one, two) or _has_each(two, one)


def _has_each(counted: Measure, m: Measure) -> bool:
    if counted.per or counted.unit == m.unit or not (m.per or "每" in m.subject):
        return False
    thing, unit = counted.object[:1], counted.unit
    names = (thing, unit + thing) if thing else ("" if unit == "个" else unit,)
    over = m.per.split("/")
    return any(name and (f"每{name}" in m.subject or name in over) for name in names)
