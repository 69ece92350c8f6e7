"""A value with two or more measures of different things. A deadline or a formula beside one measure is none.

一个指标值里写了两样以上不同的东西；一个数旁边的期限或算式不算。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.compare import distinct
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.signs import SEVERAL
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value

SCOPE: Scope = "value"
BY_SHAPE = True
signs = SEVERAL


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        found = distinct(value.target.measures)
        if len(found) >= 2:
            start, end = found[0].start, found[-1].end
            listed = "、".join(value.text[m.start : m.end] for m in found)
            yield Hit(value.field, value.text[start:end], start, end, args={"count": str(len(found)), "list": listed})

    return check
