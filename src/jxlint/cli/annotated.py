"""`jxlint report --format annotated`: the files back, with the findings at their places."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from jxlint.cli.beside import named, refuse_inputs, several
from jxlint.cli.output import check_target, folder_of, note, save, say
from jxlint.errors import JxlintError, OwnReport, UsageError

if TYPE_CHECKING:
    from jxlint.annotating import Annotated
    from jxlint.cli.run import Run
    from jxlint.desk.judging import Desk
    from jxlint.inputs.paths import Input


def write(run: Run, output: str, lang: str) -> bool:
    """Write the annotated copy of each file; whether one could not be made. Raises JxlintError."""
    files = run.inputs.files
    many = several(files, output)
    word = "检查" if lang == "zh" else "checked"
    targets = named(files, output, word, None) if many else {files[0].name: output}
    refuse_inputs(files, targets.values())
    desk, failed, count = run.order.bench().desk, False, 0
    for each in files:
        try:
            made = _made(run, desk, each, lang)
            target = targets[each.name]
            if many:  # what a file is called is not always what it is
                target = os.path.splitext(target)[0] + made.suffix  # noqa: PTH122
            else:
                _check_suffix(target, made.suffix)
            folder_of(target)
            check_target(target)
            for lost in made.lost:
                note(f"{each.name}: {lost.text(lang)}")
            save(target, made.data)
            count += 1
        except JxlintError as e:
            if isinstance(e, OwnReport) and each.walked:
                run.pass_over(each, lang)
                continue
            say(e, lang)
            failed = True
    if not run.quiet and count:
        zh, en = (
            f"写了 {count} 个带批注的副本：{output}",
            f"{count} annotated {'copy' if count == 1 else 'copies'}: {output}",
        )
        note(zh if lang == "zh" else en)
    return failed


def _made(run: Run, desk: Desk, each: Input, lang: str) -> Annotated:
    from jxlint.annotating import annotate
    from jxlint.annotating.formats import form_of
    from jxlint.readers import read_bytes
    from jxlint.readers.opening import load

    if each.error is not None:
        raise each.error
    engine, _ = desk.ready(each.name)
    limits, layout = desk.limits(each.name), run.order.layout
    data = load(each.path, each.name, limits)
    reading = read_bytes(data, each.name, limits=limits, layout=layout)
    try:
        form_of(data, each.name)  # before the work of judging
    except UsageError as e:
        e.where = each.name
        raise
    for notice in reading.notices:
        note(f"{each.name}: {notice.text(lang)}")
    report = desk.judged(each.name, reading).report
    titles = {rule.code: rule.title.of(lang) for rule in engine.rules.rules}
    return annotate(data, report.findings, name=each.name, titles=titles, lang=lang, layout=layout, limits=limits)


def _check_suffix(target: str, suffix: str) -> None:
    given = os.path.splitext(target)[1].lower()  # noqa: PTH122 - Path refuses some names
    if given != suffix:
        raise UsageError(
            f"带批注的副本和原文件同一种格式，应是 {suffix}",
            f"the annotated copy is of the file's own format, {suffix}",
            remedy_zh=f"请把 -o 写成以 {suffix} 结尾", remedy_en=f"let -o end in {suffix}", where=target,
        )  # fmt: skip
