"""Where one cell ends and the next begins when no mark says so.

Evidence that does not depend on where lines break comes first: closing marks, an annual value that repeats the period
value. Then what extraction leaves of the page: indents, lines that end before their cell's width.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.notes import NOTE_LINE
from jxlint.layouts.words.web_pages import FOOT_LINE
from jxlint.patterns import later

_SENTENCE = "。；;！!？?"
_VALUE = compiled(r"[:：；;]|^\d{1,2}[.、](?!\d)")
_PERIOD = compiled(r"周期(?:绩效)?(?:指标|目标)值[:：]?")
_ANNUAL = compiled(r"年度(?:绩效)?(?:指标|目标)值[:：]?")
_CLOSING = "。；;"
_OPEN, _CLOSE = "（(《【“", "）)》】”"
# What no name begins with.
_NEVER_FIRST = tuple("，,、；;。.:：）)》】”%％！？!?和与及或的了")
_FULL_VALUE = later(r".{0,30}\d[%％]|(?:[^\d]{0,12}\d[\d.]*[^\d，。]{0,3})")
# How names of projects and of the offices that run them end, when they are whole.
_NOUN = compiled(
    r"(?:项目|经费|费用?|资金|补助|补贴|专项|工程|奖励|津贴|薪酬|工资|委员会|办公室|中心|[局院处所站队厅]|协会|学会|学校)"
    r"(?:[（(][^（()）]{1,20}[)）])?$"
)
# How else the names of offices end.
_OFFICE = later(
    r"(?:[部馆园宫校]|公司|政府|机关|本级|[中小大]学|街道|[乡镇])(?:[（(][^（()）]{1,20}[)）])?$",
    needs=tuple("部 馆 园 宫 校 公司 政府 机关 本级 学 街道 乡 镇".split()),
)
# What a value says and a name hardly does.
_MEASURE = later(
    r"[≥≤＞＜><％%]|不少于|不低于|不高于|不超过|大于|小于|超过|达到|以上|以下|以内|\d+[次人个件份家户场期项条篇名]"
)
LONGEST_NAME = 80
# In the brackets that a name begins with stand a few words: （续建）.
_LONG_BRACKET = 14
# A line this much shorter than the widest one of its cell ended because the cell did.
_SHORT = 0.85


def after_indicators(stream: Stream, start: int, end: int, *, last: bool, known: str) -> int:
    """Where the list of indicators that begins at `start` ends; up to `end` follows the next name (none if `last`).

    `known` is how names in this table begin, the department's name.
    """
    text = stream.text
    value, period = _last_value(text, start, end)
    stop = max(text.rfind(c, value, end) for c in _CLOSING)
    if last:
        return _before_notes(stream, value, end, stop)
    if period and text.startswith(period, value):
        repeated = value + len(period)
        if repeated > stop and may_be_name(text[repeated : min(end, repeated + LONGEST_NAME + 1)]):
            return repeated
    if stop >= 0:
        words = text[stop + 1 : min(end, stop + LONGEST_NAME + 2)]
        # A mark in the middle of a line may be the value's own.
        if may_be_name(words) and (stream.breaks(stop + 1) or not _MEASURE.search(words)):
            return stop + 1
    if value == start or stop + 1 == end:
        return end
    return _seam(stream, max(value, stop + 1), end, known)


def after_value(stream: Stream, start: int, end: int) -> int:
    """Where the last value between `start` and `end` ends with its mark, at the end of a line; `end` where nothing
    shows that."""
    value, period = _last_value(stream.text, start, end)
    repeated = value + len(period)
    if period and stream.text.startswith(period, value):
        repeated += stream.text[repeated : repeated + 1] in tuple(_CLOSING)
        if stream.breaks(repeated):
            return repeated
    return next((i + 1 for i in range(value, end) if stream.text[i] in _CLOSING and stream.breaks(i + 1)), end)


def after_objective(stream: Stream, start: int, end: int, known: str) -> int:
    """Where an objective without indicators ends and the next name begins; `start` when there is no objective."""
    stop = max(stream.text.rfind(c, start, end) for c in "。；;！")
    if stop >= 0:
        return _behind_brackets(stream, stop + 1, end)
    if end - start <= LONGEST_NAME and "，" not in stream.text[start:end]:
        return start
    return _seam(stream, start, end, known)


def _behind_brackets(stream: Stream, at: int, end: int) -> int:
    """The end of a sentence in brackets that follows the objective's last mark on lines of its own, `at` without."""
    if at >= end or stream.text[at] not in "（(":
        return at
    close = next((i + 1 for i in range(at, end) if stream.text[i] in "）)"), end)
    words = stream.text[at:close]
    return close if close < end and stream.breaks(close) and ("，" in words or close - at > _LONG_BRACKET) else at


def below_amounts(stream: Stream, name: tuple[int, int], at: int, end: int, *, last: bool, bare: bool) -> int:
    """Where the part of a name that stands below its money ends: `at` when there is none.

    A name with an open bracket goes on to the closing one; without a name above or beside the money the first
    paragraph below is the name; and a name that stops short goes on to a line below that ends as names do. `bare`: up
    to `end`, where the next line of money stands, there are no indicators.
    """
    words = stream.text[slice(*name)]
    if _unclosed(words) > 0:
        for i in range(at, min(end, at + LONGEST_NAME)):
            if stream.text[i] in _CLOSE:
                return stream.line_end(i + 1, end)
    if at >= end:
        return at
    if not words:
        return name_below(stream, at, end)
    if last and bare:
        return at
    if (words[-1] == "-" or "一" <= words[-1] <= "鿿") and not _NOUN.search(words) and not (
        bare and _OFFICE.search(words)
    ):  # fmt: skip
        return _rest_of_name(stream, name, at, end)
    return _before_indent(stream, at, end) if bare else at


