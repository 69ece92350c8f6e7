"""`jxlint corpus`: many files into a data set, and what is in it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jxlint.cli.code_lists import codes
from jxlint.cli.file_options import jobs_of, limits_of
from jxlint.cli.locale import language
from jxlint.cli.main import Named
from jxlint.cli.output import emit, say
from jxlint.errors import JxlintError

if TYPE_CHECKING:
    from jxlint.corpus.running import Summary

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
@click.option("--select", multiple=True, metavar="CODES", help="只查这些规则 Only these codes or prefixes.")
@click.option("--ignore", multiple=True, metavar="CODES", help="不查这些规则 Not these codes or prefixes.")
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year.")
@click.option("--column", metavar="NAME", help="Parquet 里文档所在的列 The column of Parquet files with documents.")
@click.option("--limit", multiple=True, metavar="NAME=N", help="放宽上限 Another limit of size; repeatable.")
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
    lang = language(lang)
    begun = time.monotonic()
    try:
        from jxlint.corpus.progress import Progress
        from jxlint.corpus.running import run as start
        from jxlint.corpus.settings import Settings

        settings = Settings(
            profile,
            tuple(codes(select, "--select")),
            tuple(codes(ignore, "--ignore")),
            own,
            year,
            lang,
            limits_of(limit),
            column,
        )
        progress = Progress(lang, quiet=quiet)
        summary = start(inputs, settings, Path(output), progress, jobs=jobs, cluster=cluster)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    if not quiet:
        emit(_summary(summary, output, lang, time.monotonic() - begun))


def _summary(summary: Summary, output: str, lang: str, seconds: float) -> str:
    c = {k: f"{v:,}" for k, v in summary.counts.items()}
    judged = summary.plan.documents - summary.before
    if lang == "zh":
        lines = [
            f"{c['documents']} 份文档（读不了 {c['unread']} 份），{c['projects']} 个项目，{c['indicators']} 条指标",
            f"发现：错误 {c['errors']}，警告 {c['warnings']}，提示 {c['notes']}",
            f"这次检查 {judged:,} 份，用时 {seconds:,.1f} 秒 → {output}",
        ]
    else:
        lines = [
            f"{c['documents']} documents ({c['unread']} unreadable), {c['projects']} projects, "
            f"{c['indicators']} indicators",
            f"findings: {c['errors']} errors, {c['warnings']} warnings, {c['notes']} notes",
            f"{judged:,} documents judged in {seconds:,.1f} s → {output}",
        ]
    return "".join(line + "\n" for line in lines)
