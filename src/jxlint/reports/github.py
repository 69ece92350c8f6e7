"""Workflow commands of GitHub Actions: each finding becomes an annotation beside its line."""

from __future__ import annotations

from jxlint.findings import Severity
from jxlint.reports.concise import said
from jxlint.reports.model import Report
from jxlint.reports.text import visible

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


def render(report: Report, lang: str) -> str:
    """A command a line, for each finding and each file that could not be read."""
    titles = {rule.code: rule.title.of(lang) for rule in report.rules}
    lines = []
    for file in report.files:
        for f in file.active:
            at = f.location
            places = {"line": at.line, "col": at.column, "endLine": at.end_line}
            if at.end_line == at.line:  # GitHub takes columns of one line only
                places["endColumn"] = at.end_column
            title = f"{f.code} {titles.get(f.code, f.name)}"
            lines.append(_command(_COMMANDS[f.severity], file.path, places, title, said(f)))
        if file.error:
            places = {"line": file.at.line, "col": file.at.column}
            lines.append(_command("error", file.path, places, file.error.code, file.error.said(lang)))
    return "".join(line + "\n" for line in lines)


def _command(name: str, path: str, places: dict[str, int | None], title: str, message: str) -> str:
    parts = [f"file={_property(path)}", *(f"{k}={v}" for k, v in places.items() if v is not None)]
    return f"::{name} {','.join(parts)},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    """What stands behind the last ::, in which only % and line breaks mean something."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
