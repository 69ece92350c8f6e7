"""Calculations stated in words: so many, so much for each, so much in all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

import msgspec

from jxlint.patterns import later
from jxlint.rules.calculation import Calculation, calculation, half_step
from jxlint.rules.counted import HAN, NUMBER, Count, chained, counts, in_words, named
from jxlint.rules.formulas import decimal, formulas
from jxlint.rules.priced import MONEY, Rate, rate
from jxlint.rules.sums_in_words import sums

_TOTAL = later(
    r"(?:共需|合计|总计|共计|总共|全年共?|年度共|小计|总额|共|＝|="
    r"|(?<=[，,])年度?(?:总?支出|需))[^，。；;、0-9０-９]{0,8}?(?:约)?" + NUMBER + MONEY
)
# What says how much of a year is meant.
_MONTHS = later(NUMBER + r"\s*个月")
_MONTH = r"(?:(20\d\d)年)?\s*(\d{1,2})"
_SPAN = later(_MONTH + r"\s*(?:月份?(?:\d{1,2}[日号])?)?\s*[-—–~～－至到]+\s*" + _MONTH + r"\s*月份?(?:\d{1,2}[日号])?")
_HALF = later(r"半年")
_YEAR = later(r"20\d\d年度?")
# How many years the total is for, right before it, and several years anywhere else.
_FOR_YEARS = later(r"([两二三四五六七八九十]|(?<![0-9０-９])[1-9])年(?:内|期|间)?$")
_YEARS = later(r"(?:[两二三四五六七八九十]|(?<![0-9０-９])[1-9])年(?!级)")
# A rate for so many of them at once: 每百户.
_BY_SCORES = later(r"每[十百千万]")
# At most or at least so much for each.
_BOUND = later(r"最[高多低少]|不[超高低少]|至[多少]|以[内上下]|起|范围")
_DIGIT = later(r"[0-9０-９]")
# A part of a year of which the months are not said, so many each time, and a part of the sum: what follows is not the
# whole product.
_PART_OF = later(
    r"季度|学期|学年|[月日]起|截至|[%％‰‱]|分之|一半|减半|[一二三四五六七八九]成(?!员)|\d折"
    r"|每(?!年)|[两二三四五六七八九十][次批期场节轮届]|其中|承担|分担|配套|自筹|扣除|优惠|减免|抵扣|另"
)
# A sum that closes a month or one of those counted, not all.
_FOR_EACH = later(r"每[^，,]{0,4}$|单[月季日次]$|[月季日](?:度|均)$")
_SENTENCE = later(r"[^。！!]+")
_PIECE = later(r"[^；;]+")
# How often a rate falls due within a year.
_TIMES = {"年": Decimal(1), "月": Decimal(12), "季": Decimal(4)}
_BY_THE_TEN_THOUSAND = frozenset("册份本张套盒袋瓶箱枚株")
_TERMS = ("天", "日", "周", "小时", "课时", "学期", "学年")
# Of these a rate may be though it does not say so: 20人，按500元补助.
_PLAINLY = frozenset("个名人户位家台套辆支间所次场件条项村宗份期亩")


def calculations(text: str) -> Iterator[Calculation]:
    """The calculations of `text` that state a count, a rate and a total, or write a formula with =, or a sum and its
    parts."""
    if "元" in text:
        yield from sums(text)
    for sentence in _SENTENCE.finditer(text) if "元" in text else ():
        # A total closes all pieces before it that have none of their own: only where there is one can it be told.
        waiting = False
        for piece in _PIECE.finditer(sentence[0]) if "元" in sentence[0] else ():
            offset = sentence.start() + piece.start()
            each = rate(piece[0], 0, len(piece[0]))
            total = _TOTAL.search(piece[0], each.end) if each else None
            if each and total and not waiting:
                yield from _in_words(piece[0], each, total, offset)
            waiting = total is None and (each is not None or waiting)
            for f in formulas(piece[0]):
                yield calculation(f.left, f.result, f.number, f.unit, offset + f.start, offset + f.end)


def _in_words(text: str, each: Rate, total: re.Match[str], offset: int) -> Iterator[Calculation]:
    if rate(text, each.end, total.start()) or _FOR_EACH.search(text, each.end, total.start()):
        return
    end = total.start()
    if _BY_SCORES.search(text, each.start, each.end) or _BOUND.search(text, each.start, each.end + 2):
        return
    factors = _factors(text, each, end)
    if factors is None:
        return
    years = _FOR_YEARS.search(text, each.end, end)
    if years:
        end = years.start()
    due = each.of(factors[-1])
    if due is None:
        return
    due -= {factors[-1].unit}
    often = _how_often(text, due, factors, each, end)
    around = _rest(text, each, (*factors, *often), end)
    if _PART_OF.search(around) or _YEARS.search(around):
        return
    first = factors[0]
    behind = 0 if first.start > each.start else first.end
    times = prod((c.number for c in often), start=Decimal(1)) if often else _times(due, around, around[behind:])
    if times is None or (often and _MONTHS.search(around)) or (often and _DIGIT.search(_YEAR.sub("", around[behind:]))):
        return
    if years:
        if not due:
            return  # each year or once in all
        times *= HAN.get(years[1]) or decimal(years[1])
    yield _made(factors, each, times, total, offset)


def _made(factors: Sequence[Count], each: Rate, times: Decimal, total: re.Match[str], offset: int) -> Calculation:
    """What the `factors` and the rate come to, beside the `total` that is stated."""
    product = prod((c.number for c in factors), start=Decimal(1)) * each.money * times
    formula = "×".join([*(c.written for c in factors), each.written, *([f"{times:f}"] if times != 1 else [])])
    made = calculation(formula, product, total[1], total[2], offset + total.start(1), offset + total.end())
    coarse = [
        half_step(decimal(c.written[:-1])) * 10_000 / c.number * product
        for c in factors
        if c.written.endswith("万") and c.number and not _ordered(c)
    ]
    return msgspec.structs.replace(made, rounding=made.rounding + sum(coarse))


def _ordered(c: Count) -> bool:
    """Whether `c` is a round number that is as exact as it stands, as things are printed and bought: 2万册. Others,
    as 4.6万 and 2万人, are rounded."""
    return c.unit in _BY_THE_TEN_THOUSAND and "." not in c.written and "．" not in c.written


def _factors(text: str, each: Rate, end: int) -> tuple[Count, ...] | None:
    """Of how many there is the rate `each`, by what stands before it, or behind it up to `end`; None where it is not
    told."""
    before, behind = list(counts(text, 0, each.start)), list(counts(text, each.end, end))
    # 连续250天: how often, unless each of several has so many.
    before = [c for c in before if c.each or c.unit not in _TERMS]
    if before:
        last = before[-1]
        own = any(named(thing, last) is not None for thing in each.things) and each.of(last) is not None
        if not own and (each.names or not (each.of_one or last.unit in _PLAINLY)):
            return None
        return chained(before, (*behind, *in_words(text, 0, each.start), *in_words(text, each.end, end)))
    found = [c for c in behind if any(named(thing, c) is not None for thing in each.things)]
    # 140人、280天: for how many, and how often.
    found = [c for c in found if c.unit not in _TERMS] or found
    return chained(found, ()) if len(found) == 1 else None


def _how_often(text: str, due: set[str], factors: Sequence[Count], each: Rate, end: int) -> tuple[Count, ...]:
    """How often a rate that falls `due` is paid, where the text says it in so many words: 250天, 两学期, or for each of
    the `factors`: 每期4天."""
    if len(due) != 1 or due & {"年", "月", "半年"}:
        return ()
    (term,) = due
    found = [
        c
        for start, close in ((0, each.start), (each.end, end))
        for c in (*counts(text, start, close), *in_words(text, start, close))
        if c.unit == term and (not c.each or any(named(c.each, f) is not None for f in factors)) and c not in factors
    ]
    return tuple(found) if len(found) == 1 else ()


def _rest(text: str, each: Rate, used: Sequence[Count], end: int) -> str:
    """The `text` up to `end` with signs that say nothing in place of the rate and of the numbers that are `used`."""
    signs = list(text[:end])
    for start, close in ((each.start, each.end), *((c.start, c.end) for c in used)):
        signs[start:close] = "，" * (close - start)
    return "".join(signs)


def _times(due: set[str], around: str, between: str) -> Decimal | None:
    """How often a rate that falls `due` is paid, None where it cannot be told; `around` is the text without the rate
    and what is counted, `between` that behind the first count."""
    spans, months = list(_SPAN.finditer(around)), [decimal(m[1]) for m in _MONTHS.finditer(around)]
    months += [Decimal(6)] * len(_HALF.findall(around))
    if len(spans) + len(months) > 1:
        return None
    for pattern in (_SPAN, _MONTHS, _YEAR):
        between = pattern.sub("", between)
    if _DIGIT.search(between):
        return None  # another number, of which it is not said what it does
    part = _length(spans[0]) if spans else months[0] if months else None
    if due == {"月"}:
        return part if spans or months else _TIMES["月"]
    if part is not None or len(due) > 1:
        return None
    # By the day or the time, how often is not said.
    return _TIMES.get("".join(due)) if due else Decimal(1)


def _length(span: re.Match[str]) -> Decimal | None:
    """How many months there are from the first of `span` to its last, None where the years do not tell."""
    first, last = int(span[1] or span[3] or 0), int(span[3] or span[1] or 0)
    months = (last - first) * 12 + int(span[4]) - int(span[2]) + 1
    return Decimal(months) if months > 0 else None
