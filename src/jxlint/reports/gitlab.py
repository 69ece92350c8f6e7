"""GitLab Code Quality: the report that shows findings in a merge request."""

from __future__ import annotations

from typing import Any

from jxlint.digest import digest
from jxlint.findings import Severity
from jxlint.reports.concise import said
from jxlint.reports.json import document
from jxlint.reports.model import Report

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, lang: str) -> bytes:
    """`report` as a Code Quality report in UTF-8; a file that could not be read is a blocker."""
    issues: list[dict[str, Any]] = []
    seen: set[str] = set()
    for file in report.files:
        path = file.path.encode(errors="backslashreplace").decode().replace("\\", "/")
        for f in file.active:
            # Fingerprints must be unique in a report, and two files may hold the same table.
            print_ = f.fingerprint if f.fingerprint not in seen else digest(f"{f.fingerprint}\0{path}".encode())
            seen.add(print_)
            issues.append(_issue(f.code, said(f), print_, _SEVERITIES[f.severity], path, f.location.line or 1))
        if file.error:
            # Of JSON Lines, several lines may be wrong alike.
            print_ = digest(f"{file.error.code}\0{path if file.line is None else file.called}".encode())
            said_ = file.error.said(lang)
            issues.append(_issue(file.error.code, said_, print_, "blocker", path, file.at.line or 1))
    return document(issues)


def _issue(check: str, said: str, print_: str, severity: str, path: str, line: int) -> dict[str, Any]:
    return {
        "description": said,
        "check_name": check,
        "fingerprint": print_,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
