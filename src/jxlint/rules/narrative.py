"""Calculations stated in words: so many, so much for each, so much in all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jxlint.patterns import later

_NUMBER = r"([0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?)"
_MONEY = r"\s*(万元|亿元|元)"
# 3454个网格 … 每个网格员每月500元 …: how many there are, then the rate for each of them.
_COUNT = later(_NUMBER + r"\s*(?:个|名|人|户|位|家|台|套|辆|支|间|所|次|场|件|条|项|村|宗|份|期|亩)(?!月|/)")
_RATE = later(
    r"(?:每|按|人均|户均|平均)[^，。；;、0-9０-９]{0,12}?(?:每?([年月季天日次])度?)?[^，。；;、0-9０-９每年月季天日次]{0,4}?"
    + _NUMBER
    + _MONEY
    + r"(?:\s*/\s*[人个名户]?\s*/?\s*([年月季天日次])|的?标准)?"
)
_TOTAL = later(
    r"(?:共需|合计|总计|共计|总共|全年共?|年度共|小计|总额|共|＝|=)[^，。；;、0-9０-９]{0,8}?(?:约)?" + _NUMBER + _MONEY
)
_MONTHS = later(_NUMBER + r"\s*个月")
_FORMULA = later(
    _NUMBER
    + r"[^0-9０-９×xX*＝=，。；;]{0,8}((?:[×xX*]\s*"
    + _NUMBER.replace("(", "(?:", 1)
    + r"[^0-9０-９×xX*＝=，。；;]{0,8})+)[=＝]\s*"
    + _NUMBER
    + _MONEY
)
_SENTENCE = later(r"[^。；;！!]+")
_YUAN = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
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
        if "元" in sentence[0]:
            yield from _in_words(sentence[0], sentence.start())
            yield from _written_out(sentence[0], sentence.start())


def _in_words(text: str, offset: int) -> Iterator[Calculation]:
    rate = _RATE.search(text)
    if rate is None:
        return
    counts = list(_COUNT.finditer(text, 0, rate.start()))
    total = _TOTAL.search(text, rate.end())
    period = rate[1] or rate[4]
    if len(counts) != 1 or total is None or _RATE.search(text, rate.end(), total.start()):
        return
    months = _MONTHS.search(text, counts[0].end(), total.end())
    if period == "月" and months:
        times = _decimal(months[1])
    elif period in _TIMES:
        times = _TIMES[period]
    elif period is None:
        times = Decimal(1)
    else:
        return  # by the day or the time: how often is not said
    count, price = _decimal(counts[0][1]), _decimal(rate[2]) * _YUAN[rate[3]]
    formula = f"{counts[0][1]}×{rate[2]}{rate[3]}" + (f"×{times}" if times != 1 else "")
    yield _calculation(
        formula, count * price * times, total[1], total[2], offset + total.start(1), offset + total.end()
    )


def _written_out(text: str, offset: int) -> Iterator[Calculation]:
    for match in _FORMULA.finditer(text):
        left = text[match.start() : match.start(3)]
        numbers = [_decimal(n) for n in re.findall(_NUMBER, left)]
        unit = next((u for u in ("亿元", "万元") if u in left), "元")
        product = _YUAN[unit]
        for number in numbers:
            product *= number
        if unit == "元" and "元" not in left:
            product *= _YUAN[match[4]]  # no unit on the left: it is the result's
        yield _calculation(
            left.rstrip("=＝ "), product, match[3], match[4], offset + match.start(3), offset + match.end()
        )


def _calculation(formula: str, result: Decimal, stated: str, unit: str, start: int, end: int) -> Calculation:
    value = _decimal(stated)
    # Half a unit of the last place written: 17.3万元 may stand for 17.25万元.
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    shown = f"{(result / _YUAN[unit]).normalize():f}{unit}"
    return Calculation(formula, result, value * _YUAN[unit], shown, step * _YUAN[unit] / 2, start, end)


def _decimal(text: str) -> Decimal:
    return Decimal(text.translate(_WIDTH))


_WIDTH = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): None, ord(","): None}
