"""The sheet that a workbook shows, whatever its format: its worksheets one below the other, each cell in its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.readers.limits import Limits
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location, Notice
from jxlint.sheet import Sheet

# What would end a line or a page of the sheet is only white space in a cell.
_BREAKS = compiled("\r\n?|[\f\v\x1c-\x1e\x85\u2028\u2029]")
_NAMED = 5
# What a step by which a cell's format sets its text in is shown as: projects stand so below their unit.
_STEP, _STEPS = "  ", 15


class Shown(msgspec.Struct, frozen=True, gc=False):
    """What a cell shows; `row` and `column` count from 0. Its text is set in by `indent` steps."""

    row: int
    column: int
    text: str
    indent: int = 0


class Worksheet(msgspec.Struct):
    """A worksheet as its file has it. `merged` are (first row, last row, first column, last column), all inclusive,
    `hidden_columns` (first, last); `unvalued` are the cells of formulas without a value; `loose` is what shapes say."""

    name: str
    hidden: bool = False
    cells: list[Shown] = msgspec.field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = msgspec.field(default_factory=list)
    hidden_rows: set[int] = msgspec.field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = msgspec.field(default_factory=list)
    unvalued: list[tuple[int, int]] = msgspec.field(default_factory=list)
    loose: list[Shown] = msgspec.field(default_factory=list)


def build(worksheets: Iterable[Worksheet], limits: Limits) -> Sheet:
    """The sheet of a workbook; what is hidden is read, and said."""
    page, count = Page(limits), 0
    for number, worksheet in enumerate(worksheets):
        place = Location(sheet=worksheet.name)
        if number:
            page.flow([Words("\f", place)])
        shown = sorted((c for c in worksheet.cells if c.text.strip()), key=lambda c: (c.row, c.column))
        count += len(shown)
        limits.check_cells(count)
        for shape in worksheet.loose:
            if shape.text.strip():
                page.flow([_words(worksheet.name, shape)])
                page.end_line()
        hidden = frozenset(c.column for c in shown if worksheet.hidden_columns and _hidden(worksheet, c.column))
        page.grid(Grid(_boxes(worksheet, shown), hidden))
        page.notices += _notices(worksheet, shown, sorted(hidden))
    return page.sheet()


def cell_name(row: int, column: int) -> str:
    """A1 and so on; both count from 0."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _boxes(worksheet: Worksheet, shown: Sequence[Shown]) -> list[Box]:
    spans = {(r, c): (last_r - r + 1, last_c - c + 1) for r, last_r, c, last_c in worksheet.merged}
    out: list[Box] = []
    for cell in shown:
        rows, columns = spans.get((cell.row, cell.column), (1, 1))
        out.append(Box(cell.row, cell.column, rows, columns, [_words(worksheet.name, cell)]))
    return out


def _hidden(worksheet: Worksheet, column: int) -> bool:
    return any(first <= column <= last for first, last in worksheet.hidden_columns)


def _words(name: str, cell: Shown) -> Words:
    text = _STEP * min(cell.indent, _STEPS) + cell.text if cell.indent else cell.text
    return Words(_BREAKS.sub("\n", text), Location(sheet=name, cell=cell_name(cell.row, cell.column)))


def _notices(worksheet: Worksheet, shown: Sequence[Shown], columns: Sequence[int]) -> list[Notice]:
    """What there is to say of a worksheet of which `columns` with words are hidden."""
    name, out = worksheet.name, []
    if worksheet.hidden and shown:
        zh, en = f"工作表“{name}”是隐藏的，也读了", f"the worksheet “{name}” is hidden; it was read"
        out.append(Notice(zh, en, Location(sheet=name)))
    rows = sorted({c.row for c in shown} & worksheet.hidden_rows)
    if rows:
        which = _listed([str(r + 1) for r in rows])
        zh = f"工作表“{name}”有 {len(rows)} 行是隐藏的，也读了：第 {which} 行"
        en = f"{_count(len(rows), 'row')} hidden in the worksheet “{name}” and read: {which}"
        out.append(Notice(zh, en, Location(sheet=name, cell=cell_name(rows[0], 0))))
    if columns:
        which = _listed([cell_name(0, c)[:-1] for c in columns])
        zh = f"工作表“{name}”有 {len(columns)} 列是隐藏的，也读了：{which}；其中不是表里内容的不报"
        en = (
            f"{_count(len(columns), 'column')} hidden in the worksheet “{name}” and read: {which};"
            " what is none of the table there is not reported"
        )
        out.append(Notice(zh, en, Location(sheet=name, cell=cell_name(0, columns[0]))))
    if worksheet.unvalued:
        which = _listed([cell_name(*c) for c in worksheet.unvalued])
        zh = (
            f"工作表“{name}”有 {len(worksheet.unvalued)} 个公式没有存下结果，当作空单元格：{which}；"
            "请用 Excel 或 WPS 打开保存一次"
        )
        en = (
            f"{_count(len(worksheet.unvalued), 'formula')} stored without a value in the worksheet “{name}” and taken"
            f" as empty: {which}; open the file in Excel or WPS and save it"
        )
        out.append(Notice(zh, en, Location(sheet=name, cell=cell_name(*worksheet.unvalued[0]))))
    return out


def _count(number: int, what: str) -> str:
    return f"{number} {what} is" if number == 1 else f"{number} {what}s are"


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
