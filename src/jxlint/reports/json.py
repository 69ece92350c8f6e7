"""Findings as JSON: the contract `jxlint.findings/1`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from jxlint import __version__
from jxlint.findings import Finding, Fix, Severity, Suppression
from jxlint.patterns import later
from jxlint.reading import Location
from jxlint.reports.model import Failure, FileReport, Kind, Report

_OBEYED = later("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

_NONE = b'"findings": []'
_BEFORE, _BEHIND = b"[\n [\n  [\n   [\n", b"\n   ]\n  ]\n ]\n]\n"
_AT_ONCE = 500
_ENOUGH = 5_000  # findings that are worth a process


class Tool(msgspec.Struct, frozen=True):
    """Who found it."""

    name: str
    version: str


class JsonFinding(msgspec.Struct, frozen=True, gc=False):
    """A finding as the contract shows it. `suppressed` is there only for a finding that does not count."""

    code: str
    name: str
    severity: Severity
    message: str
    unit: str | None
    project: str | None
    indicator: int | None
    field: str
    text: str
    location: Location
    fix: Fix | None
    fingerprint: str
    suppressed: Suppression | msgspec.UnsetType = msgspec.UNSET


class File(msgspec.Struct, frozen=True, kw_only=True):
    """One file: what it holds and what was found, or why it could not be read. `line` is there only for a line of JSON
    Lines, each of which is one, `notices` only where the reader has something to say of the file that is no finding:
    that it breaks off, and what therefore was not judged."""

    path: str
    line: int | msgspec.UnsetType = msgspec.UNSET
    kind: Kind | None
    units: int
    projects: int
    indicators: int
    error: Failure | None
    notices: list[str] | msgspec.UnsetType = msgspec.UNSET
    findings: list[JsonFinding]


class Summary(msgspec.Struct, frozen=True):
    """Counts over all files; suppressed findings are left out."""

    error: int
    warning: int
    info: int
    files: int
    indicators: int


class Output(msgspec.Struct, frozen=True):
    """The whole output."""

    schema: Literal["jxlint.findings/1"]
    tool: Tool
    profile: str
    files: list[File]
    summary: Summary


def output(report: Report, lang: str) -> Output:
    """`report` in the contract's shape, its notices in `lang`, the findings of its files left out: see `pieces`."""
    files = [
        File(
            path=_path(f), line=msgspec.UNSET if f.line is None else f.line, kind=f.kind, units=f.units,
            projects=f.projects, indicators=f.indicators, error=f.error, findings=[],
            notices=[n.text(lang) for n in f.notices] or msgspec.UNSET,
        )
        for f in report.files
    ]  # fmt: skip
    summary = Summary(
        report.count("error"),
        report.count("warning"),
        report.count("info"),
        len(report.tables),
        sum(f.indicators for f in files),
    )
    return Output("jxlint.findings/1", Tool("jxlint", __version__), report.profile, files, summary)


def _path(file: FileReport) -> str:
    # A lone surrogate of a file name cannot be UTF-8; it is shown by its code.
    return file.path.encode(errors="backslashreplace").decode()


def shown(f: Finding) -> JsonFinding:
    """`f` in the contract's shape."""
    return JsonFinding(
        f.code, f.name, f.severity, f.message, f.unit, f.project, f.indicator, f.field, f.text, f.location, f.fix,
        f.fingerprint, f.suppressed or msgspec.UNSET,
    )  # fmt: skip


def render(report: Report, lang: str = "zh") -> bytes:
    """`report` as indented JSON in UTF-8."""
    return b"".join(pieces(report, lang))


def pieces(report: Report, lang: str, processes: int = 1) -> Iterator[bytes]:
    """What `render` gives, piece by piece: of many findings the whole would take several times their room, and may be
    made by so many `processes`."""
    # A quotation mark within a string is escaped, so that this stands nowhere else.
    around = document(output(report, lang)).split(_NONE)
    for file, ahead in zip(report.files, around[:-1], strict=True):
        yield ahead
        if not file.findings:
            yield _NONE
            continue
        yield b'"findings": [\n'
        parts = min(processes, len(file.findings) // _ENOUGH)
        if parts < 2:
            yield from _findings(file.findings)
        else:
            from jxlint.reports.parts import together

            yield from together(file.findings, parts, _findings, b",\n")
        yield b"\n   ]"
    yield around[-1]


def _findings(findings: Sequence[Finding]) -> Iterator[bytes]:
    """`findings` as deep as they are in the whole."""
    ahead = b""
    for i in range(0, len(findings), _AT_ONCE):
        yield ahead + document([[[[shown(f) for f in findings[i : i + _AT_ONCE]]]]])[len(_BEFORE) : -len(_BEHIND)]
        ahead = b",\n"


def document(value: Any, *, indent: int | None = 1) -> bytes:
    """`value` as JSON in UTF-8 with a line break at its end, safe to show: what a terminal would obey (DEL, the C1
    controls, bidirectional marks; JSON itself escapes the rest) stands as \\uXXXX. `indent` None gives one line."""
    data = msgspec.json.encode(value)
    if not data.isascii() or b"\x7f" in data:
        text = data.decode()
        # Nothing that is printed is obeyed. Outside of strings JSON is ASCII, so that what is obeyed stands in one.
        if not text.isprintable():
            data = _OBEYED.sub(lambda m: f"\\u{ord(m[0]):04x}", text).encode()
    if indent is not None:
        data = msgspec.json.format(data, indent=indent)
    return data + b"\n"