def name_below(stream: Stream, at: int, end: int) -> int:
    """The end of a name that stands wholly below its money: the first paragraph, or a line that ends as names do."""
    close = _paragraph_end(stream, at, end)
    if close - at <= LONGEST_NAME and not _ends_sentence(stream.text[at:close]):
        return close
    for start, close in stream.lines(at, min(end, at + LONGEST_NAME)):
        words = stream.text[start:close]
        if re.search(r"[，。；、：:;,]", words):
            return at
        if _NOUN.search(words) or re.fullmatch(r"[A-Z0-9-]{4,}", words):
            return close
    return at


def _before_indent(stream: Stream, at: int, end: int) -> int:
    """Where, between two lines of money, an indented name begins below lines that are not: these end the one above."""
    if stream.indented(at) or end - at > 2 * LONGEST_NAME or _ends_sentence(stream.text[at:end]):
        return at
    for start, _ in stream.lines(at, end):
        if start > at and stream.indented(start):
            return start
    return at


def _last_value(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the last value between `start` and `end` begins, and the period value to which it is the annual one."""
    label = period = None
    for label in _ANNUAL.finditer(text, start, end):  # noqa: B007 - the last one counts
        pass
    for period in _PERIOD.finditer(text, start, end):  # noqa: B007
        pass
    if label is None:
        return (period.end() if period else start), ""
    if period is None or period.end() > label.start():
        return (period.end() if period else label.end()), ""
    return label.end(), text[period.end() : label.start()].rstrip(_CLOSING)


def may_be_name(words: str) -> bool:
    """Whether what follows a closing mark can be the next name: not empty, not long, no part of a value."""
    return 0 < len(words) <= LONGEST_NAME and not _VALUE.search(words) and not words.startswith(_NEVER_FIRST)


def _before_notes(stream: Stream, value: int, end: int, stop: int) -> int:
    """The end of the table's last list: before the notes and signatures below it, and the foot of a page."""
    if value < len(stream.offsets):
        at = stream.offsets[value]
        # Their labels end with a colon.
        colon = max(stream.sheet.text.rfind(c, at) for c in ":：")
        notes = NOTE_LINE.search(stream.sheet.text, at) if colon >= 0 else None
        foot = FOOT_LINE.search(stream.sheet.text, at)
        if foot and not (notes and notes.start() < foot.start()):
            end = min(end, stream.index(foot.start()))
            return stop + 1 if 0 <= stop < end else end
        if notes:
            return min(end, stream.index(notes.start()))
    return end if stop < 0 else stop + 1


def _seam(stream: Stream, start: int, end: int, known: str) -> int:
    """The line between `start` and `end` that most looks like the first of the next name."""
    text = stream.text
    near = max(start, end - 2 * LONGEST_NAME)
    lines = [line for line in stream.lines(stream.line_start(near), end) if line[1] > near]
    widest = max((width_of(text[s:e]) for s, e in stream.lines(max(0, near - 400), end)), default=0)
    best, at = 0.0, lines[0][1] if lines else end
    for (above, close), (first, _) in pairwise(lines):
        words = text[first:end]
        if (
            len(words) > LONGEST_NAME
            or words.startswith(_NEVER_FIRST)
            or _unclosed(text[near:first])
            or _unclosed(words)
        ):
            continue
        score = 4.0 * stream.indented(first) + 3.0 * bool(known and words.startswith(known[:4]))
        score += 2.0 * (width_of(text[above:close]) < widest * _SHORT)
        score += 2.5 * bool(near == start and _FULL_VALUE.fullmatch(text[start:first]))
        score -= 2.0 * bool(_ends_sentence(words[:-1]) or "，" in words)
        if score > best:
            best, at = score, first
    if best == 0.0 and len(lines) > 1:
        at = lines[-1][0]  # the line that its money stands on, or the one above it
    return at


def _rest_of_name(stream: Stream, name: tuple[int, int], at: int, end: int) -> int:
    """The end of the lines below the money that complete `name`, no wider than it, `at` when there are none."""
    text = stream.text
    whole = text[slice(*name)]
    widest = max((width_of(text[s:e]) for s, e in stream.lines(*name)), default=0)
    for start, close in stream.lines(at, min(end, at + LONGEST_NAME)):
        words = text[start:close]
        if close >= end or width_of(words) > widest + 2 or re.search(r"[，。；、：:;,]", words):
            return at
        if (_NOUN.search(whole + words) or (whole.endswith("-") and words.isascii())) and not re.match(
            r"[，。；、：:;,的]", text[close : close + 1]
        ):
            return close
    return at


def _ends_sentence(words: str) -> bool:
    """Whether a sentence ends in `words`."""
    return any(c in words for c in _SENTENCE)


def _unclosed(words: str) -> int:
    return sum(words.count(c) for c in _OPEN) - sum(words.count(c) for c in _CLOSE)


def width_of(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _paragraph_end(stream: Stream, start: int, end: int) -> int:
    """Where the first blank line behind `start` parts the text, `end` when there is none."""
    text, offsets = stream.sheet.text, stream.offsets
    for i in range(start + 1, min(end, start + LONGEST_NAME + 2)):
        if text.count("\n", offsets[i - 1] + 1, offsets[i]) > 1:
            return i
    return end
