"""A number of an identity card, a mobile phone or a bank card; the finding shows only its ends.

身份证号、手机号或银行卡号；发现里只显示首尾。

身份证和银行卡的校验码都会核对。
The check digits of identity and bank cards are verified (GB 11643, ISO/IEC 7812-1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, Scope, TextField, says
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"
# What may not stand before it is looked at behind the first digit: to digits `re` runs quickly.
_RUN = later(r"\d(?<![\dA-Za-z.]\d)[\d \-]{9,24}[\dXx](?![\dA-Za-z])(?!\.\d)")
_MOBILE = later(r"1[3-9]\d{9}")
_IDENTITY = later(r"[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]")
_CARD = later(r"(?:62|4|5[1-5]|35|37|60|81|9)\d{13,18}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = (
        "name", "annual", "period", "level1", "level2", "objective", "project", "unit", "task", "leftover",
    )  # fmt: skip


# The shortest of these numbers has eleven digits.
screen = compiled(r"\d[\d \-]{9}").search


def build(_options: Options, _tools: Tools) -> Check:
    def check(text: str) -> Iterator[Hit]:
        told = set()  # one of each kind: who takes out a telephone number must know of the identity card behind it
        for match in _RUN.finditer(text):
            digits = re.sub(r"[ \-]", "", match[0]).upper()
            kind = _kind(digits)
            if kind and kind not in told:
                told.add(kind)
                shown = digits[:3] + "*" * (len(digits) - 5) + digits[-2:]
                yield Hit("", shown, match.start(), match.end(), args={"zh": kind[0], "en": kind[1]})

    return check


def _kind(digits: str) -> tuple[str, str] | None:
    """What number it is, None for another one."""
    if _MOBILE.fullmatch(digits):
        return "手机号码", "mobile phone number"
    if _IDENTITY.fullmatch(digits) and _identity_holds(digits):
        return "身份证号码", "identity card number"
    if _CARD.fullmatch(digits) and _luhn_holds(digits):
        return "银行卡号", "bank card number"
    return None


def _identity_holds(digits: str) -> bool:
    total = sum(int(d) * w for d, w in zip(digits[:17], _WEIGHTS, strict=True))
    return "10X98765432"[total % 11] == digits[17]


def _luhn_holds(digits: str) -> bool:
    total = 0
    for i, digit in enumerate(reversed(digits)):
        n = int(digit) * (2 if i % 2 else 1)
        total += n - 9 if n > 9 else n
    return total % 10 == 0
