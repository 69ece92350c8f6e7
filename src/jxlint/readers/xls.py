"""Excel .xls (and .et that is one), by xlrd: what the cells show."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from jxlint.errors import InputError
from jxlint.readers.archive import damaged, encrypted
from jxlint.readers.limits import Limits
from jxlint.readers.number_formats import GENERAL, shown, shown_text
from jxlint.readers.spreadsheet import Shown, Worksheet, build
from jxlint.sheet import Sheet

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR = 1, 2, 3, 4, 5

_RIGHT = 3


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that the workbook in `data` shows, the stream of a compound file or one of Excel 2 to 5 that is none.
    Raises InputError."""
    book = _open(data)
    try:
        return build(_worksheets(book, limits), limits)
    finally:
        book.release_resources()


def _open(data: bytes) -> Any:
    import xlrd

    try:
        # Formats and merged cells only come with formatting_info; what xlrd would print goes nowhere.
        return xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as e:
        raise (encrypted() if "encrypted" in str(e).lower() else damaged()) from e
    except Exception as e:  # it trusts what the file says, and fails on damaged ones in any way
        raise damaged() from e


def _worksheets(book: Any, limits: Limits) -> Iterator[Worksheet]:
    for number in range(book.nsheets):
        try:
            yield _worksheet(book, number, limits)
        except InputError:
            raise
        except Exception as e:  # see above
            raise damaged() from e
        book.unload_sheet(number)


def _worksheet(book: Any, number: int, limits: Limits) -> Worksheet:
    source = book.sheet_by_index(number)
    made = Worksheet(source.name, bool(source.visibility))
    limits.check_area(source.nrows, source.ncols)
    for row in range(source.nrows):
        for column in range(source.row_len(row)):
            kind = source.cell_type(row, column)
            if kind in (_TEXT, _NUMBER, _DATE, _BOOLEAN, _ERROR):
                style = source.cell_xf_index(row, column)
                code, indent = _code(book, style), _indent(book, style) if kind == _TEXT else 0
                text = _shown(kind, source.cell_value(row, column), code, from_1904=bool(book.datemode))
                made.cells.append(Shown(row, column, text, indent))
                limits.check_cells(len(made.cells))
    made.merged = [(r, last_r - 1, c, last_c - 1) for r, last_r, c, last_c in source.merged_cells]
    made.hidden_rows = {r for r, info in source.rowinfo_map.items() if info.hidden or info.height == 0}
    made.hidden_columns = [(c, c) for c, info in source.colinfo_map.items() if info.hidden or info.width == 0]
    return made


def _shown(kind: int, value: Any, code: str, *, from_1904: bool) -> str:
    if kind == _TEXT:
        return shown_text(str(value), code)
    if kind == _BOOLEAN:
        return "TRUE" if value else "FALSE"
    if kind == _ERROR:
        return _ERRORS.get(value, "#N/A")
    return shown(repr(float(value)), code, from_1904=from_1904)


def _code(book: Any, style: int) -> str:
    form = book.format_map.get(book.xf_list[style].format_key) if 0 <= style < len(book.xf_list) else None
    return form.format_str if form is not None and form.format_str else GENERAL


def _indent(book: Any, style: int) -> int:
    """By how many steps a style sets text in."""
    alignment = getattr(book.xf_list[style], "alignment", None) if 0 <= style < len(book.xf_list) else None
    return int(alignment.indent_level) if alignment is not None and alignment.hor_align != _RIGHT else 0
