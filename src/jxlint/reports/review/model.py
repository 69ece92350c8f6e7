"""What a reviewer's report says, ready to be laid out: every format shows this model, so that all say the same.

All texts are Chinese, as the official form is; nothing in it is a total score.
"""

from __future__ import annotations

import msgspec

GRADES = ("优", "良", "中", "差")


class Counts(msgspec.Struct, frozen=True):
    """How many findings count, by severity; `suppressed` are exempted or in the baseline."""

    error: int = 0
    warning: int = 0
    info: int = 0
    suppressed: int = 0
    all: int = 0


class Evidence(msgspec.Struct, frozen=True):
    """A finding as the annex shows it.

    `number` counts through the whole report; `about` is what it is about (指标3 年度指标值), `place` where it stands in
    the file, `words` the original words, `problem` and `proposal` the two halves of the message, `english` the message
    in English where that was asked for, `exempted` why it does not count ("" where it does).
    """

    number: int
    code: str
    severity: str
    title: str
    dimension: str
    about: str
    place: str
    words: str
    problem: str
    proposal: str
    source: str
    english: str = ""
    exempted: str = ""
    fingerprint: str = ""


class Opinion(msgspec.Struct, frozen=True):
    """A row of the form: 审核内容, 审核要点, 审核意见.

    `item` is there in the first row of an item only. `grade` is the suggested one, "" where a person must judge;
    `boxes` shows it (☑优 □良 □中 □差), `mark` says 机检参考 or 请审核人判断, `text` is the drafted opinion, `evidence`
    what the table says on it.
    """

    item: str
    name: str
    points: int
    criterion: str
    grade: str
    boxes: str
    mark: str
    text: str
    evidence: tuple[str, ...]


class Row(msgspec.Struct, frozen=True):
    """An indicator as filed."""

    number: str
    level1: str
    level2: str
    name: str
    period: str
    annual: str


class ProjectReview(msgspec.Struct, frozen=True):
    """The form of one project (or of a department's whole budget) with its part of the annex.

    `number` counts through the report; `grade` gives the suggested grade, or —, by sub-item; `overall` is the draft of
    总体意见 in paragraphs, `boxes` the 综合评定等级, always open.
    """

    number: int
    title: str
    unit: str
    name: str
    money: str
    total: str
    objective: str
    secret: bool
    indicators: tuple[Row, ...]
    opinions: tuple[Opinion, ...]
    grade: dict[str, str]
    boxes: str
    overall: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    counts: Counts


class Common(msgspec.Struct, frozen=True):
    """A kind of problem and how often it occurs."""

    code: str
    title: str
    severity: str
    count: int
    projects: int
    source: str


class UnitReview(msgspec.Struct, frozen=True):
    """A unit: its projects, the findings about itself, and a summary. `counts` has those of its projects, too."""

    name: str
    total: str
    indicators: int
    projects: tuple[ProjectReview, ...]
    evidence: tuple[Evidence, ...]
    counts: Counts
    common: tuple[Common, ...]
    summary: tuple[str, ...]


class ReviewReport(msgspec.Struct, frozen=True):
    """The whole report on one file. `evidence` are the findings about the table as a whole."""

    title: str
    file: str
    department: str
    year: str
    date: str
    money_unit: str
    total: str
    profile: str
    version: str
    basis: str
    kind: str
    unit_count: int
    project_count: int
    indicator_count: int
    counts: Counts
    open_parts: str
    units: tuple[UnitReview, ...]
    evidence: tuple[Evidence, ...]
    common: tuple[Common, ...]
    summary: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def projects(self) -> tuple[ProjectReview, ...]:
        """All forms in their order."""
        return tuple(p for u in self.units for p in u.projects)
