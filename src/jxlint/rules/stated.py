"""What a value says where a form parts it: 指标性质 ≥, 指标值 95 and 度量单位 % are the value ≥95%.

Rules judge the value as a whole; what they answer is placed in the cell of 指标值 again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from jxlint.document import Indicator, Span, words

Texts = tuple[str, str, str, str, str]
_SIGNS = {
    "≥": "≥", ">=": "≥", "≧": "≥", "大于等于": "≥", "大于或等于": "≥", "不低于": "≥", "不少于": "≥",
    "≤": "≤", "<=": "≤", "≦": "≤", "小于等于": "≤", "小于或等于": "≤", "不超过": "≤", "不高于": "≤",
    ">": ">", "＞": ">", "大于": ">", "<": "<", "＜": "<", "小于": "<", "=": "=", "＝": "=", "等于": "=",
}  # fmt: skip
_BARE = re.compile(r"[\d０-９][\d０-９.,，]*")
_NONE = re.compile(r"[-—–/无]*")


class Stated(msgspec.Struct, frozen=True):
    """How many characters stand before the value's own in what was put together, and how many of its own there are."""

    before: dict[str, int]
    own: dict[str, int]

    def span(self, field: str, span: Span) -> Span | None:
        """`span` of what was put together, in the value's own words; None where it touches none of them."""
        before, own = self.before.get(field, 0), self.own.get(field, 0)
        start, end = max(0, span.start - before), min(own, span.end - before)
        return Span(start, end) if start < end else None


def sign(nature: str) -> str:
    """The comparator that 指标性质 is, "" when it is none (定性, 定量)."""
    return _SIGNS.get("".join(nature.split()), "")


def stated_values(
    indicators: Sequence[Indicator], texts: list[Texts], *, alone: bool
) -> tuple[list[Texts], list[Stated | None]]:
    """The texts of the indicators of a form with their values whole, and where these differ from the cells.

    `alone`: the form has one column of values, which states them for the year and the period alike.
    """
    out: list[Texts] = []
    how: list[Stated | None] = []
    for indicator, (one, two, name, period, annual) in zip(indicators, texts, strict=True):
        nature, unit = words(indicator.nature), words(indicator.unit)
        if not nature and not unit:
            out.append((one, two, name, annual if alone else period, annual))
            how.append(None)
            continue
        whole = {"annual": _whole(annual, nature, unit), "period": _whole(period, nature, unit)}
        if alone:
            whole["period"] = whole["annual"]
        own = {"annual": len(annual), "period": len(annual if alone else period)}
        how.append(Stated({field: before for field, (_, before) in whole.items()}, own))
        out.append((one, two, name, whole["period"][0], whole["annual"][0]))
    return out, how


def _whole(value: str, nature: str, unit: str) -> tuple[str, int]:
    """The value with its comparator and unit, and how long what was put before it is."""
    if not _BARE.fullmatch(value.strip()):
        # Words, or a number that bears its own sign or unit: nothing is to be added, but a sign to 95%.
        before = sign(nature) if value[:1].isdigit() else ""
        return before + value, len(before)
    before = sign(nature)
    behind = "" if _NONE.fullmatch(unit) else "%" if unit in ("百分比", "百分数", "％") else unit
    return before + value + behind, len(before)
