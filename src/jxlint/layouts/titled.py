"""Where in a file a form of a department ends and another form begins: both have titles, and say what they are of."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.layouts.text.grid import table_rows
from jxlint.layouts.words.vocabulary import TITLE
from jxlint.sheet import Sheet

# The title of a department's form, and not that of the whole of a fund.
_DEPARTMENT = compiled(r"(?:部门|单位)[^\n]{0,8}整体|(?<!资金|专项|支付|补助)整体(?:支出|预算|绩效)")
# What a form says first, in so many lines below its title.
_NAME = compiled(r"[*★]?(?:部门(?:[（(]单位[)）])?|单位|项目|专项(?:资金)?)名称")
_BELOW = 6
_BLANK = "\t |\u3000"
# A line, and where it begins and ends.
Line = tuple[str, int, int]


def beginnings(sheet: Sheet) -> list[int]:
    """The offsets at which forms begin that are not to be read together with the one above."""
    lines = list(_rows(sheet) if sheet.cells else _lines(sheet))
    out: list[int] = []
    of, last = None, -2
    for n, (words, start, _) in enumerate(lines):
        if len(words) > 60 or "绩效" not in words or not TITLE.fullmatch(words):
            continue
        below = (sheet.text[low:high].split() for _, low, high in lines[n + 1 : n + _BELOW])
        if not any(_NAME.match(word) for line in below for word in line):
            continue
        department = _DEPARTMENT.search(words) is not None
        if of is not None and (of or department) and n > last + 1:  # not right below what the page calls it
            out.append(start)
        of, last = department, n
    return out


def _rows(sheet: Sheet) -> Iterator[Line]:
    """The rows of all tables, the words of those with one cell."""
    for row in table_rows(sheet):
        start, end = row[0].start, row[-1].end
        yield "".join(sheet.text[start:end].split()) if len(row) == 1 else "", start, end


def _lines(sheet: Sheet) -> Iterator[Line]:
    """The lines that hold words."""
    for number, start in enumerate(sheet.starts, 1):
        line = sheet.line(number)
        if words := line.strip(_BLANK):
            yield "".join(words.split()), start, start + len(line)
