"""`jxlint check`: the gate, as click knows it; `checking` does the work."""

from __future__ import annotations

from typing import Any

import click

from jxlint.cli.checking import checked
from jxlint.cli.code_options import code_options
from jxlint.cli.file_options import file_options
from jxlint.findings import SEVERITIES
from jxlint.reports.formats import FORMATS, complete


@click.command(
    epilog="\b\n示例 Examples:\n"
    "  jxlint check 表.txt\n"
    "  jxlint check 提交/ --format json -o 结果.json\n"
    "  jxlint check - < 表.txt\n"
    "  jxlint check 表.txt --select JX3,JX4 --fail-on warning"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(readable=False))
@click.option(
    "--format", "forms", multiple=True, metavar="NAME[=FILE]", shell_complete=complete,
    help=f"输出格式，可多次 Output format, repeatable (default: pretty, or by the suffix of -o): {', '.join(FORMATS)}.",
)  # fmt: skip
@click.option(
    "-o", "--output", metavar="FILE",
    help="写到文件；没写 --format 时按后缀选格式 Write to a file, not to standard output; without --format the suffix "
    ".json, .html, .xlsx, .csv or .sarif says the format.",
)  # fmt: skip
@click.option("--profile", metavar="FILE", help="规则配置 A profile (or built-in name) in place of those found.")
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own: a file or folder.")
@click.option("--isolated", is_flag=True, help="不找配置文件 Use no profile that is found beside the files.")
@code_options
@click.option("--baseline", metavar="FILE", help="只报基线里没有的 Report only what is not in this baseline.")
@click.option("--strict-baseline", is_flag=True, help="基线过时也算失败 Fail on entries that no longer occur.")
@click.option("--fix", is_flag=True, help="自动修正（不改变原意的） Mend the files: what cannot change the meaning.")
@click.option("--unsafe-fixes", is_flag=True, help="也做可能改变原意的修正 Fixes that may change the meaning as well.")
@click.option("--diff", is_flag=True, help="只显示会怎样修正 Show what --fix would change, and change nothing.")
@click.option("--backup", is_flag=True, help="修正前留一份 .bak Keep each file that is mended as FILE.bak.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="达到此级别则退出码为 1 Lowest severity that makes the exit code 1.",
)  # fmt: skip
@click.option(
    "--exit-zero", is_flag=True, help="有发现也退出码 0 Exit code 0 with findings; files unread still make 2."
)
@file_options
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 Language of messages (default: the locale's).")
@click.option("--statistics", is_flag=True, help="按规则统计 Counts per rule, and rules that met nothing to judge.")
@click.option("-q", "--quiet", is_flag=True, help="只列发现 No summary, no progress.")
def check(**asked: Any) -> None:
    """检查表格文件或文件夹（- 为标准输入）。

    Lints files and folders; - is standard input. Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong
    usage, an unreadable or unrecognised file, a broken rule or profile.
    """
    checked(**asked)
