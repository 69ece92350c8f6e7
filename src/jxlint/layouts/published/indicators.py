"""The list of indicators in one cell.

`1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。2、…`
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Indicator, Path
from jxlint.layouts.text.stream import Stream
from jxlint.patterns import later

# The number of an indicator: what follows must be a first level, so that 1. 2. within a value are left alone. Behind a
# closing mark the codes of both levels show an indicator of which the number is lost.
START = compiled(
    r"(?=[（(\d①-⒛㉑-㉟㊱-㊿])(?:(?P<open>[（(]?)(?P<number>\d{1,6})(?P<mark>[)）]?[、．.，,]|[)）])|(?P<ringed>[①-⒛㉑-㉟㊱-㊿])[、．.，,]?)"
    r"(?=(?:\d{1,2}[-－—–])?(?:产出|效益|效果|满意度|成本|过程|项目完成|投入|管理|[^\W\d_]{2,6})指标[；;])"
    r"|(?<=[。；;])(?=\d[-－—–][^\W\d_]{2,6}指标[；;]\d\d[-－—–])"
)
_PERIOD_NAME = r"(?=[项实周中总])(?:项目)?(?:(?:实施)?周期|中期|总体)(?:绩效)?(?:指标|目标)值"
_ANNUAL_NAME = r"(?=[本当年])(?:本|当)?年度(?:绩效)?(?:指标|目标)值"
# The colon may be lost where the mark before the label is not.
_PERIOD = compiled(rf"{_PERIOD_NAME}[:：]|(?<=[；;]){_PERIOD_NAME}")
_ANNUAL = compiled(rf"{_ANNUAL_NAME}[:：]|(?<=[；;]){_ANNUAL_NAME}")
# The same within an objective: a list in a manner that nobody knows.
_STRAY, _STRAY_LEVEL = later(r"指标值[:：]|年度指标值"), later(r"指标[；;]")
_SENTENCE = "。！!？?"
_SEPARATOR = compiled(r"[；;]")
_CLOSING = "。；;"
_LEVEL2 = later(r"\d{2}[-－—–]|.{0,10}(?:指标|效益|影响|满意度)$")


def number_of(start: re.Match[str]) -> int | None:
    """The number of the indicator that begins with `start`, None where it is lost."""
    if ringed := start["ringed"]:
        return int(unicodedata.numeric(ringed))
    return int(start["number"]) if start["number"] else None


def starts(text: str) -> tuple[tuple[int, int], ...]:
    """The indexes of the cleaned `text` at which indicators begin, each with its number; a lost one follows on."""
    out: list[tuple[int, int]] = []
    for match in START.finditer(text):
        out.append((match.start(), number_of(match) or (out[-1][1] + 1 if out else 1)))
    return tuple(out)


def numbered(stream: Stream) -> tuple[tuple[int, int], ...]:
    """The `starts` of a stream, looked for once: the lists of all projects are parts of it."""
    if stream.numbered is None:
        stream.numbered = starts(stream.text)
    return stream.numbered


def _within(stream: Stream, start: int, end: int) -> list[re.Match[str]]:
    """Where indicators begin between `start` and `end`, beyond which nobody looks."""
    text, known, found = stream.text, numbered(stream), list[re.Match[str]]()
    at = start  # it may lie within a number: 4.00 and 1、 written together
    for i in range(bisect_left(known, (start + 1, 0)), len(known) + 1):
        match = START.match(text, at, end)
        if match:
            found.append(match)
        at = known[i][0] if i < len(known) else end
        if at >= end:
            break
    return found


def stray_list(stream: Stream, start: int, end: int) -> int:
    """Where within an objective indicators begin that could not be told from it, be it only by their values: behind the
    sentence or the line above; `end` where there are none."""
    value = _STRAY.search(stream.text, start, end) if "指标值" in stream.text[start:end] else None
    if value is None:
        return end
    level = _STRAY_LEVEL.search(stream.text, start, value.start())
    at = level.start() if level else value.start()
    while at > start and stream.text[at - 1] not in _SENTENCE and not stream.breaks(at):
        at -= 1
    return at


def indicators(stream: Stream, start: int, end: int, path: Path) -> tuple[Indicator, ...]:
    """The indicators between `start` and `end` of the stream; `path` is that of the project.

    A field that is not there is None; marks between indicators and the labels of the values are taken as known.
    """
    matches = _within(stream, start, end)
    out: list[Indicator] = []
    for i, match in enumerate(matches):
        close = matches[i + 1].start() if i + 1 < len(matches) else end
        here = (*path, "indicators", len(out))
        if match["ringed"]:
            stream.take(*match.span())
            stream.field((*here, "number"), *match.span("ringed"))
            out.append(_indicator(stream, match.end(), close, here, number_of(match)))
            continue
        if match["number"] is None:
            out.append(_indicator(stream, match.end(), close, here, None))
            continue
        number, digits = _number(match, len(out) + 1)
        if digits > match.start("number") and out:
            # 90 and 2、 written together: the first digits end the value before.
            previous = (*path, "indicators", len(out) - 1)
            out[-1] = _grown(stream, out[-1], previous, match.start("number"), digits)
        stream.take(match.start() if digits == match.start("number") else digits, match.end())
        stream.field((*here, "number"), digits, match.end("number"))
        out.append(_indicator(stream, match.end(), close, here, number))
    return tuple(out)


def _number(match: re.Match[str], expected: int) -> tuple[int, int]:
    """The printed number and where its digits begin: 902、 where 2 is due is the end of a 90 and a 2, 007、 where 7 is
    due that of a 500.00 and a 7."""
    digits = match["number"]
    if len(digits) > 1 and digits != str(expected) and digits.endswith(str(expected)) and expected > 1:
        return expected, match.end("number") - len(str(expected))
    return int(digits), match.start("number")


def _grown(stream: Stream, indicator: Indicator, path: Path, start: int, end: int) -> Indicator:
    trace = stream.traces.get((*path, "annual"))
    if trace is None:
        return indicator
    first = stream.index(trace[0]) if trace else start
    return msgspec.structs.replace(indicator, annual=stream.field((*path, "annual"), first, end))


def _indicator(stream: Stream, start: int, end: int, path: Path, number: int | None) -> Indicator:
    text = stream.text
    period = _PERIOD.search(text, start, end)
    annual = _ANNUAL.search(text, period.end() if period else start, end)
    head_end = period.start() if period else annual.start() if annual else end
    parts: dict[str, str] = {}
    for name, (s, e) in _head(text, start, head_end):
        parts[name] = stream.field((*path, name), s, e)
    _take_marks(stream, start, head_end)
    for label in (period, annual):
        if label:
            stream.take(*label.span())
    if period:
        s, e = _trimmed(stream, period.end(), annual.start() if annual else end, "；;" if annual else _CLOSING)
        parts["period"] = stream.field((*path, "period"), s, e)
    if annual:
        s, e = _trimmed(stream, annual.end(), end, _CLOSING)
        parts["annual"] = stream.field((*path, "annual"), s, e)
    return Indicator(
        number,
        parts.get("level1") or None,
        parts.get("level2") or None,
        parts.get("name") or None,
        parts.get("period") or None,
        parts.get("annual") or None,
    )


def _head(text: str, start: int, end: int) -> Iterator[tuple[str, tuple[int, int]]]:
    """level1；level2；name: the first two marks part them, what else there is belongs to the name."""
    while end > start and text[end - 1] in "；;":
        end -= 1
    bounds: list[tuple[int, int]] = []
    at = start
    for match in _SEPARATOR.finditer(text, start, end):
        if len(bounds) == 2:
            break
        bounds.append((at, match.start()))
        at = match.end()
    bounds.append((at, end))
    names = ["level1", "level2", "name"]
    if len(bounds) == 2 and not _LEVEL2.match(text[slice(*bounds[1])]):
        names = ["level1", "name"]
    yield from zip(names, bounds, strict=False)


def _take_marks(stream: Stream, start: int, end: int) -> None:
    """Take the marks between the parts of a head."""
    for match in _SEPARATOR.finditer(stream.text, start, end):
        stream.take(*match.span())


def _trimmed(stream: Stream, start: int, end: int, marks: str) -> tuple[int, int]:
    """The value between `start` and `end` without the one mark that closes it in the list."""
    if end > start and stream.text[end - 1] in marks:
        stream.take(end - 1, end)
        end -= 1
    return start, end
