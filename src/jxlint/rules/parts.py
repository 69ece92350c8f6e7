"""Which measures of a value are targets, and which only belong to another: what it says twice, of which so many, where,
and among which."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.targets import Measure, Target

# 50名（含音体美10名）: what follows is part of the number before.
_WITHIN = compiled(r"(?:其中|包括|包含|含)[^，,。；;（()）]*$")
_CLOSES = compiled(r"[。；;)）]")
# 5座水库各1套: the first number says where. 人均收入20万元以上的村占60%: it says among which.
_EACH = compiled(r"[^，,。；;、和及与]*各$")
_AMONG = compiled(r"的[^，,。；;、和及与并]+$")
# Phrases that give a number to each of several, which 各类 and 各项 do not.
_SHARED_OUT = compiled(r"每|各(?![类项种级界方])|分别$|[均都]$")
# Every so often, in an exact number of times a year.
_REGULAR = ("年", "半年", "季度", "季", "双月", "月")


def distinct(measures: tuple[Measure, ...]) -> list[Measure]:
    """The measures without those that say once more what an earlier one says (a formula beside its result)."""
    kept: list[Measure] = []
    for m in measures:
        same = (m.comparator, m.number, m.upper, m.unit, m.per)
        if not any((k.comparator, k.number, k.upper, k.unit, k.per) == same and _one_thing(k, m) for k in kept):
            kept.append(m)
    return kept


def _one_thing(one: Measure, two: Measure) -> bool:
    return not one.subject or not two.subject or one.subject in two.subject or two.subject in one.subject


def targets(target: Target) -> list[Measure]:
    """The distinct measures of `target` that no other one merely details or is counted by."""
    found = distinct(target.measures)
    if len(found) < 2:
        return found
    kept: list[Measure] = []
    whole, end = found[0], 0
    for i, m in enumerate(found):
        if m.start < end:
            continue
        if kept and _WITHIN.search(target.text[kept[-1].end : m.start]) and _is_part(m, whole):
            closing = _CLOSES.search(target.text, m.end)
            end = closing.start() if closing else len(target.text)
            continue
        behind = target.text[m.end : found[i + 1].start] if i + 1 < len(found) else ""
        if _EACH.match(behind) or (m.comparator != "=" and _AMONG.match(behind)):
            continue
        kept.append(m)
        whole = m
    return kept


def _is_part(m: Measure, whole: Measure) -> bool:
    return m.unit == whole.unit and m.number <= whole.number


def each(m: Measure) -> bool:
    """Whether the number is one of several, the value not saying of how many: 枯水期、丰水期各1次, 每学期2次."""
    return m.per not in _REGULAR if m.per else _SHARED_OUT.search(m.subject) is not None
