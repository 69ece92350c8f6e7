"""`jxlint explain CODE`: a rule's page in the terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from jxlint.cli.code_options import complete
from jxlint.cli.locale import language
from jxlint.cli.output import emit, say
from jxlint.errors import JxlintError, UsageError

if TYPE_CHECKING:
    from jxlint.rules.model import Rule
    from jxlint.rules.ruleset import RuleSet


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

    lang = language(lang)
    try:
        rules = load(own=own)
        group = beginning(rules, code)
        if group:
            emit(listed(group, lang))
            return
        rule = found(rules, code, own=bool(own))
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    terminal = Terminal.of(sys.stdout)
    emit(page(rule, lang, terminal), colour=terminal.colour)


def beginning(rules: RuleSet, code: str) -> list[Rule]:
    """The rules whose codes begin with `code`, where that is not a code but the beginning of several."""
    start = code.upper()
    if not start.startswith("JX") or rules.get(start) is not None:
        return []
    return [rule for rule in rules.rules if rule.code.startswith(start)]


def found(rules: RuleSet, code: str, *, own: bool) -> Rule:
    """The rule with this code or name; `own`: rules of the user's own are among them. Raises UsageError."""
    from jxlint.rules.nearest import nearest
    from jxlint.rules.own_codes import is_own

    rule = rules.get(code.upper()) or next((r for r in rules.rules if r.name == code.lower()), None)
    if rule is not None:
        return rule
    near = nearest(code.upper(), [r.code for r in rules.rules])
    near = near or nearest(code.lower(), [r.name for r in rules.rules])
    if is_own(code.upper()) and not own:
        raise UsageError(
            f"没有随附的规则“{code}”", f"no rule that comes along has the code “{code}”",
            remedy_zh="自己的规则请加 --rules 文件或文件夹", remedy_en="for one of your own say --rules PATH",
        )  # fmt: skip
    raise UsageError(
        f"没有规则“{code}”",
        f"there is no rule “{code}”",
        remedy_zh=f"是不是 {near}？" if near else "jxlint rules list 列出全部",
        remedy_en=f"did you mean {near}?" if near else "see jxlint rules list",
    )
