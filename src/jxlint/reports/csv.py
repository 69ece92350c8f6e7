"""The list of findings as CSV (RFC 4180), in UTF-8 with a byte order mark, as Excel and WPS open it."""

from __future__ import annotations

import csv
import io

from jxlint.reports.listing import HEADS, rows
from jxlint.reports.model import Report


def render(report: Report, lang: str) -> bytes:
    """`report` as CSV, a finding a row below the heads."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(HEADS[lang])
    for row in rows(report, lang):
        writer.writerow([harmless(cell) for cell in row.cells])
    return b"\xef\xbb\xbf" + made.getvalue().encode("utf-8", errors="backslashreplace")


def harmless(cell: str | int) -> str | int:
    """`cell` so that no spreadsheet takes it for a formula: what begins like one gets an apostrophe before it."""
    return (
        f"'{cell}"
        if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
        else cell
    )
