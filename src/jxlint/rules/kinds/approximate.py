"""A number or date said to be approximate (约, 左右).

数值或日期是大约的（约、左右）。

`messages` 可以另写 date：说的是日期。
`messages` may speak of a date.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.signs import APPROXIMATE, DATED
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value

SCOPE: Scope = "value"
signs = APPROXIMATE | DATED
# Beside a date, of which 签约 and 履约 say nothing.
_ABOUT = later(r"(?:(?<![\u4e00-\u9fff])约|大约|大概)[在为于]?$", needs=("约", "大概"))
_OR_SO = "左右"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        for m in value.target.measures:
            if m.approximate:
                yield Hit(value.field, value.text[m.start : m.end], m.start, m.end)
                return
        for d in value.target.deadlines:
            before, behind = _ABOUT.search(value.text, 0, d.start), value.text.startswith(_OR_SO, d.end)
            if before or behind:
                start = before.start() if before else d.start
                end = d.end + len(_OR_SO) if behind else d.end
                yield Hit(value.field, value.text[start:end], start, end, variant="date")
                return

    return check
