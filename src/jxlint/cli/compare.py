"""`jxlint compare`: what became of last year's table, or of a draft."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import click

from jxlint.cli.code_lists import codes
from jxlint.cli.code_options import code_options
from jxlint.cli.files import limits_of
from jxlint.cli.locale import language
from jxlint.cli.output import check_target, emit, note, save, say
from jxlint.errors import JxlintError, UsageError
from jxlint.inputs.paths import expand
from jxlint.reports.formats import by_suffix
from jxlint.reports.terminal import Terminal

if TYPE_CHECKING:
    from jxlint.comparing import Comparison
    from jxlint.readers.limits import Limits
    from jxlint.reading import Reading

_FORMATS = ("pretty", "html", "json")
_FAIL_ON = ("lowered", "new", "never")


@click.command(
    epilog="\b\n示例 Examples:\n"
    "  jxlint compare 去年.txt 今年.txt\n"
    "  jxlint compare 初稿.txt 修改稿.txt --fail-on lowered\n"
    "  jxlint compare 去年.txt 今年.txt --format html -o 对比.html"
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="输出格式 Output format (default: pretty, or by the suffix of -o).",
)
@click.option("-o", "--output", metavar="FILE", help="写到文件 Write to a file instead of standard output.")
@click.option(
    "--fail-on", type=click.Choice(_FAIL_ON), multiple=True,
    help="目标降低或新出现发现时退出码为 1，可多次 Exit code 1 for lowered targets or new findings, repeatable"
    " (default: never).",
)  # fmt: skip
@click.option("--profile", metavar="FILE", help="规则配置 A profile (or built-in name) in place of the one found.")
@click.option("--isolated", is_flag=True, help="不找配置文件 Use no profile that is found beside the files.")
@code_options
@click.option("--layout", metavar="NAME", help="按这种表读取 Read both as this form instead of recognising it.")
@click.option("--limit", multiple=True, metavar="NAME=N",
              help="放宽上限，可多次 Another limit of size, such as json=300MB; repeatable.")  # fmt: skip
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 Language of messages (default: the locale's).")
@click.option("-q", "--quiet", is_flag=True, help="不要小结 No summary.")
def compare(
    old: str, new: str, form: str | None, output: str | None, fail_on: tuple[str, ...], profile: str | None,
    isolated: bool, select: tuple[str, ...], ignore: tuple[str, ...], layout: str | None, limit: tuple[str, ...],
    lang: str | None, quiet: bool,
) -> None:  # fmt: skip
    """对比两个版本的表：去年与今年，或初稿与修改稿（- 为标准输入）。

    Compares two versions of a table: targets that went down, indicators and projects that vanished or are new, words
    and money that changed, findings fixed and new. Exit codes: 0, 1 with --fail-on, 2 wrong usage or unreadable files.
    """
    lang = language(lang)
    try:
        form = form or by_suffix(output, _FORMATS) or "pretty"
        if output is not None and output != "-":
            check_target(output)
            expand([path for path in (old, new) if path != "-"], output)
        rules = _Rules(profile, codes(select, "--select"), codes(ignore, "--ignore"), isolated)
        comparison = _compared(old, new, rules, _Reader.of(layout, limit), lang)
        terminal = Terminal.of(sys.stdout) if output in (None, "-") else Terminal.plain()
        made = _rendered(comparison, form, lang, terminal, quiet=quiet)
        if output in (None, "-"):
            emit(made, colour=terminal.colour and form == "pretty")
        else:
            assert output is not None
            save(output, made if isinstance(made, bytes) else made.encode(errors="backslashreplace"))
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    sys.exit(_exit_code(comparison, fail_on))


class _Rules(NamedTuple):
    """What the command line says about the rules."""

    profile: str | None
    select: list[str]
    ignore: list[str]
    isolated: bool


class _Reader(NamedTuple):
    """What the command line says about reading."""

    layout: str | None
    limits: Limits

    @classmethod
    def of(cls, layout: str | None, limit: tuple[str, ...]) -> _Reader:
        """Raises UsageError for what is not known."""
        from jxlint.readers.limits import limits

        if layout is not None:
            from jxlint.layouts.choice import named

            layout = named(layout).name
        return cls(layout, limits(limits_of(limit)))

    def read(self, path: str) -> Reading:
        """The document in the file at `path`."""
        from jxlint.readers import read_file

        return read_file(path, limits=self.limits, layout=self.layout)


def _compared(old: str, new: str, chosen: _Rules, reader: _Reader, lang: str) -> Comparison:
    """The comparison of two files. Both are judged by the profile of the new one: a finding is not new because the
    rules are others."""
    from jxlint.comparing.changes import Judged, compare
    from jxlint.desk.judging import Desk
    from jxlint.rules.profiles.shelf import Shelf
    from jxlint.rules.years import budget_year

    if old == new == "-":
        raise UsageError(
            "两个版本不能都从标准输入读", "both versions cannot come from standard input",
            remedy_zh="请写出其中一个的文件名", remedy_en="name the file of one of them",
        )  # fmt: skip
    before, after = reader.read(old), reader.read(new)
    if type(before.document) is not type(after.document):
        raise UsageError(
            "两份不是同一种表，无法对比", "the two are different forms and cannot be compared",
            remedy_zh="请给出同一种表的两个版本", remedy_en="give two versions of the same form", where=f"{old}, {new}",
        )  # fmt: skip
    desk = Desk(Shelf(**chosen._asdict()), lang)
    judged = desk.judged(new, after).report
    engine, _ = desk.ready(new)
    rules, year = engine.rules, budget_year(before.document)
    elder = desk
    if year is not None and rules.settings.budget_year not in (None, year):
        # The profile names the year of the new version, by which the old one is not to be judged.
        elder = Desk(Shelf(**chosen._asdict(), year=year), lang)
    one, two = elder.judged(new, before).report, judged
    for notice in desk.notices():
        note(notice.text(lang))
    return compare(Judged(old, before, one.active), Judged(new, after, two.active), rules)


def _rendered(comparison: Comparison, form: str, lang: str, terminal: Terminal, *, quiet: bool) -> str | bytes:
    if form == "json":
        from jxlint.reports import compare_json

        return compare_json.render(comparison)
    if form == "html":
        from jxlint.reports import compare_html

        return compare_html.render(comparison, lang)
    from jxlint.reports import compare_pretty

    return compare_pretty.render(comparison, lang, terminal, summary=not quiet)


def _exit_code(comparison: Comparison, fail_on: tuple[str, ...]) -> int:
    if any(f.code == "JX001" for f in (*comparison.fixed, *comparison.appeared)):
        return 2
    counts = {"lowered": comparison.counts.lowered, "new": comparison.counts.findings_new}
    return int(any(counts.get(condition, 0) for condition in fail_on))
