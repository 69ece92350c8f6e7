"""Counts per rule, and the rules that met nothing they could judge (so that silence is not taken for cleanliness)."""

from __future__ import annotations

from collections import Counter

from jxlint.reports.model import Report
from jxlint.reports.text import pad


def render(report: Report, lang: str) -> str:
    """The counts as text."""
    counts = Counter(f.code for file in report.files for f in file.active)
    rules = {r.code: r for r in report.rules}
    lines = ["", "按规则统计" if lang == "zh" else "Findings by rule"]
    for code, count in counts.most_common():
        rule = rules.get(code)
        title = rule.title.of(lang) if rule else ""
        lines.append(f"{count:6}  {code}  {pad(rule.severity if rule else 'error', 7)}  {title}")
    if report.idle:
        lines.append("没有遇到可判断内容的规则：" if lang == "zh" else "Rules that met nothing to judge:")
        lines += [f"        {r.code}  {r.title.of(lang)}" for r in report.idle]
    return "\n".join(lines) + "\n"
