"""A value with two or more measures of different things. A deadline or a formula beside one measure is none, nor is a
part of it (50名，其中…10名), what each of so many has (31处，每处2次), where it is to be (5座水库各1套) or among which
(20万元以上的村占60%).

一个指标值里写了两样以上不同的东西；一个数旁边的期限、算式，以及“其中…”“每…”“…各”“…的”这样只说明它的数不算。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.parts import targets
from jxlint.rules.signs import SEVERAL
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.rules.wholes import of_each_counted

SCOPE: Scope = "value"
signs = SEVERAL


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        found = targets(value.target)
        if len(found) >= 2 and not (len(found) == 2 and of_each_counted(found[1], found[0])):
            start, end = found[0].start, found[-1].end
            listed = "、".join(value.text[m.start : m.end] for m in found)
            yield Hit(value.field, value.text[start:end], start, end, args={"count": str(len(found)), "list": listed})

    return check
