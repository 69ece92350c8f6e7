"""A calculation stated in words that does not come out: `3454个网格，每个网格员每月500元补助，全年共1474.8万元`.

文字里写出的算式算不拢。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, Scope, TextField, says
from jxlint.rules.narrative import calculations
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    tolerance: Annotated[
        Decimal,
        says(
            "算出的数与写出的数可以相差的比例（四舍五入）",
            "Share of the stated result by which it may differ (rounding)",
        ),
    ] = Decimal("0.005")
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = ("objective",)


def build(options: Options, _tools: Tools) -> Check:
    def check(text: str) -> Iterator[Hit]:
        for c in calculations(text):
            if abs(c.stated - c.result) > max(c.stated, c.result) * options.tolerance + c.rounding:
                args = {"formula": c.formula, "result": c.shown, "stated": text[c.start : c.end]}
                yield Hit("", text[c.start : c.end], c.start, c.end, args=args)

    return check
