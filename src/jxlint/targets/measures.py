"""Numbers of a cleaned text that measure something."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.comparators import front
from jxlint.targets.deadlines import MONTHS
from jxlint.targets.finishing import ENDS, finished
from jxlint.targets.model import Deadline, Fault, Measure
from jxlint.targets.naming import NO_NAMES, Names
from jxlint.targets.numerals import NUMBER, base, value
from jxlint.targets.ranges import of_money, span
from jxlint.targets.subjects import without_dates
from jxlint.targets.units import COUNTED, behind_other, per_at, unit_at
from jxlint.targets.unmeasured import in_grade, is_part, is_wording

_BREAK = compiled(r"[，,。；;、!！?？()（）\n]")
_LIST = later(
    r"(?:^|(?<=[。；;，,:)）]))(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、)）](?!\d)|[(（](?:\d{1,2}|[一二三四五六七八九十]{1,2})[)）]",
    needs=(".", "、", ")", "）"),
)
_QUOTED = compiled(r"[“\"「『《][^”\"」』》]{0,24}[”\"」』》]")
# Units that a Chinese numeral alone makes a name with: 三期, 四年, 三分, 两种.
_NOT_HAN = frozenset(
    ("", "期", "年", "月", "天", "分", "角", "种", "类", "层", "级", "等", "元", "步", "路", "通", "包")
)
# But for these: three hundred 元, and how long something is to take.
_SUM = later(r".+[十百千万亿]$")
_TERM = compiled(r"(?:期|期限|时限|年限|时间|达到|达|为)$")
# A number of years of age where it is the value itself, or how far an age is to go up; elsewhere it says who is meant:
# 65岁以上老人.
_AGE = compiled(r"周?岁(?=(?:(?:及|含)?以[上下])?(?:[。；;，,]|$))")
_AGED = ("寿命", "年龄", "提高", "延长", "增加", "提高到", "提高至", "延长到", "延长至")
# A scale, or how many there are to be: 5分制, 8人制, 24小时制; and how work is shared out by day and night: 三班倒.
_SYSTEM = compiled(r"制(?![定作度造成订止式服冷图])|(?<=班)(?:倒(?!班)|[一二两三四2-4]运转)")
# Pieces of a collection, each with its number: ≥5200号, or 5200号 and no more; else it is the number of one, or a day.
_PIECES = later(r"(?<=\d\d\d)号(?=[。；;，,、)）]|$|[及或]?以[上下内])", needs=("号",))
_ALL_PIECES = later(r"\d[\d,]{2,}号(?:[及或]?以上)?[。；;]?$", needs=("号",))
# Each, and round the clock: 发现一起查处一起, 发现一艘、清理一艘, 24小时不间断. With a comma between, two actions
# may count two things (购置一台，维修一台), but not where the first is to find.
_AS_FOUND = later(
    r"一([起例件个处宗户])[^\d，,。；;一]{1,4}一\1|一([^\d年月周天日季次期级一])[^\d，,。；;、一]{1,4}一\2(?![^，,。；;、）)])"
    r"|(?:发现|查出|出现|接到|成熟)一([^一])[，,、]?[^\d，,。；;、一]{1,4}一\3",
    needs=("一",),
)
_ROUND_THE_CLOCK = later(r"\d{1,2}小时(?=不间断|值[班守]|在线|全天候|待命|轮[班值])", needs=("小时",))
# Not one of it: 无一例投诉, 不发生一起, 一起不发生; 无一例外 says something else.
_NOT_ONE = later(r"(?:(?<!有)无|没有|[未不](?:曾|再|得)?(?:发生|出现)过?|(?:杜绝|防止|避免)(?:发生|出现))$")
_NONE_OF_IT = later(r"(?:都|也)?(?:[未不](?:曾|再|得)?(?:发生|出现)|没有)(?=$|[，,。；;、)）])")
# Below nothing: -5% at the beginning or behind a comparator, of what can be.
_NEGATIVE = frozenset(("%", "‰", "℃", "个百分点"))
_BOUNDING = frozenset("≥≤<>=于过")
# 61项基础指标+10项特色指标: behind what is counted, a plus adds.
_ADDED = compiled(r"[^\dA-Za-z+]{0,8}\+")
_YUAN = frozenset("¥￥")


def measures(text: str, dates: list[Deadline], faults: list[Fault], names: Names = NO_NAMES) -> Iterator[Measure]:
    """The measures of cleaned `text` outside `dates` and `names`; malformed comparators are added to `faults`."""
    numbers = list(NUMBER.finditer(text))
    if not numbers:
        return
    spans = [(d.start, d.end) for d in dates]
    spans += [m.span() for pattern in (_LIST, _AS_FOUND, _ROUND_THE_CLOCK) for m in pattern.finditer(text)]
    if "月" in text:
        spans += [m.span() for m in MONTHS.finditer(text)]
    taken = _mask(text, spans)
    # Only of a number in Chinese it matters whether it is quoted.
    in_chinese = any(match["han"] or match["part"] for match in numbers)
    quoted = _mask(text, [m.span() for m in _QUOTED.finditer(text)] if in_chinese else [])
    breaks = [m.end() for m in _BREAK.finditer(text)]
    done = 0
    last: Measure | None = None
    for match in numbers:
        start, end = match.span()
        if start < done or 1 in taken[start:end] or (match["han"] and names.hold(text, start)):
            continue
        here = bisect_left(breaks, start + 1)
        floor = max(breaks[here - 1] if here else 0, done)
        added = last.unit if last and done == floor and _ADDED.fullmatch(text, done, start) else ""
        measure = _measure(text, match, floor, quoted, faults, added=added != "")
        if measure and added and measure.unit != added:
            continue
        if measure and dates:
            measure = without_dates(measure, text, floor, dates)
        if measure:
            done, last = measure.end, measure
            yield measure


def _mask(text: str, spans: list[tuple[int, int]]) -> bytearray:
    """A byte for each character of `text`, 1 within one of `spans`; empty where there are none."""
    mask = bytearray(len(text) if spans else 0)
    for start, end in spans:
        mask[start:end] = b"\1" * (end - start)
    return mask


def _measure(
    text: str, match: re.Match[str], floor: int, quoted: bytearray, faults: list[Fault], *, added: bool
) -> Measure | None:
    start, end = match.span()
    read = value(match)
    if read is None:
        return None
    number, unit = read
    word = match["han"] or match["part"] or ""
    ahead, behind = text[start - 1 : start], text[end : end + 1]
    yuan = ahead in _YUAN and start > floor
    start -= yuan
    minus = ahead == "-" and (start == 1 or text[start - 2] in _BOUNDING) and unit_at(text, end)[0] in _NEGATIVE
    if minus:
        start, number, ahead = start - 1, -number, text[start - 2 : start - 1] if start > 1 else ""
    if word and (1 in quoted[start : start + 1] or is_wording(text, match, start, ahead)):
        return None
    before = front(text, start, floor)
    if is_part(text, start, end, ahead, behind, alone=before.start == start and not added and not before.word):
        return None
    more = behind in ("余", "多", "来") and not unit
    if text.startswith(("(含)", "(含本数)"), end):
        end = text.index(")", end) + 1
    far = span(text, match, number, end + more)
    number, upper, end = far.number, far.upper, far.end
    aged = _AGE.match(text, end) if not text[: before.start] or text.endswith(_AGED, 0, before.start) else None
    if aged:
        unit, end = "岁", aged.end()
    term = not start or _TERM.search(text, max(0, start - 2), start) is not None
    unit, end, ok = _unit(text, end, unit or far.unit, word and word + far.scale, before.stated, term)
    if unit == "元" or (yuan and not unit):
        number, upper, unit = of_money(match, far, unit)
    if not ok or (not unit and in_grade(ahead)):
        return None
    if word == "一" and unit in COUNTED and _no_one(text, start, end):
        number = Decimal(0)
    unit = unit or ("元" if yuan else "")
    end = behind_other(text, end) if unit in COUNTED else end
    per, end = per_at(text, end)
    per = per or base(match)
    return finished(text, start, end, number, upper, unit, per, before, floor, bool(word), more, faults)


def _no_one(text: str, start: int, end: int) -> bool:
    """Whether 一 and its unit, from `start` to `end`, are denied: that there is not one says that there are 0."""
    if text.startswith(("外", "及以", "以"), end):
        return False
    return _NONE_OF_IT.match(text, end) is not None or _NOT_ONE.search(text, max(0, start - 6), start) is not None


def _unit(text: str, at: int, known: str, han: str, stated: bool, term: bool) -> tuple[str, int, bool]:
    """The unit at `at`, where it ends, and whether the number, written `han` if in Chinese, can be a measure with it;
    `term`: it stands where it may say how long something is to take."""
    if known:
        return known, at, True
    unit, end = unit_at(text, at)
    if text.startswith("号", at) and not han and (_PIECES if stated else _ALL_PIECES).match(text, at if stated else 0):
        return "号", at + 1, True
    if unit in ("年", "季度") and re.match(r"20\d\d$|19\d\d$", text[max(0, at - 4) : at]):
        return "", at, False
    if text.startswith(("岁", "周岁", "周年", "级", "类水", "号", "大", "路", "热线", "工程", "名单"), at) and not unit:
        return "", at, False
    if unit == "月" and re.search(r"20\d\d年\d{1,2}$", text[max(0, at - 7) : at]):
        return "", at, False  # a month of no calendar
    if han and unit in _NOT_HAN and not stated:
        if unit == "元":
            return unit, end, _SUM.match(han) is not None or text[end : end + 1] == "/"
        if unit == "分":
            return unit, end, text.startswith(("以上", "及以上", "(含)以上"), end)
        within = text.startswith(("内", "以内", "以上", "之内", "及以上"), end)
        if unit == "期":
            return unit, end, within
        return unit, end, unit in ("天", "年", "月") and (within or (term and text[end : end + 1] in ENDS))
    if unit and _SYSTEM.match(text, end):
        return "", at, False
    if han and text.startswith("方", at):
        return "", at, False
    if not unit and text[at : at + 1].isascii() and text[at : at + 1].isalpha():
        return "", at, False
    return unit, end, True
