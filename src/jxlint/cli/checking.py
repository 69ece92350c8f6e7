"""What `jxlint check` does, however its command line was read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jxlint.cli.code_lists import codes
from jxlint.cli.files import FileOptions
from jxlint.cli.locale import language
from jxlint.cli.output import check_target, echo, emit, save, say
from jxlint.cli.run import Rules, Run
from jxlint.errors import JxlintError
from jxlint.reports.formats import BILINGUAL, Target, pieces, render, targets
from jxlint.reports.terminal import Terminal

if TYPE_CHECKING:
    from jxlint.cli.against import Known
    from jxlint.reports.model import Report
    from jxlint.reports.spool import Spool


def checked(
    paths: tuple[str, ...], files: FileOptions, forms: tuple[str, ...] = (), output: str | None = None,
    profile: str | None = None, isolated: bool = False, select: tuple[str, ...] = (), ignore: tuple[str, ...] = (),
    own: tuple[str, ...] = (), baseline: str | None = None, strict_baseline: bool = False, fail_on: str = "error",
    exit_zero: bool = False, year: int | None = None, lang: str | None = None, statistics: bool = False,
    quiet: bool = False, **mending: bool,
) -> None:  # fmt: skip
    """Lint files and folders, report, and leave with the exit code: the arguments are the options of `jxlint check`."""
    lang = language(lang)
    fixes = None
    try:
        outputs = targets(forms, output)
        written = [t.file for t in outputs if t.file is not None]
        for file in written:
            check_target(file)
        rules = Rules(profile, codes(select, "--select"), codes(ignore, "--ignore"), year, isolated, own)
        bilingual = any(t.name in BILINGUAL for t in outputs)
        known = _known(baseline, strict_baseline)
        run = Run(
            paths, [*written, *([baseline] if baseline else [])], rules, files, lang,
            quiet=quiet, bilingual=bilingual, counting=statistics,
        )  # fmt: skip
        if any(mending.values()):
            from jxlint.cli.fix import asked

            fixes = asked(**mending, formats=bool(forms), known=known, lang=lang, quiet=quiet)
            if fixes.diff:
                sys.exit(fixes.show(run.inputs, run.order, written))
            fixes.make(run.inputs, run.order)
        whole = known is not None or statistics or any(t.name != "json" for t in outputs)
        spool = None if whole else run.spool()
        report = run.report(fail_on, spool.take) if spool else run.report(fail_on)
        if known is not None:
            report = known.marked(report, run.order.shelf, lang, quiet=quiet)
        for target in outputs:
            publish(report, target, lang, quiet, spool, run.processes)
    except JxlintError as e:
        say(e, lang)
        sys.exit(2)
    if statistics:
        from jxlint.reports import statistics as counts

        # Beside findings that a program reads, the counts go where only a person looks.
        shown = [t.name for t in outputs if t.file is None] == ["pretty"]
        echo(counts.render(report, lang), err=not shown)
    code = 2 if fixes is not None and fixes.failed else report.exit_code("never" if exit_zero else fail_on)
    sys.exit(code or int(known is not None and known.fails and not exit_zero))


def _known(baseline: str | None, strict: bool) -> Known | None:
    if baseline is None and not strict:
        return None
    from jxlint.cli.against import Known

    return Known(baseline, strict=strict)


def publish(
    report: Report, target: Target, lang: str, quiet: bool, spool: Spool | None = None, processes: int = 1
) -> None:
    """Write `report`, of which `spool` may have the files, where `target` says; so many `processes` may put it into
    its format. Raises JxlintError."""
    terminal = Terminal.of(sys.stdout) if target.file is None else Terminal.plain()
    folder = os.path.dirname(target.file or "") or "."  # noqa: PTH120
    made: str | bytes | Iterable[bytes] | None = (
        spool.pieces(report) if spool else pieces(report, target.name, lang, processes)
    )
    if made is None:
        made = render(report, target.name, lang, terminal, summary=not quiet, folder=folder)
    # A lone surrogate (of a file name) cannot be written; it is shown by its code.
    if target.file is not None:
        save(target.file, made.encode(errors="backslashreplace") if isinstance(made, str) else made)
    else:
        emit(made, colour=terminal.colour and target.name == "pretty")
