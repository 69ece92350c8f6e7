"""What the web page shows, worked out before its template: texts in marked pieces, bars of charts, sections."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from jxlint.document import Amounts, DepartmentForm, Indicator, Path, Project, ProjectTable, words
from jxlint.findings import SEVERITIES, Finding, Severity
from jxlint.reports.concise import place
from jxlint.reports.model import FileReport, Report
from jxlint.reports.text import visible
from jxlint.rules.review import ITEMS

_FIELDS = ("level1", "level2", "name", "period", "annual")
_MOST_BARS = 12


class Piece(msgspec.Struct, frozen=True):
    """Text that is marked with one severity, or not at all ("")."""

    text: str
    severity: str = ""


class Said(msgspec.Struct, frozen=True):
    """A finding as shown: `zh` and `en` are its message, equal where only one language was made."""

    code: str
    severity: Severity
    zh: str
    en: str
    place: str
    suppressed: str = ""


class Line(msgspec.Struct, frozen=True):
    """An indicator: its number, its fields in pieces, and what was found."""

    number: str
    fields: tuple[tuple[Piece, ...], ...]
    said: tuple[Said, ...]


class Section(msgspec.Struct, frozen=True):
    """A project, a department, or what was found outside of them."""

    title: tuple[Piece, ...]
    money: str
    objective: tuple[Piece, ...]
    lines: tuple[Line, ...]
    said: tuple[Said, ...]
    key: str

    @property
    def count(self) -> int:
        """All its findings that count."""
        return sum(not s.suppressed for s in (*self.said, *(x for line in self.lines for x in line.said)))


class Group(msgspec.Struct, frozen=True):
    """A file or a unit with its sections."""

    title: str
    sections: tuple[Section, ...]
    error: str = ""


class Bar(msgspec.Struct, frozen=True):
    """A row of a chart: `share` of the longest, in per cent."""

    zh: str
    en: str
    count: int
    share: float
    severity: str = ""
    note_zh: str = ""
    note_en: str = ""


class Entry(msgspec.Struct, frozen=True):
    """A rule in the appendix."""

    code: str
    name: str
    title_zh: str
    title_en: str
    why_zh: str
    why_en: str
    source: str
    severity: Severity


class Page(msgspec.Struct, frozen=True):
    """All of it."""

    counts: dict[str, int]
    files: int
    projects: int
    indicators: int
    suppressed: int
    profile: str
    groups: tuple[Group, ...]
    by_rule: tuple[Bar, ...]
    by_dimension: tuple[Bar, ...]
    by_project: tuple[Bar, ...]
    rules: tuple[Entry, ...]


def page(report: Report, lang: str) -> Page:
    """The page for `report`, whose messages are in `lang`."""
    groups = tuple(group for file in report.files for group in _groups(file, lang))
    active = [f for file in report.files for f in file.active]
    found = {f.code for file in report.files for f in file.findings}
    return Page(
        counts={s: report.count(s) for s in SEVERITIES},
        files=len(report.files),
        projects=sum(f.projects for f in report.files),
        indicators=sum(f.indicators for f in report.files),
        suppressed=report.suppressed,
        profile=report.profile,
        groups=groups,
        by_rule=_by_rule(report, active),
        by_dimension=_by_dimension(report, active),
        by_project=_by_project(active),
        rules=tuple(
            Entry(r.code, r.name, r.title.zh, r.title.en, r.why.zh, r.why.en, r.source, r.severity)
            for r in report.rules
            if r.code in found
        ),
    )


def _groups(file: FileReport, lang: str) -> Iterable[Group]:
    path = visible(file.path)
    if file.error:
        yield Group(path, (), f"{file.error.code} {visible(file.error.message)}；{visible(file.error.remedy)}")
        return
    by_path: dict[Path, list[tuple[Finding, Said]]] = defaultdict(list)
    for i, finding in enumerate(file.findings):
        by_path[finding.path].append((finding, _said(finding, file.other[i] if file.other else "", lang)))
    taken: set[int] = set()
    document, several = file.document, ""
    if isinstance(document, ProjectTable):
        for u, unit in enumerate(document.units):
            sections = [
                _section(project, ("units", u, "projects", p), by_path, taken)
                for p, project in enumerate(unit.projects)
            ]
            yield Group(f"{path} · {words(unit.name)}", tuple(sections))
    elif isinstance(document, DepartmentForm):
        whole = Project(document.department, Amounts(), document.objective, document.indicators)
        yield Group(path, (_section(whole, (), by_path, taken),))
    rest = tuple(said for several_ in by_path.values() for finding, said in several_ if id(finding) not in taken)
    if rest or (not by_path and document is None):
        yield Group(path + several, (Section((), "", (), (), rest, "rest"),))


def _section(project: Project, at: Path, by_path: dict[Path, list[tuple[Finding, Said]]], taken: set[int]) -> Section:
    def of(path: Path) -> list[tuple[Finding, Said]]:
        found = by_path.get(path, [])
        taken.update(id(finding) for finding, _ in found)
        return found

    head = [*of((*at, "name")), *of((*at, "objective")), *of((*at, "indicators"))]
    head += of(at) if at else []
    for key in ("amounts", *(("amounts", c) for c in ("total", "fiscal", "special_account", "other"))):
        head += of((*at, *((key,) if isinstance(key, str) else key)))
    about: list[Said] = [said for _, said in head]
    lines = []
    for i, indicator in enumerate(project.indicators):
        row = (*at, "indicators", i)
        found = {field: of((*row, field)) for field in (*_FIELDS, "number")}
        mine = [said for several in found.values() for f, said in several if f.field != "project"] + [
            said for _, said in of(row)
        ]
        about += [said for several in found.values() for f, said in several if f.field == "project"]
        lines.append(_line(indicator, found, tuple(mine)))
    name = pieces(words(project.name), [f for f, _ in of((*at, "name")) if f.span])
    objective = pieces(words(project.objective), [f for f, _ in of((*at, "objective"))])
    return Section(name, _money(project.amounts), objective, tuple(lines), tuple(about), "-".join(map(str, at)))


def _line(indicator: Indicator, found: dict[str, list[tuple[Finding, Said]]], said: tuple[Said, ...]) -> Line:
    fields = tuple(pieces(words(getattr(indicator, field)), [f for f, _ in found[field]]) for field in _FIELDS)
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
    return Said(finding.code, finding.severity, zh, en, place(finding).lstrip(":"), visible(reason))


def _money(amounts: Amounts) -> str:
    labels = (("总计", amounts.total), ("财政拨款", amounts.fiscal), ("财政专户拨款", amounts.special_account),
              ("其他资金", amounts.other))  # fmt: skip
    return "　".join(f"{label} {value}" for label, value in labels if value is not None)


def _bars(counts: Iterable[tuple[str, str, int, str]]) -> tuple[Bar, ...]:
    rows = list(counts)[:_MOST_BARS]
    most = max((n for _, _, n, _ in rows), default=1) or 1
    return tuple(Bar(zh, en, n, round(100 * n / most, 1), severity) for zh, en, n, severity in rows)


def _by_rule(report: Report, active: list[Finding]) -> tuple[Bar, ...]:
    rules = {r.code: r for r in report.rules}
    counts = Counter(f.code for f in active).most_common()
    rows = []
    for code, n in counts:
        rule = rules.get(code)
        zh, en = (rule.title.zh, rule.title.en) if rule else ("", "")
        rows.append((f"{code} {zh}", f"{code} {en}", n, rule.severity if rule else "error"))
    return _bars(rows)


def _by_project(active: list[Finding]) -> tuple[Bar, ...]:
    counts = Counter((f.unit, f.project) for f in active if f.project)
    return _bars((visible(p or ""), visible(p or ""), n, "") for (_, p), n in counts.most_common())


def _by_dimension(report: Report, active: list[Finding]) -> tuple[Bar, ...]:
    dimension_of = {r.code: r.dimension for r in report.rules}
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in active:
        found[dimension_of.get(f.code, "")].append(f)
    indicators, review = sum(f.indicators for f in report.files), report.review
    names = [(item, d) for item, several in ITEMS.items() for d in several]
    bars = _bars((f"{item} · {d}", f"{item} · {d}", len(found[d]), "") for item, d in names)
    out = []
    for bar, (_, dimension) in zip(bars, names, strict=True):
        zh, en = "需人工判断", "for people to judge"
        if dimension in review.by_text and indicators:
            grade = review.grade(found[dimension], indicators)
            part = dimension in review.in_part
            zh = f"建议{grade}（机检参考{'，部分需人工判断' if part else ''}）"
            en = f"suggested {grade} (machine's reference{', in part' if part else ''})"
        out.append(msgspec.structs.replace(bar, note_zh=zh, note_en=en))
    return tuple(out)
