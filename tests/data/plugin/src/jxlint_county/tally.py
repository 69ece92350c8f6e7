"""A report: how many findings each file has."""

from __future__ import annotations

from jxlint.reports.model import Report
from jxlint.reports.text import visible


def render(report: Report, _lang: str) -> str:
    """A line a file: its errors, all findings that count, and its name."""
    lines = []
    for file in report.files:
        grave = sum(f.severity == "error" for f in file.active)
        lines.append(f"{grave:5} {len(file.active):5}  {visible(file.path)}\n")
    return "".join(lines)
