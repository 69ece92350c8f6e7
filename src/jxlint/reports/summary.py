"""The end of the pretty report: how much was looked at and what was found, in all and by file."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.findings import SEVERITIES, Severity, severity_name
from jxlint.reports.model import FileReport, Report
from jxlint.reports.terminal import Terminal
from jxlint.reports.text import clip_start, visible, width, wrap

_MOST = 30  # files listed one by one


def summary_of(report: Report, lang: str, terminal: Terminal) -> Iterator[str]:
    """The lines of the summary."""
    if len(report.files) > 1:
        yield from _by_file(report, lang, terminal)
    yield from _total(report, lang, terminal)
    if report.skipped:
        said = (
            f"文件夹里另有 {report.skipped} 个其他格式的文件没有检查"
            if lang == "zh"
            else f"{report.skipped} other files in the folders hold no tables by their names; not checked"
        )
        yield from wrap(said, terminal.columns)
    if report.suppressed:
        said = (
            f"另有 {report.suppressed} 个发现已豁免或已在基线中，不计（--format json 可见）"
            if lang == "zh"
            else f"{report.suppressed} more exempted or in the baseline; not counted (see --format json)"
        )
        yield from wrap(said, terminal.columns)
    yield from _fixable(report, lang, terminal)
    if any(f.active for f in report.files):
        said = (
            "看一条规则的说明：jxlint explain 代码（如 jxlint explain {}）"
            if lang == "zh"
            else "To read about a rule: jxlint explain CODE (such as jxlint explain {})"
        )
        first = next(x.code for f in report.files for x in f.active)
        yield from wrap(said.format(first), terminal.columns)


def _fixable(report: Report, lang: str, terminal: Terminal) -> Iterator[str]:
    """How many findings jxlint can mend by itself, and how."""
    fixes = [x.fix.safe for f in report.files if f.mendable for x in f.active if x.fix]
    safe, unsafe = sum(fixes), len(fixes) - sum(fixes)
    if not fixes:
        return
    if lang == "zh":
        said = f"其中 {safe} 个可用 --fix 自动修正" if safe else ""
        more = f"{'另有' if safe else '其中'} {unsafe} 个可能改变原意，要加 --unsafe-fixes" if unsafe else ""
        joint = "；"
    else:
        said = f"{safe} of them can be fixed with --fix" if safe else ""
        more = f"{unsafe}{' more' if safe else ' of them can be fixed'} with --fix --unsafe-fixes" if unsafe else ""
        joint = ", "
    yield from wrap(joint.join(filter(None, (said, more))), terminal.columns)


def _by_file(report: Report, lang: str, terminal: Terminal) -> Iterator[str]:
    """A row a file with findings, the worst first; files that could not be read at the end."""
    rows = [(f, [sum(x.severity == s for x in f.active) for s in SEVERITIES]) for f in report.files]
    rows = sorted((r for r in rows if r[0].active or r[0].error), key=lambda r: [-n for n in r[1]])
    if not rows:
        return
    heads = [severity_name(s, lang) for s in SEVERITIES]
    yield "  ".join([*(" " * max(0, 7 - width(h)) + h for h in heads), "文件" if lang == "zh" else "file"])
    for file, counts in rows[:_MOST]:
        yield _row(file, counts, lang, terminal)
    if len(rows) > _MOST:
        left = len(rows) - _MOST
        yield f"… 还有 {left} 个文件" if lang == "zh" else f"… and {left} more files"
    yield ""


def _row(file: FileReport, counts: list[int], lang: str, terminal: Terminal) -> str:
    path = clip_start(visible(file.called), terminal.columns - 27)
    if file.error:
        if file.absent:
            said = "没有文件" if lang == "zh" else "no file"
        else:
            said = "读不了" if lang == "zh" else "unreadable"
        return " " * (25 - width(said)) + terminal.paint(said, "error") + "  " + path
    cells = [
        terminal.paint(f"{n:7}", s) if n else terminal.paint(f"{n:7}", "dim")
        for n, s in zip(counts, SEVERITIES, strict=True)
    ]
    return "  ".join([*cells, path])


def _total(report: Report, lang: str, terminal: Terminal) -> Iterator[str]:
    counts: dict[Severity, int] = {s: report.count(s) for s in SEVERITIES}
    absent = sum(f.absent for f in report.files)
    failed = sum(f.error is not None for f in report.files) - absent
    indicators, read = sum(f.indicators for f in report.files), len(report.tables) - failed - absent
    # A clean bill is only for what was looked at.
    none = ("没有发现问题" if lang == "zh" else "nothing found") if read else ""
    found = [(_counted(n, s, lang), str(s)) for s, n in counts.items() if n] or [(none, "good")]
    comma = "、" if lang == "zh" else ", "
    plain, said = comma.join(text for text, _ in found), comma.join(terminal.paint(*each) for each in found)
    if lang == "zh":
        scope, joint = f"检查了 {read} 个文件、{indicators} 个指标", "："
        bad = f"{failed} 个文件读不了，没有检查"
        none_there = f"{absent} 个路径下没有可检查的文件"
    else:
        scope, joint = f"Checked {read} file{_s(read)}, {indicators} indicator{_s(indicators)}", ": "
        bad = f"{failed} file{_s(failed)} could not be read and went unchecked"
        none_there = f"{absent} path{_s(absent)} led to no file that can be checked"
    if width(scope) + width(plain) + 2 <= terminal.columns:
        yield scope + (joint + said if said else "")
    else:
        yield scope + joint.rstrip()
        yield "  " + said
    for count, text in ((failed, bad), (absent, none_there)):
        if count:
            yield from (terminal.paint(line, "error") for line in wrap(text, terminal.columns))


def _s(n: int) -> str:
    return "" if n == 1 else "s"


def _counted(n: int, severity: Severity, lang: str) -> str:
    if lang == "zh":
        return f"{n} 个{severity_name(severity, lang)}"
    return f"{n} {severity}{_s(n) if severity != 'info' else ''}"
