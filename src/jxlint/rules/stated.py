"""What a value says where a form parts it: 指标性质 ≥, 指标值 95 and 度量单位 % are the value ≥95%.

Rules judge the value as a whole; what they answer is placed in the cell of 指标值 again.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.document import Indicator, Span, words
from jxlint.patterns import later

Texts = tuple[str, str, str, str, str]
_SIGNS = {
    "≥": "≥", ">=": "≥", "≧": "≥", "大于等于": "≥", "大于或等于": "≥", "不低于": "≥", "不少于": "≥",
    "≤": "≤", "<=": "≤", "≦": "≤", "小于等于": "≤", "小于或等于": "≤", "不超过": "≤", "不高于": "≤",
    ">": ">", "＞": ">", "大于": ">", "<": "<", "＜": "<", "小于": "<", "=": "=", "＝": "=", "═": "=", "等于": "=",
}  # fmt: skip
_BARE = later(r"[\d０-９][\d０-９.,，]*")
# Signs that a number may bear in its own cell.
_ITS_OWN = "≥≤≧≦<>＜＞=＝═ "
_BETWEEN = later(r"[\s、/／,，;；.。()（）“”]+|^达到|及?以上")
_PERCENTS = ("百分比", "百分数")
_NONE = later(r"[-—–/无]*")


class Stated(msgspec.Struct, frozen=True):
    """How many characters stand before the value's own in what was put together, and how many of its own there are.

    `graded`: it is declared qualitative, and says a grade.
    """

    before: dict[str, int]
    own: dict[str, int]
    graded: bool = False

    def span(self, field: str, span: Span) -> Span | None:
        """`span` of what was put together, in the value's own words; None where it touches none of them."""
        before, own = self.before.get(field, 0), self.own.get(field, 0)
        start, end = max(0, span.start - before), min(own, span.end - before)
        return Span(start, end) if start < end else None


def sign(nature: str) -> str:
    """The comparator that 指标性质 is, "" when it is none (定性, 定量)."""
    return _SIGNS.get("".join(nature.split()), "")


def stated_values(
    indicators: Sequence[Indicator], texts: list[Texts], grades: Sequence[str], *, alone: bool
) -> tuple[list[Texts], list[Stated | None]]:
    """The texts of the indicators of a form with their values whole, and where these differ from the cells.

    `alone`: the form has one column of values, which states them for the year and the period alike. `grades` are the
    words of which qualitative values are made.
    """
    out: list[Texts] = []
    how: list[Stated | None] = []
    for indicator, (one, two, name, period, annual) in zip(indicators, texts, strict=True):
        nature, unit = words(indicator.nature), words(indicator.unit)
        this, before = _whole(annual, nature, unit)
        that, ahead = (this, before) if alone else _whole(period, nature, unit)
        out.append((one, two, name, that, this))
        graded = nature.strip().startswith("定性") and is_grade(annual or period, grades)
        if this == annual and that in (period, this) and not graded:
            how.append(None)
            continue
        own = {"annual": len(annual), "period": len(annual if alone else period)}
        how.append(Stated({"annual": before, "period": ahead}, own, graded))
    return out, how


def _whole(value: str, nature: str, unit: str) -> tuple[str, int]:
    """The value with its comparator and unit, and how long what was put before it is."""
    if value.endswith(_PERCENTS):
        value = value[:-3] + "%"
    before = sign(nature) if value[:1].isdigit() else ""
    if not _BARE.fullmatch(value.strip().lstrip(_ITS_OWN)):
        # Words, or a number that bears its own unit: nothing is to be added, but a sign to 95%.
        return before + value, len(before)
    behind = "" if _NONE.fullmatch(unit) else "%" if unit in (*_PERCENTS, "％") else unit
    return before + value + behind, len(before)


def is_grade(value: str, grades: Sequence[str]) -> bool:
    """Whether `value` is one of the grades a qualitative indicator is scored by, or the list: 优良中低差, 良好以上."""
    rest = _BETWEEN.sub("", value)
    for word in sorted(grades, key=len, reverse=True):
        rest = rest.replace(word, "")
    return bool(value.strip()) and not rest
