"""A value that is a bare number with at most a comparator, while the name carries no unit either.

指标值只有数（至多带比较符），名称里也没有单位。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.signs import BARE
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value

SCOPE: Scope = "value"
BY_SHAPE = True
signs = BARE
_MARKS = " \t\u3000。.;；,，、"
_BRACKETS = "）)】] \t."


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    carriers: Annotated[
        LexiconName,
        says("自带单位的名称结尾的词表（人次、%）", "Lexicon of name endings that carry the unit (人次, %)"),
    ]


def build(options: Options, tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        measures = value.target.measures
        if len(measures) != 1 or measures[0].unit or measures[0].object:
            return
        m = measures[0]
        if value.text[: m.start].strip(_MARKS) or value.text[m.end :].strip(_MARKS):
            return
        name = value.row.name.rstrip(_BRACKETS + "。；;")
        if not any(found.end == len(name) for found in tools.phrases.find(name, options.carriers)):
            yield Hit(value.field, value.text[m.start : m.end], m.start, m.end)

    return check
