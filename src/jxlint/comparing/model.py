"""What a comparison says, as types; reports and JSON are made from them. "old" and "new" are the two versions."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from jxlint.findings import Severity
from jxlint.reading import Location

SCHEMA: Literal["jxlint.compare/1"] = "jxlint.compare/1"

Status = Literal["matched", "vanished", "new"]
By = Literal["name", "year", "code", "similarity"]
Move = Literal["lowered", "raised", "changed"]
Why = Literal[
    "number", "comparator", "unit", "approximate", "part", "deadline", "unquantified", "quantified", "removed",
    "added", "secret", "wording",
]  # fmt: skip
# What is compared as one: the whole table, a unit, a project, a department form, one of its tasks.
Kind = Literal["table", "unit", "project", "department", "task"]


class Match(msgspec.Struct, frozen=True):
    """Why two things are held to be one: equal names, names equal but for a year, a code in the names, or likeness.

    `score` is 1 but for likeness. `moved`: they stand in different units (projects) or categories (indicators).
    """

    by: By
    score: float = 1.0
    moved: bool = False


class Part(msgspec.Struct, frozen=True):
    """One measure or deadline that became another: the words of both (None: there is none) and what that means."""

    move: Move
    why: Why
    old: str | None
    new: str | None


class TargetChange(msgspec.Struct, frozen=True):
    """A target value that changed. `fields` are annual, period or both where both say the same.

    `move` is lowered when any part of it is lowered, else changed when any part cannot be compared, else raised.
    """

    fields: tuple[str, ...]
    move: Move
    old: str
    new: str
    parts: tuple[Part, ...]


class TextChange(msgspec.Struct, frozen=True):
    """Words that changed: a name, a category, an objective, …"""

    field: str
    old: str
    new: str


class MoneyChange(msgspec.Struct, frozen=True):
    """An amount that changed; both as written, and the change in 元 and in per cent of the old one where both have
    one."""

    field: str
    old: Decimal | None
    new: Decimal | None
    old_unit: str
    new_unit: str
    difference: Decimal | None = None
    percent: Decimal | None = None


class RowSide(msgspec.Struct, frozen=True):
    """An indicator as one version has it."""

    number: int | None
    level1: str
    level2: str
    name: str
    period: str
    annual: str
    location: Location = Location()


class RowChange(msgspec.Struct, frozen=True):
    """An indicator of both versions that changed, or of one of them alone."""

    status: Status
    old: RowSide | None
    new: RowSide | None
    match: Match | None = None
    targets: tuple[TargetChange, ...] = ()
    texts: tuple[TextChange, ...] = ()

    @property
    def side(self) -> RowSide:
        """The indicator as the newest version that has it shows it."""
        shown = self.new or self.old
        assert shown is not None  # one of them is there
        return shown


class ItemSide(msgspec.Struct, frozen=True):
    """A project (unit, task, …) as one version has it. `indicators` is how many it has."""

    unit: str
    name: str
    indicators: int
    location: Location = Location()


class Boilerplate(msgspec.Struct, frozen=True):
    """What was taken over word for word although the year or the money is another.

    `objective`: the objective is the old one while the money changed. `indicators`: the names of the indicators taken
    over, of `of` that are in both versions.
    """

    objective: bool = False
    indicators: tuple[str, ...] = ()
    of: int = 0

    @property
    def whole(self) -> bool:
        """Whether every indicator of both versions was taken over."""
        return self.of > 0 and len(self.indicators) == self.of


class ItemChange(msgspec.Struct, frozen=True, kw_only=True):
    """A project (unit, task, …) of which there is something to say."""

    kind: Kind
    status: Status
    old: ItemSide | None
    new: ItemSide | None
    match: Match | None = None
    money: tuple[MoneyChange, ...] = ()
    texts: tuple[TextChange, ...] = ()
    indicators: tuple[RowChange, ...] = ()
    boilerplate: Boilerplate | None = None

    @property
    def side(self) -> ItemSide:
        """It as the newest version that has it shows it."""
        shown = self.new or self.old
        assert shown is not None  # one of them is there
        return shown


class FindingChange(msgspec.Struct, frozen=True):
    """A finding that only one version has. `gone`: what it was about is in that version alone (a project or indicator
    that vanished or is new), so that nobody mended or spoilt it."""

    code: str
    severity: Severity
    message: str
    unit: str | None
    project: str | None
    indicator: int | None
    field: str
    text: str
    location: Location
    fingerprint: str
    gone: bool = False


class Version(msgspec.Struct, frozen=True):
    """One of the two files: what it holds, and how many findings count in it."""

    path: str
    kind: Literal["project-table", "department-form"]
    department: str
    budget_year: int | None
    money_unit: str
    projects: int
    indicators: int
    findings: int


class Counts(msgspec.Struct, frozen=True):
    """How much of everything there is."""

    lowered: int = 0
    raised: int = 0
    changed: int = 0
    indicators_matched: int = 0
    indicators_vanished: int = 0
    indicators_new: int = 0
    projects_matched: int = 0
    projects_vanished: int = 0
    projects_new: int = 0
    texts: int = 0
    money: int = 0
    taken_over: int = 0
    objectives_kept: int = 0
    findings_fixed: int = 0
    findings_new: int = 0
    findings_kept: int = 0


class Comparison(msgspec.Struct, frozen=True):
    """All of it: the two versions, what there is to say of each item, findings that went and came, counts."""

    old: Version
    new: Version
    profile: str
    items: tuple[ItemChange, ...]
    fixed: tuple[FindingChange, ...]
    appeared: tuple[FindingChange, ...]
    counts: Counts

    @property
    def empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.items or self.fixed or self.appeared)
