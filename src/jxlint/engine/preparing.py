"""A project made ready for the rules: its texts, the facts of it, its values as its form states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import msgspec

from jxlint.document import Amounts, DepartmentForm, Document, Indicator, Project, ProjectTable, words
from jxlint.rules.facts import facts as facts_of
from jxlint.rules.facts import of_term
from jxlint.rules.ruleset import RuleSet
from jxlint.rules.stated import Stated, stated_values
from jxlint.rules.views import Categories, ProjectView, Row, RowTexts

_LEVELS = ("level1", "level2")
# What is written in a cell that is meant to be empty.
_STROKES = frozenset(("/", "／", "\\", "-", "--", "－", "–", "—", "——"))


class Prepared(msgspec.Struct, frozen=True):
    """A project as rules see it, where the values of its indicators differ from their cells, and what tells equal
    indicators of two projects apart, as `RowKey` has it."""

    view: ProjectView
    stated: list[Stated | None]
    where: str


class Preparer:
    """Makes the projects of `document` ready for `rules`; a department's form counts as one. `year` gives the budget
    year."""

    def __init__(self, rules: RuleSet, document: Document, year: Callable[[], int | None]) -> None:
        self._rules, self._money_unit, self._year = rules, words(document.money_unit), year
        self._department = isinstance(document, DepartmentForm)
        self._form = isinstance(document, ProjectTable) and bool(document.form)
        self._kind = "department-form" if self._department else "project-form" if self._form else "project-table"
        self._taxonomy = rules.taxonomies[self._kind]
        self._unprinted = _unprinted(document)

    def prepared(self, project: Project) -> Prepared:
        """`project`, whose rows are made when a rule asks for them."""
        tools, taxonomy, indicators = self._rules.tools, self._taxonomy, project.indicators
        texts = [_texts(i) for i in indicators]
        stated: list[Stated | None] = [None] * len(texts)
        alone = (self._form or self._department) and not any(t[3] for t in texts)
        if self._form or any(i.unit or i.nature for i in indicators):
            texts, stated = stated_values(indicators, texts, tools.words("grades"), alone=alone)
        details = project.details if isinstance(project.details, dict) else {}
        facts = facts_of(
            words(project.name), words(project.objective), lambda: (v for t in texts for v in t[3:]), tools,
            self._year, details, amounts=project.amounts, indicators=len(indicators), one_value=alone,
            unprinted=self._unprinted, apart=self._apart(texts, details),
        )  # fmt: skip

        def row(i: int) -> Row:
            return Row(texts[i], facts, taxonomy, tools, graded=graded(stated[i]))

        def categories() -> tuple[Categories, ...]:
            return tuple([tools.categories(taxonomy, t[0], t[1]) for t in texts])

        where = (
            self._kind + "1" * alone + "a" * facts.apart + "".join(facts.unprinted) + self._rules.circumstances(facts)
        )
        whole = self._department
        view = ProjectView(project, facts, texts, row, self._money_unit, categories, whole_department=whole)
        return Prepared(view, stated, where)

    def _apart(self, texts: Sequence[RowTexts], details: Mapping[str, str]) -> bool:
        """Whether the indicators of the whole term and those of the year are others."""
        if self._department:
            # A column of values is beside the year's, a list of its own is not.
            return any(of_term(key, text) and not key.endswith("值") for key, text in details.items())
        return self._form and any(t[3] and not t[4] for t in texts) and any(t[4] and not t[3] for t in texts)


def graded(stated: Stated | None) -> bool:
    """Whether a value is a grade, by what its form declares."""
    return stated is not None and stated.graded


def _unprinted(document: Document) -> tuple[str, ...]:
    """What the form of `document` has no columns of: the levels that no indicator has, of a department's form both or
    none, and the amounts where none of the projects of a grid has any."""
    if isinstance(document, DepartmentForm):
        found = _levels_without(document.indicators)
        return tuple(found) if len(found) == len(_LEVELS) else ()
    table = document
    if not table.form:
        return ()
    projects = [project for unit in table.units for project in unit.projects]
    found = _levels_without([i for project in projects for i in project.indicators])
    grid = table.form == "indicator-grid" and len(projects) > 1
    if grid and all(project.amounts == Amounts() for project in projects):
        found.append("amounts")
    return tuple(found)


def _levels_without(indicators: Sequence[Indicator]) -> list[str]:
    """The levels that none of `indicators` has."""
    return [key for key in _LEVELS if not any(words(getattr(i, key)) for i in indicators)]


def _texts(i: Indicator) -> RowTexts:
    """The texts of an indicator; a stroke in the place of a value says that there is none."""
    one, two, name, period, annual = i.level1, i.level2, i.name, i.period, i.annual
    # Nearly all of them are text already.
    if type(one) is type(two) is type(name) is type(period) is type(annual) is str:
        if period in _STROKES or annual in _STROKES:
            return one, two, name, _value(period), _value(annual)
        return one, two, name, period, annual
    return words(one), words(two), words(name), _value(words(period)), _value(words(annual))


def _value(text: str) -> str:
    return "" if text in _STROKES else text
