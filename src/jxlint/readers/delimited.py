"""CSV, TSV and tables pasted out of a workbook: cells parted by a delimiter, those with line breaks in quotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.readers import text
from jxlint.readers.limits import DEFAULT, Limits
from jxlint.readers.stretches import stretches
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.sheet import Sheet, sheet

_DELIMITERS = (",", "\t", ";", "|", "，")
# How many characters tell the delimiter.
_LOOK = 100_000
_TWICE = compiled('""')
_INNER = compiled('""|[\n\f\v]+')
# A cell that holds several lines, as a program writes it that copies cells.
_WIDE = later(r'(?:\A|(?<=[\t\n]))"(?:[^"\t\n]|"")+\n(?:[^"\t]|"")*"(?=[\t\n]|\Z)')
_NEVER = compiled(r"(?!)")
_SEPARATOR = compiled(r"sep=(.)\n", re.I)
# How large a share of the rows must be whole for tabs to part cells; other text with tabs is read line by line.
_WHOLE = 0.9

# So many cells have the rows of a text with bars, and so many rows it has.
_BARRED = 3
# So many lines stand above the heads of such a table at most, and so many cells in one of them.
_ABOVE, _BESIDE = 6, 2
# A sign of the head of the levels, and in how many columns this and the rows below it stand.
_HEAD, _LEADING = "级", 32

# A cell: where its words begin and end, and whether they are quoted.
Field = tuple[int, int, bool]


def read_csv(data: bytes, limits: Limits) -> Sheet:
    """The sheet of a CSV file, its delimiter found out. Raises InputError."""
    source = text.decode(data)
    start, delimiter = 0, ""
    if named := _SEPARATOR.match(source):
        start, delimiter = named.end(), named[1]
    return _sheet(source, _table(source, start, delimiter or _delimiter(source[:_LOOK]), limits), limits)


def read_tabs(data: bytes, limits: Limits) -> Sheet | None:
    """The sheet of a text with tabs: with cells where its rows are whole, without where cells of several lines stand in
    quotes, each then in one line. None for any other, as when lines are wrapped within cells, or rows are only filled
    up with empty cells at their end."""
    whole = _read_even(data, "\t", limits)
    source = text.decode(data) if whole is None and b'"' in data else ""
    return whole if whole is not None or not _WIDE.search(source) else _in_lines(source, limits)


def read_commas(data: bytes, limits: Limits) -> Sheet | None:
    """The sheet of a CSV that is not called one; see read_tabs."""
    return _read_even(data, ",", limits)


def read_bars(data: bytes, limits: Limits) -> Sheet | None:
    """The sheet of a text with bars between its cells, behind each or around them; None unless all rows have equally
    many cells, but those of lines around the table: of merged ones such a text shows nothing. None as well where rows
    are only filled up with bars at their end, and stand too far left."""
    source = text.decode(data)
    table = _table(source, 0, "|", limits)
    wide = [fields for fields in table if len(fields) > 1]
    closed, led = (all(not source[slice(*fields[at][:2])].strip() for fields in wide) for at in (-1, 0))
    table = [fields[led and len(fields) > 1 : -1 if closed and len(fields) > 1 else None] for fields in table]
    most = max(map(len, table), default=0)
    whole = [n for n, fields in enumerate(table) if len(fields) == most]
    if most < _BARRED or len(whole) < _BARRED or whole[0] > _ABOVE:
        return None
    around = [*table[: whole[0]], *table[whole[-1] + 1 :]]
    if any(len(fields) > _BESIDE for fields in around):
        return None
    if any(1 < len(fields) < most for fields in table[whole[0] : whole[-1]]):
        return None
    return None if _shifted(source, table) else _sheet(source, table, limits)


def _shifted(source: str, table: list[list[Field]]) -> bool:
    """Whether rows stand too far left, filled up with empty cells at their end."""
    if _HEAD not in source:
        return False
    from jxlint.readers.filled_up import filled_up  # which knows the words of forms, as few readers need to

    rows = (["".join(source[start:end].split()) for start, end, _ in fields[:_LEADING]] for fields in table)
    return filled_up(rows)


def _read_even(data: bytes, delimiter: str, limits: Limits) -> Sheet | None:
    source = text.decode(data)
    table = _table(source, 0, delimiter, limits)
    wide = [len(fields) for fields in table if len(fields) > 1]
    most = max(wide, default=0)
    if most < 3 or wide.count(most) < _WHOLE * len(wide) or _shifted(source, table):
        return None
    return _sheet(source, table, limits)


def rows(source: str, start: int, delimiter: str, limits: Limits = DEFAULT) -> Iterator[list[Field]]:
    """The cells of every row of `source` from `start` on. Raises InputError for a row of too many."""
    d = re.escape(delimiter)
    pattern = re.compile(rf'[ ]*+"((?:[^"]|"")*+)"[ ]*+(?=[{d}\n]|\Z)|([^{d}\n]*+)')
    row: list[Field] = []
    at, length = start, len(source)
    while at <= length:
        match = pattern.match(source, at)
        assert match is not None  # it matches nothing as well
        row.append((*match.span(1), True) if match[1] is not None else (*match.span(2), False))
        at = match.end() + 1
        if not len(row) % 1024:
            limits.check_pieces(len(row))
        if at > length or source[at - 1] == "\n":
            yield row
            row = []
            if at == length:
                return


def _delimiter(source: str) -> str:
    """What parts the cells: that which gives the most rows of the same, largest width."""
    best, found = 0, ","
    for delimiter in _DELIMITERS:
        counts = Counter(len(row) for row in rows(source, 0, delimiter))
        score = max(((n - 1) * count for n, count in counts.items()), default=0)
        if score > best:
            best, found = score, delimiter
    return found


def _table(source: str, start: int, delimiter: str, limits: Limits) -> list[list[Field]]:
    out, count = [], 0
    for row in rows(source, start, delimiter, limits):
        out.append(row)
        count += len(row)
        limits.check_pieces(count)
    return out


def _sheet(source: str, table: list[list[Field]], limits: Limits) -> Sheet:
    page, boxes, pieces = Page(limits), list[Box](), 0
    for r, row in enumerate(table):
        for c, (begin, end, quoted) in enumerate(row):
            if not source[begin:end].isspace() and begin < end:
                words = stretches(source, begin, end, _TWICE if quoted else _NEVER, _one, limits)
                boxes.append(Box(r, c, content=list(words)))
                pieces += len(words)
        limits.check_cells(len(boxes))
        limits.check_pieces(pieces)
    page.grid(Grid(boxes))
    return page.sheet(sheet(source))


def _in_lines(source: str, limits: Limits) -> Sheet:
    """The lines of a text with tabs, a cell in quotes in one of them."""
    page, pieces = Page(limits), 0
    for row in _table(source, 0, "\t", limits):
        line = []
        for n, (begin, end, quoted) in enumerate(row):
            if n:
                line.append(Words("\t", begin - 1))
            line += stretches(source, begin, end, _INNER if quoted else _NEVER, _in_line, limits)
        pieces += len(line)
        limits.check_pieces(pieces)
        page.flow(line)
        page.flow([Words("\n", row[-1][1])])
    return page.sheet(sheet(source))


def _one(match: re.Match[str]) -> str:
    return match[0][:1]


def _in_line(match: re.Match[str]) -> str:
    """What a mark in a quoted cell means where the cell is to stand in one line."""
    return match[0][:1] if match[0][0] == '"' else ""
