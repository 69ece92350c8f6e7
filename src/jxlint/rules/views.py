"""What checks look at: values, indicator rows and projects, each analysed once and only as far as a rule asks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from jxlint.document import Project
from jxlint.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable

    from jxlint.rules.compare import Relation
    from jxlint.rules.taxonomy import Level, Taxonomy
    from jxlint.rules.tools import Tools


class Facts:
    """What is known of a project before its indicators are judged."""

    __slots__ = ("multi_year", "name", "objective", "secret")

    def __init__(self, name: str, objective: str, *, secret: bool = False, multi_year: bool = False) -> None:
        self.name, self.objective, self.secret, self.multi_year = name, objective, secret, multi_year


class Value:
    """A period or annual value: its text and what the grammar reads in it."""

    __slots__ = ("_target", "_tools", "field", "row", "text")

    def __init__(self, text: str, field: str, row: Row, tools: Tools) -> None:
        self.text, self.field, self.row, self._tools = text, field, row, tools
        self._target: Target | None = None

    @property
    def target(self) -> Target:
        if self._target is None:
            self._target = self._tools.parse(self.text)
        return self._target


class Row:
    """One indicator in its project."""

    def __init__(self, texts: tuple[str, str, str, str, str], facts: Facts, taxonomy: Taxonomy, tools: Tools) -> None:
        self.level1_text, self.level2_text, self.name, period, annual = texts
        self.facts, self.taxonomy, self.tools = facts, taxonomy, tools
        self.period, self.annual = Value(period, "period", self, tools), Value(annual, "annual", self, tools)

    @cached_property
    def level1(self) -> Level:
        return self.taxonomy.read(self.level1_text, 1)

    @cached_property
    def level2(self) -> Level:
        return self.taxonomy.read(self.level2_text, 2)

    @cached_property
    def category(self) -> str:
        """The standard name of the level-2 category, "" when unknown."""
        return self.level2.category.name if self.level2.category else ""

    @cached_property
    def parent(self) -> str:
        """The standard name of the level-1 category, "" when unknown."""
        return self.level1.category.name if self.level1.category else ""

    @cached_property
    def relation(self) -> Relation | None:
        """How the annual value disagrees with the period value (group 4), None when they agree."""
        return self.tools.compare(self)

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """The values to judge: the annual one first; both only where a value may speak for itself."""
        return tuple(v for v in (self.annual, self.period) if v.text.strip())

    @cached_property
    def same(self) -> bool:
        """Whether both values mean the same, or only one is there."""
        return len(self.values) < 2 or self.relation is None

    @cached_property
    def direction(self) -> int:
        """+1 when more is better for what the name measures, -1 when less is, 0 when it cannot be told."""
        return self.tools.direction(self.name)


class ProjectView:
    """A project with its facts and the rows made of its indicators; a department form counts as one."""

    def __init__(
        self, project: Project, facts: Facts, row: Callable[[int], Row], money_unit: str, *, whole_department: bool
    ) -> None:
        self.project, self.facts, self._row, self.money_unit = project, facts, row, money_unit
        self.whole_department = whole_department

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        return tuple(self._row(i) for i in range(len(self.project.indicators)))
