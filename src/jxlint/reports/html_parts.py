"""What the web page is made of: texts in marked pieces, findings as shown, sections with their lines."""

from __future__ import annotations

import msgspec

from jxlint.findings import Severity
from jxlint.reports.html_charts import Bar

# The columns of the indicators: field, Chinese and English head. Those below are shown where a table has any of them.
COLUMNS = (
    ("level1", "一级指标", "Level 1"), ("level2", "二级指标", "Level 2"), ("name", "三级指标", "Name"),
    ("period", "实施周期指标值", "Period value"), ("annual", "年度指标值", "Annual value"),
)  # fmt: skip
MORE = (
    ("nature", "指标性质", "Nature"), ("unit", "度量单位", "Unit"), ("direction", "指标方向", "Direction"),
    ("weight", "权重（分值）", "Weight"), ("actual", "实际完成值", "Actual"), ("score", "得分", "Score"),
)  # fmt: skip
Columns = tuple[tuple[str, str, str], ...]


class Piece(msgspec.Struct, frozen=True):
    """Text that is marked with one severity, or not at all ("")."""

    text: str
    severity: str = ""


class Said(msgspec.Struct, frozen=True):
    """A finding as shown: `zh` and `en` are its message, equal where only one language was made."""

    code: str
    severity: Severity
    zh: str
    en: str
    place: str
    suppressed: str = ""


class Line(msgspec.Struct, frozen=True):
    """An indicator: its number, its fields in pieces, and what was found."""

    number: str
    fields: tuple[tuple[Piece, ...], ...]
    said: tuple[Said, ...]


class Section(msgspec.Struct, frozen=True):
    """A project, a department, or what was found outside of them. `columns` are those of its lines."""

    title: tuple[Piece, ...]
    money: str
    objective: tuple[Piece, ...]
    lines: tuple[Line, ...]
    said: tuple[Said, ...]
    key: str
    columns: Columns = COLUMNS

    @property
    def count(self) -> int:
        """All its findings that count."""
        return sum(not s.suppressed for s in (*self.said, *(x for line in self.lines for x in line.said)))


class Group(msgspec.Struct, frozen=True):
    """A file or a unit with its sections."""

    title: str
    sections: tuple[Section, ...]


class Unread(msgspec.Struct, frozen=True):
    """A file that could not be read, and why."""

    title: str
    reason: str


class Told(msgspec.Struct, frozen=True):
    """What a reader has to say of a file that is no finding."""

    title: str
    zh: str
    en: str


class Entry(msgspec.Struct, frozen=True):
    """A rule in the appendix."""

    code: str
    name: str
    title_zh: str
    title_en: str
    why_zh: str
    why_en: str
    source: str
    severity: Severity


class Page(msgspec.Struct, frozen=True):
    """All of it. `files` counts those that were read."""

    counts: dict[str, int]
    files: int
    unread: tuple[Unread, ...]
    told: tuple[Told, ...]
    projects: int
    indicators: int
    suppressed: int
    profile: str
    groups: tuple[Group, ...]
    by_rule: tuple[Bar, ...]
    by_dimension: tuple[Bar, ...]
    by_project: tuple[Bar, ...]
    rules: tuple[Entry, ...]
