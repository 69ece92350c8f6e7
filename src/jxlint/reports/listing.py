"""The list of findings as rows, for the spreadsheet and CSV: a finding a row, and a file that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.findings import Finding, Severity, severity_name
from jxlint.reports.concise import place
from jxlint.reports.doubtful import doubt
from jxlint.reports.fields import field_name
from jxlint.reports.model import FileReport, Report
from jxlint.reports.text import visible

HEADS = {
    "zh": ("文件", "位置", "单位", "项目", "指标序号", "栏目", "级别", "代码", "规则", "原文", "问题和建议", "评审分项",
           "依据", "不计的原因"),
    "en": ("File", "Place", "Unit", "Project", "Indicator", "Field", "Severity", "Code", "Rule", "Words", "Finding",
           "Review sub-item", "Source", "Not counted because"),
}  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """A row: its cells in the order of HEADS, and what a spreadsheet makes of them."""

    cells: tuple[str | int, ...]
    severity: Severity
    file: FileReport
    finding: Finding | None


def rows(report: Report, lang: str) -> Iterator[Row]:
    """The rows of `report` in the order of the files and of the places in them; headings are in `lang`."""
    by_code = {rule.code: rule for rule in report.rules}
    for file in report.files:
        path = visible(file.path)
        if file.error is not None:
            joint = "；" if lang == "zh" else "; "
            said, level = visible(file.error.message + joint + file.error.remedy), severity_name("error", lang)
            cells = (path, "", "", "", "", "", level, file.error.code, "", "", said, "", "", "")
            yield Row(cells, "error", file, None)
        for f in file.findings:
            rule = by_code.get(f.code)
            cells_ = (
                path, at(f, lang), visible(f.unit or ""), visible(f.project or ""),
                "" if f.indicator is None else f.indicator, field_name(f.field, lang), severity_name(f.severity, lang),
                f.code,
                rule.title.of(lang) if rule else f.name, visible(f.text), visible(f.message),
                rule.dimension if rule else "", rule.source if rule else "",
                visible(f.suppressed.reason or f.suppressed.by) if f.suppressed else "",
            )  # fmt: skip
            yield Row(cells_, f.severity, file, f)


def at(finding: Finding, lang: str) -> str:
    """The place of a finding as a person would write it: 表!B7, p. 3, 12:5 or a JSON pointer, and whether the words
    there may be misread."""
    location, said = finding.location, doubt(finding.location, lang)
    if location.cell:
        return f"{location.sheet}!{location.cell}" if location.sheet else location.cell
    if location.page is not None:
        return f"p. {location.page}" + (f" ({said})" if said else "")
    return place(finding).lstrip(":")
