"""Counts per rule, per project and per sub-item of the review form, and the rules that met nothing they could judge
(so that silence is not taken for cleanliness)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from jxlint.findings import SEVERITIES, Finding, severity_name
from jxlint.reports.grading import suggested
from jxlint.reports.model import Report
from jxlint.reports.text import clip, counted, pad, visible, width
from jxlint.rules.review import ITEMS

_MOST = 20  # projects listed one by one
_COLUMNS = 100


def render(report: Report, lang: str) -> str:
    """The counts as text."""
    lines = ["", *_by_rule(report, lang), "", *_by_project(report, lang), "", *_by_dimension(report, lang)]
    if report.idle:
        lines += ["", "没有遇到可判断内容的规则：" if lang == "zh" else "Rules that met nothing to judge:"]
        lines += [f"        {r.code}  {r.title.of(lang)}" for r in report.idle]
    return "\n".join(lines) + "\n"


def _by_rule(report: Report, lang: str) -> Iterator[str]:
    counts = Counter(f.code for file in report.files for f in file.active)
    rules = {r.code: r for r in report.rules}
    yield "按规则统计" if lang == "zh" else "Findings by rule"
    widest = max(width(severity_name(s, lang)) for s in SEVERITIES)
    for code, count in counts.most_common():
        rule = rules.get(code)
        title = rule.title.of(lang) if rule else ""
        severity = pad(severity_name(rule.severity if rule else "error", lang), widest)
        yield f"{count:6}  {code}  {severity}  {title}"


def _by_project(report: Report, lang: str) -> Iterator[str]:
    """The projects with the gravest findings first."""
    found: dict[tuple[str, str | None, str | None], Counter[str]] = defaultdict(Counter)
    for file in report.files:
        for f in file.active:
            found[file.called, f.unit, f.project][f.severity] += 1
    yield "按项目统计" if lang == "zh" else "Findings by project"
    heads = [severity_name(s, lang) for s in SEVERITIES]
    columns = max(map(width, heads)) + 2
    yield "".join(" " * (columns - width(head)) + head for head in heads)
    ranked = sorted(found.items(), key=lambda item: [-item[1][s] for s in SEVERITIES])
    several = len(report.files) > 1
    for (path, unit, project), counts in ranked[:_MOST]:
        whole = "（全表）" if lang == "zh" else "(the table)"
        home = [n for n in (unit if project else None, path if several else None) if n]
        name = " < ".join(visible(n) for n in (project or unit or whole, *home))
        figures = "".join(f"{counts[s]:{columns}}" for s in SEVERITIES)
        yield figures + "  " + clip(name, _COLUMNS - len(figures) - 2)
    if len(ranked) > _MOST:
        left = len(ranked) - _MOST
        yield f"… 还有 {left} 个项目" if lang == "zh" else f"… and {counted(left, 'more project')}"


def _by_dimension(report: Report, lang: str) -> Iterator[str]:
    """The sub-items of the review form: what was found, and the grade it suggests where text can decide."""
    dimension_of = {r.code: r.dimension for r in report.rules}
    found: dict[str, list[Finding]] = defaultdict(list)
    for file in report.files:
        for f in file.active:
            found[dimension_of.get(f.code, "")].append(f)
    indicators = sum(f.indicators for f in report.files)
    if lang == "zh":
        yield "按评审分项统计（建议等级为机检参考，不是评审结论）"
    else:
        yield "Findings by sub-item of the review form (grades are a machine's reference, no verdict)"
    for item, dimensions in ITEMS.items():
        for dimension in dimensions:
            findings = found[dimension]
            said = suggested(dimension, findings, indicators, report.review).of(lang)
            yield f"{len(findings):6}  {item} {dimension}  {said}"
