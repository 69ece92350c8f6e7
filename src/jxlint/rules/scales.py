"""One figure in two forms: 4.5分（5分制） and 90%, 每5分钟1次 and 5分钟/次, 满意率95%以上 and 不满意率5%以下."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jxlint.patterns import later
from jxlint.rules.figures import equal, kind_of
from jxlint.targets import Comparator, Measure, Target

_FULL = r"(\d{1,3}|[五十百])"
# Behind a score, or in front of it: （5分制）, （满分5分）, 百分制90分, 满分10分，不低于9分.
_BEHIND = later(rf"[（(]\s*(?:采用|按)?(?:{_FULL}分制|(?:满分|总分)为?{_FULL}分|{_FULL}分满分)\s*[)）]")
_AHEAD = later(rf"(?:{_FULL}分制|满分为?{_FULL}分)[，,]?[^\d，,。；;、]{{0,6}}")
_HAN = {"五": 5, "十": 10, "百": 100}
# Words for one thing that tables join with a slash: 60件/套 is 60件（套）, where the other value counts no sets.
_ONE_THING = (frozenset("件套台部组"), frozenset("篇条"), frozenset("册本"))
_TIMES_OR_SHARE = later(r"\d[\d.]*\s*[倍%％]")
_TURNS = ("次", "班", "趟", "班次")
_OTHER_SIDE: dict[Comparator, Comparator] = {">=": "<=", "<=": ">=", ">": "<", "<": ">", "=": "="}


def in_one_form(name: str, one: Target, two: Target) -> tuple[Target, Target]:
    """Both targets of the indicator `name`, the measures of one in the form of the other where the same can be said in
    either."""
    if "分制" in one.text + two.text or "满分" in one.text + two.text:
        one, two = _on_one_scale(one, two)
    one, two = _without_the_top(one), _without_the_top(two)
    if len(one.measures) == len(two.measures) == 1:
        one, two = _as_money(one, two.measures[0]), _as_money(two, one.measures[0])
        one, two = _counted(one, two.measures[0]), _counted(two, one.measures[0])
        one, two = _in_the_year(one, two.measures[0]), _in_the_year(two, one.measures[0])
        one, two = _as_visits(one, two.measures[0]), _as_visits(two, one.measures[0])
        one, two = _as_shares(one, two), _as_shares(two, one)
        one, two = _as_often(one, two.measures[0]), _as_often(two, one.measures[0])
        one, two = _of_the_rest(name, one, two.measures[0]), _of_the_rest(name, two, one.measures[0])
    return one, two


def _without_the_top(target: Target) -> Target:
    """`target` with a lower bound for each share that may be up to 100%, which bounds nothing."""
    if not any(m.upper == 100 and m.unit == "%" for m in target.measures):
        return target
    measures = [
        msgspec.structs.replace(m, upper=None, comparator=">=", stated=True) if m.upper == 100 and m.unit == "%" else m
        for m in target.measures
    ]
    return msgspec.structs.replace(target, measures=tuple(measures))


def _counted(target: Target, other: Measure) -> Target:
    """`target` with its second word for what is counted aside, where `other` has none that it is counted per."""
    m = target.measures[0]
    if other.per or not m.per or not any({m.unit, m.per, other.unit} <= words for words in _ONE_THING):
        return target
    return msgspec.structs.replace(target, measures=(msgspec.structs.replace(m, per=""),))


def _in_the_year(target: Target, other: Measure) -> Target:
    """`target` with the year aside of what each of some has in it, where `other` says for each of whom: 每户每年2次
    beside 2次/户."""
    m = target.measures[0]
    if m.per != "年" or m.unit != other.unit or not other.per or f"每{other.per}每年" not in m.subject:
        return target
    return msgspec.structs.replace(target, measures=(msgspec.structs.replace(m, per=other.per),))


def _as_visits(target: Target, other: Measure) -> Target:
    """`target` with its 人/次 as 人次, which `other` counts."""
    m = target.measures[0]
    if (m.unit, m.per) != ("人", "次") or (other.unit, other.per) != ("人次", ""):
        return target
    return msgspec.structs.replace(target, measures=(msgspec.structs.replace(m, unit="人次", per=""),))


def _as_shares(target: Target, other: Target) -> Target:
    """`target` with how many times as much as a share, where `other` says the same of a share: 增长1.5倍 and
    增长150%."""
    m, share = target.measures[0], other.measures[0]
    if m.unit != "倍" or share.unit != "%" or m.upper or not m.subject:
        return target
    if _TIMES_OR_SHARE.sub("", target.text) != _TIMES_OR_SHARE.sub("", other.text):
        return target
    return msgspec.structs.replace(target, measures=(msgspec.structs.replace(m, number=m.number * 100, unit="%"),))


def _as_money(target: Target, other: Measure) -> Target:
    """`target` with its 分 as money, where `other` is as much: 5分/笔 beside 0.05元/笔."""
    m = target.measures[0]
    if m.unit != "分" or kind_of(other.unit) != "money":
        return target
    turned = msgspec.structs.replace(m, number=m.number / 10, upper=m.upper and m.upper / 10, unit="角")
    return msgspec.structs.replace(target, measures=(turned,)) if equal(turned, other) else target


def _on_one_scale(one: Target, two: Target) -> tuple[Target, Target]:
    """The targets with their scores as shares, where a scale says of how many and the other has another or none."""
    full, other = _full(one), _full(two)
    if full == other:
        return one, two
    if full and other:
        return _scaled(one, full, "%"), _scaled(two, other, "%")
    said, plain, full = (one, two, full) if full else (two, one, other)
    units = {m.unit for m in plain.measures}
    if units == {"%"} or (units == {"分"} and all(full < m.number <= 100 for m in plain.measures)):
        said = _scaled(said, full, units.pop())
    return (said, plain) if said.text == one.text else (plain, said)


def _full(target: Target) -> int:
    """What the highest score is on the scale that `target` names beside its scores, 0 without one."""
    for m in target.measures:
        if m.unit != "分":
            continue
        behind = _BEHIND.search(target.text, m.start, m.end) or _BEHIND.match(target.text, m.end)
        ahead = behind or _AHEAD.search(target.text, 0, m.start)
        if ahead:
            written = next(filter(None, ahead.groups()))
            return _HAN.get(written) or int(written)
    return 0


def _scaled(target: Target, full: int, unit: str) -> Target:
    """`target` with its scores out of `full` as so many of a hundred."""
    by = Decimal(100) / full
    measures = [
        msgspec.structs.replace(m, number=m.number * by, upper=m.upper and m.upper * by, unit=unit)
        if m.unit == "分" and m.number <= full
        else m
        for m in target.measures
    ]
    return msgspec.structs.replace(target, measures=tuple(measures))


def _as_often(target: Target, other: Measure) -> Target:
    """`target` with how long it is from one time to the next (5分钟/次) as how often, where `other` says how often."""
    m = target.measures[0]
    if kind_of(m.unit) != "time" or m.upper or other.unit not in _TURNS or m.per not in ("", other.unit):
        return target
    if not other.per or other.number != 1:
        return target
    turned = msgspec.structs.replace(
        m, comparator=_OTHER_SIDE[m.comparator], number=Decimal(1), unit=other.unit, per=f"{m.number:f}{m.unit}"
    )
    if not m.per and not equal(turned, other):
        return target
    return msgspec.structs.replace(target, measures=(turned,))


def _of_the_rest(name: str, target: Target, other: Measure) -> Target:
    """`target` with the share of those of whom something is not so as that of whom it is, where `other` or the `name`
    says that."""
    m = target.measures[0]
    if m.unit != "%" or other.unit != "%" or m.upper or not m.subject.startswith(("不", "未")):
        return target
    word = m.subject.rstrip("率度")
    if word in name + other.subject or word[1:] not in name + other.subject or len(word) == 1:
        return target
    turned = msgspec.structs.replace(m, comparator=_OTHER_SIDE[m.comparator], number=100 - m.number)
    return msgspec.structs.replace(target, measures=(turned,))
