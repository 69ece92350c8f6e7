"""Sums that running text takes apart, and the interest on a loan: 总投资300万元，其中中央180万元、
省级60万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jxlint.patterns import later
from jxlint.rules.calculation import Calculation, calculation, half_step
from jxlint.rules.counted import HAN, NUMBER
from jxlint.rules.formulas import decimal
from jxlint.rules.money import YUAN

MONEY = r"\s*(万元|亿元|元)(?![/／·])"
_OF_WHICH = later(NUMBER + MONEY + r"[，,]?[（(]?其中[:：]?", needs=("其中",))
_PART = later(r"((?:20\d\d年度?)?[^0-9０-９，,。；;、：:（()）]{0,14}?)" + NUMBER + MONEY, needs=("元",))
# What a part says that holds others, is none, or is so much for each.
_NO_PART = later(r"[含每均共合占超另或]|其中|不少|不低|至少|最高")
# A list that says of itself that it is whole, what a part of it is, and what may be in another one.
_IN_ALL = later(
    rf"(?:(?<=[，,、])(?:(?:以上|上述)?([{''.join(HAN)}]|(?<![0-9０-９])[2-9])项(?:资金|经费|费用|支出)?)?"
    rf"(?:合计|共计|总计|共)[^0-9０-９，,。；;、每均]{{0,4}}?)" + NUMBER + MONEY,
    needs=("计", "项"),
)
_LISTED = later(r"((?:20\d\d年度?)?[^0-9０-９。；;：:（()）]{1,14}?)" + NUMBER + MONEY, needs=("元",))
_OF_OTHERS = later(r"已|尚|余|较|比|增|减|[人个名月年天]/|单价|标准")
_STOPS = "。；;！!（()）"
_BETWEEN = "、，,"
_INTEREST = later(
    NUMBER + MONEY + r"[^0-9０-９。；;]{0,12}年(?:化)?(?:利率|息)[^0-9０-９，,。；;]{0,3}" + NUMBER
    + r"\s*[%％](?:的?标准)?[^0-9０-９。；;]{0,14}?(?:共需?|合计|共计|总计)[^0-9０-９，,。；;]{0,6}" + NUMBER + MONEY,
    needs=("利率", "息"),
)  # fmt: skip
_PART_OF_YEAR = later(r"[月季日天半折]|分之|[一两二三四五六七八九十]年|其中|承担|分担")


def sums(text: str) -> Iterator[Calculation]:
    """The sums of `text` whose parts come to more than the whole, or not to what is said to be all of them, and what it
    says of interest."""
    if "其中" in text:
        yield from _overdrawn(text)
    if "计" in text or "项" in text:
        yield from _listed(text)
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


def _listed(text: str) -> Iterator[Calculation]:
    """The sums behind lists that are told to be whole, by their number or by 其中 before them, and do not come to
    them: 办公费20万元，培训费35万元，两项合计65万元."""
    for m in _IN_ALL.finditer(text):
        start = max((text.rfind(stop, 0, m.start()) for stop in _STOPS), default=-1) + 1
        ahead = text[start : m.start()].rstrip("，,、")
        before, of_which, listed = ahead.rpartition("其中")
        parts = [_LISTED.fullmatch(one) for one in re.split("[，,、]", listed.lstrip(":："))]
        if m[1]:
            parts = parts[-(HAN.get(m[1]) or int(m[1])) :]
            whole = len(parts) == (HAN.get(m[1]) or int(m[1]))
        else:
            # What it is of may be said once more: 总投资80万元，其中…，合计80万元.
            whole = of_which != "" and "计" in m[0] and m[2] + m[3] not in before
        read = [part for part in parts if part and not _NO_PART.search(part[1]) and not _OF_OTHERS.search(part[1])]
        if not whole or len(read) < max(2, len(parts)):
            continue
        came = sum((decimal(part[2]) * YUAN[part[3]] for part in read), Decimal(0))
        made = calculation("+".join(part[2] + part[3] for part in read), came, m[2], m[3], m.start(2), m.end(3))
        rounded = sum(half_step(decimal(part[2])) * YUAN[part[3]] for part in read)
        if abs(made.result - made.stated) > made.rounding + rounded:
            yield made


def _interest(text: str) -> Iterator[Calculation]:
    for m in _INTEREST.finditer(text):
        if _PART_OF_YEAR.search(text, m.end(2), m.start(4)):
            continue
        came = decimal(m[1]) * YUAN[m[2]] * decimal(m[3]) / 100
        yield calculation(f"{m[1]}{m[2]}×{m[3]}%", came, m[4], m[5], m.start(4), m.end(5))
