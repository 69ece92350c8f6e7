"""Findings for a person at a terminal: by file and project, each with its words in place, marked, and the remedy."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.findings import SEVERITIES, Finding
from jxlint.reports.concise import place
from jxlint.reports.model import FileReport, Report
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import pad, visible, width, window, wrap

_SEVERITY = {"error": "错误", "warning": "警告", "info": "提示"}


def render(report: Report, lang: str, terminal: Terminal, *, summary: bool = True) -> str:
    """The report as text; `summary` adds the counts at the end."""
    titles = {r.code: r.title.of(lang) for r in report.rules}
    lines = [line for file in report.files for line in _file(file, titles, lang, terminal)]
    if summary:
        lines += _summary(report, lang, terminal)
    return "\n".join(lines) + "\n" if lines else ""


def _file(file: FileReport, titles: dict[str, str], lang: str, terminal: Terminal) -> Iterator[str]:
    if not file.findings:
        return
    yield terminal.paint(visible(file.path), "strong")
    owner: tuple[str | None, str | None] | None = None
    for group in _grouped(file.findings):
        here = (group[0].unit, group[0].project)
        if here != owner and any(here):
            yield ""
            for line in wrap(" › ".join(visible(w) for w in here if w), terminal.columns - 2):
                yield "  " + terminal.paint(line, "strong")
        owner = here
        for finding in group:
            yield from _finding(finding, file, titles, lang, terminal)
    yield ""


def _grouped(findings: tuple[Finding, ...]) -> list[list[Finding]]:
    """The findings by unit and project, in the order in which those first appear."""
    groups: dict[tuple[str | None, str | None], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.unit, finding.project), []).append(finding)
    return list(groups.values())


def _finding(
    finding: Finding, file: FileReport, titles: dict[str, str], lang: str, terminal: Terminal
) -> Iterator[str]:
    severity = _SEVERITY[finding.severity] if lang == "zh" else finding.severity
    number = ""
    if finding.indicator is not None:
        number = f"指标{finding.indicator} " if lang == "zh" else f"indicator {finding.indicator} "
    title = titles.get(finding.code, finding.name)
    where = terminal.paint(place(finding).lstrip(":"), "dim")
    yield f"  {terminal.paint(f'{severity} {finding.code}', finding.severity)} {number}{title}  {where}"
    yield from _excerpt(finding, file, terminal)
    for i, line in enumerate(wrap(visible(finding.message), terminal.columns - 8)):
        yield "      " + ("= " if i == 0 else "  ") + line


def _excerpt(finding: Finding, file: FileReport, terminal: Terminal) -> Iterator[str]:
    """The line of the source with the words underlined; for input without lines, the words themselves."""
    at = finding.location
    source = file.places.excerpt(at) if file.places and at.line is not None else None
    if source is None or at.line is None or at.column is None:
        if finding.text:
            shown, _, _ = window(visible(finding.text), 0, 1, terminal.columns - 10)
            yield f"      {terminal.paint('|', 'dim')} {shown}"
        return
    end = at.end_column if at.end_line == at.line and at.end_column else len(source) + 1
    before, words, after = source[: at.column - 1], source[at.column - 1 : end - 1], source[end - 1 :]
    before, words, after = (visible(part.replace("\t", " ")) for part in (before.lstrip(), words, after.rstrip()))
    gutter = str(at.line)
    columns = terminal.columns - len(gutter) - 9
    shown, start, stop = window(before + words + after, len(before), len(before) + len(words), columns)
    bar = terminal.paint("|", "dim")
    marked = shown[:start] + terminal.paint(shown[start:stop], finding.severity) + shown[stop:]
    yield f"    {terminal.paint(gutter, 'dim')} {bar} {marked}"
    more = " …" if at.end_line is not None and at.end_line > at.line else ""
    carets = terminal.paint("^" * max(1, width(shown[start:stop])) + more, finding.severity)
    yield f"    {pad('', len(gutter))} {bar} {pad('', width(shown[:start]))}{carets}"


def _summary(report: Report, lang: str, terminal: Terminal) -> Iterator[str]:
    counts = {s: report.count(s) for s in SEVERITIES}
    failed = sum(f.error is not None for f in report.files)
    indicators = sum(f.indicators for f in report.files)
    found = [
        terminal.paint(
            f"{n} 个{_SEVERITY[s]}" if lang == "zh" else f"{n} {s}{'s' if n != 1 and s != 'info' else ''}", s
        )
        for s, n in counts.items()
        if n
    ]
    if lang == "zh":
        scope = f"检查了 {len(report.files) - failed} 个文件、{indicators} 个指标"
        said = "、".join(found) or terminal.paint("没有发现问题", "good")
        yield f"{scope}：{said}" + (f"；{failed} 个文件读不了" if failed else "")
        if any(counts.values()):
            yield "看一条规则的说明：jxlint explain 代码（如 jxlint explain JX301）"
        return
    scope = f"Checked {len(report.files) - failed} files, {indicators} indicators"
    yield f"{scope}: {', '.join(found) or terminal.paint('nothing found', 'good')}" + (
        f"; {failed} files could not be read" if failed else ""
    )
    if any(counts.values()):
        yield "To read about a rule: jxlint explain CODE (such as jxlint explain JX301)"
