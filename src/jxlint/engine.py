"""Runs a compiled rule set over a reading and turns the rules' answers into findings with places."""

from __future__ import annotations

import gc
from collections.abc import Iterable

import msgspec

from jxlint.document import Amounts, DepartmentForm, Indicator, Path, Project, ProjectTable, Span, words
from jxlint.findings import Finding, Fix, Severity, fingerprint, normalised
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules.facts import facts as project_facts
from jxlint.rules.judging import Answer, Judge, RowTexts, conditional_hits, hits, yielding
from jxlint.rules.model import Hit, Texts
from jxlint.rules.money import DocumentView
from jxlint.rules.ruleset import Checker, RuleSet, message
from jxlint.rules.shapes import Alike, named, unnamed
from jxlint.rules.stated import Stated, stated_values
from jxlint.rules.views import Categories, ProjectView, Row
from jxlint.rules.years import budget_year

_RowKey = tuple[str, str, str, str, str, bool, bool, int | None, str, str]
# Kinds that ask whether something is there, or adds up: not of what breaks off in the middle.
_WHOLE = frozenset(("coverage", "number_of", "promise", "missing", "weights", "scores", "sums"))
_FAILED = Texts("规则 {rule} 在“{where}”上出错：{error}", "rule {rule} failed on “{where}”: {error}")


class _Said(msgspec.Struct, frozen=True, gc=False):
    """What a finding says wherever it stands: all but its home, its place and its fingerprint."""

    code: str
    name: str
    severity: Severity
    message: str
    field: str
    text: str
    fix: Fix | None
    span: Span | None
    tail: Path
    identity: str


class _Home(msgspec.Struct, frozen=True, gc=False):
    """What a finding belongs to; `identity` is its part of the fingerprint."""

    unit: str | None
    project: str | None
    path: Path
    identity: str


def _home(unit: str | None = None, project: str | None = None, path: Path = ()) -> _Home:
    return _Home(unit, project, path, f"{normalised(unit or '')}\x1f{normalised(project or '')}")


class Engine:
    """Judges documents with one rule set. Rows with the same words are judged once; `LIMIT` of them are remembered."""

    LIMIT = 200_000

    def __init__(self, rules: RuleSet) -> None:
        self.rules, self.judge_of = rules, Judge(rules)
        self._rows: dict[_RowKey, tuple[_Said, ...]] = {}
        self._alike: Alike[tuple[_Said, ...]] = Alike()
        self._named_alike: Alike[tuple[Answer, ...]] = Alike()

    def judge(self, reading: Reading, lang: str = "zh") -> list[Finding]:
        """Every finding of the rule set in `reading`, in the order of their places; messages in `lang`."""
        # Nothing made here outlives the run in a cycle, so the collector would walk a large document for nothing.
        collecting = gc.isenabled()
        gc.disable()
        try:
            return _Run(self, reading, lang).findings()
        finally:
            if collecting:
                gc.enable()

    def fresh(self) -> Engine:
        """Another one for the same rules, that remembers nothing."""
        return Engine(self.rules)

    def row(self, key: _RowKey, view: ProjectView, i: int) -> tuple[_Said, ...]:
        """What the rules say of row `i` of `view`; `key` holds all that they can see of it, and the language."""
        known = self._rows.get(key)
        if known is not None:
            return known
        shape = self._shape(key)
        known = self._alike.told(shape) if shape else None
        if known is None:
            if len(self._rows) >= self.LIMIT:
                self._rows.clear()
            name, lang = key[2], key[-1]
            answers = self.judge_of.texts(key[:5], key[5], lambda: view.row(i))
            if any(checker.suggest for checker, _ in answers):
                answers = [_suggesting(a, view.row(i), lang) for a in answers]
            answers += self._of_row(key, view, i)
            known = self._rows[key] = tuple([_said(answer, name, name, lang) for answer in yielding(answers)])
            if shape:
                self._alike.add(shape, known)
        return known

    def of_texts(self, texts: RowTexts, view: ProjectView, i: int, secret: bool, lang: str) -> tuple[_Said, ...]:
        """What the rules for texts alone say of row `i` of `view`, which has these."""
        answers = self.judge_of.texts(texts, secret, lambda: view.row(i))
        if any(checker.suggest for checker, _ in answers):
            answers = [_suggesting(a, view.row(i), lang) for a in answers]
        return tuple([_said(answer, texts[2], texts[2], lang) for answer in yielding(answers)])

    def _of_row(self, key: _RowKey, view: ProjectView, i: int) -> Iterable[Answer]:
        """What the rules for values and rows say of it."""
        shape = self._named_shape(key)
        told = self._named_alike.told(shape) if shape else None
        if told is not None:
            return [named(answer, key[2]) for answer in told]
        row, lang = view.row(i), key[-1]
        answers = [_suggesting(answer, row, lang) for answer in self.judge_of.row(row)]
        if shape and not any(hit.field == "name" for _, hit in answers):
            self._named_alike.add(shape, tuple([unnamed(answer, key[2]) for answer in answers]))
        return answers

    def _named_shape(self, key: _RowKey) -> _RowKey | None:
        """What rows have in common that differ only in the number in their names, and perhaps in that of values."""
        if not self.rules.named_by_shape or not self._named_alike.worth:
            return None
        of = self.rules.shapes.of
        name = of(key[2])
        if not name:
            return None
        value = of(key[4]) if key[3] == key[4] else ""
        return (*key[:2], name, value or key[3], value or key[4], *key[5:])

    def _shape(self, key: _RowKey) -> _RowKey | None:
        """What rows have in common that differ only in the number of a value that is both their values."""
        if not self.rules.by_shape or key[3] != key[4] or not self._alike.worth:
            return None
        shape = self.rules.shapes.of(key[4])
        return (*key[:3], shape, shape, *key[5:]) if shape else None


