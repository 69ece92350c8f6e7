"""Where the files of a run are judged: each under the profile that is its own, with one engine a rule set."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from jxlint.engine import Engine
from jxlint.findings import Finding
from jxlint.readers.limits import Limits, limits
from jxlint.reading import Location, Reading
from jxlint.reports.model import FileReport
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Notice
from jxlint.rules.profiles.shelf import Shelf
from jxlint.rules.review import Review
from jxlint.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from jxlint.rules.profiles.exempting import Exempter, Marks


class Desk:
    """Judges files with the rule sets of `shelf`. `marks` adds up what became of exemptions in all of them, None while
    there are none."""

    def __init__(self, shelf: Shelf, lang: str, *, bilingual: bool = False) -> None:
        self._shelf, self._lang, self._bilingual = shelf, lang, bilingual
        self._ready: dict[int, tuple[Engine, Exempter | None]] = {}
        self.marks: Marks | None = None

    def ready(self, path: str) -> tuple[Engine, Exempter | None]:
        """The engine and the exemptions for the file `path`. Raises BrokenProfile, BrokenRule, UsageError."""
        rules = self._shelf.rules(path)
        if id(rules) not in self._ready:
            self._ready[id(rules)] = Engine(rules), _exempter(rules)
        return self._ready[id(rules)]

    def limits(self, path: str) -> Limits:
        """How large the file `path` may be."""
        return limits(self._shelf.filing(path).limits)

    def report(self, path: str, reading: Reading) -> FileReport:
        """The report of a file that was read; raises like `ready`."""
        engine, exempt = self.ready(path)
        findings: Sequence[Finding] = engine.judge(reading, self._lang)
        if exempt is not None:
            findings, marks = exempt(findings, reading.document)
            self.marks = marks if self.marks is None else self.marks | marks
        made = FileReport.of(path, reading, findings)
        if not self._bilingual:
            return made
        other = engine.judge(reading, "en" if self._lang == "zh" else "zh")
        return msgspec.structs.replace(made, other=tuple(f.message for f in other))

    def profile_reports(self, *, whole: bool) -> list[FileReport]:
        """Reports of the profile files whose exemptions do nothing. To be asked for after all files; `whole` when all
        of them could be read."""
        if self.marks is None:
            return []
        from jxlint.rules.profiles.judging import judge
        from jxlint.rules.profiles.today import today

        found = judge(self._shelf.every, self.marks, today(), self._lang, whole=whole)
        return [FileReport(path=p, kind="profile", findings=tuple(f), places=_Lines(p)) for p, f in found.items()]

    def notices(self) -> list[Notice]:
        """What profiles and command line wanted and did not get, each once."""
        return self._shelf.notices()

    @property
    def profile(self) -> str:
        """The names of the profiles used; that of the default one when no file was judged."""
        names = dict.fromkeys(rules.profile for rules in self._sets)
        return ", ".join(names)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that were in force for some file, by code."""
        return tuple(sorted({r.code: r for s in reversed(self._sets) for r in s.rules}.values(), key=lambda r: r.code))

    @property
    def review(self) -> Review:
        """How findings become suggested grades: as the profile of the first file has it."""
        return self._sets[0].settings.review

    @property
    def idle(self) -> list[Rule]:
        """Those of them that met nothing they could judge."""
        met = {code for s in self._sets for code in s.met}
        return [r for r in self.rules if r.code not in met and r.kind not in ("internal", "exemption")]

    @property
    def _sets(self) -> tuple[RuleSet, ...]:
        return tuple(self._shelf.every) or (self._shelf.rules(),)


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
        try:
            lines = Path(self._path).read_text(encoding="utf-8-sig").splitlines()
            return lines[(location.line or 1) - 1]
        except (OSError, UnicodeDecodeError, IndexError):
            return None
