"""`jxlint corpus`: many files into a data set, and what is in it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jxlint.cli.code_lists import codes
from jxlint.cli.code_options import code_options
from jxlint.cli.commands import Named
from jxlint.cli.corpus_summary import ended, lost, nothing, shown, tell_unread
from jxlint.cli.file_options import jobs_of
from jxlint.cli.files import limits_of
from jxlint.cli.locale import language
from jxlint.cli.output import check_target, emit, save, say
from jxlint.errors import JxlintError
from jxlint.reports.formats import by_suffix

if TYPE_CHECKING:
    from jxlint.corpus.statistics import Statistics

_FORMATS = ("pretty", "json", "html")
_lang = click.option("--lang", type=click.Choice(["zh", "en"]), help="语言 Language of messages.")


@click.group(cls=Named)
def corpus() -> None:
    """检查成千上万份表，结果存成 Parquet。

    Checks any number of tables into a Parquet data set, and says what is in it.
    """


@corpus.command(
    epilog="\b\n示例 Examples:\n  jxlint corpus run 提交/ -o 语料/\n"
    "  jxlint corpus run '2024/*.zip' 文档.jsonl -o 语料/ --year 2024"
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", type=click.Path(readable=False))
@click.option(
    "-o", "--output", required=True, metavar="DIR", help="写到哪个文件夹 Folder to write to, or to go on with."
)
@click.option("--profile", metavar="FILE", help="规则配置，管全部文件 The profile for all files.")
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder.")
@code_options
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year.")
@click.option("--column", metavar="NAME", help="Parquet 里文档所在的列 The column of Parquet files with documents.")
@click.option("--limit", multiple=True, metavar="NAME=N",
              help="改上限，可多次 Another limit: json=300MB, memory=8GB, time=60 (s a document).")  # fmt: skip
@click.option("--jobs", callback=jobs_of, default="auto", show_default=True, metavar="N",
              help="用几个进程 How many processes; auto: one a core.")  # fmt: skip
@click.option("--cluster", metavar="ADDRESS", envvar="JXLINT_CLUSTER",
              help="在 Ray 集群上检查 Check on a Ray cluster: its address, or auto.")  # fmt: skip
@_lang
@click.option("-q", "--quiet", is_flag=True, help="不显示进度和汇总 No progress, no summary.")
def run(
    inputs: tuple[str, ...], output: str, profile: str | None, own: tuple[str, ...], select: tuple[str, ...],
    ignore: tuple[str, ...], year: int | None, column: str | None, limit: tuple[str, ...], jobs: int,
    cluster: str | None, lang: str | None, quiet: bool,
) -> None:  # fmt: skip
    """检查文件夹、压缩包、JSON Lines 和 Parquet 里的全部文档；中断后用同一条命令接着做。

    Checks all documents in folders, archives, JSON Lines and Parquet. Killed at any time, the same command goes on.
    """
    said, lang = lang, language(lang)
    begun = time.monotonic()

    def go() -> int:
        from jxlint.corpus import planning
        from jxlint.corpus.bounds import bounds_of
        from jxlint.corpus.progress import Progress
        from jxlint.corpus.running import run as start
        from jxlint.corpus.settings import Settings

        bounds, rest = bounds_of(limit)
        before = planning.read(Path(output))
        settings = Settings(
            _whole(profile),
            tuple(codes(select, "--select")),
            tuple(codes(ignore, "--ignore")),
            tuple(str(_whole(path)) for path in own),
            year,
            said or (before.settings.lang if before else lang),  # what is half done stays in its language
            limits_of(rest),
            column,
        )
        progress = Progress(lang, quiet=quiet)
        summary = start(inputs, settings, Path(output), progress, jobs=jobs, cluster=cluster, bounds=bounds)
        if not summary.plan.documents:
            raise nothing(inputs)
        all_lost = summary.counts["unread"] == summary.plan.documents
        if not quiet:
            emit(shown(summary, output, lang, time.monotonic() - begun))
        if summary.counts["unread"] and (all_lost or not quiet):
            tell_unread(Path(output), lang)
        return 2 if all_lost else 0  # that would look like a clean bill

    if cluster is None:
        sys.exit(ended(go, lang))
    from jxlint.corpus.engines.guard import guarded

    code = guarded(lambda: ended(go, lang))
    if code is None:
        say(lost(cluster), lang)
    sys.exit(2 if code is None else code)


def _whole(path: str | None) -> str | None:
    """The path of a file from the root, for a run that goes on from another folder; a built-in name as it is."""
    return str(Path(path).absolute()) if path is not None and Path(path).exists() else path


@corpus.command(
    epilog="\b\n示例 Examples:\n  jxlint corpus stats 语料/\n  jxlint corpus stats 语料/ --format html -o 统计.html"
)
@click.argument("folder", metavar="DIR")
@click.option("--format", "form", type=click.Choice(_FORMATS),
              help="输出格式 Output format (default: pretty, or by the suffix of -o).")  # fmt: skip
@click.option("-o", "--output", metavar="FILE", help="写到文件 Write to a file instead of standard output.")
@click.option("--top", type=click.IntRange(1, 10_000), default=20, show_default=True, metavar="N",
              help="每个名单列几个 How many rows of each list.")  # fmt: skip
@click.option("--least", type=click.IntRange(1), default=10, show_default=True, metavar="N",
              help="单位至少有几条指标才排名 Units with fewer indicators are not ranked.")  # fmt: skip
@_lang
def stats(folder: str, form: str | None, output: str | None, top: int, least: int, lang: str | None) -> None:
    """数据集的统计：规则、地区、单位、年度、照抄的指标。

    What is in a data set: by rule, region, unit and year, the worst units, the most copied indicators.
    """
    lang = language(lang)
    try:
        form = form or by_suffix(output, _FORMATS) or "pretty"
        if output is not None:
            check_target(output)
        from jxlint.corpus.statistics import statistics

        made = _shown(statistics(Path(folder), top=top, least=least), form, lang, to_file=output is not None)
        if output is not None:
            save(output, made.encode(errors="backslashreplace"))
        else:
            emit(made, colour=form == "pretty")
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)


def _shown(found: Statistics, form: str, lang: str, *, to_file: bool) -> str:
    if form == "json":
        import msgspec

        return msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n"
    from jxlint.rules import load

    titles = {r.code: r.title for r in load().rules}
    if form == "html":
        from jxlint.corpus.reports import html

        return html.render(found, titles, lang)
    from jxlint.corpus.reports import pretty
    from jxlint.reports.terminal import Terminal

    return pretty.render(found, titles, lang, Terminal.plain() if to_file else Terminal.of(sys.stdout))
