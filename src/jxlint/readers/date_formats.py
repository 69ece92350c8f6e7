"""What a cell of a workbook shows of a date, which it holds as a count of days."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from jxlint.compiled import compiled

_DAY = 86_400_000_000  # microseconds
_WORDS = compiled(r'"[^"]*"|[\\!].|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.I | re.S)
_ITEM = compiled(
    r'"([^"]*)"|[\\!](.)|(_.|\*.)|(\[h+\]|\[m+\]|\[s+\])|(\[[^\]]*\])|(AM/PM|A/P|上午/下午)|(\.0+)'
    r"|(y+|e+|m+|d+|a{3,4}|h+|s+)|(.)",
    re.I | re.S,
)
_WEEK = "一二三四五六日"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@lru_cache(maxsize=512)
def is_date(section: str) -> bool:
    """Whether a section of a number format shows dates or times."""
    bare = _WORDS.sub("", section)
    if "General" in bare or "通用格式" in bare or re.search(r"E[+-]", bare):
        return False
    return re.search(r"[ymdhs]|aaa", bare, re.I) is not None


def shown_date(days: Decimal, section: str, *, from_1904: bool) -> str | None:
    """What is shown of `days` under `section`; None for what is no date."""
    micro = int((days * _DAY).to_integral_value())
    if not 0 <= micro < 2_958_466 * _DAY:
        return None
    # No second has parts in a format that shows none.
    micro = round(micro / 1_000_000) * 1_000_000 if ".0" not in section else micro
    first = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    # Of the 29 February 1900, which never was, Excel still counts a day.
    if not from_1904 and micro < 60 * _DAY:
        micro += _DAY
    try:
        moment = first + timedelta(microseconds=micro)
    except OverflowError:
        return None
    if not from_1904 and moment < datetime(1900, 3, 1):
        micro -= _DAY
    items = [_of(m) for m in _ITEM.finditer(section)]
    half = any(kind == "half" for kind, _ in items)
    return "".join(_shown(items, i, moment, micro, half) for i in range(len(items)))


def _of(match: re.Match[str]) -> tuple[str, str]:
    quoted, escaped, skipped, passed, setting, half, fraction, part, other = match.groups()
    if part:
        return "part", part.lower()
    if passed:
        return "passed", passed[1:-1].lower()
    if half:
        return "half", half
    if fraction:
        return "fraction", fraction
    return "words", "" if skipped or setting else quoted or escaped or other or ""


def _shown(items: list[tuple[str, str]], i: int, moment: datetime, micro: int, half: bool) -> str:
    kind, mark = items[i]
    if kind == "words":
        return mark
    if kind == "passed":
        return f"{micro // 1_000_000 // {'h': 3600, 'm': 60, 's': 1}[mark[0]]:0{len(mark)}d}"
    if kind == "fraction":
        return "." + f"{micro % 1_000_000:06d}".ljust(len(mark), "0")[: len(mark) - 1]
    if kind == "half":
        morning, evening = mark.split("/")
        return morning if moment.hour < 12 else evening
    if mark[0] == "h":
        hour = (moment.hour % 12 or 12) if half else moment.hour
        return f"{hour:0{min(2, len(mark))}d}"
    if mark[0] == "s":
        return f"{moment.second:0{min(2, len(mark))}d}"
    if mark[0] == "m" and len(mark) < 3 and _minutes(items, i):
        return f"{moment.minute:0{len(mark)}d}"
    return _day(mark, moment)


def _day(mark: str, moment: datetime) -> str:
    if mark[0] in "ye":
        return f"{moment.year % 100:02d}" if mark[0] == "y" and len(mark) < 3 else f"{moment.year:04d}"
    if mark[0] == "a":
        return ("星期" if len(mark) > 3 else "") + _WEEK[moment.weekday()]
    if mark[0] == "m":
        return f"{moment.month:0{len(mark)}d}" if len(mark) < 3 else _MONTHS[moment.month - 1]
    if len(mark) < 3:
        return f"{moment.day:0{len(mark)}d}"
    name = _DAYS[moment.weekday()]
    return name if len(mark) > 3 else name[:3]


def _minutes(items: list[tuple[str, str]], i: int) -> bool:
    """Whether the m at `i` counts minutes: behind hours, or before seconds."""
    parts = [(j, mark) for j, (kind, mark) in enumerate(items) if kind in ("part", "passed")]
    at = next(n for n, (j, _) in enumerate(parts) if j == i)
    behind = at > 0 and parts[at - 1][1][0] == "h"
    return behind or (at + 1 < len(parts) and parts[at + 1][1][0] == "s")
