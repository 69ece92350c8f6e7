"""A judged document as rows of the data set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, DecimalException
from typing import Any

from jxlint.corpus.model import Item
from jxlint.corpus.regions import region
from jxlint.corpus.sketches import bands, project_texts, sketch
from jxlint.digest import digest
from jxlint.document import Amounts, DepartmentForm, Document, Indicator, Path, Project, words
from jxlint.findings import Finding, normalised
from jxlint.reading import Location, Reading
from jxlint.reports.model import Failure, FileReport
from jxlint.rules.money import YUAN
from jxlint.rules.years import budget_year

Row = dict[str, Any]
_MOST = Decimal(10) ** 31  # yuan that a column of money holds
_CENT = Decimal("0.000001")
_TEXTS = ("level1", "level2", "name", "period", "annual", "weight", "unit", "nature", "direction")


def document_id(item: Item) -> tuple[str, str]:
    """The id of a document and the digest of its content."""
    content = digest(item.data)
    return digest(item.name.encode(errors="replace"), b"\0", content.encode()), content


def failed(item: Item, failure: Failure, batch: int) -> Row:
    """The row of a document that could not be read."""
    made, content = document_id(item)
    return {
        "id": made, "batch": batch, "name": item.name, "source": item.source, "content": content,
        "size": len(item.data), "error_code": failure.code, "error_message": failure.message,
        "error_remedy": failure.remedy,
    }  # fmt: skip


def rows(
    item: Item, reading: Reading, report: FileReport, batch: int, year: int | None, *, sketched: bool = True
) -> Iterator[tuple[str, Row]]:
    """The rows of a document, each with the name of its table; `year` is what the profile says. `sketched`: with the
    signatures by which near duplicates are found."""
    document = reading.document
    made, content = document_id(item)
    department, factor = words(document.department), YUAN.get(words(document.money_unit).strip())
    year = budget_year(document, year)
    shared = {"document": made, "batch": batch}
    unit_names = [] if isinstance(document, DepartmentForm) else [words(u.name) for u in document.units]
    count = {s: sum(f.severity == s for f in report.active) for s in ("error", "warning", "info")}
    form = None if isinstance(document, DepartmentForm) else document.form or None
    spent = document.expenditure.project if isinstance(document, DepartmentForm) else None
    yield "documents", {
        "id": made, "batch": batch, "name": item.name, "source": item.source, "content": content,
        "size": len(item.data), "kind": report.kind, "form": form, "department": department or None,
        "region": region(department, *unit_names, path=item.name), "budget_year": year,
        "money_unit": words(document.money_unit) or None, "project_expenditure": _yuan(spent, factor),
        "units": report.units, "projects": report.projects, "indicators": report.indicators,
        "errors": count["error"], "warnings": count["warning"], "notes": count["info"],
    }  # fmt: skip
    homes = list(_homes(document))
    places = reading.places.locate_all([((*path, "name") if path else ("department",), None) for path, *_ in homes])
    for (path, unit, project), place in zip(homes, places, strict=True):
        at = pointer(path)
        identity = digest(f"{made}\0{at}".encode())
        name = words(project.name)
        signature = None
        if path and sketched:
            signature = sketch(project_texts(words(project.objective), project.indicators))
        yield "projects", {
            "id": identity, **shared, "kind": "project" if path else "department", "department": department or None,
            "unit": unit or None, "project": name or None, "unit_key": normalised(unit),
            "project_key": normalised(name), "department_key": normalised(department),
            "region": region(unit, department, path=item.name), "budget_year": year,
            "yuan": _yuan(project.amounts.total if path else spent, factor),
            "objective": words(project.objective) or None, "indicators": len(project.indicators), "path": at,
            **_place(place), "sketch": signature, "bands": bands(signature) if signature else None,
        }  # fmt: skip
        for i, indicator in enumerate(project.indicators):
            yield "indicators", _indicator(indicator, pointer((*path, "indicators", i)), identity, shared)
    for finding in report.findings:
        yield "findings", finding_row(finding, made, batch)


def finding_row(finding: Finding, document: str, batch: int | None) -> Row:
    """The row of a finding."""
    return {
        "id": digest(f"{document}\0{finding.fingerprint}".encode()), "document": document, "batch": batch,
        "code": finding.code, "rule": finding.name, "severity": finding.severity, "message": finding.message,
        "unit": finding.unit, "project": finding.project, "indicator": _int32(finding.indicator),
        "field": finding.field, "text": finding.text, **_place(finding.location), "column": finding.location.column,
        "replacement": finding.fix.replacement if finding.fix else None, "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed.reason or finding.suppressed.by if finding.suppressed else None,
        "path": pointer(finding.path),
    }  # fmt: skip


def pointer(path: Path) -> str:
    """`path` as a JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in path)


def _homes(document: Document) -> Iterator[tuple[Path, str, Project]]:
    """What has indicators: projects with the names of their units; a department form as one, without a path."""
    if isinstance(document, DepartmentForm):
        whole = Project(document.department, Amounts(), document.objective, document.indicators)
        yield (), words(document.department), whole
        return
    for u, unit in enumerate(document.units):
        for p, project in enumerate(unit.projects):
            yield ("units", u, "projects", p), words(unit.name), project


def _indicator(indicator: Indicator, at: str, project: str, shared: Row) -> Row:
    texts = {name: words(getattr(indicator, name)) or None for name in _TEXTS}
    return {
        "id": digest(f"{shared['document']}\0{at}".encode()), **shared, "project_id": project,
        "number": _int32(indicator.number), **texts, "name_key": normalised(texts["name"] or ""), "path": at,
    }  # fmt: skip


def _place(place: Location) -> Row:
    return {
        "line": place.line, "page": place.page, "sheet": place.sheet, "cell": place.cell, "pointer": place.pointer,
    }  # fmt: skip


def _yuan(amount: Decimal | None, factor: Decimal | None) -> Decimal | None:
    """`amount` in yuan; None where its unit is not known, or it is beyond all budgets."""
    if amount is None or factor is None:
        return None
    try:
        made = (amount * factor).quantize(_CENT)
    except DecimalException:
        return None
    return made if abs(made) < _MOST else None


def _int32(number: int | None) -> int | None:
    return number if number is not None and abs(number) < 2**31 else None
