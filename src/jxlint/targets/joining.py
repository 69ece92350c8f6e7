"""Measures that are told together: two bounds of one range, and the state from which a change sets out."""

from __future__ import annotations

import msgspec

from jxlint.patterns import later
from jxlint.targets.comparators import DOWN, UP
from jxlint.targets.model import Measure

_AND = later(r"[，,]?(?:且|并且|而且|同时|并|但|又)?")
_FROM = later(
    r"(?:从|由)(?:20\d\d年(?:度|末|底)?|上年度?|去年|现有|目前|当前|现在|原来|原先|原有|原)?的?$", needs=("从", "由")
)
_TO = later(
    r"[^\d，,。；;、]{0,8}?(?:提高|提升|增加|增长|增|上升|升|扩大|扩|延长|恢复|下降|降低|降|减少|减|缩短|压缩|压减)(?:到|至|为|成)"
)


def joined(text: str, found: list[Measure]) -> list[Measure]:
    """The measures of cleaned `text` without baselines (从10亿元 in 从10亿元提高到12亿元), ranges made whole."""
    kept: list[Measure] = []
    for i, m in enumerate(found):
        if i + 1 < len(found) and _FROM.search(m.subject) and _TO.match(text, m.end):
            continue
        if kept and _bounds(text, kept[-1], m):
            kept[-1] = msgspec.structs.replace(kept[-1], upper=m.number, comparator=">=", end=m.end)
        else:
            kept.append(m)
    return kept


def _bounds(text: str, low: Measure, high: Measure) -> bool:
    """Whether the two say from where to where one figure may be."""
    if low.comparator not in UP or high.comparator not in DOWN or (low.upper, high.upper) != (None, None):
        return False
    same = (low.unit, low.per) == (high.unit, high.per) and low.number < high.number
    return same and _AND.fullmatch(text, low.end, high.start) is not None
