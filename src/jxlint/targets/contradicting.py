"""Comparators of one number that say the same twice, or contradict each other."""

from __future__ import annotations

from jxlint.targets.comparators import DOWN, UP, Front, open_ended
from jxlint.targets.model import Comparator, Fault


def judge_pair(text: str, before: Front, behind: Comparator, end: int, close: int, faults: list[Fault]) -> None:
    """A comparator before and one behind the number: said twice, or against each other."""
    if not before.stated or open_ended(before.word) or before.comparator == "=":
        return
    if (before.comparator in UP) == (behind in UP):
        if before.word.endswith(("至", "到")):
            return  # 压缩至3天以内: it says how far something goes
        right = text[before.start : end] if before.comparator in (">=", "<=") else ""
        faults.append(Fault("doubled", before.start, close, right))
    elif before.comparator in UP + DOWN:
        faults.append(Fault("contradictory", before.start, close))


def judge_ahead(text: str, before: Front, end: int, close: int, faults: list[Fault]) -> None:
    """Two comparators in a row: said twice, or against each other."""
    if before.ahead != "=" and (before.ahead in UP) != (before.comparator in UP):
        faults.append(Fault("contradictory", before.begin, close))
    else:
        right = text[before.start : end] if before.ahead in ("=", before.comparator) else ""
        faults.append(Fault("doubled", before.begin, close, right))
