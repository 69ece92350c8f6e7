"""A document judged: every rule in force asked about all that it looks at."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from jxlint.document import Amounts, DepartmentForm, Indicator, Path, Project, ProjectTable, words
from jxlint.engine.placing import Met, Remark, in_order, placed, sheets_met
from jxlint.engine.rows import RowMemory
from jxlint.engine.saying import Home, Said, home_of, said_of, unstated
from jxlint.findings import Finding
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules.asking import hits
from jxlint.rules.facts import facts as project_facts
from jxlint.rules.judging import WHOLE, Judge
from jxlint.rules.model import Hit
from jxlint.rules.money import DocumentView
from jxlint.rules.ruleset import Checker
from jxlint.rules.stated import Stated, stated_values
from jxlint.rules.views import Categories, ProjectView, Row
from jxlint.rules.years import budget_year


class Run:
    """One document judged by `judge`, with what is remembered in `rows`; messages in `lang`. Where several processes
    take its projects, each with the number of its own in `shares`, this is the one with the number `mine`."""

    def __init__(
        self, judge: Judge, rows: RowMemory, reading: Reading, lang: str, shares: Sequence[int] = (), mine: int = 0
    ) -> None:
        self.rules, self.judge, self.rows, self.reading, self.lang = judge.rules, judge, rows, reading, lang
        self.out: list[Remark] = []
        self.sheets: list[Met] = []
        # How many remarks there are after each turn (see `Met`).
        self._turns: list[int] = []
        self._shares, self._mine = shares, mine

    @functools.cached_property
    def year(self) -> int | None:
        """The budget year; to find it out in a large document takes a while."""
        return budget_year(self.reading.document, self.rules.settings.budget_year)

    @functools.cached_property
    def _unprinted(self) -> tuple[str, ...]:
        """What the form of a table has no columns of: the levels that no indicator has, and the amounts where none of
        the projects of a grid has any."""
        document = self.reading.document
        projects = [p for unit in document.units for p in unit.projects] if isinstance(document, ProjectTable) else []
        indicators = [i for project in projects for i in project.indicators]
        found = [key for key in ("level1", "level2") if not any(words(getattr(i, key)) for i in indicators)]
        grid = isinstance(document, ProjectTable) and document.form == "indicator-grid" and len(projects) > 1
        if grid and all(project.amounts == Amounts() for project in projects):
            found.append("amounts")
        return tuple(found)

    def findings(self) -> list[Finding]:
        document = self.reading.document
        if self._mine == 0:
            self._around()
        self._turn()
        partial = frozenset(self.reading.partial)
        if isinstance(document, ProjectTable):
            share = iter(self._shares)
            for u, unit in enumerate(document.units):
                home = home_of(words(unit.name), None, ("units", u))
                if self._mine == 0:
                    self._field("unit", words(unit.name), home, ("name",))
                self._turn()
                for p, project in enumerate(unit.projects):
                    if next(share, 0) == self._mine:
                        at = home_of(home.unit, words(project.name), ("units", u, "projects", p))
                        self._project(project, at, words(document.money_unit), document, partial=at.path in partial)
                    self._turn()
        elif isinstance(document, DepartmentForm):
            home = home_of(words(document.department))
            for t, task in enumerate(document.tasks):
                for part in ("name", "content", "objective"):
                    self._field("task", words(getattr(task, part)), home, ("tasks", t, part))
            whole = Project(
                document.department, Amounts(), document.objective, document.indicators, details=document.details
            )
            self._project(whole, home, words(document.money_unit))
        found = placed(self.out, self.reading.places)
        self.sheets = sheets_met(found, self._turns)
        return in_order(found, self.sheets)

    def _turn(self) -> None:
        self._turns.append(len(self.out))

    def _around(self) -> None:
        """What stands outside of the projects, and the document as a whole."""
        document = self.reading.document
        for leftover in self.reading.leftovers:
            for checker in self.rules.by_scope.get("leftover", ()):
                self.judge.met.add(checker.rule.code)
                for hit in hits(checker, leftover):
                    self._leftover(checker, hit, leftover)
            for checker, hit in self.judge.field("leftover", leftover.text, secret=False):
                self._leftover(checker, msgspec.structs.replace(hit, field="document"), leftover)
        self._whole("document", DocumentView(document), ())
        department = words(document.department)
        home = home_of() if isinstance(document, ProjectTable) else home_of(department)
        self._field("unit", department, home, ("department",))

    def _project(
        self,
        project: Project,
        home: Home,
        money_unit: str,
        table: ProjectTable | None = None,
        *,
        partial: bool = False,
    ) -> None:
        tools, indicators = self.rules.tools, project.indicators
        texts = [_texts(i) for i in indicators]
        stated: list[Stated | None] = [None] * len(texts)
        whole_department, form = table is None, table is not None and bool(table.form)
        alone = (form or whole_department) and not any(t[3] for t in texts)
        if form or (whole_department and any(i.unit or i.nature for i in indicators)):
            texts, stated = stated_values(indicators, texts, tools.words("grades"), alone=alone)
        name, objective = words(project.name), words(project.objective)
        details = project.details if isinstance(project.details, dict) else None
        facts = project_facts(
            name, objective, lambda: (v for t in texts for v in t[3:]), tools, lambda: self.year, details
        )
        facts.indicators, facts.one_value = len(indicators), alone
        facts.unprinted = self._unprinted if form else ()
        facts.apart = form and any(t[3] and not t[4] for t in texts) and any(t[4] and not t[3] for t in texts)
        if whole_department:
            # A head that is kept alone is that of a list of the whole term, or of a column of its values.
            facts.apart = any(key == text and not key.endswith("值") for key, text in (details or {}).items())
        kind = "department-form" if whole_department else "project-form" if form else "project-table"
        taxonomy = self.rules.taxonomies[kind]

        def row(i: int) -> Row:
            return Row(texts[i], facts, taxonomy, tools, graded=_graded(stated[i]))

        def categories() -> tuple[Categories, ...]:
            return tuple([tools.categories(taxonomy, t[0], t[1]) for t in texts])

        view = ProjectView(project, facts, texts, row, money_unit, categories, whole_department=whole_department)
        for checker, hit in self.judge.project(view, partial=partial):
            self._of_project(checker, hit, project, home)
        if not whole_department:
            self._field("project", name, home, ("name",), secret=facts.secret)
        self._field("objective", objective, home, ("objective",), secret=facts.secret)
        where = kind + "1" * alone + "a" * facts.apart + "".join(facts.unprinted) + self.rules.circumstances(facts)
        self._rows(view, stated, home, where, partial=partial)
        for key, text in (project.details or {}).items():
            # Where no field of the contract holds them, the words are judged as those left over are.
            for checker, hit in self.judge.field("leftover", text, secret=False):
                self._whole_hit(checker, hit, home, ("details", key))
        view.release()

    def _rows(
        self, view: ProjectView, stated: Sequence[Stated | None], home: Home, where: str, *, partial: bool
    ) -> None:
        """The indicators of a project; `where` is what else is asked of it, as `RowKey` has it."""
        texts, facts, indicators = view.texts, view.facts, view.project.indicators
        silent = self.judge.silent if self.judge.texts_alone else None
        for i, t in enumerate(texts):
            if silent is not None:
                # What was said of each text is remembered, and there is nothing else.
                all_said = () if silent(t) else self.rows.of_texts(t, view, i, facts.secret, self.lang)
            else:
                # Where both values are the same nobody asks how they may differ.
                over_years = t[3] != t[4] and facts.multi_year
                seen = where + "g" if _graded(stated[i]) else where
                all_said = self.rows.of((*t, facts.secret, over_years, self.year, seen, self.lang), view, i)
            for said in all_said:
                if partial and i == len(texts) - 1 and said.name == "missing-field":
                    continue
                of = stated[i]
                if of is not None:
                    said = unstated(said, of)
                self._add(said, home, (*home.path, "indicators", i, *said.tail), indicators[i].number)

    def _of_project(self, checker: Checker, hit: Hit, project: Project, home: Home) -> None:
        """A hit on a project; its path may lead on to one of the indicators."""
        at = hit.path
        indicator = project.indicators[int(at[1])] if len(at) > 1 and at[0] == "indicators" else None
        if hit.field == "project":  # it is about the project, and the path only shows where
            indicator = None
        number = indicator.number if indicator else None
        called = words(indicator.name) if indicator else ""
        said = said_of((checker, hit), called if indicator else home.project or home.unit or "", called, self.lang)
        self._add(said, home, (*home.path, *hit.path), number)

    def _whole_hit(self, checker: Checker, hit: Hit, home: Home, at: Path) -> None:
        said = said_of((checker, msgspec.structs.replace(hit, field="project")), home.project or "", "", self.lang)
        self._add(said, home, (*home.path, *at), None)

    def _field(self, field: str, text: str, home: Home, at: Path, *, secret: bool = False) -> None:
        for answer in self.judge.field(field, text, secret=secret):
            said = said_of(answer, home.project or home.unit or "", "", self.lang)
            self._add(said, home, (*home.path, *at), None)

    def _leftover(self, checker: Checker, hit: Hit, leftover: Leftover) -> None:
        home = self._home(leftover.project or ())
        said = said_of((checker, hit), home.project or home.unit or "", "", self.lang)
        self._add(said, home, (), None, leftover.location)

    def _whole(self, scope: str, thing: object, path: Path) -> None:
        for checker in self.rules.by_scope.get(scope, ()):
            self.judge.met.add(checker.rule.code)
            if self.reading.partial and checker.rule.kind in WHOLE:
                continue
            for hit in hits(checker, thing):
                home = self._home((*path, *hit.path))
                if hit.identity:
                    home = msgspec.structs.replace(home, identity="")
                said = said_of((checker, hit), home.project or home.unit or "", "", self.lang)
                self._add(said, home, (*path, *hit.path), None)

    def _add(self, said: Said, home: Home, path: Path, number: int | None, location: Location | None = None) -> None:
        self.out.append((said, home, path, number, location))

    def _home(self, path: Path) -> Home:
        """The unit and project that `path` leads through. A department form's unit is the department."""
        document = self.reading.document
        if isinstance(document, DepartmentForm):
            return home_of(words(document.department))
        if len(path) < 2 or path[0] != "units":
            return home_of()
        unit = document.units[int(path[1])]
        if len(path) < 4 or path[2] != "projects":
            return home_of(words(unit.name))
        return home_of(words(unit.name), words(unit.projects[int(path[3])].name))


def _graded(stated: Stated | None) -> bool:
    return stated is not None and stated.graded


def _texts(i: Indicator) -> tuple[str, str, str, str, str]:
    one, two, name, period, annual = i.level1, i.level2, i.name, i.period, i.annual
    # Nearly all of them are text already.
    if type(one) is type(two) is type(name) is type(period) is type(annual) is str:
        return one, two, name, period, annual
    return words(one), words(two), words(name), words(period), words(annual)
