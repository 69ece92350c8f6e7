"""A value that is a bare number with at most a comparator, while the name carries no unit either.

指标值只有数（至多带比较符），名称里也没有单位。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.compiled import compiled
from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.signs import BARE
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.targets.units import unit_at

SCOPE: Scope = "value"
signs = BARE
_MARKS = " \t\u3000。.;；,，、"
_BRACKETS = "）)】] \t."
_OVER = ("1/", "/")
_LAST = compiled(
    r"[（(【\[](?:单位[:：])?[≥≤><=＞＜*×_X\d]*[十百千万亿]{0,2}([^（(【\[）)】\]]{1,8})[）)】\]][\s.。；;]*$"
)


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    carriers: Annotated[
        LexiconName,
        says("自带单位的名称结尾的词表（人次、%）", "Lexicon of name endings that carry the unit (人次, %)"),
    ]


def build(options: Options, tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        measures = value.target.measures
        if len(measures) != 1:
            return
        m = measures[0]
        if m.unit or m.object or m.per or _is_fraction(value.text[m.start : m.end]):
            return
        ahead = value.text[: m.start].strip(_MARKS)
        # 满意度85: the words are the name's.
        if (ahead and ahead not in value.row.name) or value.text[m.end :].strip(_MARKS):
            return
        if _in_brackets(value.row.name):
            return
        name = value.row.name.rstrip(_BRACKETS + "。；;")
        if not any(found.end == len(name) for found in tools.phrases.find(name, options.carriers)):
            yield Hit(value.field, value.text[m.start : m.end], m.start, m.end)

    return check


def _is_fraction(text: str) -> bool:
    return "/" in text or "分之" in text


def _in_brackets(name: str) -> bool:
    """Whether the name ends with a unit in brackets, as it is or where the form leaves room for a figure before it:
    印刷数量（万册）, 巡查次数（次/月）, 发病率（1/10万）, 围栏长度（≥**米）."""
    last = _LAST.search(name)
    if last is None:
        return False
    if last[1].startswith(_OVER):
        return True
    unit, end = unit_at(last[1], 0)
    return bool(unit) and last[1][end : end + 1] in ("", "/", "·")
