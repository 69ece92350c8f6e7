"""`jxlint rules`: the rule set in force, its tests and its pages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jxlint.cli.main import language, say
from jxlint.errors import JxlintError

_lang = click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 Language.")
_profile = click.option("--profile", metavar="FILE", help="规则配置 Profile to lay over the default one.")


@click.group()
def rules() -> None:
    """列出、测试规则，生成规则说明。

    The rule set in force: list it, run its examples, write its pages.
    """


@rules.command("list")
@_profile
@_lang
def list_(profile: str | None, lang: str | None) -> None:
    """列出启用的规则。

    Lists the rules in force: code, severity, name and title.
    """
    from jxlint.reports.text import pad
    from jxlint.rules import load

    lang = language(lang)
    try:
        found = load(profile).rules
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    width = max((len(r.name) for r in found), default=0)
    for rule in found:
        click.echo(f"{rule.code}  {pad(rule.severity, 7)}  {pad(rule.name, width)}  {rule.title.of(lang)}")


@rules.command()
@_profile
@_lang
def test(profile: str | None, lang: str | None) -> None:
    """运行规则里的示例：每个 bad 必须报出，每个 good 不能报。

    Runs the examples of every rule in force: each bad one must be reported, no good one may be.
    """
    from jxlint.rules import examples, load

    lang = language(lang)
    try:
        found = load(profile)
        failures = examples.run(found)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    for failure in failures:
        click.echo(failure.text(lang))
    bad, good = examples.count(found)
    if lang == "zh":
        click.echo(f"{len(found.rules)} 条规则，{bad} 个反例，{good} 个正例：{len(failures)} 个不符")
    else:
        click.echo(f"{len(found.rules)} rules, {bad} bad and {good} good examples: {len(failures)} failed")
    sys.exit(1 if failures else 0)


@rules.command()
@click.option("-o", "--output", required=True, metavar="DIR", help="写到哪个目录 Folder to write to.")
def docs(output: str) -> None:
    """把每条规则写成一页说明。

    Writes a page for every rule, and an index, from the YAML.
    """
    from jxlint.reports.pages import pages
    from jxlint.rules import load

    try:
        written = pages(load().rules)
    except JxlintError as e:
        say(e, language(None))
        sys.exit(2)
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("JX*.md"):
        if old.name not in written:
            old.unlink()
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{len(written)} → {folder}")