def check(reading: Reading, rules: RuleSet, lang: str = "zh") -> list[Finding]:
    """Every finding of `rules` in `reading`; see Engine.judge."""
    return Engine(rules).judge(reading, lang)


def _suggesting(answer: Answer, row: Row, lang: str) -> Answer:
    """`answer` with what to write instead, where its rule has suggestions."""
    checker, hit = answer
    suggest = checker.suggest
    if suggest is None:
        return answer
    return checker, msgspec.structs.replace(hit, args=hit.args | {"suggest": suggest.of(row, lang)})


def _said(answer: Answer, name: str, indicator: str, lang: str) -> _Said:
    """`answer` put into words; `name` is what it is about, `indicator` the name of its indicator or ""."""
    checker, hit = answer
    rule = checker.rule
    code, title, severity = rule.code, rule.name, hit.severity or rule.severity
    tail = hit.path or (hit.field,)
    if hit.variant == "JX001":
        code, title, severity, tail = "JX001", "internal-error", "error", hit.path
        said = _FAILED.of(lang).replace("{rule}", rule.code).replace("{where}", name)
        said = said.replace("{error}", hit.args["error"])
    else:
        said = message(rule, hit, lang, name)
    fix = Fix(hit.safe and not rule.unsafe, hit.replacement) if rule.fixable and hit.replacement is not None else None
    span = Span(hit.start, hit.end) if hit.start is not None and hit.end is not None else None
    identity = hit.identity or f"{normalised(indicator)}\x1f{hit.field}\x1f{normalised(hit.text)}"
    return _Said(code, title, severity, said, hit.field, hit.text, fix, span, tail, identity)


