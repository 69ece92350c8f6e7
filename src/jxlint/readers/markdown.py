"""Markdown: pipe tables with the text around them."""

from __future__ import annotations

import html
import re

from jxlint.compiled import compiled
from jxlint.readers import text
from jxlint.readers.limits import Limits
from jxlint.readers.stretches import stretches
from jxlint.readers.tables import Box, Grid, Page
from jxlint.sheet import Sheet, sheet

_DELIMITER_ROW = compiled(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_HEADING = compiled(r"[ \t]{0,3}#{1,6}[ \t]+")
_EDGE = compiled(r"[ \t>]*\|?")
# For a look before the text is decoded.
_ANYWHERE = re.compile(rb"^[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+\|[ \t:|-]*+\r?$", re.M)
# A cell ends at a stroke that is not escaped.
_CELL = compiled(r"(?:[^|\\\n]|\\.|\\(?=\n|\Z))*+")
_SPELLED = compiled(
    r"<br\s*/?>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});|\\([\\|`*_{}\[\]()#+.!<>~-])|\*\*|`",
    re.I,
)


def has_table(data: bytes) -> bool:
    """Whether there may be a pipe table in a text that is not decoded yet."""
    return _ANYWHERE.search(data) is not None


def read(data: bytes, limits: Limits) -> Sheet | None:
    """The sheet of a Markdown text; None when it has no table. Raises InputError."""
    source = text.decode(data)
    page, lines = Page(limits), sheet(source)
    count = len(lines.starts)
    number, found = 1, False
    while number <= count:
        start = lines.starts[number - 1]
        line = lines.line(number)
        if "|" in line and number < count and _is_delimiter(line, lines.line(number + 1)):
            number = _table(page, lines, number, limits)
            found = True
            continue
        heading = _HEADING.match(line)
        begin = start + (heading.end() if heading else 0)
        page.flow(list(stretches(source, begin, start + len(line), _SPELLED, _said, limits)))
        page.end_line()
        number += 1
    return page.sheet(lines) if found else None


def _is_delimiter(heads: str, line: str) -> bool:
    """Whether `line` under `heads` makes these the heads of a table: as many cells, all of dashes."""
    return bool(_DELIMITER_ROW.fullmatch(line)) and len(_cells(heads, 0)) == len(_cells(line, 0))


def _table(page: Page, lines: Sheet, number: int, limits: Limits) -> int:
    """Put the table whose heads are line `number` on the page; answers the number of the line behind it."""
    boxes: list[Box] = []
    row, first = 0, number
    while number <= len(lines.starts):
        line = lines.line(number)
        if number != first + 1:
            if "|" not in line:
                break
            for c, (start, end) in enumerate(_cells(line, lines.starts[number - 1])):
                words = stretches(lines.text, start, end, _SPELLED, _said, limits)
                boxes.append(Box(row, c, content=list(words)))
            row += 1
            limits.check_cells(len(boxes))
        number += 1
    page.grid(Grid(boxes))
    return number


def _cells(line: str, offset: int) -> list[tuple[int, int]]:
    """Where the words of each cell of `line` begin and end, `offset` being its own beginning."""
    edge = _EDGE.match(line)
    at = edge.end() if edge else 0
    stop = len(line.rstrip())
    out: list[tuple[int, int]] = []
    while at <= stop:
        match = _CELL.match(line, at, stop)
        assert match is not None  # it matches nothing as well
        words = match[0]
        inner = words.strip()
        if match.end() >= stop and not inner and out:
            break  # behind the stroke that ends the line
        begin = match.start() + (words.index(inner) if inner else 0)
        out.append((offset + begin, offset + begin + len(inner)))
        at = match.end() + 1
    return out


def _said(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    if match[0][0] == "<":
        return "\n"
    return html.unescape(match[0]) if match[0][0] == "&" else ""
