"""The annex: every finding of a file once, under the project, the unit or the table it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from jxlint.document import Document, Path, ProjectTable, words
from jxlint.findings import SEVERITIES, Finding, severity_name
from jxlint.reports.model import FileReport
from jxlint.reports.review.model import Common, Counts, Evidence
from jxlint.reports.review.proposals import about, halves, place
from jxlint.reports.text import visible
from jxlint.rules.model import Rule

_MOST_COMMON = 10
SEVERITY = {s: severity_name(s, "zh") for s in SEVERITIES}
# The path of a project, of a unit, or () for the table as a whole.
Homes = dict[Path, list[tuple[Finding, str]]]


def shown(text: object) -> str:
    """Words of a document as every format can hold them: what is no character of a text stands as its code."""
    made = visible(words(text)) if isinstance(text, str | int | float) or text is None else visible(str(text))
    if made.isprintable():
        return made
    return "".join(c if ord(c) & 0xFFFE != 0xFFFE else f"\\u{ord(c):04x}" for c in made)


def at_home(file: FileReport) -> Homes:
    """The findings of `file`, each with its message in the other language ("" where none was made), by home."""
    homes: Homes = defaultdict(list)
    known = _names(file.document)
    for i, finding in enumerate(file.findings):
        homes[_home(finding, file.document, known)].append((finding, file.other[i] if file.other else ""))
    return homes


def _home(finding: Finding, document: Document | None, known: Mapping[tuple[str | None, str | None], Path]) -> Path:
    path = finding.path
    if not isinstance(document, ProjectTable):
        return ()
    if path[:1] == ("units",):
        return path[:4] if path[2:3] == ("projects",) and len(path) >= 4 else path[:2]
    return known.get((finding.unit, finding.project), ())


def _names(document: Document | None) -> dict[tuple[str | None, str | None], Path]:
    """Paths by names, for findings that only know those; of projects that share a name the first."""
    known: dict[tuple[str | None, str | None], Path] = {}
    if isinstance(document, ProjectTable):
        for u, unit in enumerate(document.units):
            known.setdefault((words(unit.name), None), ("units", u))
            for p, project in enumerate(unit.projects):
                known.setdefault((words(unit.name), words(project.name)), ("units", u, "projects", p))
    return known


class Annex:
    """Numbers the findings of one report as they come."""

    def __init__(self, rules: Mapping[str, Rule], *, english: bool) -> None:
        self._rules, self._english, self._last = rules, english, 0

    def entries(self, found: Iterable[tuple[Finding, str]]) -> tuple[Evidence, ...]:
        """The entries of `found`: the graver first, in the order of the table."""
        ordered = sorted(found, key=lambda each: SEVERITIES.index(each[0].severity))
        return tuple([self._entry(finding, other) for finding, other in ordered])

    def _entry(self, f: Finding, other: str) -> Evidence:
        self._last += 1
        rule = self._rules.get(f.code)
        title, source = (rule.title.zh, rule.source) if rule else (f.name, "")
        problem, proposal = halves(f, rule)
        exempted = ""
        if f.suppressed is not None:
            kind = "已豁免" if f.suppressed.by == "exemption" else "已在基线中"
            exempted = kind + (f"：{shown(f.suppressed.reason)}" if f.suppressed.reason else "")
        return Evidence(
            number=self._last, code=f.code, severity=SEVERITY[f.severity], title=shown(title),
            dimension=rule.dimension if rule else "", about=shown(about(f)), place=shown(place(f.location)),
            words=shown(f.text), problem=shown(problem), proposal=shown(proposal), source=shown(source),
            english=shown(other) if self._english else "", exempted=exempted, fingerprint=f.fingerprint,
        )  # fmt: skip


def counted(evidence: Sequence[Evidence]) -> Counts:
    """How many of each severity count."""
    active = [e.severity for e in evidence if not e.exempted]
    error, warning, info = (active.count(SEVERITY[s]) for s in SEVERITIES)
    return Counts(error, warning, info, len(evidence) - len(active), len(active))


def common(groups: Sequence[Sequence[Evidence]]) -> tuple[Common, ...]:
    """The problems of several projects, the most frequent first; each of `groups` has those of one project."""
    found: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
    for i, group in enumerate(groups):
        for e in group:
            if not e.exempted:
                found[e.code].append((i, e))
    made = [
        Common(code, each[0][1].title, each[0][1].severity, len(each), len({i for i, _ in each}), each[0][1].source)
        for code, each in found.items()
    ]
    return tuple(sorted(made, key=lambda c: (-c.count, c.code))[:_MOST_COMMON])
