"""Calculations written out as a formula that ends with = and money: 200人×500元/人+100人×300元/人=13万元.

A formula is judged as a whole or not at all: one of which a part in front is not understood says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jxlint.patterns import later
from jxlint.rules.money import YUAN

_NUMBER = r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?"
# What may stand behind a number: words, and remarks in brackets without numbers of their own.
_WORD = r"[^0-9０-９×xX*＝=+＋\-－−—÷，。；;、：:（()）]"
_WORDS = rf"(?:{_WORD}|[（(]{_WORD}{{0,12}}[)）]){{0,8}}"
_FACTOR = rf"{_NUMBER}{_WORDS}"
_GROUP = rf"[（(]{_WORD}{{0,8}}{_FACTOR}(?:[+＋]{_WORD}{{0,8}}{_FACTOR})+[)）]{_WORDS}"
_ANY = rf"(?:{_FACTOR}|{_GROUP})"
_FORMULA = later(
    rf"({_ANY}(?:(?:[×xX*]\s*|[+＋]{_WORD}{{0,8}}){_ANY})+)[=＝]\s*({_NUMBER})\s*(亿元|万元|元)", needs=("=", "＝")
)
_TIMES = later(r"[×xX*]")
_FRACTIONS = {"%": Decimal("0.01"), "％": Decimal("0.01"), "‰": Decimal("0.001"), "‱": Decimal("0.0001")}
_PART = later(rf"({_NUMBER})\s*(%|％|‰|‱|[百千万亿]*)")
# In 千克 and 千瓦 the 千 belongs to the unit.
_OWN = later(r"千(?=[克米瓦伏帕卡])")
# A number in front of it, or a half, that the pattern could not take in.
_CARRIED_ON = tuple("×xX*÷/+＋-－−)）%％")
_SHARES = later(r"[折成]|分之|一半|减半")
_SCALES = {"百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_WIDTH = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): None, ord(","): None}


class Formula(msgspec.Struct, frozen=True):
    """What a formula comes to in 元, and where the stated result stands: its number, then its unit."""

    left: str
    result: Decimal
    number: str
    unit: str
    start: int
    end: int


def formulas(text: str) -> Iterator[Formula]:
    """The formulas of `text` of which all is understood."""
    for match in _FORMULA.finditer(text):
        left = match[1]
        if not _TIMES.search(left) or _SHARES.search(left):
            continue
        if text[: match.start()].rstrip().endswith(_CARRIED_ON):
            continue
        result = _sum(left, match[3])
        if result is not None:
            yield Formula(left.strip(), result, match[2], match[3], match.start(2), match.end())


def _sum(left: str, unit: str) -> Decimal | None:
    """What the left side comes to in 元, None where not all addends are money."""
    addends = [_product(addend) for addend in _parts(left, "+＋")]
    money = [scaled for _, scaled, _ in addends]
    if all(money):
        return sum((value for value, *_ in addends), Decimal(0))
    if any(money) or any(large for *_, large in addends):
        return None
    # No unit on the left: it is the result's.
    return sum((value for value, *_ in addends), Decimal(0)) * YUAN[unit]


def _product(addend: str) -> tuple[Decimal, bool, bool]:
    """An addend's value, whether it is money (once), and whether a number of it is in 万 and the like."""
    value, money, large = Decimal(1), 0, False
    for factor in _parts(addend, "×xX*"):
        number = Decimal(0)
        for part in _PART.finditer(factor):
            own = _OWN.match(factor, part.start(2))
            scale = Decimal(1) if own else _scale(part[2])
            number += decimal(part[1]) * scale
            large = large or scale > 1
        value *= number
        money += "元" in factor
    return value, money == 1, large


def _parts(text: str, signs: str) -> list[str]:
    """`text` cut at `signs` outside brackets."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(text):
        depth += (c in "（(") - (c in "）)")
        if c in signs and not depth:
            parts.append(text[start:i])
            start = i + 1
    return [*parts, text[start:]]


def _scale(written: str) -> Decimal:
    if written in _FRACTIONS:
        return _FRACTIONS[written]
    scale = Decimal(1)
    for c in written:
        scale *= _SCALES[c]
    return scale


def decimal(text: str) -> Decimal:
    """The number `text`, in digits of either width."""
    return Decimal(text.translate(_WIDTH))
