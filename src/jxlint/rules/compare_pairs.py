"""A measure of the period value against the one of the annual value that speaks of the same thing."""

from __future__ import annotations

import msgspec

from jxlint.findings import Severity
from jxlint.patterns import later
from jxlint.rules.adding import adds_up
from jxlint.rules.changing import falls
from jxlint.rules.figures import STATES, comparable, ends, equal, kind_of
from jxlint.rules.relations import Name
from jxlint.rules.views import Row
from jxlint.targets import Measure
from jxlint.targets.comparators import DOWN, UP

_MORE = later(r"[余多来]")


class Said(msgspec.Struct, frozen=True):
    """What a pair of measures shows: see `Relation`."""

    name: Name
    severity: Severity | None = None
    variant: str = ""


def exceeds(row: Row, p: Measure, a: Measure) -> Said | None:
    """Whether, in a project of years, the year's asks for more than the whole period's."""
    if not row.facts.multi_year or equal(p, a) or p.upper or a.upper:
        return None
    period, annual = comparable(p, a)
    part, stricter = adds_up(row, p, a), _stricter(row, p, a)
    if annual > period and (part or stricter):
        return Said("exceeds")
    return Said("exceeds", variant="stricter") if stricter and part is False else None


def conflict(row: Row, p: Measure, a: Measure) -> Said | None:
    """Whether, in a project of one year, the two are different numbers."""
    if row.facts.multi_year or equal(p, a) or _an_end_of(p, a) or _an_end_of(a, p):
        return None
    return Said("conflict", None if _stricter(row, p, a) else "warning")


def _an_end_of(span: Measure, m: Measure) -> bool:
    """Whether `m` is the bound that the range `span` has on its side: ≤1万元 of 0.5-1万元, ≥85% of 85%-95%."""
    if span.upper is None or m.upper is not None or span.per != m.per:
        return False
    low, high = ends(span)
    return (m.comparator not in DOWN and equal(low, m)) or (m.comparator not in UP and equal(high, m))


def comparator(row: Row, p: Measure, a: Measure) -> Said | None:
    """Whether the two compare the same number differently, or one is an end of the other's range."""
    if not row.facts.multi_year and (_an_end_of(p, a) or _an_end_of(a, p)):
        return Said("comparator")
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
    return None if whole or none or _just_above(row, p, a) else Said("comparator")


def _just_above(row: Row, p: Measure, a: Measure) -> bool:
    """Whether one is a round number and a few more, and the other at least that number: 20余场 and 20场以上."""
    for m, other, value in ((p, a, row.period), (a, p, row.annual)):
        if m.approximate and other.comparator in (">=", ">") and _MORE.search(value.text, m.start, m.end):
            return True
    return False


def _stricter(row: Row, p: Measure, a: Measure) -> bool:
    """Whether the annual measure asks for more than the period's: where they say by how much something falls, the
    larger does, otherwise in the indicator's own direction."""
    if a.comparator in (">", ">=") or p.comparator in (">", ">="):
        up = True
    elif a.comparator in ("<", "<=") or p.comparator in ("<", "<="):
        up = False
    else:
        up = row.direction >= 0 or falls(row.period, p) or falls(row.annual, a)
    period, annual = comparable(p, a)
    return annual > period if up else annual < period
