"""A number its unit does not allow: a share or score above 100, or a target of nothing where more is better.

单位不容许的数：百分比或分数超过 100，或越多越好的却定为零。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.natures import RATES
from jxlint.rules.signs import LARGE, NOTHING
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.targets import Measure

SCOPE: Scope = "value"
signs = LARGE | NOTHING
_AS_RATES = ("比例", "比率")
_CLOSING = "（(%％)） .。；;"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    above: Annotated[
        LexiconName,
        says(
            "名称或值含这个词表的词时可以超过 100%（增长、倍）",
            "Lexicon of words in name or value for which more than 100 % is meant (growth, a multiple)",
        ),
    ]
    shares: Annotated[
        LexiconName,
        says(
            "部分占全体的比率的词表：名称或值里以这些词结尾的才不会超过 100%",
            "Lexicon of the words that end what is a part of a whole: only of these nothing is above 100 %",
        ),
    ]


def build(options: Options, tools: Tools) -> Check:
    def check(value: Value) -> Iterable[Hit]:
        if all(_fault(m, value, free=False) is None for m in value.target.measures):
            return ()
        return judged(value, free=tools.has(value.row.name, options.above) or tools.has(value.text, options.above))

    def is_share(name: str) -> bool:
        name = name.rstrip(_CLOSING)
        if name.endswith(_AS_RATES):
            # 合格比例 is 合格率; 报销比例 has no other name.
            return ends(name) or ends(f"{name[:-2]}率")
        return ends(name)

    def ends(name: str) -> bool:
        return any(found.end == len(name) for found in tools.phrases.find(name, options.shares))

    def may_be(m: Measure, name: str, variant: str) -> bool:
        """Whether what is measured may be so large for all that is known of it."""
        nature = tools.nature(name)
        if variant == "exactly":
            # A number of things is no share, whatever its value says, and more can be done than was to be.
            return nature == "count" or (nature == "completion" and not is_share(name))
        if m.unit != "%" or m.number <= 0 or is_share(name) or is_share(m.subject):
            return False
        return variant != "misread" or nature not in (*RATES, "satisfaction")

    def judged(value: Value, *, free: bool) -> Iterator[Hit]:
        for m in value.target.measures:
            variant = _fault(m, value, free=free)
            if variant is not None and not may_be(m, value.row.name, variant):
                text = value.text[m.start : m.end]
                guess = f"≥{m.number % 100 if m.number % 100 else 100}%" if variant == "misread" else ""
                severity = "info" if variant == "exactly" else None
                hit = Hit(value.field, text, m.start, m.end, variant=variant, severity=severity, args={"guess": guess})  # type: ignore[arg-type]
                yield hit
                return

    return check


def _fault(m: Measure, value: Value, *, free: bool) -> str | None:
    """Which of the rule's messages applies: "" for the plain one, None for no fault."""
    if m.unit == "%" and not free:
        if m.number == 100 and m.comparator == ">=":
            return "exactly"
        if m.number == 100 and m.comparator == ">":
            return ""
        if m.number > 100:
            misread = 200 < m.number <= 2100 and str(m.number)[0] == "2" and m.comparator == "="
            return "misread" if misread else ""
    if m.unit == "分" and m.number > 100 and "满意" in value.row.name + value.text:
        return ""
    if m.number <= 0 and m.comparator in ("=", "<=", "<", ">=") and value.row.direction > 0 and m.upper is None:
        # Of 投诉为0 beside it none is meant, nor of 不合格为0; and what changes by nothing stays as it is.
        tools = value.row.tools
        if tools.has(value.row.name, "decreases") or tools.has(value.row.name, "growth"):
            return None
        bad = m.subject.startswith(("不", "未")) or tools.has(m.subject, "bad-things")
        other = m.subject and (bad or tools.direction(m.subject) < 0)
        return None if other else "nothing"
    return None
