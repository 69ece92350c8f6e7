"""A number said to be approximate (约, 左右).

数值是大约的（约、左右）。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.signs import APPROXIMATE
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value

SCOPE: Scope = "value"
signs = APPROXIMATE


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        for m in value.target.measures:
            if m.approximate:
                yield Hit(value.field, value.text[m.start : m.end], m.start, m.end)
                return

    return check
