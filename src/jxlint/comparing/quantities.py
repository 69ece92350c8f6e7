"""Numbers with units made comparable: 1小时 and 60分钟, 3.5亿元 and 35000万元, 2公里 and 2000米."""

from __future__ import annotations

from decimal import Decimal

from jxlint.rules.money import YUAN
from jxlint.targets import Measure

# By dimension, each unit in the smallest of its kind. A month is no number of days, so times are two dimensions.
_DIMENSIONS: dict[str, dict[str, str]] = {
    "time": {"毫秒": "0.001", "秒": "1", "分钟": "60", "小时": "3600", "天": "86400", "周": "604800"},
    "months": {"月": "1", "个月": "1", "季度": "3", "个季度": "3", "年": "12"},
    "length": {"毫米": "0.001", "厘米": "0.01", "公分": "0.01", "米": "1", "延米": "1", "公里": "1000"},
    "mass": {"毫克": "0.000001", "克": "0.001", "斤": "0.5", "千克": "1", "吨": "1000"},
    "volume": {"毫升": "0.001", "升": "1", "立方米": "1000", "立方": "1000"},
    "area": {"平方": "1", "平方米": "1", "公顷": "10000", "平方公里": "1000000"},
    "power": {"千瓦": "1", "兆瓦": "1000"},
    "workdays": {"工作日": "1", "个工作日": "1"},
    "share": {"%": "1", "‰": "0.1"},
}
_UNITS = {unit: (name, Decimal(n)) for name, units in _DIMENSIONS.items() for unit, n in units.items()}
_UNITS |= {unit: ("money", factor) for unit, factor in YUAN.items()}
_HUNDRED = Decimal(100)


def factors(one: Measure, two: Measure) -> tuple[str, Decimal, Decimal] | None:
    """What both measures count, and by what their numbers are to be multiplied to be comparable; None when they count
    different things, or per different things. A bare number fits any unit; beside a share, 0.9 is 90%."""
    if one.per != two.per:
        return None
    if one.unit and two.unit:
        first, second = (_UNITS.get(m.unit, (m.unit, Decimal(1))) for m in (one, two))
        return (first[0], first[1], second[1]) if first[0] == second[0] else None
    known, bare = (one, two) if one.unit else (two, one)
    dimension, factor = _UNITS.get(known.unit, (known.unit, Decimal(1)))
    lone = _HUNDRED if dimension == "share" and abs(bare.number) <= 1 < known.number * factor else factor
    return (dimension, factor, lone) if known is one else (dimension, lone, factor)
