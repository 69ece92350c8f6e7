"""Where the files of a run are judged: each under the profile that is its own, with one engine a rule set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from jxlint.findings import Finding
from jxlint.readers.limits import Limits, limits
from jxlint.reading import Location, Reading
from jxlint.reports.model import FileReport
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Notice
from jxlint.rules.profiles.shelf import Plan, Shelf
from jxlint.rules.review import Review

if TYPE_CHECKING:
    from jxlint.engine import Engine
    from jxlint.rules.profiles.exempting import Exempter
    from jxlint.rules.profiles.model import Marks
    from jxlint.rules.ruleset import RuleSet


class Judged(msgspec.Struct, frozen=True):
    """The report of a file, the rules that found something to judge (when they are counted), and what became of
    exemptions (None while there are none)."""

    report: FileReport
    met: frozenset[str]
    marks: Marks | None


class Desk:
    """Judges files with the rule sets of `shelf`. `bilingual` reports hold both languages and the document; `counting`
    says which rules met nothing. A large document may be judged by so many `processes`, one unless it is set."""

    def __init__(self, shelf: Shelf, lang: str, *, bilingual: bool = False, counting: bool = True) -> None:
        self._shelf, self.lang, self.bilingual, self.counting = shelf, lang, bilingual, counting
        self._ready: dict[int, tuple[Engine, Exempter | None]] = {}
        self._met: set[str] = set()
        self._marks: Marks | None = None
        self.processes = 1

    def plan(self, path: str) -> Plan:
        """What is in force for the file `path`. Raises BrokenProfile, UsageError."""
        return self._shelf.plan(path)

    def ready(self, path: str) -> tuple[Engine, Exempter | None]:
        """The engine and the exemptions for the file `path`. Raises BrokenProfile, BrokenRule, UsageError."""
        rules = self._shelf.rules(path)
        if id(rules) not in self._ready:
            from jxlint.engine import Engine

            self._ready[id(rules)] = Engine(rules), _exempter(rules)
        return self._ready[id(rules)]

    def limits(self, path: str) -> Limits:
        """How large the file `path` may be."""
        return limits(self._shelf.filing(path).limits)

    def judged(self, path: str, reading: Reading) -> Judged:
        """The report of a file that was read; raises like `ready`."""
        engine, exempt = self.ready(path)
        if self.counting:
            # What is remembered of other files would keep rules from being met in this one.
            engine = engine.fresh()
        findings: Sequence[Finding] = engine.judge(reading, self.lang, processes=self.processes)
        marks = None
        if exempt is not None:
            findings, marks = exempt(findings, reading.document)
        made = FileReport.of(path, reading, findings)
        if self.bilingual:
            other = engine.judge(reading, "en" if self.lang == "zh" else "zh", processes=self.processes)
            made = msgspec.structs.replace(made, other=tuple(f.message for f in other))
        return Judged(made, frozenset(engine.met if self.counting else ()), marks)

    def report(self, path: str, reading: Reading) -> FileReport:
        """The report alone; raises like `ready`."""
        return self.judged(path, reading).report

    def take(self, met: Iterable[str], marks: Marks | None) -> None:
        """Add up what a file brought."""
        self._met.update(met)
        if marks is not None:
            self._marks = marks if self._marks is None else self._marks | marks

    def profile_reports(self, *, whole: bool) -> list[FileReport]:
        """Reports of the profile files whose exemptions do nothing. To be asked for after all files; `whole` when all
        of them could be read."""
        if self._marks is None:
            return []
        from jxlint.rules.profiles.judging import judge
        from jxlint.rules.profiles.today import today

        sets = [self._shelf.compiled(plan) for plan in self._shelf.plans]
        found = judge(sets, self._marks, today(), self.lang, whole=whole)
        return [FileReport(path=p, kind="profile", findings=tuple(f), places=_Lines(p)) for p, f in found.items()]

    def notices(self) -> list[Notice]:
        """What profiles and command line wanted and did not get, each once."""
        return self._shelf.notices()

    @property
    def profile(self) -> str:
        """The names of the profiles used; that of the default one when no file was judged."""
        names = dict.fromkeys(plan.profile.name for plan in self._plans)
        return ", ".join(names)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were in force for some file, by code."""
        found = {r.code: r for plan in reversed(self._plans) for r in plan.rules}
        return tuple(sorted(found.values(), key=lambda r: r.code))

    @property
    def review(self) -> Review:
        """How findings become suggested grades: as the profile of the first file has it."""
        return self._plans[0].profile.review

    @property
    def idle(self) -> list[Rule]:
        """Those of them that met nothing they could judge; none unless they are counted."""
        if not self.counting:
            return []
        from jxlint.rules.kind_modules import load_kind

        beyond = ("engine", "corpus")  # not asked of any single document
        idle = [r for r in self.rules if r.code not in self._met]
        return [r for r in idle if getattr(load_kind(r.kind, r.at("kind")), "SCOPE", "") not in beyond]

    @property
    def _plans(self) -> Sequence[Plan]:
        return self._shelf.plans or (self._shelf.plan(),)


def _exempter(rules: RuleSet) -> Exempter | None:
    """The exemptions of `rules`; a run without any does not pay for them."""
    if not rules.settings.exempt:
        return None
    from jxlint.rules.profiles.exempting import Exempter
    from jxlint.rules.profiles.today import today

    return Exempter(rules.settings.exempt, today())


class _Lines:
    """The lines of a profile file, to show where a finding about it stands."""

    def __init__(self, path: str) -> None:
        self._path = path

    def locate(self, path: object, span: object) -> Location:  # noqa: ARG002 - the protocol's signature
        return Location()

    def locate_all(self, wanted: Sequence[object]) -> list[Location]:
        return [Location()] * len(wanted)

    def excerpt(self, location: Location) -> str | None:
        from pathlib import Path

        try:
            lines = Path(self._path).read_text(encoding="utf-8-sig").splitlines()
            return lines[(location.line or 1) - 1]
        except (OSError, UnicodeDecodeError, IndexError):
            return None