class _Run:
    """One document judged."""

    def __init__(self, engine: Engine, reading: Reading, lang: str) -> None:
        self.engine, self.rules, self.reading, self.lang = engine, engine.rules, reading, lang
        self.year = budget_year(reading.document, self.rules.settings.budget_year)
        self.out: list[tuple[_Said, _Home, Path, int | None, Location | None]] = []

    def findings(self) -> list[Finding]:
        document = self.reading.document
        for leftover in self.reading.leftovers:
            for checker in self.rules.by_scope.get("leftover", ()):
                self.rules.met.add(checker.rule.code)
                for hit in hits(checker, leftover):
                    self._leftover(checker, hit, leftover)
            for checker, hit in self.engine.judge_of.field("leftover", leftover.text, secret=False):
                self._leftover(checker, msgspec.structs.replace(hit, field="document"), leftover)
        self._whole("document", DocumentView(document), ())
        partial = frozenset(self.reading.partial)
        department = words(document.department)
        if isinstance(document, ProjectTable):
            self._field("unit", department, _home(), ("department",))
            for u, unit in enumerate(document.units):
                home = _home(words(unit.name), None, ("units", u))
                self._field("unit", words(unit.name), home, ("name",))
                for p, project in enumerate(unit.projects):
                    at = _home(home.unit, words(project.name), ("units", u, "projects", p))
                    self._project(project, at, words(document.money_unit), document, partial=at.path in partial)
        elif isinstance(document, DepartmentForm):
            home = _home(department)
            self._field("unit", department, home, ("department",))
            for t, task in enumerate(document.tasks):
                for part in ("name", "content", "objective"):
                    self._field("task", words(getattr(task, part)), home, ("tasks", t, part))
            whole = Project(document.department, Amounts(), document.objective, document.indicators)
            self._project(whole, home, words(document.money_unit))
        return self._placed()

    def _project(
        self,
        project: Project,
        home: _Home,
        money_unit: str,
        table: ProjectTable | None = None,
        *,
        partial: bool = False,
    ) -> None:
        tools, indicators = self.rules.tools, project.indicators
        texts = [_texts(i) for i in indicators]
        stated: list[Stated | None] = [None] * len(texts)
        whole_department, form = table is None, table is not None and bool(table.form)
        alone = form and not any(t[3] for t in texts)
        if form:
            texts, stated = stated_values(indicators, texts, tools.words("grades"), alone=alone)
        name, objective = words(project.name), words(project.objective)
        facts = project_facts(name, objective, (v for t in texts for v in t[3:]), tools, self.year)
        facts.indicators, facts.one_value = len(indicators), alone
        kind = "department-form" if whole_department else "project-form" if form else "project-table"
        taxonomy = self.rules.taxonomies[kind]

        def row(i: int) -> Row:
            return Row(texts[i], facts, taxonomy, tools, graded=_graded(stated[i]))

        def categories() -> tuple[Categories, ...]:
            return tuple([(tools.meant(taxonomy, t[0], 1), tools.meant(taxonomy, t[1], 2)) for t in texts])

        view = ProjectView(project, facts, row, money_unit, categories, whole_department=whole_department)
        for checker in self.rules.by_scope.get("project", ()):
            if (not facts.secret or checker.rule.secret) and not (partial and checker.rule.kind in _WHOLE):
                for hit in conditional_hits(checker, view, self.rules.met):
                    self._of_project(checker, hit, project, home)
        if not whole_department:
            self._field("project", name, home, ("name",), secret=facts.secret)
        self._field("objective", objective, home, ("objective",), secret=facts.secret)
        where = kind + "1" * alone + self.rules.circumstances(facts)
        silent = self.engine.judge_of.silent if self.engine.judge_of.texts_alone else None
        for i, t in enumerate(texts):
            if silent is not None:
                # What was said of each text is remembered, and there is nothing else.
                all_said = () if silent(t) else self.engine.of_texts(t, view, i, facts.secret, self.lang)
            else:
                # Where both values are the same nobody asks how they may differ.
                over_years = t[3] != t[4] and facts.multi_year
                seen = where + "g" if _graded(stated[i]) else where
                all_said = self.engine.row((*t, facts.secret, over_years, self.year, seen, self.lang), view, i)
            for said in all_said:
                if partial and i == len(texts) - 1 and said.name == "missing-field":
                    continue
                of = stated[i]
                if of is not None:
                    said = _unstated(said, of)
                self._add(said, home, (*home.path, "indicators", i, *said.tail), indicators[i].number)
        for key, text in (project.details or {}).items():
            # Where no field of the contract holds them, the words are judged as those left over are.
            for checker, hit in self.engine.judge_of.field("leftover", text, secret=False):
                self._whole_hit(checker, hit, home, ("details", key))
        view.release()

    def _of_project(self, checker: Checker, hit: Hit, project: Project, home: _Home) -> None:
        """A hit on a project; its path may lead on to one of the indicators."""
        at = hit.path
        indicator = project.indicators[int(at[1])] if len(at) > 1 and at[0] == "indicators" else None
        if hit.field == "project":  # it is about the project, and the path only shows where
            indicator = None
        number = indicator.number if indicator else None
        called = words(indicator.name) if indicator else ""
        said = _said((checker, hit), called if indicator else home.project or home.unit or "", called, self.lang)
        self._add(said, home, (*home.path, *hit.path), number)

    def _whole_hit(self, checker: Checker, hit: Hit, home: _Home, at: Path) -> None:
        said = _said((checker, msgspec.structs.replace(hit, field="project")), home.project or "", "", self.lang)
        self._add(said, home, (*home.path, *at), None)

    def _field(self, field: str, text: str, home: _Home, at: Path, *, secret: bool = False) -> None:
        for answer in self.engine.judge_of.field(field, text, secret=secret):
            said = _said(answer, home.project or home.unit or "", "", self.lang)
            self._add(said, home, (*home.path, *at), None)

    def _leftover(self, checker: Checker, hit: Hit, leftover: Leftover) -> None:
        home = self._home(leftover.project or ())
        said = _said((checker, hit), home.project or home.unit or "", "", self.lang)
        self._add(said, home, (), None, leftover.location)

    def _whole(self, scope: str, thing: object, path: Path) -> None:
        for checker in self.rules.by_scope.get(scope, ()):
            self.rules.met.add(checker.rule.code)
            if self.reading.partial and checker.rule.kind in _WHOLE:
                continue
            for hit in hits(checker, thing):
                home = self._home((*path, *hit.path))
                if hit.identity:
                    home = msgspec.structs.replace(home, identity="")
                said = _said((checker, hit), home.project or home.unit or "", "", self.lang)
                self._add(said, home, (*path, *hit.path), None)

    def _add(self, said: _Said, home: _Home, path: Path, number: int | None, location: Location | None = None) -> None:
        self.out.append((said, home, path, number, location))

    def _placed(self) -> list[Finding]:
        """The findings with their fingerprints and places, in the order of the places."""
        locations = iter(
            self.reading.places.locate_all([(p, said.span) for said, _, p, _, at in self.out if at is None])
        )
        seen: dict[str, int] = {}
        findings = []
        for said, home, path, number, location in self.out:
            identity = f"{said.code}\x1f{home.identity}\x1f{said.identity}"
            ordinal = seen.get(identity, 0)
            seen[identity] = ordinal + 1
            finding = Finding(
                code=said.code,
                name=said.name,
                severity=said.severity,
                message=said.message,
                unit=home.unit,
                project=home.project,
                indicator=number,
                field=said.field,
                text=said.text,
                location=location or next(locations),
                fix=said.fix,
                fingerprint=fingerprint(identity, ordinal),
                path=path,
                span=said.span,
            )
            findings.append(finding)
        sheets = list(dict.fromkeys(f.location.sheet for f in findings))
        findings.sort(key=_position)
        if len(sheets) > 1:  # in the order of the document, in which they were found
            findings.sort(key=lambda f: sheets.index(f.location.sheet))
        return findings

    def _home(self, path: Path) -> _Home:
        """The unit and project that `path` leads through. A department form's unit is the department."""
        document = self.reading.document
        if isinstance(document, DepartmentForm):
            return _home(words(document.department))
        if len(path) < 2 or path[0] != "units":
            return _home()
        unit = document.units[int(path[1])]
        if len(path) < 4 or path[2] != "projects":
            return _home(words(unit.name))
        return _home(words(unit.name), words(unit.projects[int(path[3])].name))


