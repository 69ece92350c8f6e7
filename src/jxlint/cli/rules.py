"""`jxlint rules`: the rule set in force, its tests and its pages."""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jxlint.cli.commands import Named
from jxlint.cli.locale import language
from jxlint.cli.new_rule import new
from jxlint.cli.output import emit, save, say
from jxlint.errors import JxlintError, UsageError
from jxlint.reasons import reason

if TYPE_CHECKING:
    from jxlint.rules.model import Rule

_SHORTEST = 16  # columns of a title where the terminal is narrow
_lang = click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 Language.")
_own = click.option(
    "--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder."
)
_profile = click.option("--profile", metavar="FILE", help="规则配置 Profile to lay over the default one.")


@click.group(cls=Named)
def rules() -> None:
    """列出、测试规则，生成规则说明。

    The rule set in force: list it, run its examples, write its pages.
    """


@rules.command("list")
@_profile
@_own
@_lang
def list_(profile: str | None, own: tuple[str, ...], lang: str | None) -> None:
    """列出启用的规则。

    Lists the rules in force: code, severity, name and title.
    """
    from jxlint.rules import load

    lang = language(lang)
    try:
        found = load(profile, own=own).rules
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    from jxlint.reports.terminal import Terminal

    emit(listed(found, lang, Terminal.of(sys.stdout).columns if sys.stdout.isatty() else None))


def listed(rules: Sequence[Rule], lang: str, columns: int | None = None) -> str:
    """The rules, one a line; on a terminal of so many `columns` a longer title goes on below."""
    from jxlint.reports.text import pad, wrap

    longest = max((len(r.name) for r in rules), default=0)
    lines = []
    for rule in rules:
        ahead = f"{rule.code}  {pad(rule.severity, 7)}  {pad(rule.name, longest)}  "
        title = rule.title.of(lang)
        parts = wrap(title, max(_SHORTEST, columns - len(ahead))) if columns else [title]
        lines.append(ahead + f"\n{' ' * len(ahead)}".join(parts) + "\n")
    return "".join(lines)


@rules.command(epilog="\b\n示例 Examples:\n  jxlint rules test\n  jxlint rules test 自己的规则.yaml")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@_profile
@_lang
def test(paths: tuple[str, ...], profile: str | None, lang: str | None) -> None:
    """运行规则里的示例：每个 bad 必须报出，每个 good 不能报。

    Runs the examples of every rule in force, or of the rules of your own in PATH (files, folders): each bad one must be
    reported, no good one may be.
    """
    from jxlint.reports.text import counted
    from jxlint.rules import load
    from jxlint.trials import examples

    lang = language(lang)
    try:
        found = load(profile, own=paths)
        rules = [r for r in found.rules if not paths or _of(r.file, paths)]
        failures = examples.run(found, rules)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    for failure in failures:
        click.echo(failure.text(lang))
    bad, good = examples.count(rules)
    if lang == "zh":
        click.echo(f"{len(rules)} 条规则，{bad} 个反例，{good} 个正例：{len(failures)} 个不符")
    else:
        click.echo(
            f"{counted(len(rules), 'rule')}, {bad} bad and {counted(good, 'good example')}: {len(failures)} failed"
        )
    sys.exit(1 if failures else 0)


@rules.command()
@click.option("-o", "--output", required=True, metavar="DIR", help="写到哪个目录 Folder to write to.")
@_lang
def docs(output: str, lang: str | None) -> None:
    """把每条规则、每种检查方式写成一页说明。

    Writes a page for every rule and every kind of check, and indexes. Pages of what is gone are removed.
    """
    from jxlint.reports.kind_pages import kind_pages
    from jxlint.reports.pages import pages
    from jxlint.reports.text import counted
    from jxlint.rules import load

    lang, folder = language(lang), Path(output)
    try:
        rules = load()
        written = {**pages(rules.rules, rules.book.suggestions), **kind_pages(rules.rules, rules.book)}
        _prepare(folder, written)
        for name, text in written.items():
            save(folder / name, text.encode())
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    click.echo(f"写了 {len(written)} 页 → {folder}" if lang == "zh" else f"{counted(len(written), 'page')} → {folder}")


rules.add_command(new)


def _of(file: str, paths: Sequence[str]) -> bool:
    """Whether `file` is one of `paths` or below it."""
    return any(file == str(Path(p)) or file.startswith(f"{Path(p)}/") for p in paths)


def _prepare(folder: Path, keep: Container[str]) -> None:
    """Make the folder and take the pages out of it that are none any more. Raises UsageError."""
    try:
        (folder / "kinds").mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("JX*.md"), *folder.glob("kinds/*.md")):
            if old.relative_to(folder).as_posix() not in keep:
                old.unlink()
    except OSError as e:
        zh, en = reason(e)
        raise UsageError(
            f"写不了文件夹（{zh}）",
            f"cannot write to the folder ({en})",
            remedy_zh="请检查 -o 的路径",
            remedy_en="check the path after -o",
            where=str(folder),
        ) from e
