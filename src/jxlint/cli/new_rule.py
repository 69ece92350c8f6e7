"""`jxlint rules new CODE`: a rule file to start from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jxlint.cli.locale import language
from jxlint.cli.output import say
from jxlint.errors import JxlintError, UsageError
from jxlint.reasons import reason

if TYPE_CHECKING:
    from jxlint.rules.book import RuleBook


@click.command(
    epilog="\b\n示例 Examples:\n  jxlint rules new JX9501\n"
    "  jxlint rules new JX9502 --kind phrase -o 自己的规则/套话.yaml"
)
@click.argument("code", metavar="CODE")
@click.option(
    "--kind", default="pattern", show_default=True, metavar="KIND",
    help="检查方式，见 docs/rules/kinds/ The kind of check.",
)  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="写到哪个文件 File to write (default: CODE.yaml).")
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 Language.")
def new(code: str, kind: str, output: str | None, own: tuple[str, ...], lang: str | None) -> None:
    """新建一个规则文件，带说明和示例，改好即可用。

    Writes a rule file with comments and examples to change. Its examples pass as they are. CODE is JX9500 to JX9999. A
    file that is there already is left alone.
    """
    from jxlint.rules import load
    from jxlint.rules.starting import starter
    from jxlint.rules.template import rule_text

    lang = language(lang)
    try:
        book = load(own=own).book
        _check_code(code, book)
        code = code.upper()
        path = Path(output or f"{code}.yaml")
        _write(path, rule_text(starter(kind, book), code, commented=True, file=str(path)))
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    # Its words may lie in a folder beside it.
    tried = path if path.parent == Path() else path.parent
    if lang == "zh":
        click.echo(f"已写到 {path}；改好后运行 jxlint rules test {tried}")
    else:
        click.echo(f"{path} is written; change it, then run jxlint rules test {tried}")


def _check_code(given: str, book: RuleBook) -> None:
    """Raises UsageError unless `given` is for rules of one's own, and free."""
    from jxlint.rules.nearest import as_code
    from jxlint.rules.own_codes import CODES, is_own
    from jxlint.rules.starting import free_code

    code = given.upper()
    taken = next((r for r in book.rules if r.code == code), None)
    if taken is None and is_own(code):
        return
    meant = as_code(given)
    near = meant if is_own(meant) and meant != code else free_code(book)
    if taken is not None:
        raise UsageError(
            f"{code} 已经用了（{taken.at()}）", f"{code} is taken ({taken.at()})",
            remedy_zh=f"可以用 {near}", remedy_en=f"{near} is free",
        )  # fmt: skip
    raise UsageError(
        f"自己的规则不能用代码“{given}”", f"a rule of your own cannot have the code “{given}”",
        remedy_zh=f"请用 JX{CODES[0]} 到 JX{CODES[-1]}，例如 {near}",
        remedy_en=f"use JX{CODES[0]} to JX{CODES[-1]}, such as {near}",
    )  # fmt: skip


def _write(path: Path, text: str) -> None:
    """A new file; its folder is made. Raises UsageError when the file is there or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as f:
            f.write(text)
    except FileExistsError as e:
        if not path.exists():  # its folder is a file
            raise _unwritable(path, e) from e
        raise UsageError(
            "这个文件已经有了，没有改动它", "the file is there already and was left alone",
            remedy_zh="请用 -o 换一个文件名", remedy_en="choose another name with -o", where=str(path),
        ) from e  # fmt: skip
    except (OSError, ValueError) as e:
        raise _unwritable(path, e) from e


def _unwritable(path: Path, e: Exception) -> UsageError:
    zh, en = reason(e)
    return UsageError(
        f"写不了文件（{zh}）", f"cannot write the file ({en})",
        remedy_zh="请检查 -o 的路径", remedy_en="check the path after -o", where=str(path),
    )  # fmt: skip
