"""A calculation that a text states: what follows from its numbers, beside what it says."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jxlint.rules.formulas import decimal
from jxlint.rules.money import YUAN


class Calculation(msgspec.Struct, frozen=True):
    """A stated calculation in 元: the result that follows, the one stated (at `start` to `end`), both as words."""

    formula: str
    result: Decimal
    stated: Decimal
    shown: str
    rounding: Decimal
    start: int
    end: int


def calculation(formula: str, result: Decimal, stated: str, unit: str, start: int, end: int) -> Calculation:
    """The calculation that says `stated` in `unit`, from `start` to `end`, where `result` (in 元) follows."""
    value = decimal(stated)
    # 17.3万元 may stand for 17.25万元.
    shown = f"{(result / YUAN[unit]).normalize():f}{unit}"
    return Calculation(formula, result, value * YUAN[unit], shown, half_step(value) * YUAN[unit], start, end)


def half_step(number: Decimal) -> Decimal:
    """Half a unit of the last place of `number`."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
