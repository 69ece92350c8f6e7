"""The charts of the web page: findings by rule, by sub-item of the review form and by project."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from jxlint.findings import Finding
from jxlint.reports.model import Report
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


def by_project(active: list[Finding]) -> tuple[Bar, ...]:
    """How many findings each project has, those with most first."""
    counts = Counter((f.unit, f.project) for f in active if f.project)
    return bars((visible(p or ""), visible(p or ""), n, "") for (_, p), n in counts.most_common())


def by_dimension(report: Report, active: list[Finding]) -> tuple[Bar, ...]:
    """How many findings count toward each sub-item, with the grade that the profile's thresholds suggest."""
    dimension_of = {r.code: r.dimension for r in report.rules}
    found: dict[str, list[Finding]] = defaultdict(list)
    for f in active:
        found[dimension_of.get(f.code, "")].append(f)
    indicators, review = sum(f.indicators for f in report.files), report.review
    names = [(item, d) for item, several in ITEMS.items() for d in several]
    rows = bars((f"{item} · {d}", f"{item} · {d}", len(found[d]), "") for item, d in names)
    out = []
    for bar, (_, dimension) in zip(rows, names, strict=True):
        zh, en = "需人工判断", "for people to judge"
        if dimension in review.by_text and indicators:
            grade = review.grade(found[dimension], indicators)
            part = dimension in review.in_part
            zh = f"建议{grade}（机检参考{'，部分需人工判断' if part else ''}）"
            en = f"suggested {grade} (machine's reference{', in part' if part else ''})"
        out.append(msgspec.structs.replace(bar, note_zh=zh, note_en=en))
    return tuple(out)
