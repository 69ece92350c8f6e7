"""A declared 指标性质 (≥, 定性) or 指标方向性 (正向, 反向) against what the value and the name say.

表上填的指标性质、指标方向性与指标值、指标名称矛盾。

消息 sign 说性质与值里的比较符号，measure 说方向与所衡量的内容，number 说定性却有数。
The message `sign` speaks of a comparator within the value, `measure` of what the name measures, `number` of a
qualitative value that is a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from jxlint.document import Indicator, words
from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.stated import sign
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row

SCOPE: Scope = "project"
_UP, _DOWN = (">=", ">"), ("<=", "<")
# Of classes, by which numbers the regulations have for them, one can be above another: Ⅲ类, 一级A, 二级及以上.
_CLASS = later(
    r"(?:[一二三四五六七八九甲乙丙丁ⅠⅡⅢⅣⅤⅥ\d]|I{1,3}|IV|VI?)[级类][AB]?(?:[及或]?以上)?(?:标准|水质)?",
    needs=("级", "类"),
)
_SIGNS = {"≥": _UP, ">": _UP, "≤": _DOWN, "<": _DOWN}

# And so can ratios: 1:5.
_RATIO = later(r"\d[\d.]*\s?[:：∶]\s?\d[\d.]*", needs=(":", "：", "∶"))


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of: Annotated[
        Literal["direction", "nature"],
        says(
            "查哪一项：direction 方向与比较符号，nature 性质与有没有数",
            "What is looked at: direction (against the comparator) or nature (against whether there is a number).",
        ),
    ]


def relevant(view: ProjectView) -> bool:
    return view.declares


def build(options: Options, tools: Tools) -> Check:
    judge = _direction if options.of == "direction" else _nature

    def check(view: ProjectView) -> Iterator[Hit]:
        for i, indicator in enumerate(view.project.indicators):
            nature, direction = words(indicator.nature), words(indicator.direction)
            if not nature and not direction:
                continue
            value = words(indicator.annual) or words(indicator.period)
            variant = judge(indicator, view.row(i), value, tools) if value.strip() else ""
            if variant:
                args = {"nature": nature, "direction": direction, "value": view.row(i).annual.text or value}
                field = "annual" if words(indicator.annual) else "period"
                yield Hit(field, value, path=("indicators", i, field), args=args, variant=variant)

    return check


def _direction(indicator: Indicator, row: Row, value: str, tools: Tools) -> str:
    """Which of the two disagree: sign (with one in the value), comparator, measure; "" when none do."""
    own = tools.parse(value).measures
    stated = _SIGNS.get(sign(words(indicator.nature)), ())
    if stated and len(own) == 1 and own[0].stated and own[0].comparator != "=" and own[0].comparator not in stated:
        return "sign"
    way = _way(words(indicator.direction))
    if not way:
        return ""
    target = row.annual.target if row.annual.text else row.period.target
    bounds = [m.comparator for m in target.measures if m.comparator != "="]
    if bounds:
        against = _DOWN if way > 0 else _UP
        return "comparator" if all(b in against for b in bounds) else ""
    return "measure" if row.direction and row.direction != way else ""


def _way(direction: str) -> int:
    if direction.startswith("正") or direction in ("越大越好", "越高越好", "越多越好"):
        return 1
    if direction.startswith(("反", "逆", "负")) or direction in ("越小越好", "越低越好", "越少越好"):
        return -1
    return 0


def _nature(indicator: Indicator, row: Row, value: str, _tools: Tools) -> str:
    """number (定性 with a measure), words (quantitative with nothing to measure), "" when they agree."""
    nature = words(indicator.nature).strip()
    target = row.annual.target if row.annual.text else row.period.target
    if nature.startswith("定性"):
        return "number" if target.measures else ""
    if (sign(nature) or nature.startswith("定量")) and not target.quantified and target.kind != "secret":
        told = _CLASS.fullmatch(value.strip()) or _RATIO.fullmatch(value.strip())
        return "words" if any(c.isalnum() for c in value) and not told else ""
    return ""
