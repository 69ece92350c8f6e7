"""A line a finding: `path:line:column: CODE severity message`, for editors and grep."""

from __future__ import annotations

from jxlint.findings import Finding
from jxlint.reading import Location
from jxlint.reports.model import Report
from jxlint.reports.text import visible


def render(report: Report, _lang: str = "zh") -> str:
    """The findings of all files, a line each."""
    return "".join(
        f"{visible(file.path)}{place(f)}: {f.code} {f.severity} {visible(f.message)}\n"
        for file in report.files
        for f in file.active
    )


def place(finding: Finding) -> str:
    """Where `finding` stands, as `where` writes it."""
    return where(finding.location)


def where(at: Location) -> str:
    """:line:column, the cell of a workbook or document, or the pointer of JSON input."""
    if at.line is not None:
        return f":{at.line}:{at.column}"
    named = at.pointer or spot(at)
    return f":{visible(named)}" if named else ""


def spot(at: Location) -> str:
    """The sheet and cell of a place that has no line, as a workbook writes it: 表1!B5."""
    if at.line is not None or not (at.sheet or at.cell):
        return ""
    return "!".join(part for part in (at.sheet, at.cell) if part)


def said(finding: Finding) -> str:
    """The message, for formats that know no places but lines: the cell stands before it."""
    cell = spot(finding.location)
    return f"{cell}: {finding.message}" if cell else finding.message
