"""`jxlint parse`: the document as JSON, nothing judged."""

from __future__ import annotations

import sys

import click

from jxlint.cli.locale import language
from jxlint.cli.output import check_target, echo, emit, note, save, say
from jxlint.errors import JxlintError
from jxlint.inputs.paths import expand


@click.command(epilog="\b\n示例 Examples:\n  jxlint parse 表.txt > 表.json\n  jxlint parse 表.txt -o 表.json")
@click.argument("path", metavar="PATH", type=click.Path(readable=False))
@click.option("-o", "--output", metavar="FILE", help="写到文件 Write to a file instead of standard output.")
@click.option("--layout", metavar="NAME", help="按这种表读取 Read the table as this form instead of recognising it.")
@click.option("--compact", is_flag=True, help="不缩进 One line, no indentation.")
@click.option("--limit", "limit", multiple=True, metavar="NAME=N", help="放宽上限，可多次 Another limit; repeatable.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="错误消息语言 Language of errors.")
def parse(
    path: str, output: str | None, layout: str | None, compact: bool, limit: tuple[str, ...], lang: str | None
) -> None:
    """读出表格内容，输出 JSON，不作判断（- 为标准输入）。

    Prints the document in a file as JSON; nothing is judged. What became part of no field is said on standard error.
    """
    from jxlint.cli.files import limits_of
    from jxlint.cli.progress import Progress
    from jxlint.readers import read_file
    from jxlint.readers.limits import limits
    from jxlint.reports.concise import where
    from jxlint.reports.json import document
    from jxlint.reports.text import clip, visible

    lang = language(lang)
    try:
        if layout is not None:
            from jxlint.layouts.choice import named

            layout = named(layout).name
        if output is not None:
            check_target(output)
            expand([path], output)
        progress = Progress(1, lang, quiet=False)
        progress.step(path)
        with progress.reading():
            try:
                reading = read_file(path, limits=limits(limits_of(limit)), layout=layout)
            finally:
                progress.clear()
        data = document(reading.document, indent=None if compact else 1)
        if output is None:
            emit(data)
        else:
            save(output, data)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    for notice in reading.notices:
        note(f"{path}: {notice.text(lang)}")
    what = "没有归入任何栏目" if lang == "zh" else "became part of no field"
    for left in reading.leftovers:
        place = f"{visible(path)}{where(left.location)}"
        echo(f"{place}: JX101 {what}: {clip(visible(left.text), 200)}\n", err=True)
