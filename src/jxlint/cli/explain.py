"""`jxlint explain CODE`: a rule's page in the terminal."""

from __future__ import annotations

import sys

import click

from jxlint.cli.code_options import complete
from jxlint.cli.locale import language
from jxlint.cli.output import emit, say
from jxlint.errors import JxlintError


@click.command(epilog="\b\n示例 Examples:\n  jxlint explain JX301\n  jxlint explain vague-target")
@click.argument("code", metavar="CODE", shell_complete=complete)
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 Language.")
def explain(code: str, own: tuple[str, ...], lang: str | None) -> None:
    """说明一条规则：报什么、为什么、依据、正反示例；写代码的开头（JX3）则列出这一组。

    Shows a rule's page: what it reports, why, on what it rests, bad and good examples. The beginning of codes (JX3)
    lists the rules that have it.
    """
    from jxlint.cli.rules import listed
    from jxlint.reports.pages import page
    from jxlint.reports.terminal import Terminal
    from jxlint.rules import load
    from jxlint.rules.finding import beginning, named

    lang = language(lang)
    try:
        rules = load(own=own)
        group = beginning(rules, code)
        if group:
            emit(listed(group, lang))
            return
        rule = named(rules, code, own=bool(own))
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    terminal = Terminal.of(sys.stdout)
    emit(page(rule, lang, terminal), colour=terminal.colour)