def _unstated(said: _Said, stated: Stated) -> _Said:
    """`said` of a value that was put together, with its span in the words of the value's own cell."""
    if said.field not in ("annual", "period") or said.span is None:
        return said
    span = stated.span(said.field, said.span)
    whole = span is not None and span.end - span.start == said.span.end - said.span.start
    return msgspec.structs.replace(said, span=span, fix=said.fix if whole else None)


def _graded(stated: Stated | None) -> bool:
    return stated is not None and stated.graded


_ORDER = ("level1", "level2", "name", "period", "annual")


def _texts(i: Indicator) -> tuple[str, str, str, str, str]:
    one, two, name, period, annual = i.level1, i.level2, i.name, i.period, i.annual
    # Nearly all of them are text already.
    if type(one) is type(two) is type(name) is type(period) is type(annual) is str:
        return one, two, name, period, annual
    return words(one), words(two), words(name), words(period), words(annual)


def _position(finding: Finding) -> tuple[int, ...]:
    """Findings in a cell come by its row and column, and those in one cell by indicator; findings without a place come
    in the order they were found."""
    at = finding.location
    if at.cell is None:
        return at.page or 0, at.line or 0, at.column or 0
    field = _ORDER.index(finding.field) if finding.field in _ORDER else -1
    start = finding.span.start if finding.span else 0
    return at.page or 0, at.line or 0, *at.grid_point(), finding.indicator or 0, field, start


__all__ = ["Engine", "check"]
