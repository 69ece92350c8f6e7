"""A run as the command line asks for it: which files, by which rules, and the report on them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from jxlint.cli.files import FileOptions
from jxlint.cli.output import note, say
from jxlint.cli.progress import Progress
from jxlint.cli.running import answers
from jxlint.desk.bench import Bench, Order
from jxlint.errors import JxlintError, OwnReport
from jxlint.inputs.paths import LINES, Input, Inputs, expand
from jxlint.processes.copies import cores
from jxlint.reports.model import FileReport, Report

if TYPE_CHECKING:
    from jxlint.reports.spool import Spool


class Rules(msgspec.Struct, frozen=True):
    """What the command line says about the rules."""

    profile: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    year: int | None = None
    isolated: bool = False
    own: Sequence[str] = ()


class Run:
    """The files of `paths` and what is to judge them. `outputs` are written by the run and so are no tables.

    Raises BrokenRule, BrokenProfile, UsageError.
    """

    def __init__(
        self, paths: Sequence[str], outputs: Sequence[str], rules: Rules, files: FileOptions, lang: str, *,
        quiet: bool, bilingual: bool = False, counting: bool = False,
    ) -> None:  # fmt: skip
        shelf: dict[str, Any] = {**msgspec.structs.asdict(rules), "files": files.files}
        self.order = Order(shelf, lang, bilingual, counting, files.cache, files.results, files.layout)
        self.lang, self.quiet, self._jobs = lang, quiet, files.jobs
        self._bench: Bench = self.order.bench()
        self.inputs: Inputs = expand(paths, *outputs, filing=self._bench.filing, stdin=files.stdin)
        for text in () if quiet else self.inputs.notes(lang):
            note(text)

    @property
    def processes(self) -> int:
        """How many processes may take part in what is made of one file."""
        return self._jobs or cores()

    def spool(self) -> Spool | None:
        """Where the reports of many files wait as JSON; None for a single one, which is not worth it."""
        if len(self.documents) < 2:
            return None
        from jxlint.reports.spool import Spool

        return Spool(self.lang)

    @functools.cached_property
    def documents(self) -> Sequence[Input]:
        """The files, and of JSON Lines the lines."""
        if not any(each.name.lower().endswith(LINES) for each in self.inputs.files):
            return self.inputs.files
        from jxlint.inputs.lines import documents

        return tuple(documents(self.inputs.files, self._bench.desk.limits))

    def pass_over(self, each: Input, lang: str) -> None:
        """Say of `each`, a report of ours that a folder holds, that it is no table."""
        if not self.quiet:
            note(
                f"{each.name}: " + ("是 jxlint 的报告，没有检查" if lang == "zh" else "a report of jxlint, not checked")
            )

    def report(self, fail_on: str, kept: Callable[[FileReport], FileReport] = lambda file: file) -> Report:
        """The report on the files; what could not be read is told on standard error. `kept` is what stays of each.
        Raises as the run itself."""
        desk, files, told = self._bench.desk, list[FileReport](), set[str]()
        progress = Progress(len(self.documents), self.lang, quiet=self.quiet)
        with progress.reading():
            for each, file in answers(self.documents, self._bench, self._jobs, progress):
                for notice in desk.notices():
                    progress.clear()
                    note(notice.text(self.lang))
                if isinstance(file, OwnReport) and each.walked:
                    progress.clear()
                    self.pass_over(each, self.lang)
                    continue
                if isinstance(file, JxlintError):
                    progress.clear()
                    said = file.text(self.lang)
                    if said not in told:  # a profile that cannot be used is told once, not for each of its files
                        say(file, self.lang)
                    told.add(said)
                    file = FileReport.failed(each.name, file, self.lang, each.line.number if each.line else None)
                for remark in () if self.quiet else file.notices:
                    progress.clear()
                    note(f"{each.name}: {remark.text(self.lang)}")
                files.append(kept(file))
        progress.clear()
        files += map(kept, desk.profile_reports(whole=not any(f.error for f in files)))
        return Report(desk.profile, files, desk.rules, desk.idle, self.inputs.skipped, desk.review, fail_on)
