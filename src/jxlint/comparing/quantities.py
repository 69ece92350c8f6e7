"""Numbers with units made comparable: 1小时 and 60分钟, 3.5亿元 and 35000万元, 2公里 and 2000米."""

from __future__ import annotations

from decimal import Decimal

from jxlint.rules.money import YUAN
from jxlint.targets import Measure
from jxlint.targets.dimensions import DIMENSIONS

_UNITS = {unit: (name, Decimal(n)) for name, units in DIMENSIONS.items() for unit, n in units.items()}
_UNITS |= {unit: ("money", factor) for unit, factor in YUAN.items()}
_HUNDRED = Decimal(100)


def factors(one: Measure, two: Measure) -> tuple[str, Decimal, Decimal] | None:
    """What both measures count, and by what their numbers are to be multiplied to be comparable; None when they count
    different things, or per different things. A bare number fits any unit; beside a share, 0.9 is 90%."""
    if one.per != two.per:
        return None
    if one.unit and two.unit:
        first, second = (_UNITS.get(m.unit, (m.unit, Decimal(1))) for m in (one, two))
        return (first[0], first[1], second[1]) if first[0] == second[0] else None
    known, bare = (one, two) if one.unit else (two, one)
    dimension, factor = _UNITS.get(known.unit, (known.unit, Decimal(1)))
    lone = _HUNDRED if dimension == "share" and abs(bare.number) <= 1 < known.number * factor else factor
    return (dimension, factor, lone) if known is one else (dimension, lone, factor)
