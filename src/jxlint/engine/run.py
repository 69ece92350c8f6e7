"""A document judged: every rule in force asked about all that it looks at."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import msgspec

from jxlint.document import Amounts, DepartmentForm, Path, Project, ProjectTable, words
from jxlint.engine.placing import Met, Remark, in_order, placed, sheets_met
from jxlint.engine.preparing import Prepared, Preparer, graded
from jxlint.engine.rows import RowMemory
from jxlint.engine.saying import Home, Said, home_of, said_of, unstated
from jxlint.findings import Finding
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules.asking import hits
from jxlint.rules.checkers import Checker
from jxlint.rules.judging import Judge, asks_whole
from jxlint.rules.model import Hit
from jxlint.rules.money import DocumentView
from jxlint.rules.years import budget_year

# What an indicator in the middle of which the file breaks off lacks, or says in half.
_OF_THE_BREAK = ("missing-field", "truncated-text")


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
        self._slow: set[str] = set()  # what was said of rules that take too long

    @functools.cached_property
    def year(self) -> int | None:
        """The budget year; to find it out in a large document takes a while."""
        return budget_year(self.reading.document, self.rules.settings.budget_year)

    def findings(self) -> list[Finding]:
        document = self.reading.document
        if self._mine == 0:
            self._around()
        self._turn()
        partial = frozenset(self.reading.partial)
        preparer = Preparer(self.rules, document, lambda: self.year)
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
                        self._project(project, at, preparer, partial=at.path in partial)
                    self._turn()
        elif isinstance(document, DepartmentForm):
            home = home_of(words(document.department))
            for t, task in enumerate(document.tasks):
                for part in ("name", "content", "objective"):
                    self._field("task", words(getattr(task, part)), home, ("tasks", t, part))
            whole = Project(
                document.department, Amounts(), document.objective, document.indicators, details=document.details
            )
            self._project(whole, home, preparer, whole_department=True)
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
        self._whole("document", DocumentView(document, frozenset(self.reading.guessed)), ())
        department = words(document.department)
        home = home_of() if isinstance(document, ProjectTable) else home_of(department)
        self._field("unit", department, home, ("department",))

    def _project(
        self, project: Project, home: Home, preparer: Preparer, *, partial: bool = False, whole_department: bool = False
    ) -> None:
        """A project; `partial`: its text breaks off in the middle. A department's form is judged as one."""
        made = preparer.prepared(project)
        view, secret = made.view, made.view.facts.secret
        for checker, hit in self.judge.project(view, partial=partial):
            self._of_project(checker, hit, project, home)
        if not whole_department:
            self._field("project", view.facts.name, home, ("name",), secret=secret)
        self._field("objective", view.facts.objective, home, ("objective",), secret=secret)
        self._rows(made, home, partial=partial)
        for key, text in (project.details or {}).items():
            # Where no field of the contract holds them, the words are judged as those left over are.
            for checker, hit in self.judge.field("leftover", text, secret=False):
                self._whole_hit(checker, hit, home, ("details", key))
        view.release()

    def _rows(self, made: Prepared, home: Home, *, partial: bool) -> None:
        """The indicators of a project."""
        view, stated, where = made.view, made.stated, made.where
        texts, facts, indicators = view.texts, view.facts, view.project.indicators
        silent = self.judge.silent if self.judge.texts_alone else None
        for i, t in enumerate(texts):
            if silent is not None:
                # What was said of each text is remembered, and there is nothing else.
                all_said = () if silent(t) else self.rows.of_texts(t, view, i, facts.secret, self.lang)
            else:
                # Where both values are the same nobody asks how they may differ.
                over_years = t[3] != t[4] and facts.multi_year
                seen = where + "g" if graded(stated[i]) else where
                all_said = self.rows.of((*t, facts.secret, over_years, self.year, seen, self.lang), view, i)
            for said in all_said:
                if partial and i == len(texts) - 1 and said.name in _OF_THE_BREAK:
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
            if self.reading.partial and asks_whole(checker.rule):
                continue
            for hit in hits(checker, thing):
                home = self._home((*path, *hit.path))
                if hit.identity:
                    home = msgspec.structs.replace(home, identity="")
                said = said_of((checker, hit), home.project or home.unit or "", "", self.lang)
                self._add(said, home, (*path, *hit.path), None)

    def _add(self, said: Said, home: Home, path: Path, number: int | None, location: Location | None = None) -> None:
        if said.code == "JX001" and said.identity.startswith("E205 "):
            if said.identity in self._slow:
                return
            self._slow.add(said.identity)
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
