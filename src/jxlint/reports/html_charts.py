"""The charts of the web page: findings by rule, by sub-item of the review form and by project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from jxlint.findings import Finding
from jxlint.reports.grading import suggested
from jxlint.reports.model import Report
from jxlint.reports.naming import short_names
from jxlint.reports.text import visible
from jxlint.rules.review import ITEMS

_MOST_BARS = 12


class Bar(msgspec.Struct, frozen=True):
    """A row of a chart: `share` of the longest, in per cent."""

    zh: str
    en: str
    count: int
    share: float
    severity: str = ""
    note_zh: str = ""
    note_en: str = ""


def bars(counts: Iterable[tuple[str, str, int, str]]) -> tuple[Bar, ...]:
    """The first rows of a chart, each from its name in zh and en, its count and its severity or ""."""
    rows = list(counts)[:_MOST_BARS]
    most = max((n for _, _, n, _ in rows), default=1) or 1
    return tuple(Bar(zh, en, n, round(100 * n / most, 1), severity) for zh, en, n, severity in rows)


def noted(bar: Bar, zh: str, en: str) -> Bar:
    """`bar` with a note under its name."""
    return msgspec.structs.replace(bar, note_zh=zh, note_en=en)


def by_rule(report: Report, active: list[Finding]) -> tuple[Bar, ...]:
    """How often each rule was met; the rules met most come first."""
    rules = {r.code: r for r in report.rules}
    counts = Counter(f.code for f in active).most_common()
    rows = []
    for code, n in counts:
        rule = rules.get(code)
        zh, en = (rule.title.zh, rule.title.en) if rule else ("", "")
        rows.append((f"{code} {zh}", f"{code} {en}", n, rule.severity if rule else "error"))
    return bars(rows)


def by_project(report: Report) -> tuple[Bar, ...]:
    """How many findings each project has, those with most first. Those called alike are told apart by their units and,
    where these are alike, too, by their files."""
    counts = Counter((f.project, f.unit or "", file.called) for file in report.files for f in file.active if f.project)
    ranked = counts.most_common()
    rows = bars((visible(project), visible(project), n, "") for (project, _, _), n in ranked)
    files = short_names(file.called for file in report.files)
    in_files = Counter((project, unit) for project, unit, _ in counts)
    in_units = Counter(project for project, _ in in_files)
    out = []
    for bar, ((project, unit, file), _) in zip(rows, ranked, strict=False):
        where = [unit] if in_units[project] > 1 else []
        where += [files[file]] if in_files[project, unit] > 1 else []
        note = visible(" · ".join(filter(None, where)))
        out.append(noted(bar, note, note))
    return tuple(out)


def by_dimension(report: Report, active: list[Finding]) -> tuple[Bar, ...]:
    """How many findings count toward each sub-item, with the grade that the profile's thresholds suggest."""
    dimension_of = {r.code: r.dimension for r in report.rules}
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in active:
        found[dimension_of.get(f.code, "")].append(f)
    indicators = sum(f.indicators for f in report.files)
    names = [(item, d) for item, several in ITEMS.items() for d in several]
    rows = bars((f"{item} · {d}", f"{item} · {d}", len(found[d]), "") for item, d in names)
    said = [suggested(d, found[d], indicators, report.review) for _, d in names]
    return tuple(noted(bar, note.zh, note.en) for bar, note in zip(rows, said, strict=True))
