"""Where the files of a run are judged, or looked up among what an earlier run kept."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from jxlint.desk.judging import Desk
from jxlint.errors import JxlintError
from jxlint.failing import answered
from jxlint.inputs.paths import Input
from jxlint.reading import Places, Reading
from jxlint.reports.model import FileReport
from jxlint.rules.profiles.shelf import Shelf

if TYPE_CHECKING:
    from jxlint.desk.outcome import Outcome
    from jxlint.desk.results import Results

# Findings of a file; to pack more takes a quarter of the time that it took to judge, and few such files come twice.
_KEPT = 20_000


class Order(msgspec.Struct, frozen=True):
    """All that another process needs to judge as this one does."""

    shelf: dict[str, Any]
    lang: str
    bilingual: bool
    counting: bool
    cache: str | None
    results: bool
    layout: str | None = None

    def bench(self) -> Bench:
        """Where files are judged accordingly. Raises BrokenRule, BrokenProfile, UsageError."""
        return Bench(self)


class Bench:
    """Judges files, and keeps what came of them."""

    def __init__(self, order: Order) -> None:
        self.order = order
        shelf = Shelf(**order.shelf, cache=order.cache or False)
        self.desk = Desk(shelf, order.lang, bilingual=order.bilingual, counting=order.counting)
        form = f"{order.lang} {order.bilingual} {order.counting} {order.layout}"
        self._results = _results(order.cache, form) if order.cache and order.results else None
        self.filing = shelf.filing

    def known(self, each: Input) -> FileReport | None:
        """The report of a file that an earlier run judged. Raises like `judge`, but not for what is wrong in it."""
        plan = self.desk.plan(each.name)
        if self._results is None or each.path == "-":
            return None
        outcome = self._results.get(self._results.key(plan, each.name, self._load(each)))
        return None if outcome is None else self.taken(each, outcome)

    def judge(self, each: Input) -> FileReport:
        """The report of a file. Raises JxlintError where there is none."""
        return self._told(each, self._judged(each)[0])

    def answer(self, each: Input) -> Outcome | JxlintError:
        """What came of a file, for another process."""
        return answered(lambda: self._judged(each)[1](), each.name)

    def taken(self, each: Input, outcome: Outcome) -> FileReport:
        """The report in what another process sent or an earlier run kept."""
        self.desk.take(outcome.met, outcome.marks)
        return self._told(each, outcome.report(each.name, functools.partial(self._places, each)))

    def _judged(self, each: Input) -> tuple[FileReport, Callable[[], Outcome]]:
        self.desk.ready(each.name)
        data = self._load(each)
        key = None
        if self._results is not None and each.path != "-":
            key = self._results.key(self.desk.plan(each.name), each.name, data)
        reading = self._read(each, data)
        del data  # it may be large, and judging takes room as well
        judged = self.desk.judged(each.name, reading)
        report, met, marks = judged.report, judged.met, judged.marks
        self.desk.take(met, marks)

        def outcome() -> Outcome:
            # Only for the cache and for other processes.
            from jxlint.desk.outcome import Outcome

            return Outcome.of(report, met, marks, whole=self.order.bilingual)

        if self._results is not None and key is not None and len(report.findings) <= _KEPT:
            kept = outcome()
            self._results.put(key, kept)
            return report, lambda: kept
        return report, outcome

    def _load(self, each: Input) -> bytes:
        limits = self.desk.limits(each.name)
        if each.line is None:
            from jxlint.readers.opening import load

            return load(each.path, each.name, limits)
        from jxlint.inputs.lines import load as load_line

        return load_line(each, each.line, limits)

    def _read(self, each: Input, data: bytes) -> Reading:
        limits = self.desk.limits(each.name)
        if each.line is None:
            from jxlint.readers import read_bytes

            return read_bytes(data, each.name, limits=limits, layout=self.order.layout)
        from jxlint.inputs.lines import read

        return read(each, each.line, data, limits)

    def _told(self, each: Input, report: FileReport) -> FileReport:
        """With places in the file; what is kept and sent does not depend on them."""
        if each.line is None:
            return report
        from jxlint.inputs.lines import at_line

        return at_line(report, each.line)

    def _places(self, each: Input) -> Places:
        return self._read(each, self._load(each)).places


def _results(cache: str, form: str) -> Results:
    from jxlint.desk.results import Results

    return Results(cache, form)
