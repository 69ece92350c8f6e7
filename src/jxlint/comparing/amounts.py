"""Amounts of two versions: which changed, whatever the unit they are written in."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from jxlint.comparing.model import MoneyChange
from jxlint.rules.money import YUAN, usable


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
    percent = ((after - before) * 100 / before).quantize(Decimal("0.1")) if before else None
    return MoneyChange(field, old, new, *units, after - before if known else None, percent)
