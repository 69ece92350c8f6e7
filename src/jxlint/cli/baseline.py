"""`jxlint baseline`: the findings that are known, kept in a file for `check --baseline`."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Any

import click

from jxlint.baseline import FILE, Baseline, created, read, renewed, written
from jxlint.baseline.file import replaceable
from jxlint.cli.against import Against, mandatory_for, told
from jxlint.cli.commands import Named
from jxlint.cli.file_options import file_options
from jxlint.cli.locale import language
from jxlint.cli.output import check_target, save, say
from jxlint.errors import JxlintError, UsageError


@click.group(cls=Named)
def baseline() -> None:
    """基线：已知的发现记在文件里，以后只报新的。

    Known findings, kept in a file; `check --baseline FILE` reports only what is new.
    """


def _command(work: Callable[..., int]) -> Callable[..., None]:
    """`work` with the options that all commands of the group take; what is wrong is told, and the exit code is set."""

    def run(lang: str | None, **options: Any) -> None:
        lang = language(lang)
        try:
            code = work(lang=lang, **options)
        except JxlintError as e:
            say(e, lang)
            code = 2
        sys.exit(code)

    made: Any = file_options(functools.update_wrapper(run, work))
    for decorate in (
        click.option("-q", "--quiet", is_flag=True, help="不显示进度 No progress."),
        click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言 Language of messages."),
        click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year."),
        click.option("--isolated", is_flag=True, help="不找配置文件 Use no profile that is found beside the files."),
        click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own."),
        click.option("--profile", metavar="FILE", help="规则配置 A profile (or built-in name)."),
        click.option("-b", "--baseline", "file", default=FILE, show_default=True, metavar="FILE",
                     help="基线文件 The baseline."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH…"),
    ):  # fmt: skip
        decorate(made)
    return made  # type: ignore[no-any-return]


@baseline.command(epilog="\b\n示例 Example:\n  jxlint baseline create 提交/")
@_command
@click.option("--force", is_flag=True, help="覆盖已有的基线 Replace a baseline that is there.")
def create(paths: tuple[str, ...], file: str, lang: str, force: bool, **asked: Any) -> int:
    """把现有的发现全部记入新基线。

    Writes a new baseline of all findings there are.
    """
    if os.path.lexists(file) and not force:
        raise UsageError(
            "已经有这个基线",
            "there is a baseline already",
            remedy_zh="更新用 jxlint baseline update；要重新建，加 --force",
            remedy_en="jxlint baseline update renews it; --force makes it anew",
            where=file,
        )
    if os.path.lexists(file) and not replaceable(file):
        raise UsageError(
            "不是基线文件，不覆盖",
            "not a baseline, and not replaced by one",
            remedy_zh="请用 -b 另起一个名字",
            remedy_en="give another name with -b",
            where=file,
        )
    against, failed = _held(Baseline(file, {}), paths, lang, asked)
    if against.nothing_read:
        raise UsageError(
            "没有一个文件读得了，没有写基线", "no file could be read, and no baseline was written",
            remedy_zh="请检查路径和上面说的文件", remedy_en="check the paths and the files named above", where=file,
        )  # fmt: skip
    made = created(file, against.new)
    save(file, written(made))
    files = len({f for f, _ in against.new})
    _say(
        f"{file}: 记入 {made.times} 个发现（{files} 个文件）",
        f"{file}: {_n(made.times, 'finding')} of {_n(files, 'file')}",
        lang,
    )
    _left_out(against, lang)
    return failed


@baseline.command(
    epilog="\b\n示例 Examples:\n  jxlint baseline update 提交/\n  jxlint baseline update 提交/ --accept-new"
)
@_command
@click.option("--accept-new", is_flag=True, help="也记入新发现 Take in new findings as well.")
def update(paths: tuple[str, ...], file: str, lang: str, accept_new: bool, **asked: Any) -> int:
    """更新基线：去掉不再出现的；新发现要 --accept-new 才记入。

    Takes out what no longer occurs. New findings come in only with --accept-new; without it they make the exit code 1.
    """
    against, failed = _renew(file, paths, lang, asked, accept=accept_new)
    new = 0 if accept_new else len(against.new)
    if new:
        _say(f"另有 {new} 个新发现没有记入（加 --accept-new 才记）",
             f"{_n(new, 'new finding')} not taken in (--accept-new does)", lang)  # fmt: skip
    _left_out(against, lang)
    return failed or int(new > 0)


@baseline.command(epilog="\b\n示例 Example:\n  jxlint baseline prune 提交/")
@_command
def prune(paths: tuple[str, ...], file: str, lang: str, **asked: Any) -> int:
    """从基线里去掉不再出现的发现，别的不动。

    Takes out of the baseline what no longer occurs, and does nothing else.
    """
    return _renew(file, paths, lang, asked, accept=False)[1]


def _renew(file: str, paths: tuple[str, ...], lang: str, asked: dict[str, Any], *, accept: bool) -> tuple[Against, int]:
    before = read(file)
    against, failed = _held(before, paths, lang, asked)
    # What a rule that is off has found before no longer occurs either, so all codes count as judged.
    after = renewed(before, against.matched, against.there, lambda _: True, accept=against.new if accept else ())
    if after.baseline != before:
        save(file, written(after.baseline))
    counts = f"{file}: +{after.added} −{after.removed}"
    _say(counts, counts, lang)
    for line in told(after.gone, lang):
        _say(f"  − {line}", f"  − {line}", lang)
    return against, failed


def _held(baseline: Baseline, paths: tuple[str, ...], lang: str, asked: dict[str, Any]) -> tuple[Against, int]:
    """The files judged and held against the baseline, which is itself no table; and 2 when one could not be read."""
    from jxlint.cli.run import Rules, Run

    quiet, files = asked.pop("quiet"), asked.pop("files")
    check_target(baseline.name)
    run = Run(paths, [baseline.name], Rules(**asked), files, lang, quiet=quiet)
    report = run.report("never")
    failed = 2 if any(f.error or any(x.code == "JX001" for x in f.findings) for f in report.files) else 0
    return Against(baseline, report, mandatory_for(run.order.shelf)), failed


def _left_out(against: Against, lang: str) -> None:
    n = against.barred
    if n:
        _say(
            f"必查规则的 {n} 个发现不能记入基线", f"{_n(n, 'finding')} of mandatory rules cannot be in a baseline", lang
        )


def _say(zh: str, en: str, lang: str) -> None:
    from jxlint.reports.text import visible

    click.echo(visible(zh if lang == "zh" else en))


def _n(n: int, what: str) -> str:
    return f"{n} {what}" + ("" if n == 1 else "s")
