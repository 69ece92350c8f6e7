"""`jxlint report`: what is handed on, a report a file or one for all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jxlint.cli.beside import named, refuse_inputs, several
from jxlint.cli.checking import publish
from jxlint.cli.code_lists import codes
from jxlint.cli.code_options import code_options
from jxlint.cli.file_options import file_options
from jxlint.cli.files import FileOptions
from jxlint.cli.locale import language
from jxlint.cli.output import check_target, folder_of, note, refuse_folder, save, say
from jxlint.errors import JxlintError, OwnReport, TooCostly, UsageError
from jxlint.inputs.paths import Input, known
from jxlint.reports.formats import BILINGUAL, Target, by_suffix

if TYPE_CHECKING:
    from jxlint.cli.run import Run
    from jxlint.desk.judging import Desk
    from jxlint.reports.review.model import ReviewReport
    from jxlint.reports.review.template import Template

# Those that hold one file each, and those that hold all of them.
_EACH, _ALL = ("docx", "md", "annotated"), ("html", "xlsx", "csv")


@click.command(
    epilog="\b\n示例 Examples:\n"
    "  jxlint report 表.xlsx -o 审核意见.docx\n"
    "  jxlint report 提交/ -o 审核意见/ --pdf\n"
    "  jxlint report 表.xlsx --format md -o 审核意见.md\n"
    "  jxlint report 提交/ --format html -o 报告.html\n"
    "  jxlint report 表.xlsx --format annotated -o 表.检查.xlsx"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(readable=False))
@click.option(
    "--format", "form", type=click.Choice([*_EACH, *_ALL]),
    help="docx、md：审核意见，每个文件一份；annotated：原文件加批注；html、xlsx、csv：全部发现 "
    "Reviewer's reports, the files with comments, or all findings (default: by the suffix of -o, else docx).",
)  # fmt: skip
@click.option("-o", "--output", required=True, metavar="FILE", help="写到文件；多个文件时是文件夹 A file, or a folder.")
@click.option("--template", metavar="FILE", help="审核意见的 Word 模板 A Word template of your own.")
@click.option("--pdf", is_flag=True, help="再用 LibreOffice 转出 PDF Also as PDF, by LibreOffice.")
@click.option("--english", is_flag=True, help="审核意见的附件另附英文 The annex of findings in English, too.")
@click.option("--profile", metavar="FILE", help="规则配置 A profile (or built-in name) in place of those found.")
@click.option("--rules", "own", multiple=True, metavar="PATH", help="自己的规则 Rules of your own.")
@click.option("--isolated", is_flag=True, help="不找配置文件 Use no profile that is found beside the files.")
@code_options
@click.option("--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="预算年度 Budget year.")
@click.option("--lang", type=click.Choice(["zh", "en"]), help="消息语言（审核意见总是中文） Language of messages.")
@click.option("-q", "--quiet", is_flag=True, help="不显示进度 No progress.")
@file_options
def report(
    paths: tuple[str, ...], form: str | None, output: str, template: str | None, pdf: bool, english: bool,
    profile: str | None, own: tuple[str, ...], isolated: bool, select: tuple[str, ...], ignore: tuple[str, ...],
    year: int | None, lang: str | None, quiet: bool, files: FileOptions,
) -> None:  # fmt: skip
    """把结果写成可以交出去的报告：审核意见（Word、Markdown）、网页、清单。

    Writes what is handed on: the official review form of every project with drafted opinions (Word, Markdown), a web
    page, a list. Exit codes: 0 written, 2 wrong usage, a file that cannot be read, a broken rule, profile or template.
    """
    from jxlint.cli.run import Rules, Run

    lang = language(lang)
    try:
        guessed, form = not form, form or _form(output)
        if (template or pdf) and form != "docx":
            raise _usage("--template 和 --pdf 只用于 docx", "--template and --pdf are for docx alone",
                         "去掉它们，或用 --format docx", "leave them out, or say --format docx")  # fmt: skip
        if english and form not in ("docx", "md"):
            raise _usage("--english 只用于审核意见（docx、md）", "--english is for the reviewer's report (docx, md)",
                         "去掉它，或换格式", "leave it out, or take another format")  # fmt: skip
        rules = Rules(profile, codes(select, "--select"), codes(ignore, "--ignore"), year, isolated, own)
        alone = form in _ALL
        # The official form is Chinese, and so are the opinions in it.
        said = "zh" if form in ("docx", "md") else lang
        run = Run(
            paths, [output] if alone else [], rules, files, said, quiet=quiet, bilingual=english or form in BILINGUAL
        )
        if alone:
            refuse_folder(output)
            folder_of(output)
            check_target(output)
            made = run.report("never")
            publish(made, Target(form, output), lang, quiet)
            sys.exit(made.exit_code("never"))
        if form == "annotated":
            from jxlint.cli.annotated import write

            failed = write(run, output, lang)
        else:
            failed = _reviews(run, form, output, template, lang, pdf=pdf, guessed=guessed)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    sys.exit(2 if failed else 0)


def _form(output: str) -> str:
    """The format that the name of the output says. Raises UsageError for one that is not written by itself."""
    stem, suffix = os.path.splitext(output)  # noqa: PTH122 - Path refuses some names
    if Path(output).is_dir():
        return "docx"
    if suffix.lower() == ".pdf":
        raise UsageError(
            "PDF 由 Word 文件转出，不能直接写", "a PDF is made of the Word file and cannot be written by itself",
            remedy_zh=f"写 -o {stem}.docx --pdf，两份都有；原 PDF 加批注用 --format annotated",
            remedy_en=f"say -o {stem}.docx --pdf for both; a PDF with comments is --format annotated", where=output,
        )  # fmt: skip
    if suffix.lower() in (".docx", ".md"):
        return suffix[1:].lower()
    return by_suffix(output, _ALL) or "docx"


def _check_suffix(output: str) -> None:
    """Raise UsageError for a name that promises a kind of file which is not written: a Word file called .txt or .json
    would be opened as what it is not."""
    suffix = os.path.splitext(output)[1].lower()  # noqa: PTH122 - Path refuses some names
    if suffix not in (".docx", ".md") and known(f"x{suffix}"):
        raise UsageError(
            f"没有 {suffix} 格式的报告", f"there is no report in the format {suffix}",
            remedy_zh="-o 请写成以 .docx、.md、.html、.xlsx 或 .csv 结尾；一定要这个名字时加 --format 说明格式",
            remedy_en="let -o end in .docx, .md, .html, .xlsx or .csv, or say --format to keep the name", where=output,
        )  # fmt: skip


def _reviews(run: Run, form: str, output: str, template: str | None, lang: str, *, pdf: bool, guessed: bool) -> bool:
    """Write the reviewer's report of each file; whether one could not be made. `guessed`: nobody named the format.
    Raises JxlintError."""
    from jxlint.reports.review import word

    many = several(run.inputs.files, output)
    laid = word.template(template) if form == "docx" else None
    files = run.inputs.files
    targets = named(files, output, "审核意见", f".{form}") if many else {files[0].name: output}
    refuse_inputs(files, targets.values())
    if guessed and not many:
        _check_suffix(output)
    desk = run.order.bench().desk
    listed: list[tuple[str, str, ReviewReport]] = []
    unread: list[tuple[str, JxlintError]] = []
    for each, made in _made(run, desk):
        if isinstance(made, OwnReport) and each.walked:
            run.pass_over(each, lang)
            continue
        if isinstance(made, JxlintError):
            say(made, lang)
            unread.append((each.name, made))
            continue
        target = targets[each.name]
        try:
            data = _rendered(made, laid)
        except TooCostly as e:
            e.where = each.name
            say(e, lang)
            unread.append((each.name, e))
            continue
        folder_of(target)
        check_target(target)
        save(target, data)
        listed.append((each.name, target, made))
        if pdf:
            from jxlint.cli.office import to_pdf

            to_pdf(target)
    if many and listed:
        from jxlint.reports.review import index

        page = str(Path(output) / "index.html")
        linked = [(name, os.path.relpath(target, output), made) for name, target, made in listed]
        save(page, index.render(linked, unread, lang).encode())
    if listed and not run.quiet:
        said = "1 report" if len(listed) == 1 else f"{len(listed)} reports"
        zh, en = f"写了 {len(listed)} 份审核意见：{output}", f"{said} written: {output}"
        note(zh if lang == "zh" else en)
    return bool(unread)


def _rendered(report: ReviewReport, template: Template | None) -> bytes:
    """The report as Word laid out by `template`, as Markdown without one. Raises TooCostly."""
    if template is None:
        from jxlint.reports.review import markdown

        return markdown.render(report).encode()
    from jxlint.reports.review import word

    return word.render(report, template)


def _made(run: Run, desk: Desk) -> Iterator[tuple[Input, ReviewReport | JxlintError]]:
    """The reviewer's report of each file, or why there is none."""
    from jxlint.readers import read_bytes
    from jxlint.readers.opening import load
    from jxlint.reports.review.building import build

    for each in run.inputs.files:
        try:
            if each.error is not None:
                raise each.error
            engine, _ = desk.ready(each.name)
            limits = desk.limits(each.name)
            reading = read_bytes(load(each.path, each.name, limits), each.name, limits=limits, layout=run.order.layout)
            for notice in () if run.quiet else reading.notices:
                note(f"{each.name}: {notice.text(run.lang)}")
            yield each, build(desk.judged(each.name, reading).report, engine.rules, english=desk.bilingual)
        except JxlintError as e:
            yield each, e


def _usage(zh: str, en: str, remedy_zh: str, remedy_en: str) -> UsageError:
    return UsageError(zh, en, remedy_zh=remedy_zh, remedy_en=remedy_en, where="report")
