"""Amounts of two versions: which changed, whatever the unit they are written in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jxlint.comparing.model import MoneyChange
from jxlint.rules.money import YUAN, usable

# How a change is rounded, and what it must not look like where it is not: none of it, or all.
_PLACES = tuple(Decimal(10) ** -n for n in range(1, 5))
_WHOLE = (Decimal(0), Decimal(100))


def money(
    old: Mapping[str, Decimal | None], new: Mapping[str, Decimal | None], units: tuple[str, str]
) -> tuple[MoneyChange, ...]:
    """The amounts that changed; `units` are those of the two versions (万元). An empty cell is no change of 0."""
    found = (_change(field, old.get(field), new.get(field), units) for field in new)
    return tuple(change for change in found if change)


def _change(field: str, old: Decimal | None, new: Decimal | None, units: tuple[str, str]) -> MoneyChange | None:
    known = all(unit in YUAN for unit in units)
    factors = [YUAN[unit] if known else Decimal(1) for unit in units]
    if not (usable(old) and usable(new)):
        return MoneyChange(field, old, new, *units) if str(old) != str(new) else None
    before, after = (old or Decimal(0)) * factors[0], (new or Decimal(0)) * factors[1]
    if before == after:
        return None
    if old is None or new is None:
        return MoneyChange(field, old, new, *units)
    percent = _percent(before, after) if before else None
    return MoneyChange(field, old, new, *units, after - before if known else None, percent)


def _percent(before: Decimal, after: Decimal) -> Decimal:
    """The change in percent of what was, to one place; to more where it would look like none, or like everything."""
    exact = (after - before) * 100 / before
    rounded = [exact.quantize(place) for place in _PLACES]
    return next((percent for percent in rounded if abs(percent) not in _WHOLE or percent == exact), rounded[-1])
