"""`jxlint parse`: the document as JSON, nothing judged."""

from __future__ import annotations

import sys

import click
import msgspec

from jxlint.cli.main import language, say
from jxlint.errors import JxlintError


@click.command(epilog="示例 Example:  jxlint parse 表.txt > 表.json")
@click.argument("path", metavar="PATH")
@click.option("--compact", is_flag=True, help="不缩进 One line, no indentation.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="错误消息语言 Language of errors.")
def parse(path: str, compact: bool, lang: str | None) -> None:
    """读出表格内容，输出 JSON，不作判断（- 为标准输入）。

    Prints the document in a file as JSON; nothing is judged. What became part of no field is said on standard error.
    """
    from jxlint.readers import read_file
    from jxlint.reports.text import visible

    lang = language(lang)
    try:
        reading = read_file(path)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    data = msgspec.json.encode(reading.document)
    click.echo(data if compact else msgspec.json.format(data, indent=1))
    for left in reading.leftovers:
        what = "未能识别" if lang == "zh" else "could not be read"
        click.echo(f"{path}:{left.location.line}:{left.location.column}: JX101 {what}: {visible(left.text)}", err=True)
