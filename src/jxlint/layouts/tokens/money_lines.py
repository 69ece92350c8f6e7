"""The lines of money of 项目支出绩效目标表: one to four amounts, before them perhaps a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.text.stream import Stream
from jxlint.patterns import later

_FIGURE = r"-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,15})[.．]\d{1,6}"
# A cell in the place of an amount that is none: O for 0, a comma for the point.
_BROKEN = r"-?(?=[OoIl,，.．]*\d)[\dOoIl,，]{1,15}[.．。,，][\dOoIl]{1,2}"
_WHOLE_FIGURE = r"(?<!\S)-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?!\S)"


def _cell(figure: str) -> str:
    """The pattern of a cell of money whose amounts look like `figure`."""
    return (
        r"(?=[-—–\dOoIl,，])"  # most signs begin none of what follows, and are passed over sooner
        rf"(?<![\d.．,，A-Za-z%％≥≤<>＜＞=＝/~～—–+:：-])(?:(?P<figure>{figure})(?![\d.．,，%％/A-Za-z])"
        rf"|(?<!\S)(?P<broken>{_BROKEN})(?!\S)|(?<=[ \t　])(?P<none>0|[-—–]{{1,2}})(?!\S))"
    )


_CELL, _EITHER = compiled(_cell(_FIGURE)), compiled(_cell(f"{_FIGURE}|{_WHOLE_FIGURE}"))
_WHOLE = later(r"(?<!\S)(?P<figure>-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,15}))(?!\S)(?P<broken>\0)?(?P<none>\0)?")
_REST = compiled(r"[^\S\n\f]*(?=[\n\f]|\Z)")
_AMOUNT = compiled(r"[￥¥]?(?P<figure>-?(?:\d{1,3}(?:[,，]\d{3})+|\d{1,15})(?:[.．]\d{1,6})?)")
_IN_UNIT = later(r"(?P<figure>.+?)(?:人民币)?(?P<unit>[百千万亿]{0,2}元)")
_UNITS = later(r"[%％；;。，,、）)：:]|[十百千万亿]?元|[万亿]")
_SENTENCE = later(r"[。；;，,！？]")
_LONGEST_NAME = 120
# So many digits in the place of a name are a code, whatever stands behind them.
_CODE = 5


class Row(msgspec.Struct):
    """A line of money: indexes of the stream at which its figures begin and end, and those of each figure; the columns
    they stand in, where the sheet shows that."""

    start: int
    end: int
    figures: tuple[tuple[int, int], ...]
    columns: tuple[str, ...] | None = None


class _Cell(msgspec.Struct):
    start: int
    end: int
    value: Decimal | None


def amount(words: str) -> Decimal | None:
    """The amount that `words` of a cell are, None if they are none."""
    found = _AMOUNT.fullmatch(words)
    if found is None:
        return None
    return Decimal(found["figure"].replace(",", "").replace("，", "").replace("．", "."))


def cell_amount(words: str, unit: str | None = None) -> Decimal | None:
    """The same of a cell that may bear the unit of money (12.00万元). None for another than `unit`, if one is told."""
    if words[-1:] != "元":
        return amount(words)
    found = _IN_UNIT.fullmatch(words)
    if found is None or (unit is not None and found["unit"] != unit):
        return None
    return amount(found["figure"])


def unit_in(words: str) -> int:
    """Where in the words of a cell the unit behind its amount begins; their end where it bears none."""
    found = _IN_UNIT.fullmatch(words) if words[-1:] == "元" else None
    return found.start("unit") if found and amount(found["figure"]) is not None else len(words)


def rows(stream: Stream, columns: int, indicators: Sequence[tuple[int, int]]) -> list[Row]:
    """Every line of money of `stream`, of at most `columns` figures and one too many.

    `indicators` are (index, number) of where indicators begin, in order. A figure on a line of its own in the middle
    of an objective or a value is no line of money: around it the sentence or the numbering goes on.
    """
    text = stream.sheet.text
    lines = _with_whole(text, list(_lines(text, _CELL)))
    found = list(_rows(stream, _joined(text, lines, columns), indicators))
    whole = [] if found else [line for line in _joined(text, list(_lines(text, _WHOLE)), columns) if len(line) > 1]
    return found or list(_rows(stream, whole, indicators))


def _with_whole(text: str, lines: list[list[_Cell]]) -> list[list[_Cell]]:
    """`lines` with those whose figures, or some of them, have no decimals, where they add up: 86 86 among 24.60 24.60.
    Where most are such, those that do not add up are lines as well."""
    if not lines:
        return lines
    either = [run for run in _lines(text, _EITHER) if len(run) > 1 and _ends_line(text, run[-1].end)]
    known = {(run[0].start, run[-1].end) for run in lines}
    added = [run for run in either if (run[0].start, run[-1].end) not in known]
    sure = [run for run in added if _adds_up(run)]
    if 2 * len(sure) < len(lines):
        added = sure
    starts = [run[0].start for run in added]
    kept = [line for line in lines if not _within(line, added, starts)]
    return sorted([*kept, *added], key=lambda run: run[0].start)


def _within(line: list[_Cell], runs: list[list[_Cell]], starts: list[int]) -> bool:
    """Whether `line` is a part of one of `runs`, which begin at `starts`."""
    at = bisect_right(starts, line[0].start) - 1
    return at >= 0 and line[0].start < runs[at][-1].end


def _rows(stream: Stream, lines: Iterable[list[_Cell]], indicators: Sequence[tuple[int, int]]) -> Iterator[Row]:
    text = stream.sheet.text
    before = 0
    for cells in lines:
        figures = tuple((stream.index(c.start), stream.index(c.end)) for c in cells)
        row = Row(figures[0][0], figures[-1][1], figures)
        if row.start == row.end:
            continue  # within a heading
        if len(cells) == 1 and not _alone(stream, before, row, indicators):
            continue
        if not _ends_line(text, cells[-1].end) and not _adds_up(cells):
            continue
        before = row.end
        yield row


def _lines(text: str, pattern: re.Pattern[str]) -> Iterator[list[_Cell]]:
    """The cells that follow each other on one line with nothing but blanks between them."""
    run: list[_Cell] = []
    for match in pattern.finditer(text):
        gap = text[run[-1].end : match.start()] if run else ""
        if run and (gap.strip() or "\n" in gap or "\f" in gap):
            yield from _whole(run)
            run = []
        if not run and not match["figure"] and not match["broken"]:
            continue
        run.append(_Cell(match.start(), match.end(), amount(match[0]) if match["figure"] else None))
    if run:
        yield from _whole(run)


def _whole(run: list[_Cell]) -> Iterator[list[_Cell]]:
    if len(run) > 2 and not _adds_up(run) and _adds_up(run[1:]) and run[0].end - run[0].start >= _CODE:
        run = run[1:]  # the first is the name of a project that is a code
    if any(c.value is not None for c in run):
        yield run


def _joined(text: str, lines: list[list[_Cell]], columns: int) -> Iterator[list[_Cell]]:
    """Lines that are the cells of one row, each on a line of its own: they add up together."""
    i = 0
    while i < len(lines):
        cells, end = lines[i], i + 1
        if len(cells) == 1 and columns > 1:
            together = list(cells)
            for j in range(i + 1, min(i + columns, len(lines))):
                if len(lines[j]) > 1 or text[together[-1].end : lines[j][0].start].strip():
                    break
                together += lines[j]
                if _adds_up(together):
                    cells, end = list(together), j + 1
        yield cells
        i = end


def _adds_up(cells: list[_Cell]) -> bool:
    values = [c.value or Decimal(0) for c in cells]
    return len(values) > 1 and values[0] == sum(values[1:])


def _ends_line(text: str, end: int) -> bool:
    return _REST.match(text, end) is not None


def _alone(stream: Stream, before: int, row: Row, indicators: Sequence[tuple[int, int]]) -> bool:
    """Whether a lone figure is a line of money. `before` is where the last one ended."""
    if _UNITS.match(stream.text, row.end):
        return False
    first = bisect_left(indicators, (before, -1))
    here = bisect_left(indicators, (row.start, -1))
    if first < here:
        # In a list: the next indicator would go on numbering.
        following = indicators[here][1] if here < len(indicators) else 1
        return following != indicators[here - 1][1] + 1
    between = stream.text[before : row.start]
    return not (before and (_SENTENCE.search(between) or len(between) > _LONGEST_NAME))
