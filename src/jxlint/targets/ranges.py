"""From where to where a number may be: 85%-95%, 3-8万元, 三至五天."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jxlint.targets.numerals import DIGITS, NUMBER, SCALES, compound, scaled, value
from jxlint.targets.units import per_at, unit_at

_RANGE = frozenset("-~至到—±")
_FIGURES = frozenset(DIGITS)
# The scales that money is written in, 5万元; 百元 is a unit of its own.
_OF_MONEY = ("千", "万", "亿", "百万", "千万")


class Span(msgspec.Struct, frozen=True, gc=False):
    """A number as it is read, up to where: with the far end of its range, None without one, the unit that came along,
    and the scale it is written with."""

    number: Decimal
    upper: Decimal | None
    end: int
    unit: str = ""
    scale: str = ""


def span(text: str, match: re.Match[str], number: Decimal, at: int) -> Span:
    """The range that goes on at `at`, behind the NUMBER `match` that says `number`; the number alone where none does.
    A scale at the far end alone is that of both, 3-8万, unless the near number is then the larger: 500-1万."""
    scale = "" if compound(match) else _scale(match) if match["han"] else match["scale"] or ""
    alone = Span(number, None, at, "", scale)
    near_unit, middle = unit_at(text, at)
    if near_unit:
        _, middle = per_at(text, middle)
    if text[middle : middle + 1] not in _RANGE:
        return alone
    far = NUMBER.match(text, middle + 1)
    read = value(far) if far else None
    if far is None or read is None:
        return alone
    shared = "" if near_unit else _shared(match, far, number, read[0], around=text[middle] == "±")
    if far["han"] and not near_unit and text[middle] not in "至到":
        return alone
    if shared:
        number = scaled(match["arabic"], shared) if match["arabic"] else number * _factor(shared)
    return Span(number, read[0], far.end(), read[1], alone.scale or shared)


def _shared(near: re.Match[str], far: re.Match[str], number: Decimal, upper: Decimal, *, around: bool) -> str:
    """The scale of the `far` end where it is also that of the `near` one, which is written without, "" elsewhere;
    `around`: the far number is how much more or less it may be, which is no more than the number itself."""
    bare = _FIGURES.issuperset(near["han"]) if near["han"] else near["arabic"] is not None and not near["scale"]
    scale = _scale(far)
    return scale if bare and scale and number < (upper if around else upper / _factor(scale)) else ""


def _scale(match: re.Match[str]) -> str:
    """The scale at the end of a number: 万 of 3.5万, 百万 of 二百万; 十 is a part of a number in Chinese (二十)."""
    if not match["han"]:
        return match["scale"] or ""
    figures = match["han"].rstrip("百千万亿")
    return match["han"][len(figures) :] if figures and not set(figures) & {"万", "亿"} else ""


def _factor(scale: str) -> Decimal:
    factor = Decimal(1)
    for c in scale:
        factor *= SCALES[c]
    return factor


def of_money(match: re.Match[str], read: Span, unit: str) -> tuple[Decimal, Decimal | None, str]:
    """The ends and the unit of an amount, in the unit it is written in: 5万元, 五万元, 3-8万元, 8000万元-1.2亿元.
    `match` is the NUMBER at its near end, `read` what it says."""
    scale, arabic = read.scale, match["arabic"]
    written = scale[-1:]
    if scale not in _OF_MONEY if arabic else (written not in ("万", "亿") or set(scale[:-1]) & {"万", "亿"}):
        return read.number, read.upper, unit
    by = SCALES[written]
    number = scaled(arabic, scale[:-1]) if arabic else read.number / by
    return number, None if read.upper is None else read.upper / by, f"{written}元"
