"""Whether the figure of a year is a part of the whole period's, or a level that holds in both."""

from __future__ import annotations

from jxlint.rules.figures import EVENTS, LONG, STATES, kind_of
from jxlint.rules.views import Row
from jxlint.targets import Measure
from jxlint.targets.comparators import DOWN

# In 元: what costs less is one of many.
_LITTLE = 1000


def adds_up(row: Row, p: Measure, a: Measure) -> bool | None:
    """Whether the years' figures add up to the period's (what happens, money, how long the work takes), so that a
    smaller one is a share whatever its bound; False for a level (噪声, 次均费用), None where words cannot tell."""
    if p.per or a.per or "/" in p.unit:
        return False
    kind = kind_of(p.unit)
    if kind == "time":
        if row.tools.has(row.name, "terms") or _says(row, p, a, "sums-of-time"):
            return True
        if _says(row, p, a, "interruptions"):
            return None  # of one time or of all of them
        return None if p.unit in LONG and not row.tools.has(row.name, "waits") else False
    if kind not in ("count", "money"):
        return False
    if _says(row, p, a, "levels") or (kind == "money" and (_says(row, p, a, "unit-prices") or _a_price(p, a))):
        return False
    if p.comparator not in DOWN and a.comparator not in DOWN:
        return True
    if p.unit in STATES:
        return False
    # At most so many of what is there, or in each year, may be a level or not.
    return None if _says(row, p, a, "yearly") or (kind == "count" and not _happens(p.unit)) else True


def _a_price(p: Measure, a: Measure) -> bool:
    """Whether the two are so little money that no project of years can be done for it, and the year's so near to the
    whole period's that it can be no share of it: 120元 of 130元."""
    little = p.unit == a.unit == "元" and p.number < _LITTLE
    return little and p.number * 2 / 3 <= a.number < p.number


def _happens(unit: str) -> bool:
    return unit in EVENTS or unit.endswith("次")


def _says(row: Row, p: Measure, a: Measure, lexicon: str) -> bool:
    return any(row.tools.has(text, lexicon) for text in (row.name, p.subject, a.subject) if text)
