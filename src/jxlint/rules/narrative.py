"""Calculations stated in words: so many, so much for each, so much in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jxlint.patterns import later
from jxlint.rules.formulas import decimal, formulas
from jxlint.rules.money import YUAN

_NUMBER = r"([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)"
_MONEY = r"\s*(万元|亿元|元)"
# 3454个网格 … 每个网格员每月500元 …: how many there are, then the rate for each of them.
_COUNTED = _NUMBER[:-1] + r"万?)\s*(个|名|人|户|位|家|台|套|辆|支|间|所|次|场|件|条|项|村|宗|份|期|亩)(?!月|/)"
_COUNT = later(_COUNTED)
# Or the rate first: 按每户每年28000元的标准发放320户.
_THEN = later(r"(?:发放|补助|补贴|资助|奖励|支付|救助|慰问|安置|配备|聘用)(?:给|了)?" + _COUNTED)
_RATE = later(
    r"((?<![0-9０-９])[年月季日周](?:均|人均|户均|平均)|每|按|人均|户均|平均)([^，。；;、0-9０-９]{0,24}?)"
    + _NUMBER
    + _MONEY
    + r"(?:\s*/\s*[人个名户]?\s*/?\s*([年月季天日次])|的?标准)?"
)
_TOTAL = later(
    r"(?:共需|合计|总计|共计|总共|全年共?|年度共|小计|总额|共|＝|=)[^，。；;、0-9０-９]{0,8}?(?:约)?" + _NUMBER + _MONEY
)
# How often a rate falls due, as its words say.
_DUE = later(r"学期|学年|半年|小时|课时|[年月季周天日次场期批届节]")
# What says how much of a year is meant.
_MONTHS = later(_NUMBER + r"\s*个月")
_MONTH = r"(?:(20\d\d)年)?\s*(\d{1,2})"
_SPAN = later(_MONTH + r"\s*(?:月份?(?:\d{1,2}[日号])?)?\s*[-—–~～－至到]+\s*" + _MONTH + r"\s*月份?(?:\d{1,2}[日号])?")
_HALF = later(r"半年")
_YEAR = later(r"20\d\d年度?")
# How many years the total is for, right before it, and several years anywhere else.
_FOR_YEARS = later(r"([两二三四五六七八九十]|(?<![0-9０-９])[1-9])年(?:内|期|间)?$")
_YEARS = later(r"(?:[两二三四五六七八九十]|(?<![0-9０-９])[1-9])年(?!级)")
_HAN = dict(zip("两二三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
# A rate for so many of them at once: 每百户.
_BY_SCORES = later(r"每[十百千万]")
_DIGIT = later(r"[0-9０-９]")
# A part of a year of which the months are not said, so many each time, and a part of the sum: what follows is not the
# whole product.
_PART_OF = later(
    r"季度|学期|学年|[月日]起|截至|[%％‰‱]|分之|一半|减半|[一二三四五六七八九]成(?!员)|\d折"
    r"|每[次批期场节轮届]|[两二三四五六七八九十][次批期场节轮届]|其中|承担|分担|配套|自筹|扣除|另"
)
# A sum that closes a month or one of those counted, not all.
_FOR_EACH = later(r"每[^，,]{0,4}$|单[月季日次]$|[月季日](?:度|均)$")
_SENTENCE = later(r"[^。！!]+")
_PIECE = later(r"[^；;]+")
# How often a rate falls due within a year.
_TIMES = {"年": Decimal(1), "月": Decimal(12), "季": Decimal(4)}


class Calculation(msgspec.Struct, frozen=True):
    """A stated calculation in 元: the result that follows, the one stated (at `start` to `end`), both as words."""

    formula: str
    result: Decimal
    stated: Decimal
    shown: str
    rounding: Decimal
    start: int
    end: int


def calculations(text: str) -> Iterator[Calculation]:
    """The calculations of `text` that state a count, a rate and a total, or write a formula with =."""
    for sentence in _SENTENCE.finditer(text) if "元" in text else ():
        # A total closes all pieces before it that have none of their own: only where there is one can it be told.
        waiting = False
        for piece in _PIECE.finditer(sentence[0]) if "元" in sentence[0] else ():
            offset = sentence.start() + piece.start()
            rate = _RATE.search(piece[0])
            total = _TOTAL.search(piece[0], rate.end()) if rate else None
            if rate and total and not waiting:
                yield from _in_words(piece[0], rate, total, offset)
            waiting = total is None and (rate is not None or waiting)
            for f in formulas(piece[0]):
                yield _calculation(f.left, f.result, f.number, f.unit, offset + f.start, offset + f.end)


def _in_words(text: str, rate: re.Match[str], total: re.Match[str], offset: int) -> Iterator[Calculation]:
    counts = list(_COUNT.finditer(text, 0, rate.start()))
    then = None if counts else _THEN.match(text, rate.end(), total.start())
    if then and then[2] in rate[2]:
        counts, known = [then], then.end()
    else:
        known = rate.end()
    if len(counts) != 1 or _RATE.search(text, rate.end(), total.start()):
        return
    around = text[: rate.start()] + "，" + text[known : total.start()]
    if _PART_OF.search(around) or _FOR_EACH.search(text, rate.end(), total.start()):
        return
    years = _FOR_YEARS.search(text, rate.end(), total.start())
    if _BY_SCORES.match(rate[0]) or _BY_SCORES.match(rate[2]) or len(_YEARS.findall(around)) > (years is not None):
        return
    if years:
        around = around[: years.start() - total.start()]
    times = _times(rate, counts[0][2], around, around if known > rate.end() else around[counts[0].end() :])
    if times is None:
        return
    if years:
        if not _DUE.search(rate[1] + rate[2] + (rate[5] or "")):
            return  # each year or once in all
        times *= _HAN.get(years[1]) or decimal(years[1])
    count, price = _many(counts[0][1]), decimal(rate[3]) * YUAN[rate[4]]
    formula = f"{counts[0][1]}×{rate[3]}{rate[4]}" + (f"×{times}" if times != 1 else "")
    made = _calculation(
        formula, count * price * times, total[1], total[2], offset + total.start(1), offset + total.end()
    )
    # 4.6万 is rounded itself.
    coarse = _half_step(decimal(counts[0][1][:-1])) * 10_000 * price * times if counts[0][1].endswith("万") else 0
    yield msgspec.structs.replace(made, rounding=made.rounding + coarse)


def _many(count: str) -> Decimal:
    """The number `count` writes: 4.6万 is 46000."""
    return decimal(count[:-1]) * 10_000 if count.endswith("万") else decimal(count)


def _half_step(number: Decimal) -> Decimal:
    """Half a unit of the last place of `number`."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2


def _times(rate: re.Match[str], counted: str, around: str, between: str) -> Decimal | None:
    """How often the rate is paid, None where it cannot be told; `around` is the text up to the total without the rate,
    `between` that behind the count."""
    due = {m[0] for m in _DUE.finditer(rate[1] + rate[2] + (rate[5] or ""))} - {counted}
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
    return _TIMES.get(due.pop()) if due else Decimal(1)


def _length(span: re.Match[str]) -> Decimal | None:
    """How many months there are from the first of `span` to its last, None where the years do not tell."""
    first, last = int(span[1] or span[3] or 0), int(span[3] or span[1] or 0)
    months = (last - first) * 12 + int(span[4]) - int(span[2]) + 1
    return Decimal(months) if months > 0 else None


def _calculation(formula: str, result: Decimal, stated: str, unit: str, start: int, end: int) -> Calculation:
    value = decimal(stated)
    # 17.3万元 may stand for 17.25万元.
    shown = f"{(result / YUAN[unit]).normalize():f}{unit}"
    return Calculation(formula, result, value * YUAN[unit], shown, _half_step(value) * YUAN[unit], start, end)
