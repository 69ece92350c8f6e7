"""Dates with their bounds: 2024年7月底前, 第三季度, 年底, 2024-12-31."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.model import Bound, Deadline
from jxlint.targets.numerals import han

_BEFORE = r"(?P<before>(?:以前|之前|前))?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])"
_PATTERNS = (
    # A span is due by its end: 2024年1-12月, 3月1日至10月31日, 2023年8月至2024年7月.
    later(
        rf"(?:(?P<from>20\d\d)年)?(?<![\d.]){_MONTH}(?:月份?(?:{_DAY}[日号])?)?[-—–~至到]+"
        rf"(?:(?P<y>20\d\d)年)?(?P<m>{_MONTH})月(?:份)?(?!均|度)(?:(?P<d>{_DAY})[日号])?(?P<part>上旬|中旬|下旬|底|末|初)?"
        + _BEFORE,
        needs=("月",),
    ),
    # 2025.01.01-2025.12.31, 2025-1-1至2025-12-31
    later(
        rf"(?P<from>20\d\d)[./-]{_MONTH}[./-]{_DAY}[-—–~至到]+(?:(?P<y>20\d\d)[./-])?(?P<m>{_MONTH})[./-](?P<d>{_DAY})"
        r"(?![\d./])" + _BEFORE,
        needs=("20",),
    ),
    # 2025.3-2025.11
    later(
        rf"(?P<from>20\d\d)[./]{_MONTH}[-—–~至到]+(?P<y>20\d\d)[./](?P<m>{_MONTH})(?![\d./])" + _BEFORE,
        needs=("20",),
    ),
    compiled(
        r"(?P<y>20\d\d)(?:年|[./-])(?P<m>0?[1-9]|1[0-2])(?:月|[./-])(?P<d>[12]\d|3[01]|0?[1-9])(?!\d)[日号]?" + _BEFORE
    ),
    later(
        r"(?:(?P<y>20\d\d)年)?(?<![\d.])(?P<m>0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九]|(?<![百千万亿])元)月(?:份)?(?!均|度)"
        r"(?:(?P<d>[12]\d|3[01]|0?[1-9])[日号])?(?P<part>上旬|中旬|下旬|底|末|初)?" + _BEFORE,
        needs=("月",),
    ),
    later(
        r"(?:(?P<y>20\d\d)年)?(?<!每)(?:第)?(?P<q>[一二三四1-4])季度(?!均)(?P<part>末|底|内)?" + _BEFORE,
        needs=("季度",),
    ),
    later(
        r"(?:(?P<y>20\d\d)年)?(?<!上)(?<!上[、和])(?P<half>[上下])半年(?P<part>末|底|内)?" + _BEFORE, needs=("半年",)
    ),
    later(r"(?P<y>20\d\d)年?(?P<part>年底|年末|年内|度?[内末]|底)" + _BEFORE, needs=("底", "末", "内")),
    later(r"(?P<y>20\d\d)年(?P<before>以前|之前|前)(?!期)", needs=("年以前", "年之前", "年前")),
    later(
        r"(?<![\d周全每一二两三四五六七八九十])(?:本|当|今|岁)?(?P<part>年底|年度?[末内]|年前(?!期))" + _BEFORE,
        needs=("年底", "年末", "年内", "年度末", "年度内", "年前"),
    ),
    # Alone: 当年完成.
    later(r"^(?P<now>[本当今]年度?)(?=(?:全部|均|已)?(?:完成|办结)?[。；;]?$)", needs=("本年", "当年", "今年")),
)
_IN_YEAR = ("年内", "年度内")
# What can be done by the end of a year.
_DONE = later(
    r"完成|办结|建成|验收|上线|签订|开工|竣工|完工|交付|印发|出台|发放|拨付|到位|启动|投入|召开|实现|通过|提交|形成|落实"
)
# 3、6、9、12月20日前: days that come again, and no milestone.
MONTHS = later(
    rf"(?<![\d.])(?:{_MONTH}月?[、,，]){{2,11}}{_MONTH}月(?:份)?(?:{_DAY}[日号]|上旬|中旬|下旬|[底末初])?(?:以前|之前|前)?",
    needs=("、", ",", "，"),
)
_ANY = compiled(r"20\d\d|月|季度|半年|年(?:[底前]|度?[末内])|本年|当年|今年")


def deadlines(text: str) -> Iterator[Deadline]:
    """The deadlines of cleaned `text`, from left to right, none inside another."""
    if not _ANY.search(text):
        return
    found: list[Deadline] = []
    taken = bytearray(len(text))
    for listed in MONTHS.finditer(text):
        taken[listed.start() : listed.end()] = b"\1" * (listed.end() - listed.start())
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            within = match[0].endswith("年度内") or match[0].lstrip("本当今") == "年内"
            if within and match[0] != text.strip("。；;") and not _DONE.search(text):
                continue  # 年内公用经费支出: a scope, nothing that is due
            if any(taken[match.start() : match.end()]):
                continue
            deadline = _deadline(match)
            if deadline:
                found.append(deadline)
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    yield from sorted(found, key=lambda d: d.start)


def _deadline(match: re.Match[str]) -> Deadline | None:
    groups = match.groupdict()
    named = groups.get("y") or groups.get("from")
    year = int(named) if named else None
    before, part = groups.get("before"), "年内" if groups.get("now") else groups.get("part")
    bound: Bound = "by" if before or part in ("内", "度内", *_IN_YEAR, "年前") else "on"
    month = day = None
    if groups.get("m"):
        month = int(groups["m"]) if groups["m"].isdigit() else 1 if groups["m"] == "元" else int(han(groups["m"]))
        day = int(groups["d"]) if groups.get("d") else None
        end = _days(year, month)
        if day and day > end:
            return None
        if day is None and part is None and before:
            return Deadline("before", year, month, None, _eve(year, month), False, match.start(), match.end())
        last = day or {"上旬": 10, "初": 10, "中旬": 20}.get(part or "", end)
        return Deadline(bound, year, month, day, (year or 0, month, last), False, match.start(), match.end())
    if groups.get("q"):
        quarter = int(groups["q"]) if groups["q"].isdigit() else int(han(groups["q"]))
        month = quarter * 3
    elif groups.get("half"):
        month = 6 if groups["half"] == "上" else 12
    elif part is None and before and year:
        return Deadline("before", year, None, None, (year - 1, 12, 31), False, match.start(), match.end())
    final = month or 12
    last_day = _days(year, final)
    return Deadline(bound, year, month, None, (year or 0, final, last_day), False, match.start(), match.end())


def _eve(year: int | None, month: int) -> tuple[int, int, int]:
    """The last day before `month` begins."""
    if month == 1:
        return (year - 1 if year else 0, 12, 31)
    return year or 0, month - 1, _days(year, month - 1)


def _days(year: int | None, month: int) -> int:
    """How many days `month` has; 29 in a February of a year that is not named."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31
