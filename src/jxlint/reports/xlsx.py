"""The list of findings as an Excel workbook: filters, a frozen head, links to the places, and counts by rule.

Words of documents are written as strings, never as formulas, links or numbers.
"""

from __future__ import annotations

import datetime
import io
import math
import os
from collections import Counter
from pathlib import Path
from typing import Any

from jxlint import __version__, stamp
from jxlint.findings import severity_name
from jxlint.reports.listing import HEADS, Row, rows
from jxlint.reports.model import Report
from jxlint.reports.text import width

# Excel holds no more links on a sheet, and no more characters in a cell or link.
_MOST_LINKS, _LONGEST, _LONGEST_LINK = 65_000, 32_767, 2_000
_WIDTHS = (18, 11, 18, 22, 6, 12, 7, 8, 18, 24, 52, 12, 30, 16)
# The columns that go on paper; the others are for work on the screen.
_PRINTED = 11
_COLOURS = {"error": ("#B3261E", "#FDE9E7"), "warning": ("#7A4A00", "#FFF0D6"), "info": ("#1A5FB4", "#E3EEFC")}
_FONT = {"font_name": "等线", "font_size": 10}


def render(report: Report, lang: str, folder: str) -> bytes:
    """`report` as a workbook. `folder` is where it will stand: links to the files are relative to it."""
    import xlsxwriter

    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                      "strings_to_numbers": False})  # fmt: skip
    # The same input gives the same bytes.
    book.set_properties({"title": "绩效指标检查结果", "comments": f"jxlint {__version__}", "author": stamp.AUTHOR,
                         "created": datetime.datetime(2000, 1, 1)})  # fmt: skip
    listed = list(rows(report, lang))
    _findings(book, listed, lang, folder)
    _counts(book, report, listed, lang)
    book.close()
    return made.getvalue()


def _findings(book: Any, listed: list[Row], lang: str, folder: str) -> None:
    sheet = book.add_worksheet("检查结果" if lang == "zh" else "Findings")
    head = book.add_format(
        {**_FONT, "bold": True, "bg_color": "#E8E8EE", "border": 1, "valign": "vcenter", "text_wrap": True}
    )
    plain = {**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5D5DD"}
    cell, link = book.add_format(plain), book.add_format({**plain, "font_color": "#1A5FB4", "underline": 1})
    grades = {s: book.add_format({**plain, "bold": True, "font_color": ink, "bg_color": wash})
              for s, (ink, wash) in _COLOURS.items()}  # fmt: skip
    heads = HEADS[lang]
    for column, (title, wide) in enumerate(zip(heads, _WIDTHS, strict=True)):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, wide)
    links = 0
    for i, row in enumerate(listed, 1):
        lines = max(math.ceil(width(str(c)) / (w - 1)) for c, w in zip(row.cells, _WIDTHS, strict=True))
        sheet.set_row(i, min(400, 4 + 13.5 * max(1, lines)))
        target = _link(row, folder) if links < _MOST_LINKS else None
        for column, value in enumerate(row.cells):
            form = grades[row.severity] if column == 6 else cell
            if value == "":
                sheet.write_blank(i, column, None, form)
            elif isinstance(value, int):
                sheet.write_number(i, column, value, form)
            elif column == 1 and target:
                sheet.write_url(i, column, target, link, value[:_LONGEST])
                links += 1
            else:
                sheet.write_string(i, column, value[:_LONGEST], form)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, len(listed)), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.print_area(0, 0, max(1, len(listed)), _PRINTED - 1)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")


def _counts(book: Any, report: Report, listed: list[Row], lang: str) -> None:
    """How often each rule was met, and what it rests on."""
    zh = lang == "zh"
    sheet = book.add_worksheet("按规则统计" if zh else "By rule")
    head = book.add_format({**_FONT, "bold": True, "bg_color": "#E8E8EE", "border": 1})
    cell = book.add_format({**_FONT, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#D5D5DD"})
    heads = (
        ("代码", "规则", "级别", "个数", "为什么", "依据")
        if zh
        else ("Code", "Rule", "Severity", "Count", "Why", "Source")
    )
    for column, (title, wide) in enumerate(zip(heads, (8, 26, 8, 7, 70, 40), strict=True)):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, wide)
    counts = Counter(r.finding.code for r in listed if r.finding is not None and r.finding.suppressed is None)
    rules = sorted((r for r in report.rules if counts[r.code]), key=lambda r: (-counts[r.code], r.code))
    for i, rule in enumerate(rules, 1):
        words = (rule.code, rule.title.of(lang), severity_name(rule.severity, lang), "", rule.why.of(lang), rule.source)
        for column, value in enumerate(words):
            sheet.write_string(i, column, value[:_LONGEST], cell)
        sheet.write_number(i, 3, counts[rule.code], cell)
    sheet.freeze_panes(1, 0)


def _link(row: Row, folder: str) -> str | None:
    """The link to the place of a finding: the cell of a workbook, else the file."""
    if row.finding is None or row.file.path == "-":
        return None
    try:
        path = os.path.relpath(row.file.path, folder)
    except ValueError:  # another drive
        path = str(Path(row.file.path).absolute())
    at = row.finding.location
    sheet = (at.sheet or "").replace("'", "''")
    target = f"external:{path}" + (f"#'{sheet}'!{at.cell}" if at.cell and at.sheet else "")
    return target if len(target) <= _LONGEST_LINK and path.isprintable() and "#" not in path else None
