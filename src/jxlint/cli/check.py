"""`jxlint check`: the gate."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from jxlint.cli.code_lists import codes
from jxlint.cli.file_options import FileOptions, file_options
from jxlint.cli.locale import language
from jxlint.cli.output import check_target, emit, save, say
from jxlint.errors import JxlintError
from jxlint.findings import SEVERITIES
from jxlint.reports.formats import BILINGUAL, FORMATS, Target, complete, pieces, render, targets
from jxlint.reports.model import Report
from jxlint.reports.terminal import Terminal

if TYPE_CHECKING:
    from jxlint.cli.against import Known
    from jxlint.reports.spool import Spool


@click.command(
    epilog="\b\n示例 Examples:\n"
    "  jxlint check 表.txt\n"
    "  jxlint check 提交/ --format json -o 结果.json\n"
    "  jxlint check - < 表.txt\n"
    "  jxlint check 表.txt --select JX3,JX4 --fail-on warning"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(readable=False))
@click.option(
    "--format", "forms", multiple=True, metavar="NAME[=FILE]", shell_complete=complete,
    help=f"输出格式，可多次 Output format, repeatable: {', '.join(FORMATS)}.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="写到文件 Write to a file instead of standard output.")
@click.option("--profile", metavar="FILE", help="规则配置 A profile (or built-in name) in place of those found.")
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder.")
@click.option("--isolated", is_flag=True, help="不找配置文件 Use no profile that is found beside the files.")
@click.option(
    "--select", multiple=True, metavar="CODES", help="只查这些规则 Only these codes or prefixes, comma separated."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="不查这些规则 Not these codes or prefixes.")
@click.option("--baseline", metavar="FILE", help="只报基线里没有的 Report only what is not in this baseline.")
@click.option("--strict-baseline", is_flag=True, help="基线过时也算失败 Fail on entries that no longer occur.")
@click.option("--fix", is_flag=True, help="自动修正（不改变原意的） Mend the files: what cannot change the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="也做可能改变原意的修正 Fixes that may change the meaning as well.")
@click.option("--diff", is_flag=True, help="只显示会怎样修正 Show what --fix would change, and change nothing.")
@click.option("--backup", is_flag=True, help="修正前留一份 .bak Keep each file that is mended as FILE.bak.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="达到此级别则退出码为 1 Lowest severity that makes the exit code 1.",
)  # fmt: skip
@click.option(
    "--exit-zero", is_flag=True, help="有发现也退出码 0 Exit code 0 with findings; files unread still make 2."
)
@file_options
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 Language of messages (default: the locale's).")
@click.option("--statistics", is_flag=True, help="按规则统计 Counts per rule, and rules that met nothing to judge.")
@click.option("-q", "--quiet", is_flag=True, help="只列发现 No summary, no progress.")
def check(
    paths: tuple[str, ...], forms: tuple[str, ...], output: str | None, profile: str | None, isolated: bool,
    select: tuple[str, ...], ignore: tuple[str, ...], own: tuple[str, ...], baseline: str | None,
    strict_baseline: bool, fail_on: str, exit_zero: bool, files: FileOptions, year: int | None, lang: str | None,
    statistics: bool, quiet: bool, **mending: bool,
) -> None:  # fmt: skip
    """检查表格文件或文件夹（- 为标准输入）。

    Lints files and folders; - is standard input. Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong
    usage, an unreadable or unrecognised file, a broken rule or profile.
    """
    from jxlint.cli.run import Rules, Run

    lang = language(lang)
    fixes = None
    try:
        outputs = targets(forms, output)
        written = [t.file for t in outputs if t.file is not None]
        for file in written:
            check_target(file)
        rules = Rules(profile, codes(select, "--select"), codes(ignore, "--ignore"), year, isolated, own)
        bilingual = any(t.name in BILINGUAL for t in outputs)
        known = _known(baseline, strict_baseline)
        run = Run(
            paths, [*written, *([baseline] if baseline else [])], rules, files, lang,
            quiet=quiet, bilingual=bilingual, counting=statistics,
        )  # fmt: skip
        if any(mending.values()):
            from jxlint.cli.fix import asked

            fixes = asked(**mending, formats=bool(forms), known=known, lang=lang, quiet=quiet)
            if fixes.diff:
                sys.exit(fixes.show(run.inputs, run.order, written))
            fixes.make(run.inputs, run.order)
        whole = known is not None or statistics or any(t.name != "json" for t in outputs)
        spool = None if whole else run.spool()
        report = run.report(fail_on, spool.take) if spool else run.report(fail_on)
        if known is not None:
            report = known.marked(report, run.order.shelf, lang, quiet=quiet)
        for target in outputs:
            publish(report, target, lang, quiet, spool)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    if statistics:
        from jxlint.reports import statistics as counts

        # Beside findings that a program reads, the counts go where only a person looks.
        shown = [t.name for t in outputs if t.file is None] == ["pretty"]
        click.echo(counts.render(report, lang), nl=False, err=not shown)
    code = 2 if fixes is not None and fixes.failed else exit_code(report, "never" if exit_zero else fail_on)
    sys.exit(code or int(known is not None and known.fails and not exit_zero))


def _known(baseline: str | None, strict: bool) -> Known | None:
    if baseline is None and not strict:
        return None
    from jxlint.cli.against import Known

    return Known(baseline, strict=strict)


def publish(report: Report, target: Target, lang: str, quiet: bool, spool: Spool | None = None) -> None:
    """Write `report`, of which `spool` may have the files, where `target` says. Raises JxlintError."""
    terminal = Terminal.of(sys.stdout) if target.file is None else Terminal.plain()
    folder = os.path.dirname(target.file or "") or "."  # noqa: PTH120
    made: str | bytes | Iterable[bytes] | None = spool.pieces(report) if spool else pieces(report, target.name)
    if made is None:
        made = render(report, target.name, lang, terminal, summary=not quiet, folder=folder)
    # A lone surrogate (of a file name) cannot be written; it is shown by its code.
    if target.file is not None:
        save(target.file, made.encode(errors="backslashreplace") if isinstance(made, str) else made)
    else:
        emit(made, colour=terminal.colour and target.name == "pretty")


def exit_code(report: Report, fail_on: str) -> int:
    """0, 1 for findings at or above `fail_on`, 2 where a file could not be read or a rule failed."""
    if any(f.error for f in report.files) or any(x.code == "JX001" for f in report.files for x in f.active):
        return 2
    if fail_on == "never":
        return 0
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(x.severity in grave for f in report.files for x in f.active))
