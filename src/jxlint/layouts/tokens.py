"""A form as a row of tokens, whatever has become of its cells on the way here.

A container with cells gives them with their columns. Text gives what its marks leave: tabs or bars between the cells of
a row, bars behind or between cells that stand a line each, lines alone, blanks, or nothing at all between a label
and its words. Which it is shows where the heads of the indicators stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from jxlint.layouts import grid
from jxlint.layouts.stream import Stream
from jxlint.layouts.vocabulary import TITLE, head, label, level
from jxlint.sheet import Sheet

# rows: a line is a row of the table; cells: a line is a cell; loose: blanks or labels part what stands on a line.
Mode = Literal["grid", "rows", "cells", "loose"]
_OPENERS = re.compile(r"一\s*级\s*指标")
_NAMES = re.compile(r"三\s*级\s*指标|(?:绩效)?指标(?:内容|名称)|具体指标|二\s*级\s*指标")
_WITH_COLON = re.compile(r"[一-鿿]{2,12}[:：]")
_LOOSE = re.compile(r"\S+(?:\s*[:：]\s*(?=\S)(?:(?<=[:：])|(?<=\s))\S+)*")
_MONEY_END = re.compile(r"(?:金额|货币)?单位[:：][（(]?(?:[千百万亿]{1,2})?元[)）]?$")
_LABELLED = re.compile(r"([^:：\n]{2,24}[:：])(.*)", re.S)
# Labels that begin glued words: 项目名称某某改造; only whole ones, and none that a name may begin with.
_GLUED = re.compile(
    r"项目名称|(?:项目)?主管(?:部门|单位)(?:及代码)?|(?:项目)?(?:实施|执行|承担|申报)单位|单位名称|预算部门|总体目标|年度(?:总体)?(?:绩效)?目标|绩效目标"
    r"|实施期(?:总)?目标|中期目标|绩效指标|资金情况|年度资金总额|资金总额|其中[:：]?[一-鿿]{2,8}?(?:资金|拨款)|其他资金|一级指标|二级指标|三级指标|指标内容|指标名称"
    r"|(?:年度)?指标值|实际完成值|分值|得分|备注|偏差原因(?:分析)?(?:及改进措施)?"
)
# Words that begin heads and levels and are wrapped behind.
_BEGINNINGS = frozenset(
    """
    年度 全年 年初 本年 当年 本年度 实际 预期 总体 绩效 产出 效益 满意度 一级 二级 三级 经济 社会 生态 可持续
    经济效益 社会效益 生态效益 可持续影响 服务对象 项目
    """.split()
)
_LEVELS = re.compile(
    r"(?:产出|效益|满意度|成本|效果|过程|项目完成)指标|(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续影响|可持续发展"
    r"|(?:社会公众或)?服务对象(?:满意度)?|满意度)(?:满意度)?指标"
)


class Token(msgspec.Struct, frozen=True):
    """A cell or what stands for one: its words, where in the stream they are, the row, and in a grid the columns."""

    text: str
    start: int
    end: int
    row: int
    column: int = -1
    columns: int = 1


class Tokens(msgspec.Struct, frozen=True):
    """The tokens of a sheet and the mode in which they were told apart."""

    mode: Mode
    tokens: tuple[Token, ...]


def bars(sheet: Sheet) -> list[tuple[int, int]]:
    """The bars of a text that only part its cells, as ranges of the solid text."""
    if sheet.cells or sheet.solid.count("|") < 3:
        return []
    return [(m.start(), m.end()) for m in re.finditer(r"[|]+", sheet.solid)]


def tokens(stream: Stream) -> Tokens:
    """The tokens of a sheet; an empty text stands for an empty cell."""
    if stream.sheet.cells:
        return Tokens("grid", tuple(t for token in _of_grid(stream) for t in _labelled(token)))
    mode, mark = _mode(stream.sheet)
    if mode == "rows":
        found = list(_of_rows(stream, mark))
    elif mode == "cells":
        found = list(_of_cells(stream))
    else:
        found = [t for piece in _of_lines(stream) for t in _loose(stream, piece)]
    return Tokens(mode, tuple(_wraps([t for token in found for t in _labelled(token)])))


def _mode(sheet: Sheet) -> tuple[Mode, str]:
    """How the cells of a text are parted, told from the line with the heads of the indicators."""
    for match in _OPENERS.finditer(sheet.text):
        start = sheet.text.rfind("\n", 0, match.start()) + 1
        end = sheet.text.find("\n", match.end())
        line = sheet.text[start : end if end >= 0 else len(sheet.text)]
        if not _NAMES.search(line, match.end() - start):
            continue
        for mark in ("\t", "|"):
            if sum(1 for piece in line.split(mark) if head("".join(piece.split()))) >= 3:
                return "rows", mark
        return "loose", ""
    return "cells", ""


def _of_grid(stream: Stream) -> Iterator[Token]:
    covers = {(c.start): c.columns for c in stream.sheet.cells}
    for row, cells in enumerate(grid.rows(stream)):
        for cell in cells:
            if cell.text:
                columns = covers.get(stream.offsets[cell.start], 1) if cell.column >= 0 else 1
                yield Token(cell.text, cell.start, cell.end, row, cell.column, columns)


def _lines(stream: Stream) -> Iterator[tuple[int, str, int]]:
    """Number, words and offset of every line."""
    sheet = stream.sheet
    for number in range(1, len(sheet.starts) + 1):
        yield number, sheet.line(number), sheet.starts[number - 1]


def _token(stream: Stream, start: int, end: int, row: int) -> Token:
    low, high = stream.index(start), stream.index(end)
    return Token(stream.text[low:high], low, high, row)


def _of_rows(stream: Stream, mark: str) -> Iterator[Token]:
    for number, line, at in _lines(stream):
        if not line.strip():
            continue
        pieces = line.split(mark)
        for piece in pieces:
            token = _token(stream, at, at + len(piece), number)
            if token.text or len(pieces) > 1:
                yield token
            at += len(piece) + 1


def _of_cells(stream: Stream) -> Iterator[Token]:
    """A line a cell. Bars end a cell, or stand alone between two; a line of nothing but odd blanks is an empty cell."""
    lines = [(n, line, at) for n, line, at in _lines(stream) if line]
    barred = [line for _, line, _ in lines if "|" in line and line.strip("| \t")]
    ends = len(barred) * 3 > len([1 for _, line, _ in lines if line.strip("| \t")])
    parted = not ends and sum(1 for _, line, _ in lines if line.strip() == "|") > 3
    open_cell = True
    for number, line, at in lines:
        words = line.strip("| \t\u3000")
        if not words.strip("\xa0"):
            count = line.count("|")
            if parted and count:
                if open_cell:
                    yield _token(stream, at, at, number)
                open_cell = True
            elif ends:
                yield from (_token(stream, at, at, number) for _ in range(count))
            elif "\xa0" in line:
                yield _token(stream, at, at, number)
            continue
        open_cell = False
        for piece in line.split("|") if not ends else [line]:
            token = _token(stream, at, at + len(piece), number)
            if token.text:
                yield token
            at += len(piece) + 1


def _of_lines(stream: Stream) -> Iterator[Token]:
    for number, line, at in _lines(stream):
        for piece in re.finditer(r"[^\t|]+", line):
            token = _token(stream, at + piece.start(), at + piece.end(), number)
            if token.text:
                yield token


def _loose(stream: Stream, line: Token) -> Iterator[Token]:
    """The pieces of a line that blanks part, and in each the labels and levels it begins with."""
    low, high = stream.offsets[line.start], stream.offsets[line.end - 1] + 1
    for match in _LOOSE.finditer(stream.sheet.text[low:high]):
        token = _token(stream, low + match.start(), low + match.end(), line.row)
        if TITLE.fullmatch(token.text):
            yield token
        else:
            yield from _unglued(token)


def _unglued(token: Token) -> Iterator[Token]:
    """A label written together with what it labels, and heads or levels written together with each other."""
    text, at = token.text, 0
    while at < len(text):
        match = _LEVELS.match(text, at) or _GLUED.match(text, at)
        if match is None or match.end() == at or level(text) or label(text[at:]) or head(text[at:]):
            break
        end = match.end() + (text[match.end() : match.end() + 1] in (":", "："))
        yield Token(text[at:end], token.start + at, token.start + end, token.row)
        at = end
    rest = text[at:]
    if not rest:
        return
    if at and (inner := _inner(rest)):
        yield Token(rest[:inner], token.start + at, token.start + at + inner, token.row)
        yield from _unglued(Token(rest[inner:], token.start + at + inner, token.end, token.row))
        return
    yield Token(rest, token.start + at, token.end, token.row)


def _inner(text: str) -> int:
    """Where behind the words of one label the next begins, 0 where none does."""
    found = re.search(r"(?:项目)?(?:实施|执行|承担|申报)单位|(?:项目)?主管(?:部门|单位)", text)
    return found.start() if found and found.start() > 1 else 0


def _labelled(token: Token) -> Iterator[Token]:
    """A label and, behind its colon, what it labels, as two tokens; a unit of money in the same line as a third."""
    money = _MONEY_END.search(token.text)
    if money and money.start():
        cut = token.start + money.start()
        yield from _labelled(Token(token.text[: money.start()], token.start, cut, token.row, token.column))
        yield Token(token.text[money.start() :], cut, token.end, token.row, token.column)
        return
    match = _LABELLED.fullmatch(token.text)
    role = label(match[1]) if match else ""
    if match is None or not match[2] or not role:
        inner = re.match(r"(.{2,20}?[:：])(?=其中|其他)", token.text)
        if inner and label(inner[1]):
            match = inner
        else:
            yield token
            return
    cut = token.start + match.end(1)
    yield Token(match[1], token.start, cut, token.row, token.column, token.columns)
    rest = Token(token.text[match.end(1) :], cut, token.end, token.row, token.column, token.columns)
    following = _next_label(rest.text)
    if following:
        yield Token(rest.text[:following], cut, cut + following, token.row, token.column, token.columns)
        rest = Token(rest.text[following:], cut + following, token.end, token.row, token.column, token.columns)
    yield from _labelled(rest)


def _next_label(text: str) -> int:
    """Where in the words of one field the label of the next begins, with its colon; 0 where none does."""
    for match in _WITH_COLON.finditer(text):
        for start in range(match.start(), match.end() - 2):
            if start and label(text[start : match.end()]):
                return start
    return 0


def _wraps(found: list[Token]) -> Iterator[Token]:
    """Labels, heads and levels whole again that a wrap has parted."""
    i = 0
    while i < len(found):
        count = next((n for n in (3, 2) if _parted(found[i : i + n], n)), 1)
        parts = found[i : i + count]
        whole = "".join(p.text for p in parts)
        yield Token(whole, parts[0].start, parts[-1].end, parts[0].row) if count > 1 else found[i]
        i += count


def _parted(parts: list[Token], count: int) -> bool:
    """Whether these tokens are pieces of one label, head or level: none says anything alone, or the first is a word
    that only begins such."""
    if len(parts) < count or any(not p.text or p.column >= 0 or len(p.text) > 8 for p in parts):
        return False
    if not _known("".join(p.text for p in parts)):
        return False
    return parts[0].text in _BEGINNINGS or not any(_known(p.text) for p in parts)


def _known(words: str) -> bool:
    return bool(level(words) or head(words) or label(words))
