"""Findings for a person at a terminal: by file and project, each with its words in place, marked, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.findings import Finding, severity_name
from jxlint.reports.concise import place
from jxlint.reports.doubtful import doubt
from jxlint.reports.excerpt import Excerpts
from jxlint.reports.model import FileReport, Report
from jxlint.reports.summary import summary_of
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import clip, visible, width, wrap

# A message quotes the offending words; where they fill a page, their beginning will do.
_LONGEST = 12  # lines


def render(report: Report, lang: str, terminal: Terminal, *, summary: bool = True) -> str:
    """The report as text; `summary` adds the counts at the end."""
    titles = {r.code: r.title.of(lang) for r in report.rules}
    lines = [line for file in report.files for line in _file(file, titles, lang, terminal)]
    if summary:
        lines += summary_of(report, lang, terminal)
    return "\n".join(lines) + "\n" if lines else ""


def _file(file: FileReport, titles: dict[str, str], lang: str, terminal: Terminal) -> Iterator[str]:
    if not file.active:
        return
    yield terminal.paint(visible(file.called), "strong")
    excerpts = Excerpts(file.places, lang, terminal)
    for group in _grouped(file.active):
        yield ""
        here = [visible(w) for w in (group[0].unit, group[0].project) if w]
        for line in wrap(" > ".join(here), terminal.columns - 2) if here else ():
            yield "  " + terminal.paint(line, "strong")
        for finding in group:
            yield from _heading(finding, titles, lang, terminal)
            yield from excerpts.of(finding)
            yield from _message(finding, terminal)
    yield ""


def _grouped(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """The findings by unit and project, in the order in which those first appear."""
    groups: dict[tuple[str | None, str | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.unit, finding.project), []).append(finding)
    return list(groups.values())


def _heading(finding: Finding, titles: dict[str, str], lang: str, terminal: Terminal) -> Iterator[str]:
    """Severity, code, indicator, the rule's title and the place; the place on a line of its own where it is tight."""
    label = f"{severity_name(finding.severity, lang)} {finding.code}"
    number = ""
    if finding.indicator is not None:
        number = f"指标{finding.indicator} " if lang == "zh" else f"indicator {finding.indicator} "
    room = terminal.columns - 2
    first, *rest = wrap(f"{label} {number}{titles.get(finding.code, finding.name)}", room)
    lines = [terminal.paint(label, finding.severity) + first.removeprefix(label), *("  " + line for line in rest)]
    used = width(rest[-1]) + 2 if rest else width(first)
    where = "  ".join(filter(None, (place(finding).lstrip(":"), doubt(finding.location, lang))))
    if where and used + 2 + width(where) <= room:
        lines[-1] += "  " + terminal.paint(where, "dim")
    elif where:
        lines += ["  " + terminal.paint(line, "dim") for line in wrap(where, room - 2)]
    yield from ("  " + line for line in lines)


def _message(finding: Finding, terminal: Terminal) -> Iterator[str]:
    columns = terminal.columns - 8
    for i, line in enumerate(wrap(clip(visible(finding.message), columns * _LONGEST), columns)):
        yield "      " + ("= " if i == 0 else "  ") + line
