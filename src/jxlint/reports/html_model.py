"""What the web page shows, worked out before its template: texts in marked pieces, bars of charts, sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from jxlint.document import Amounts, DepartmentForm, Indicator, Path, Project, ProjectTable, words
from jxlint.findings import SEVERITIES, Finding
from jxlint.reports.concise import place
from jxlint.reports.doubtful import doubt
from jxlint.reports.html_charts import by_dimension, by_project, by_rule
from jxlint.reports.html_parts import (
    COLUMNS,
    MORE,
    Columns,
    Entry,
    Group,
    Line,
    Page,
    Piece,
    Said,
    Section,
    Told,
    Unread,
)
from jxlint.reports.model import Failure, FileReport, Report
from jxlint.reports.text import visible

# The parts of a project beside its indicators.
_HEAD: tuple[Path, ...] = (
    ("name",), ("objective",), ("indicators",), ("amounts",), ("amounts", "total"), ("amounts", "fiscal"),
    ("amounts", "special_account"), ("amounts", "other"),
)  # fmt: skip


def page(report: Report, lang: str) -> Page:
    """The page for `report`, whose messages are in `lang`."""
    groups = tuple(group for file in report.files for group in _groups(file, lang))
    active = [f for file in report.files for f in file.active]
    found = {f.code for file in report.files for f in file.findings}
    return Page(
        counts={s: report.count(s) for s in SEVERITIES},
        files=sum(f.error is None for f in report.tables),
        unread=tuple(Unread(visible(f.called), _reason(f.error)) for f in report.files if f.error),
        told=tuple(Told(visible(f.called), visible(n.zh), visible(n.en)) for f in report.files for n in f.notices),
        projects=sum(f.projects for f in report.files),
        indicators=sum(f.indicators for f in report.files),
        suppressed=report.suppressed,
        profile=report.profile,
        groups=groups,
        by_rule=by_rule(report, active),
        by_dimension=by_dimension(report, active),
        by_project=by_project(report),
        rules=tuple(
            Entry(r.code, r.name, r.title.zh, r.title.en, r.why.zh, r.why.en, r.source, r.severity)
            for r in report.rules
            if r.code in found
        ),
    )


def _reason(error: Failure) -> str:
    return f"{error.code} {visible(error.message)}；{visible(error.remedy)}"


def _groups(file: FileReport, lang: str) -> Iterable[Group]:
    if file.error:
        return
    path = visible(file.called)
    by_path: dict[Path, list[tuple[Finding, Said]]] = defaultdict(list)
    for i, finding in enumerate(file.findings):
        by_path[finding.path].append((finding, _said(finding, file.other[i] if file.other else "", lang)))
    taken: set[int] = set()
    document = file.document
    if isinstance(document, ProjectTable):
        for u, unit in enumerate(document.units):
            sections = [
                _section(project, ("units", u, "projects", p), by_path, taken)
                for p, project in enumerate(unit.projects)
            ]
            yield Group(f"{path} · {visible(words(unit.name))}", tuple(sections))
    elif isinstance(document, DepartmentForm):
        whole = Project(document.department, Amounts(), document.objective, document.indicators)
        yield Group(path, (_section(whole, (), by_path, taken),))
    rest = tuple(said for found in by_path.values() for finding, said in found if id(finding) not in taken)
    if rest or (not by_path and document is None):
        yield Group(path, (Section((), "", (), (), rest, "rest"),))


def _section(project: Project, at: Path, by_path: dict[Path, list[tuple[Finding, Said]]], taken: set[int]) -> Section:
    def of(path: Path) -> list[tuple[Finding, Said]]:
        found = by_path.get(path, [])
        taken.update(id(finding) for finding, _ in found)
        return found

    columns = _columns(project.indicators)
    head = [finding for part in _HEAD for finding in of((*at, *part))] + (of(at) if at else [])
    about = [said for _, said in head]
    lines = []
    for i, indicator in enumerate(project.indicators):
        row = (*at, "indicators", i)
        found = {field: of((*row, field)) for field in (*(c for c, _, _ in columns), "number")}
        # What is about the project may show its place in one of the indicators.
        mine = [said for several in (*found.values(), of(row)) for f, said in several if f.field != "project"]
        about += [said for several in found.values() for f, said in several if f.field == "project"]
        lines.append(_line(indicator, columns, found, tuple(mine)))
    name = pieces(words(project.name), [f for f, _ in of((*at, "name")) if f.span])
    objective = pieces(words(project.objective), [f for f, _ in of((*at, "objective"))])
    return Section(
        name, _money(project.amounts), objective, tuple(lines), tuple(about), "-".join(map(str, at)), columns
    )


def _columns(indicators: Iterable[Indicator]) -> Columns:
    """The columns to show: those of every table, less one for the period that a form has not, and the form's own."""
    rows = tuple(indicators)
    more = tuple(c for c in MORE if any(words(getattr(row, c[0])) for row in rows))
    period = not more or any(words(row.period) for row in rows)
    return tuple(c for c in COLUMNS if period or c[0] != "period") + more


def _line(
    indicator: Indicator, columns: Columns, found: dict[str, list[tuple[Finding, Said]]], said: tuple[Said, ...]
) -> Line:
    fields = tuple(pieces(words(getattr(indicator, c)), [f for f, _ in found[c]]) for c, _, _ in columns)
    return Line("" if indicator.number is None else str(indicator.number), fields, said)


def pieces(text: str, findings: Iterable[Finding]) -> tuple[Piece, ...]:
    """`text` cut where marks begin and end; where marks overlap the gravest shows. A finding without a span marks all
    of it."""
    marks = [
        (f.span.start if f.span else 0, f.span.end if f.span else len(text), f.severity)
        for f in findings
        if f.suppressed is None
    ]
    cuts = sorted({0, len(text), *(min(p, len(text)) for start, end, _ in marks for p in (start, end))})
    out = []
    for start, end in pairwise(cuts):
        over = [s for a, b, s in marks if a <= start and end <= b]
        out.append(Piece(visible(text[start:end]), min(over, key=SEVERITIES.index) if over else ""))
    return tuple(out)


def _said(finding: Finding, other: str, lang: str) -> Said:
    one, two = visible(finding.message), visible(other or finding.message)
    zh, en = (one, two) if lang == "zh" else (two, one)
    reason = finding.suppressed.reason or finding.suppressed.by if finding.suppressed else ""
    return Said(finding.code, finding.severity, zh, en, _place(finding), visible(reason))


def _money(amounts: Amounts) -> str:
    labels = (("总计", amounts.total), ("财政拨款", amounts.fiscal), ("财政专户拨款", amounts.special_account),
              ("其他资金", amounts.other))  # fmt: skip
    return "　".join(f"{label} {value}" for label, value in labels if value is not None)


def _place(finding: Finding) -> str:
    """Where it stands, and whether the words there may be misread, in both languages."""
    doubts = " ".join(filter(None, (doubt(finding.location, lang) for lang in ("zh", "en"))))
    return "  ".join(filter(None, (place(finding).lstrip(":"), doubts)))
