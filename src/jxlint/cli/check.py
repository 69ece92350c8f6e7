"""`jxlint check`: the gate."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from jxlint.cli.inputs import SUFFIXES, expand
from jxlint.cli.main import language, say
from jxlint.errors import InputError, JxlintError
from jxlint.findings import SEVERITIES
from jxlint.reports.model import FileReport, Report

FORMATS = ("pretty", "concise", "json")


@click.command(
    epilog="示例 Examples:  jxlint check 表.txt  ·  jxlint check 提交/ --format json -o 结果.json  ·"
    "  jxlint check - < 表.txt  ·  jxlint check 表.txt --select JX3,JX4 --fail-on warning"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="pretty", show_default=True, help="输出格式 Output format."
)
@click.option("-o", "--output", metavar="FILE", help="写到文件 Write to a file instead of standard output.")
@click.option("--profile", metavar="FILE", help="规则配置 Profile to lay over the default one.")
@click.option(
    "--select", multiple=True, metavar="CODES", help="只查这些规则 Only these codes or prefixes, comma separated."
)
@click.option("--ignore", multiple=True, metavar="CODES", help="不查这些规则 Not these codes or prefixes.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="达到此级别则退出码为 1 Lowest severity that makes the exit code 1.",
)  # fmt: skip
@click.option("--year", type=click.IntRange(2000, 2100), help="预算年度 Budget year.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 Language of messages (default: the locale's).")
@click.option("--statistics", is_flag=True, help="按规则统计 Counts per rule, and rules that met nothing to judge.")
@click.option("-q", "--quiet", is_flag=True, help="只列发现 No summary, no progress.")
def check(
    paths: tuple[str, ...], form: str, output: str | None, profile: str | None, select: tuple[str, ...],
    ignore: tuple[str, ...], fail_on: str, year: int | None, lang: str | None, statistics: bool, quiet: bool,
) -> None:  # fmt: skip
    """检查表格文件或文件夹（- 为标准输入）。

    Lints files and folders; - is standard input. Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong
    usage, an unreadable or unrecognised file, a broken rule or profile.
    """
    lang = language(lang)
    try:
        report = _run(paths, profile, _codes(select), _codes(ignore), year, lang, quiet)
        text = _rendered(report, form, lang, statistics, quiet, to_file=output is not None)
        _write(text, output)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    sys.exit(_exit_code(report, fail_on))


def _codes(options: tuple[str, ...]) -> list[str]:
    return [code.strip() for option in options for code in option.split(",") if code.strip()]


def _run(
    paths: tuple[str, ...], profile: str | None, select: list[str], ignore: list[str], year: int | None, lang: str,
    quiet: bool,
) -> Report:  # fmt: skip
    from jxlint.engine import Engine
    from jxlint.rules import load

    rules = load(profile, select=select, ignore=ignore, year=year)
    engine = Engine(rules)
    names = list(expand(paths))
    if not names:
        raise InputError(
            "没有可检查的文件",
            "there are no files to check",
            remedy_zh="文件夹里会查找 " + "、".join(SUFFIXES),
            remedy_en="a folder is searched for " + ", ".join(SUFFIXES),
            where=" ".join(paths),
        )
    files = [_file(name, engine, lang) for name in _progress(names, quiet)]
    idle = [r for r in rules.rules if r.code not in rules.met and r.kind != "internal"]
    return Report(rules.profile, files, rules.rules, idle)


def _progress(names: list[str], quiet: bool) -> Iterator[str]:
    """The names, with a bar on standard error where there are many and a person is looking."""
    if quiet or len(names) < 5 or not sys.stderr.isatty():
        yield from names
        return
    with click.progressbar(names, label="检查 checking", file=sys.stderr, show_pos=True) as bar:
        yield from bar


def _file(name: str, engine: object, lang: str) -> FileReport:
    from jxlint.engine import Engine
    from jxlint.readers import read_file

    assert isinstance(engine, Engine)
    try:
        reading = read_file(name)
        return FileReport.of(name, reading, engine.judge(reading, lang))
    except JxlintError as e:
        if e.code.startswith("E2"):
            raise  # a broken rule spoils every file
        say(e, lang)
        return FileReport.failed(name, e, lang)


def _rendered(report: Report, form: str, lang: str, statistics: bool, quiet: bool, *, to_file: bool) -> str:
    if form == "json":
        from jxlint.reports import json

        return json.render(report)
    if form == "concise":
        from jxlint.reports import concise

        text = concise.render(report)
    else:
        from jxlint.reports import pretty
        from jxlint.reports.terminal import Terminal

        text = pretty.render(report, lang, Terminal.plain() if to_file else Terminal.of(sys.stdout), summary=not quiet)
    if statistics:
        from jxlint.reports import statistics as counts

        text += counts.render(report, lang)
    return text


def _write(text: str, output: str | None) -> None:
    """To standard output, or whole to a file: a run that fails leaves the old file as it was."""
    if output is None:
        click.echo(text, nl=False)
        return
    import tempfile

    target = Path(output)
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as f:
            f.write(text)
        Path(f.name).replace(target)
    except OSError as e:
        raise InputError(
            f"写不了：{e.strerror}",
            f"cannot write: {e.strerror}",
            remedy_zh="请检查 -o 的路径",
            remedy_en="check the path of -o",
            where=output,
        ) from e


def _exit_code(report: Report, fail_on: str) -> int:
    if any(f.error for f in report.files) or any(x.code == "JX001" for f in report.files for x in f.findings):
        return 2
    if fail_on == "never":
        return 0
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(x.severity in grave for f in report.files for x in f.findings))
