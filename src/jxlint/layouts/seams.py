"""Where one cell ends and the next begins when no mark says so: closing marks first, then indents, then short lines."""

from __future__ import annotations

import re
import unicodedata

from jxlint.layouts.stream import Stream

_SENTENCE = re.compile(r"[。；;！!？?]")
_MARK = re.compile(r"[，。；;、：:！？,]")
_VALUE = re.compile(r"[:：；;]|^\d{1,2}[.、]")
_LABEL = re.compile(r"(?:年度|周期)(?:绩效)?(?:指标|目标)值[:：]")
# How names of projects end; a name that does not may go on below its money, on a line that does.
_NAME_END = re.compile(
    r"(?:项目|经费|费用?|补助|补贴|资金|工程|专项|支出|租赁|采购|购置"
    r"|服务|运维|奖励|奖金|款|[）)])$"
)
_CHINESE = re.compile(r"[一-鿿]{4}")
_NARROW = 30
_OPEN, _CLOSE = "（(《【", "）)》】"
LONGEST_NAME = 80
# A line this much shorter than the widest one of its cell ended because the cell did.
_SHORT = 0.85


def after_indicators(stream: Stream, start: int, end: int, *, last: bool) -> int:
    """Where the list of indicators that begins at `start` ends; up to `end` follows the next name (none if `last`)."""
    text = stream.text
    label = None
    for label in _LABEL.finditer(text, start, end):  # noqa: B007 - the last one counts
        pass
    value = label.end() if label else start
    stop = max(text.rfind(c, value, end) for c in "。；;")
    if stop >= 0 and _may_be_name(text[stop + 1 : end], last=last):
        return stop + 1
    if last:
        return _short_line(stream, value, end) if stop < 0 else stop + 1
    indent = _last_indent(stream, value, end)
    if indent is not None:
        return indent
    return _short_line(stream, value, end)


def after_objective(stream: Stream, start: int, end: int) -> int:
    """Where an objective without indicators ends and the next name begins; `start` when there is no objective."""
    stop = max(stream.text.rfind(c, start, end) for c in "。；;！")
    if stop >= 0:
        return stop + 1
    if end - start <= LONGEST_NAME:
        return start
    indent = _last_indent(stream, start, end)
    return indent if indent is not None else _short_line(stream, start, end)


def below_amounts(stream: Stream, name: tuple[int, int], at: int, end: int, *, listed: bool) -> int:
    """Where the part of a name that stands below its money ends: a name with an open bracket goes on to the closing
    one, without a name above or beside the money the first paragraph below is the name, and a name that ends unlike
    any goes on. `listed`: indicators follow, so that what stands between can hold a name and an objective."""
    words = stream.text[slice(*name)]
    opened = sum(words.count(c) for c in _OPEN) - sum(words.count(c) for c in _CLOSE)
    if opened > 0:
        for i in range(at, min(end, at + LONGEST_NAME)):
            if stream.text[i] in _CLOSE:
                return _line_end(stream, i + 1, end)
    if not words and at < end and listed:
        close = _paragraph_end(stream, at, end)
        if close - at <= LONGEST_NAME and close < end and not _SENTENCE.search(stream.text[at:close]):
            return close
    if _CHINESE.search(words) and not _NAME_END.search(words) and listed:
        return _rest_of_name(stream, at, end)
    return at


def _rest_of_name(stream: Stream, at: int, end: int) -> int:
    """Where the rest of a name below its money ends: one or two narrow lines without marks, the last ending as names
    do, with more text behind them; `at` when there is none."""
    for _, close in _lines(stream, at, min(end, at + LONGEST_NAME))[:2]:
        words = stream.text[at:close]
        if _MARK.search(words) or _width(words) > 2 * _NARROW:
            break
        if _NAME_END.search(words) and close < end and _line_end(stream, close, end) == close:
            return close
    return at


def indented(stream: Stream, index: int) -> bool:
    """Whether the line on which character `index` stands begins with white space."""
    if index >= len(stream.offsets):
        return False
    text, offset = stream.sheet.text, stream.offsets[index]
    start = text.rfind("\n", 0, offset) + 1
    return text[start : start + 2].isspace() and len(text[start:offset].strip()) == 0


def _may_be_name(words: str, *, last: bool) -> bool:
    """Whether what follows the closing mark can be the next name: not empty, not long, no part of a value."""
    if last:
        return True
    return 0 < len(words) <= LONGEST_NAME and not _VALUE.search(words)


def _last_indent(stream: Stream, start: int, end: int) -> int | None:
    """The index of the last indented line's beginning between `start` and `end`."""
    text, offsets = stream.sheet.text, stream.offsets
    for i in range(end - 1, start, -1):
        if "\n" in text[offsets[i - 1] + 1 : offsets[i]] and indented(stream, i):
            return i
    return None


def _lines(stream: Stream, start: int, end: int) -> list[tuple[int, int]]:
    """The runs of characters between `start` and `end` that stand on one line each."""
    text, offsets = stream.sheet.text, stream.offsets
    out, begin = [], start
    for i in range(start + 1, end):
        if "\n" in text[offsets[i - 1] + 1 : offsets[i]]:
            out.append((begin, i))
            begin = i
    if begin < end:
        out.append((begin, end))
    return out


def _width(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in words)


def _short_line(stream: Stream, start: int, end: int) -> int:
    """The end of the first line from `start` on that is clearly shorter than the cell is wide."""
    whole = _line_start(stream, start)
    lines = _lines(stream, whole, end)
    widest = max((_width(stream.text[s:e]) for s, e in _lines(stream, max(0, whole - 400), end)), default=0)
    for s, e in lines:
        if e > start and _width(stream.text[s:e]) < widest * _SHORT:
            return e
    return lines[0][1] if lines and lines[0][1] > start else end


def _line_start(stream: Stream, index: int) -> int:
    offset = stream.sheet.text.rfind("\n", 0, stream.offsets[min(index, len(stream.offsets) - 1)]) + 1
    return stream.index(offset)


def _line_end(stream: Stream, index: int, end: int) -> int:
    """The end of the line on which the character before `index` stands."""
    text, offsets = stream.sheet.text, stream.offsets
    while index < end and "\n" not in text[offsets[index - 1] + 1 : offsets[index]]:
        index += 1
    return index


def _paragraph_end(stream: Stream, start: int, end: int) -> int:
    """Where the first blank line behind `start` parts the text, `end` when there is none."""
    text, offsets = stream.sheet.text, stream.offsets
    for i in range(start + 1, end):
        if text.count("\n", offsets[i - 1] + 1, offsets[i]) > 1:
            return i
    return end
