"""Findings with their fingerprints and places, in the order of the places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from jxlint.document import Path
from jxlint.engine.saying import Home, Said
from jxlint.findings import Finding, fingerprint
from jxlint.reading import Location, Places

Remark = tuple[Said, Home, Path, int | None, Location | None]
"""What is said, what of, the path to it, the indicator's number, and the place where it is known already."""

Met = tuple[int, str | None]
"""A sheet, and in which turn it was met: what stands around the projects has the first, each unit and project its own,
in the order of the document."""

_ORDER = ("level1", "level2", "name", "period", "annual")


def placed(remarks: list[Remark], places: Places) -> list[Finding]:
    """The findings with their fingerprints and places. `remarks` is emptied on the way: of a large document they take
    as much room as the findings made of them."""
    locations = iter(places.locate_all([(p, said.span) for said, _, p, _, at in remarks if at is None]))
    seen: dict[str, int] = {}
    findings = []
    remarks.reverse()
    while remarks:
        said, home, path, number, location = remarks.pop()
        identity = f"{said.code}\x1f{home.identity}\x1f{said.identity}"
        ordinal = seen.get(identity, 0)
        seen[identity] = ordinal + 1
        finding = Finding(
            code=said.code,
            name=said.name,
            severity=said.severity,
            message=said.message,
            unit=home.unit,
            project=home.project,
            indicator=number,
            field=said.field,
            text=said.text,
            location=location or next(locations),
            fix=said.fix,
            fingerprint=fingerprint(identity, ordinal),
            path=path,
            span=said.span,
        )
        findings.append(finding)
    return findings


def sheets_met(findings: Sequence[Finding], turns: Sequence[int]) -> list[Met]:
    """The sheets of `findings`, which are in the order in which they were found; `turns` has how many there were after
    each turn."""
    first: dict[str | None, int] = {}
    for at, finding in enumerate(findings):
        first.setdefault(finding.location.sheet, at)
    return [(bisect_right(turns, at), sheet) for sheet, at in first.items()]


def in_order(findings: list[Finding], sheets: Sequence[Met]) -> list[Finding]:
    """`findings`, which are changed, in the order of their places, sheet by sheet in the order of `sheets`."""
    findings.sort(key=_position)
    order = list(dict.fromkeys(sheet for _, sheet in sheets))
    if len(order) > 1:
        findings.sort(key=lambda f: order.index(f.location.sheet))
    return findings


def _position(finding: Finding) -> tuple[int, ...]:
    """Findings in a cell come by its row and column, and those in one cell by indicator; findings without a place come
    in the order they were found."""
    at = finding.location
    if at.cell is None:
        return at.page or 0, at.line or 0, at.column or 0
    field = _ORDER.index(finding.field) if finding.field in _ORDER else -1
    start = finding.span.start if finding.span else 0
    return at.page or 0, at.line or 0, *at.grid_point(), finding.indicator or 0, field, start
