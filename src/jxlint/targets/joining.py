"""Measures that are told together: two bounds of one range, the state from which a change sets out, the parts of a
sum, and how often something is."""

from __future__ import annotations

import msgspec

from jxlint.patterns import later
from jxlint.targets.comparators import DOWN, UP
from jxlint.targets.model import Fault, Measure
from jxlint.targets.units import TIMES

_AND = later(r"[，,]?(?:且|并且|而且|同时|并|但|又)?")
_LISTED = later(r"[，,、]?(?:且|并且|而且|同时|并|但|又)?")
_FROM = later(
    r"(?:从|由)(?:20\d\d年(?:度|末|底)?|上年度?|去年|现有|目前|当前|现在|原来|原先|原有|原)?的?$", needs=("从", "由")
)
_TO = later(
    r"[^\d，,。；;、]{0,8}?(?:提高|提升|增加|增长|增|上升|升|扩大|扩|延长|恢复|下降|降低|降|减少|减|缩短|压缩|压减)(?:到|至|为|成)"
)
_ARROW = later("[→➔⇒]", needs=("→", "➔", "⇒"))

_PLUS = later(r"[^\dA-Za-z+]{0,8}\+[^\d+，,。；;、（()）]{0,6}", needs=("+",))
_SHARES = ("", "%", "‰", "‱", "分")
# 每两个月1次: the first number says how often.
_EVERY = later(r"每隔?$", needs=("每",))
# 1人创业带动3人就业: so many for each.
_LEADS = later(r"[^\d，,。；;、]{0,8}带动[^\d，,。；;、]{0,4}", needs=("带动",))
_OFTEN = later(r"[^，,。；;、!！?？()（）\n]*")
# Of two units that follow each other, how many of the second the first is, and in which of them the whole is told.
_PARTS = {
    ("小时", "分钟"): (60, "分钟"), ("分钟", "秒"): (60, "秒"), ("天", "小时"): (24, "小时"),
    ("年", "个月"): (12, "个月"), ("元", "角"): (10, "元"), ("元", "分"): (100, "元"), ("角", "分"): (10, "角"),
}  # fmt: skip
_NAMED = {
    "1年": "年",
    "1周": "周",
    "1天": "天",
    "1个月": "月",
    "1月": "月",
    "2个月": "双月",
    "3个月": "季",
    "6个月": "半年",
    "12个月": "年",
}


def joined(text: str, found: list[Measure], faults: list[Fault]) -> list[Measure]:
    """The measures of cleaned `text` without baselines (从10亿元 in 从10亿元提高到12亿元), ranges and sums made whole,
    and each with how often it is. Of two bounds that no figure meets the first is left, and a fault is added to
    `faults`."""
    kept: list[Measure] = []
    every: Measure | None = None
    for i, m in enumerate(found):
        if every:
            start = text.rindex("每", 0, every.start) if every.subject else every.start
            m = msgspec.structs.replace(m, per=_interval(every), start=start)
        every = m if i + 1 < len(found) and _is_interval(text, m, found[i + 1]) else None
        if every:
            continue
        if i + 1 < len(found) and _sets_out(text, m, found[i + 1]):
            continue
        bounds = _bounds(text, kept[-1], m) if kept else None
        if bounds:
            low, high = bounds
            if low.number > high.number:
                faults.append(Fault("contradictory", kept[-1].start, m.end))
            else:
                kept[-1] = msgspec.structs.replace(
                    kept[-1], number=low.number, upper=high.number, comparator=">=", end=m.end
                )
        elif kept and (more := _in_parts(kept[-1], m)):
            kept[-1] = more
        elif kept and _over(text, kept[-1], m):
            kept[-1] = msgspec.structs.replace(kept[-1], per=_interval(m), end=m.end)
        elif kept and _adds(text, kept[-1], m):
            kept[-1] = msgspec.structs.replace(kept[-1], number=kept[-1].number + m.number, object="", end=m.end)
        else:
            kept.append(m)
    return kept


def _in_parts(one: Measure, two: Measure) -> Measure | None:
    """The one figure of which the two are the larger and the smaller part, 1小时30分钟 and 3角5分, None of others."""
    if one.end != two.start or one.upper or two.upper or (one.per and two.per) or two.subject:
        return None
    whole = "分钟" if (one.unit, two.unit) == ("分", "秒") else one.unit
    part = "分钟" if (one.unit, two.unit) == ("小时", "分") else two.unit
    made = _PARTS.get((whole, part))
    if made is None or two.number >= made[0] or (one.stated and two.stated):
        return None
    times, unit = made
    by = two if two.stated else one
    number = one.number + two.number / times if unit == whole else one.number * times + two.number
    return msgspec.structs.replace(
        two, comparator=by.comparator, stated=by.stated, number=number, unit=unit, per=two.per or one.per,
        subject=one.subject, approximate=one.approximate or two.approximate, start=one.start,
    )  # fmt: skip


def _sets_out(text: str, m: Measure, following: Measure) -> bool:
    """Whether `m` is what `following` is to be raised or lowered from: 从10亿元提高到12亿元, 12处降至4处,
    60%→65%."""
    same = m.unit == following.unit != ""
    if (_FROM.search(m.subject) or (same and m.comparator == "=")) and _TO.match(text, m.end):
        return True
    return same and _ARROW.fullmatch(text, m.end, following.start) is not None


def _over(text: str, one: Measure, per: Measure) -> bool:
    """Whether there is `one` for so many of another thing: 1名/5公里."""
    single = one.number == 1 and not one.per and one.unit not in _SHARES and per.unit not in (*_SHARES, one.unit)
    return single and text[one.end : per.start] == "/" and per.comparator == "=" and per.number > 1


def _adds(text: str, one: Measure, two: Measure) -> bool:
    """Whether the two are parts of a sum, joined by a plus."""
    plain = one.unit != "" and one.comparator == two.comparator == "=" and (one.upper, two.upper) == (None, None)
    same = plain and (one.unit, one.per) == (two.unit, two.per)
    return same and _PLUS.fullmatch(text, one.end, two.start) is not None


def _is_interval(text: str, m: Measure, following: Measure) -> bool:
    """Whether `m` says how often `following` is, or for how many of something: 每200人1名."""
    if m.comparator != ("=" if m.upper is None else ">=") or following.per or m.unit in _SHARES:
        return False
    if not m.subject and m.start == 0:
        if m.number == 1 and m.unit and _LEADS.fullmatch(text, m.end, following.start):
            return True
        # 5年一次
        once = following.number == 1 and following.unit == "次" and m.end == following.start
        return once and m.unit in TIMES and not m.stated
    return bool(_EVERY.search(m.subject)) and _OFTEN.fullmatch(text, m.end, following.start) is not None


def _interval(m: Measure) -> str:
    written = f"{m.number:f}{m.unit}" if m.upper is None else f"{m.number:f}-{m.upper:f}{m.unit}"
    return _NAMED.get(written, written)


def _bounds(text: str, one: Measure, two: Measure) -> tuple[Measure, Measure] | None:
    """The lower and the upper bound of one figure that the two are, None where they are of different figures. Shares
    that are only listed may be those of two things: ≤5%、≥95%."""
    if one.upper is not None or two.upper is not None or (one.unit, one.per) != (two.unit, two.per):
        return None
    if one.comparator in UP and two.comparator in DOWN:
        low, high = one, two
    elif one.comparator in DOWN and two.comparator in UP:
        low, high = two, one
    else:
        return None
    between = _LISTED if one.unit not in _SHARES else _AND
    return (low, high) if between.fullmatch(text, one.end, two.start) else None
