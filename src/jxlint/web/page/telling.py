"""The findings of a table as the page lists them: by project, each with its place, its words and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.document import Document, Path, Span
from jxlint.findings import Finding
from jxlint.fixing.edits import text_at
from jxlint.reports.doubtful import doubt
from jxlint.reports.fields import field_name
from jxlint.reports.text import clip, visible
from jxlint.rules.model import Rule
from jxlint.web.page.labels import label, spot
from jxlint.web.page.marking import pointer
from jxlint.web.page.model import Entry, Group, Said

_LONGEST = 160  # columns of the words of a finding that are about no cell, and so are shown with it


def groups(
    document: Document, findings: Sequence[Finding], targets: Sequence[Path], rules: Sequence[Rule], lang: str
) -> tuple[Group, ...]:
    """The findings by what they belong to, in the order of the table; `targets` are the values they lead to."""
    titles = {rule.code: rule.title.of(lang) for rule in rules}
    homes: dict[tuple[str, str], list[Said]] = {}
    for index, (finding, target) in enumerate(zip(findings, targets, strict=True)):
        said = _said(document, index, finding, target, titles.get(finding.code, finding.name), lang)
        homes.setdefault((visible(finding.unit or ""), visible(finding.project or "")), []).append(said)
    return tuple(
        Group(f"g{i}", project or unit or label("whole", lang), tuple(said))
        for i, ((unit, project), said) in enumerate(homes.items())
    )


def entries(findings: Sequence[Finding], rules: Sequence[Rule], lang: str) -> tuple[Entry, ...]:
    """What is to be known of the rules of `findings`, by code."""
    found = {f.code for f in findings}
    return tuple(
        Entry(rule.code, rule.title.of(lang), rule.why.of(lang), rule.source, rule.dimension)
        for rule in rules
        if rule.code in found
    )


def _said(document: Document, index: int, finding: Finding, target: Path, title: str, lang: str) -> Said:
    mended = _mended(document, finding)
    reason = (finding.suppressed.reason or finding.suppressed.by) if finding.suppressed else ""
    return Said(
        index=index,
        code=finding.code,
        severity=finding.severity,
        title=title,
        message=visible(finding.message),
        about=_about(finding, lang),
        place="  ".join(filter(None, (spot(finding.location, lang), doubt(finding.location, lang)))),
        words=clip(visible(finding.text), _LONGEST) if not target and finding.text not in finding.message else "",
        target=pointer(target),
        suppressed=visible(reason),
        mended=mended,
        safe=bool(mended is not None and finding.fix and finding.fix.safe),
    )


def _about(finding: Finding, lang: str) -> str:
    """Which indicator and field it is about."""
    parts = []
    if finding.indicator is not None:
        parts.append(f"{label('indicator', lang)} {finding.indicator}")
    named = field_name(finding.field, lang)
    if named and finding.field not in ("project", "unit"):
        parts.append(named)
    return " · ".join(parts)


def _mended(document: Document, finding: Finding) -> str | None:
    """The whole value with the fix of `finding` in it; None where there is none, or it would change nothing."""
    if finding.fix is None or finding.suppressed is not None:
        return None
    value = text_at(document, finding.path)
    if value is None:
        return None
    span = finding.span or Span(0, len(value))
    mended = value[: span.start] + finding.fix.replacement + value[span.end :]
    return mended if span.end <= len(value) and mended != value else None
