"""What a run found, as reports take it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from jxlint.document import DepartmentForm, Document, ProjectTable
from jxlint.errors import Absent, JxlintError
from jxlint.findings import SEVERITIES, Finding
from jxlint.patterns import later
from jxlint.reading import Location, Notice, Places, Reading, of_own_text
from jxlint.rules.model import Rule
from jxlint.rules.review import Review

# Line, column and JSON pointer, as errors have them behind the name of the file.
_PLACE = later(r"(\d+)(?::(\d+))?(?: (/.*))?")

# A profile has a report where its exemptions do nothing (JX002 to JX004); it is no table and is not counted as one.
Kind = Literal["project-table", "department-form", "profile"]


class Failure(msgspec.Struct, frozen=True):
    """Why a file could not be read."""

    code: str
    message: str
    remedy: str

    def said(self, lang: str) -> str:
        """What is wrong and what to do, in one sentence; both are in `lang` already."""
        return self.message + ("；" if lang == "zh" else "; ") + self.remedy


class FileReport(msgspec.Struct, frozen=True, kw_only=True):
    """A file with its findings, or the reason it could not be read. `places` shows its lines.

    `other` holds the messages of the findings in the other language, where a format shows both; `document` what was
    read, `notices` what its reader has to say of it; `mendable` says whether fixes can be written into the file.
    `line` is that of the file on which the document stands, where each line is one (JSON Lines).
    `absent` says of an error that there is no such file, or none in the folder; `at` is where in it something is wrong,
    as far as that is known.
    `findings` holds the suppressed ones too, which reports for people and exit codes leave out (`active`).
    """

    path: str
    kind: Kind | None = None
    units: int = 0
    projects: int = 0
    indicators: int = 0
    error: Failure | None = None
    absent: bool = False
    at: Location = Location()
    findings: tuple[Finding, ...] = ()
    places: Places | None = None
    document: Document | None = None
    other: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    mendable: bool = False
    line: int | None = None

    @property
    def called(self) -> str:
        """The path, with the line where there is one."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    @property
    def active(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(f for f in self.findings if f.suppressed is None)

    @classmethod
    def of(cls, path: str, reading: Reading, findings: Sequence[Finding]) -> FileReport:
        """The report of a file that was read."""
        document = reading.document
        if isinstance(document, ProjectTable):
            projects = [p for u in document.units for p in u.projects]
            kind: Kind = "project-table"
            units, count = len(document.units), len(projects)
            indicators = sum(len(p.indicators) for p in projects)
        else:
            assert isinstance(document, DepartmentForm)
            kind, units, count, indicators = "department-form", 1, 0, len(document.indicators)
        return cls(
            path=path, kind=kind, units=units, projects=count, indicators=indicators,
            findings=tuple(findings), places=reading.places, document=document,
            notices=reading.notices,
            mendable=of_own_text(reading.places),
        )  # fmt: skip

    @classmethod
    def failed(cls, path: str, error: JxlintError, lang: str, line: int | None = None) -> FileReport:
        """The report of a file that could not be read; the message carries the place within it."""
        message, remedy = (error.zh, error.remedy_zh) if lang == "zh" else (error.en, error.remedy_en)
        place = error.where.removeprefix(path).lstrip(": ")
        failure = Failure(error.code, f"{place}: {message}" if place else message, remedy)
        found = _PLACE.fullmatch(place)
        at = Location(int(found[1]), int(found[2]) if found[2] else None, pointer=found[3]) if found else Location(line)
        return cls(path=path, error=failure, absent=isinstance(error, Absent), line=line, at=at)


class Report(msgspec.Struct, frozen=True):
    """A whole run: the profile's name, the files in their order, the rules in force and those that met nothing.

    `skipped` counts the files of folders that were passed over because their format holds no tables; `review` says how
    findings become suggested grades; `fail_on` is the lowest severity that fails the run, or never.
    """

    profile: str
    files: list[FileReport]
    rules: tuple[Rule, ...]
    idle: list[Rule]
    skipped: int = 0
    review: Review = Review()
    fail_on: str = "error"

    def count(self, severity: str) -> int:
        """How many findings of this severity count."""
        return sum(f.severity == severity and f.suppressed is None for file in self.files for f in file.findings)

    @property
    def tables(self) -> list[FileReport]:
        """The files that were to be checked."""
        return [f for f in self.files if f.kind != "profile"]

    @property
    def suppressed(self) -> int:
        """How many findings do not count."""
        return sum(f.suppressed is not None for file in self.files for f in file.findings)

    def exit_code(self, fail_on: str) -> int:
        """0, 1 for findings at or above `fail_on`, 2 where a file could not be read or a rule failed."""
        if any(f.error for f in self.files) or any(x.code == "JX001" for f in self.files for x in f.active):
            return 2
        if fail_on == "never":
            return 0
        grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
        return int(any(x.severity in grave for f in self.files for x in f.active))
