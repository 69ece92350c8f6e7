"""SARIF 2.1.0, for code-scanning services and editors. https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec

from jxlint import __version__
from jxlint.findings import Finding, Severity
from jxlint.reading import Location
from jxlint.reports.concise import spot
from jxlint.reports.json import document
from jxlint.reports.model import FileReport, Report
from jxlint.rules.model import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}


def render(report: Report, lang: str) -> bytes:
    """`report` as SARIF in UTF-8: one run, the rules in force, a result for each finding, suppressed ones marked."""
    index = {rule.code: i for i, rule in enumerate(report.rules)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "jxlint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, lang) for rule in report.rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(f.error for f in report.files),
                "toolExecutionNotifications": [
                    told
                    for f in report.files
                    for told in (*([_failed(f, lang)] if f.error else ()), *(_told(f, n.text(lang)) for n in f.notices))
                ],
            }
        ],
        "artifacts": [{"location": {"uri": _uri(f.path)}} for f in report.files],
        "results": [_result(x, file, index) for file in report.files for x in file.findings],
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, lang: str) -> dict[str, Any]:
    why, title = rule.why.of(lang), rule.title.of(lang)
    source = ("依据：" if lang == "zh" else "Source: ") + rule.source
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why},
        "help": {"text": f"{title}\n{why}\n{source}", "markdown": f"**{title}**\n\n{why}\n\n{source}\n"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.dimension], "dimension": rule.dimension},
    }


def _result(finding: Finding, file: FileReport, index: dict[str, int]) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}
    region = _region(finding.location)
    if region:
        place["physicalLocation"]["region"] = region
    logical = [{"fullyQualifiedName": finding.location.pointer, "kind": "value"}] if finding.location.pointer else []
    if where := spot(finding.location):
        logical.append({"fullyQualifiedName": where, "kind": "cell"})
    named = " > ".join(filter(None, (finding.unit, finding.project)))
    if named:
        logical.append({"fullyQualifiedName": named, "kind": "project" if finding.project else "unit"})
    if logical:
        place["logicalLocations"] = logical
    if finding.location.boxes:
        # SARIF knows no places on pages; its property bags are for what it does not know.
        place["properties"] = {"boxes": [{"page": b.page, "box": b.box} for b in finding.location.boxes]}
    if not isinstance(finding.location.confidence, msgspec.UnsetType):
        place.setdefault("properties", {})["confidence"] = finding.location.confidence
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [place],
        "partialFingerprints": {"jxlint/v1": finding.fingerprint},
    }
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    if finding.fix and region and "endColumn" in region:
        inserted = finding.fix.replacement
        change = {"deletedRegion": region, "insertedContent": {"text": inserted}}
        result["fixes"] = [
            {"artifactChanges": [{"artifactLocation": {"uri": _uri(file.path)}, "replacements": [change]}]}
        ]
    # An empty list says: looked at, and not suppressed.
    result["suppressions"] = (
        [{"kind": "external", "justification": finding.suppressed.reason}] if finding.suppressed else []
    )
    return result


def _region(at: Location) -> dict[str, Any]:
    if at.line is None:
        return {}
    region: dict[str, Any] = {"startLine": at.line}
    if at.column is not None:
        region["startColumn"] = at.column
        if at.end_line is not None and at.end_column is not None:
            region |= {"endLine": at.end_line, "endColumn": at.end_column}
    return region


def _failed(file: FileReport, lang: str) -> dict[str, Any]:
    assert file.error is not None
    return _told(file, f"{file.error.code} {file.error.said(lang)}", "error", file.at)


def _told(file: FileReport, text: str, level: str = "note", at: Location | None = None) -> dict[str, Any]:
    """What is said of a whole file: why it could not be read (`at` a place, where that is known), or what its reader
    has to say of it."""
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(file.path)}}}
    if at is not None and (region := _region(at)):
        place["physicalLocation"]["region"] = region
    if at is not None and at.pointer:
        place["logicalLocations"] = [{"fullyQualifiedName": at.pointer, "kind": "value"}]
    return {
        "level": level,
        "message": {"text": text},
        "locations": [place],
    }


def _uri(path: str) -> str:
    """A path as a URI: relative where the path is, percent-encoded, lone surrogates by their bytes."""
    if Path(path).is_absolute():
        return Path(path).as_uri()
    return quote(path.replace("\\", "/").encode(errors="surrogateescape"), safe="/")
