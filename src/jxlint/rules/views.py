"""What checks look at: values, indicator rows and projects, each analysed once and only as far as a rule asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import UNSET

from jxlint.document import Indicator, Path, Project
from jxlint.rules.faults import counts_faults
from jxlint.targets import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jxlint.rules.relations import Relation
    from jxlint.rules.taxonomy import Taxonomy
    from jxlint.rules.tools import Tools


RowTexts = tuple[str, str, str, str, str]
"""Of an indicator: first level, second level, name, period value, annual value."""


class Facts:
    """What is known of a project before its indicators are judged. `multi_year` and `budget_year` may be questions,
    which are asked when a rule first wants to know. `indicators` is how many it has, `one_value` says that its form has
    one column of values; `unprinted` are the levels, and the amounts, that the form has no columns of. `apart`: the
    indicators of the whole term and those of the year are others, as in tables of their own."""

    __slots__ = (
        "_budget_year", "_multi_year", "apart", "indicators", "name", "objective", "one_value", "secret", "unprinted",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        objective: str,
        *,
        secret: bool = False,
        multi_year: bool | Callable[[], bool] = False,
        budget_year: int | Callable[[], int | None] | None = None,
        indicators: int = 0,
        one_value: bool = False,
        unprinted: tuple[str, ...] = (),
        apart: bool = False,
    ) -> None:
        self.name, self.objective, self.secret, self._multi_year = name, objective, secret, multi_year
        self._budget_year, self.indicators = budget_year, indicators
        self.one_value, self.unprinted, self.apart = one_value, unprinted, apart

    @property
    def multi_year(self) -> bool:
        """Whether the project runs over more than one year."""
        if not isinstance(self._multi_year, bool):
            self._multi_year = self._multi_year()
        return self._multi_year

    @property
    def budget_year(self) -> int | None:
        """The budget year, None where nothing tells."""
        if not isinstance(self._budget_year, int | None):
            self._budget_year = self._budget_year()
        return self._budget_year


class Value:
    """A period or annual value: its text and what the grammar reads in it."""

    __slots__ = ("field", "row", "target", "text")

    def __init__(self, text: str, field: str, row: Row, target: Target) -> None:
        self.text, self.field, self.row, self.target = text, field, row, target


class Row:
    """One indicator in its project. What only some rules ask for is worked out when first asked."""

    __slots__ = (
        "_direction", "annual", "category", "facts", "graded", "level1", "level2", "name", "parent", "period",
        "relation", "taxonomy", "texts", "tools", "values",
    )  # fmt: skip

    def __init__(
        self,
        texts: RowTexts,
        facts: Facts,
        taxonomy: Taxonomy,
        tools: Tools,
        *,
        graded: bool = False,
    ) -> None:
        """`graded`: the form declares the value qualitative, and it is a grade."""
        self.graded, self.texts = graded, texts
        one, two, self.name, period, annual = texts
        self.facts, self.taxonomy, self.tools = facts, taxonomy, tools
        self.annual = Value(annual, "annual", self, tools.parse(annual))
        equal = period == annual
        self.period = Value(period, "period", self, self.annual.target if equal else tools.parse(period))
        # The values to judge, the annual one first: it speaks for both when they say the same.
        both = (self.annual,) if equal else (self.annual, self.period)
        self.values: tuple[Value, ...] = tuple([v for v in both if v.text and not v.text.isspace()])
        self.level1, self.level2 = tools.level(taxonomy, one, 1), tools.level(taxonomy, two, 2)
        # The standard names of the categories meant, "" when unknown.
        self.parent = self.level1.category.name if self.level1.category else ""
        self.category = self.level2.category.name if self.level2.category else ""
        # How the values disagree, as `compare.relation` found; False until it was asked.
        self.relation: Relation | Literal[False] | None = None if equal else False
        self._direction: int | None = None

    @property
    def direction(self) -> int:
        """+1 when more is better for what the name measures, -1 when less is, 0 when it cannot be told. Under 数量指标
        what is bad may be counted because something is done about it; elsewhere less of it is better."""
        if self._direction is None:
            direction = self.tools.direction(self.name)
            elsewhere = self.category and not self.category.startswith("数量")
            self._direction = direction or (-counts_faults(self.name, self.tools) if elsewhere else 0)
        return self._direction


def _declares(i: Indicator) -> bool:
    # In most tables no indicator has any of these columns.
    if i.weight is i.score is i.nature is i.direction is UNSET:
        return False
    none = (UNSET, None, "")
    return not (i.weight in none and i.score in none and i.nature in none and i.direction in none)


Categories = tuple[str, str]
"""The standard names of the first and second level that an indicator means, "" when unknown."""


class ProjectView:
    """A project with its facts, the categories of its indicators and the rows made of them; a department form counts
    as one."""

    def __init__(
        self,
        project: Project,
        facts: Facts,
        texts: Sequence[RowTexts],
        row: Callable[[int], Row],
        money_unit: str,
        categories: Callable[[], tuple[Categories, ...]],
        *,
        whole_department: bool,
    ) -> None:
        self.project, self.facts, self.texts = project, facts, texts
        self._row, self.money_unit = row, money_unit
        self.whole_department = whole_department
        self._of_categories = categories
        self._categories: tuple[Categories, ...] | None = None
        self._rows: dict[int, Row] = {}
        self._declares: bool | None = None

    @property
    def categories(self) -> tuple[Categories, ...]:
        """Of each indicator."""
        if self._categories is None:
            self._categories = self._of_categories()
        return self._categories

    @property
    def declares(self) -> bool:
        """Whether an indicator has one of the fields of other forms that rules look at: weight, score, nature,
        direction."""
        if self._declares is None:
            self._declares = any(map(_declares, self.project.indicators))
        return self._declares

    @property
    def name_path(self) -> Path:
        """Where its name stands; a department form is named elsewhere."""
        return () if self.whole_department else ("name",)

    def row(self, i: int) -> Row:
        """The row of indicator `i`, made when first asked for."""
        row = self._rows.get(i)
        if row is None:
            row = self._rows[i] = self._row(i)
        return row

    def release(self) -> None:
        """Let go of the rows: a row and its values hold each other, and the collector rests while a document is
        judged."""
        if not self._rows:
            return
        for row in self._rows.values():
            row.values = ()
            del row.period, row.annual
        self._rows.clear()
