"""A line a finding: `path:line:column: CODE severity message`, for editors and grep."""

from __future__ import annotations

from jxlint.findings import Finding
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
    """:line:column, or the pointer of JSON input."""
    at = finding.location
    if at.line is not None:
        return f":{at.line}:{at.column}"
    return f":{visible(at.pointer)}" if at.pointer else ""
