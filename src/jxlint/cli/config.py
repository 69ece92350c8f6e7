"""`jxlint config`: which settings are in force for a file, and where each was made."""

from __future__ import annotations

import sys

import click

from jxlint.cli.code_lists import codes
from jxlint.cli.code_options import code_options
from jxlint.cli.commands import Named
from jxlint.cli.locale import language
from jxlint.cli.output import emit, note, say
from jxlint.errors import InputError, JxlintError


@click.group(cls=Named)
def config() -> None:
    """查看生效的配置。

    The settings in force.
    """


@config.command(
    epilog="\b\n示例 Examples:\n  jxlint config show 绩效目标表.txt\n  jxlint config show --profile mof-2021 --lang zh"
)
@click.argument("path", default=".", metavar="[PATH]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="输出格式 Output format.")  # fmt: skip
@click.option("--profile", metavar="FILE", help="规则配置 A profile (or built-in name) in place of those found.")
@click.option("--isolated", is_flag=True, help="不找配置文件 Use no profile that is found beside the files.")
@code_options
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 Language.")
def show(
    path: str, form: str, profile: str | None, isolated: bool, select: tuple[str, ...], ignore: tuple[str, ...],
    year: int | None, lang: str | None,
) -> None:  # fmt: skip
    """显示某个文件（或文件夹）生效的配置，每一项写明出处。

    Shows what is in force for a file or folder, each setting with the file and line that makes it.
    """
    from jxlint.reports.inforce import as_json, as_text, in_force
    from jxlint.reports.terminal import Terminal
    from jxlint.rules.profiles.shelf import Shelf
    from jxlint.rules.profiles.today import today

    lang = language(lang)
    try:
        _there(path)
        shelf = Shelf(
            profile=profile,
            select=codes(select, "--select"),
            ignore=codes(ignore, "--ignore"),
            year=year,
            isolated=isolated,
        )
        shown = in_force(path, shelf.rules(path), today())
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    for notice in shelf.notices():
        note(notice.text(lang))
    if form == "json":
        emit(as_json(shown))
    else:
        terminal = Terminal.of(sys.stdout)
        emit(as_text(shown, lang, terminal), colour=terminal.colour)


def _there(path: str) -> None:
    import os

    if path != "-" and not os.path.exists(path):  # noqa: PTH110 - a name that no file can have is not there either
        raise InputError(
            "文件不存在", "there is no such file", remedy_zh="请检查路径", remedy_en="check the path", where=path
        )  # fmt: skip
