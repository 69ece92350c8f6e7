"""An unquantified value that cannot be tested, by what it does instead: the first class that fits speaks.

没有量化、无法检验的指标值，按它写的是什么分类，先合上哪一类就报哪一类。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.signs import UNQUANTIFIED
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.rules.wording import classify

SCOPE: Scope = "value"
signs = UNQUANTIFIED


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    is_: Annotated[
        Literal["vague", "unverifiable", "circular"],
        says(
            "哪一类：vague 只说变化或程度；unverifiable 状态、方式或意愿；circular 重复名称或指向没有写明的东西",
            "Which class: vague (promises change or degree), unverifiable (a state, manner or "
            "intention), circular (repeats the name or points at something unstated)",
        ),
    ]


def build(options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        # A grade is what a value declared qualitative is to be.
        found = None if value.row.graded else classify(value)
        if found and found.name == options.is_:
            yield Hit(value.field, value.text[found.start : found.end], found.start, found.end)

    return check
