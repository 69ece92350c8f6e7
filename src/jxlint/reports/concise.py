"""A line a finding: `path:line:column: CODE severity message`, for editors and grep."""

from __future__ import annotations

from jxlint.findings import Finding
from jxlint.reading import Location
from jxlint.reports.doubtful import doubt
from jxlint.reports.model import Report
from jxlint.reports.text import visible


def render(report: Report, lang: str = "zh") -> str:
    """The findings of all files, a line each."""
    return "".join(
        f"{visible(file.path)}{place(f)}: {f.code} {f.severity} {visible(f.message)}{_doubt(f, lang)}\n"
        for file in report.files
        for f in file.active
    )


def _doubt(finding: Finding, lang: str) -> str:
    said = doubt(finding.location, lang)
    return f" ({said})" if said else ""


def place(finding: Finding) -> str:
    """Where `finding` stands, as `where` writes it."""
    return where(finding.location)


def where(at: Location) -> str:
    """:line:column, the cell of a workbook or document, the page of a PDF, or the pointer of JSON input."""
    if at.line is not None:
        return f":{at.line}:{at.column}"
    named = at.pointer or spot(at)
    return f":{visible(named)}" if named else ""


def spot(at: Location) -> str:
    """The sheet and cell of a place that has no line, as a workbook writes it: 表1!B5; of a PDF the page: p3."""
    if at.line is not None:
        return ""
    if at.page is not None:
        return f"p{at.page}"
    return "!".join(part for part in (at.sheet, at.cell) if part)


def said(finding: Finding) -> str:
    """The message, for formats that know no places but lines: the cell stands before it."""
    cell = spot(finding.location)
    return f"{cell}: {finding.message}" if cell else finding.message
