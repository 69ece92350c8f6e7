"""Sums that running text takes apart, and the interest on a loan: 总投资300万元，其中中央180万元、
省级60万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jxlint.patterns import later
from jxlint.rules.calculation import Calculation, calculation, half_step
from jxlint.rules.counted import NUMBER
from jxlint.rules.formulas import decimal
from jxlint.rules.money import YUAN

MONEY = r"\s*(万元|亿元|元)(?![/／·])"
_OF_WHICH = later(NUMBER + MONEY + r"[，,]?[（(]?其中[:：]?", needs=("其中",))
_PART = later(r"((?:20\d\d年度?)?[^0-9０-９，,。；;、：:（()）]{0,14}?)" + NUMBER + MONEY, needs=("元",))
# What a part says that holds others, is none, or is so much for each.
_NO_PART = later(r"[含每均共合占超另或]|其中|不少|不低|至少|最高")
_BETWEEN = "、，,"
_INTEREST = later(
    NUMBER + MONEY + r"[^0-9０-９。；;]{0,12}年(?:化)?(?:利率|息)[^0-9０-９，,。；;]{0,3}" + NUMBER
    + r"\s*[%％](?:的?标准)?[^0-9０-９。；;]{0,14}?(?:共需?|合计|共计|总计)[^0-9０-９，,。；;]{0,6}" + NUMBER + MONEY,
    needs=("利率", "息"),
)  # fmt: skip
_PART_OF_YEAR = later(r"[月季日天半折]|分之|[一两二三四五六七八九十]年|其中|承担|分担")


def sums(text: str) -> Iterator[Calculation]:
    """The sums of `text` whose parts come to more than the whole, and what it says of interest."""
    if "其中" in text:
        yield from _overdrawn(text)
    if "息" in text or "利率" in text:
        yield from _interest(text)


def _overdrawn(text: str) -> Iterator[Calculation]:
    """The sums of which the parts come to more; those that come to less may leave some unsaid."""
    for whole in _OF_WHICH.finditer(text):
        parts, at, between = [], whole.end(), ""
        while part := _PART.match(text, at):
            parts.append(part)
            at, sign = part.end() + 1, text[part.end() : part.end() + 1]
            if sign not in _BETWEEN or not sign or (between and sign != between):
                break
            between = sign
        if len(parts) < 2 or any(_NO_PART.search(part[1]) for part in parts):
            continue
        came = sum((decimal(part[2]) * YUAN[part[3]] for part in parts), Decimal(0))
        formula = "+".join(part[2] + part[3] for part in parts)
        made = calculation(formula, came, whole[1], whole[2], whole.start(1), whole.end(2))
        rounded = sum(half_step(decimal(part[2])) * YUAN[part[3]] for part in parts)
        if made.result - made.stated > made.rounding + rounded:
            yield made


def _interest(text: str) -> Iterator[Calculation]:
    for m in _INTEREST.finditer(text):
        if _PART_OF_YEAR.search(text, m.end(2), m.start(4)):
            continue
        came = decimal(m[1]) * YUAN[m[2]] * decimal(m[3]) / 100
        yield calculation(f"{m[1]}{m[2]}×{m[3]}%", came, m[4], m[5], m.start(4), m.end(5))
