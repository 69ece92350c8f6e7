"""What a value shows at a glance. A kind says which signs a value must show, any of them, for it to have something to
say (`signs`, or `signs_for(options)`), and is not asked about the others, which are most."""

from __future__ import annotations

from jxlint.targets import Target

MEASURED = 1  # it holds a measure
ONE = 2  # and no other
SEVERAL = 4  # it holds more than one
BARE = 8  # a measure has no unit
BOUNDED = 16  # a measure is a bound: ≥, >, ≤, <
LARGE = 32  # a measure is 100 or more
NOTHING = 64  # a measure is 0 or less
APPROXIMATE = 128  # a measure is said to be approximate
FAULTY = 256  # a comparator is malformed
UNQUANTIFIED = 512  # it holds neither a measure nor a deadline
DATED = 1024  # it holds a deadline, or may name a year


def signs(target: Target) -> int:
    """The signs that a value shows which the grammar reads as `target`."""
    shown = DATED if target.deadlines or "20" in target.text else 0
    if target.faults:
        shown |= FAULTY
    measures = target.measures
    if not measures:
        return shown if target.deadlines else shown | UNQUANTIFIED
    shown |= MEASURED | (ONE if len(measures) == 1 else SEVERAL)
    for m in measures:
        if not m.unit:
            shown |= BARE
        if m.comparator != "=":
            shown |= BOUNDED
        if m.number >= 100:
            shown |= LARGE
        elif m.number <= 0:
            shown |= NOTHING
        if m.approximate:
            shown |= APPROXIMATE
    return shown
