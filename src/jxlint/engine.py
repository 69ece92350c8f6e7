"""Runs a compiled rule set over a reading and turns the rules' answers into findings with places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from jxlint.document import Amounts, DepartmentForm, Indicator, Path, Project, ProjectTable, Span, words
from jxlint.errors import JxlintError
from jxlint.findings import Finding, Fix, fingerprint
from jxlint.reading import Leftover, Location, Reading
from jxlint.rules.facts import facts as project_facts
from jxlint.rules.model import Hit, Texts
from jxlint.rules.money import DocumentView
from jxlint.rules.ruleset import Checker, RuleSet, message
from jxlint.rules.views import Facts, ProjectView, Row

Answer = tuple[Checker, Hit]
Relevant = Callable[[Any], bool] | None
_RowKey = tuple[str, str, str, str, str, bool, bool, str]
_FAILED = Texts("规则 {rule} 在“{where}”上出错：{error}", "rule {rule} failed on “{where}”: {error}")


class Engine:
    """Judges documents with one rule set. Rows with the same words are judged once; `LIMIT` of them are remembered."""

    LIMIT = 200_000

    def __init__(self, rules: RuleSet) -> None:
        self.rules = rules
        self._value = _by_relevance(rules.by_scope.get("value", ()))
        self._row = _by_relevance(rules.by_scope.get("row", ()))
        self._rows: dict[_RowKey, tuple[Answer, ...]] = {}
        # Whether a condition of a rule looks at the project's name, so that equal rows may differ by it.
        self.names_matter = any("project" in f"{r.when}{r.unless}" for r in rules.rules)

    def judge(self, reading: Reading, lang: str = "zh") -> list[Finding]:
        """Every finding of the rule set in `reading`, in the order of their places; messages in `lang`."""
        return _Run(self, reading, lang).findings()

    def answers(self, key: _RowKey, view: ProjectView, i: int) -> tuple[Answer, ...]:
        """What the value and row rules say of row `i` of `view`; `key` holds all that they can see of it."""
        known = self._rows.get(key)
        if known is None:
            if len(self._rows) >= self.LIMIT:
                self._rows.clear()
            known = self._rows[key] = tuple(_yielding(list(self._judge_row(view.row(i)))))
        return known

    def _judge_row(self, row: Row) -> Iterator[Answer]:
        met, secret = self.rules.met, row.facts.secret
        for groups, judge in ((self._value, _value_hits), (self._row, _row_hits)):
            for relevant, checkers in groups:
                things: Sequence[object] = row.values if judge is _value_hits else (row,)
                if relevant is not None:
                    things = [t for t in things if relevant(t)]
                for checker in checkers:
                    if (secret and not checker.rule.secret) or (checker.conditional and not checker.applies(row)):
                        continue
                    met.add(checker.rule.code)
                    if things:
                        for hit in judge(checker, row, things):
                            yield checker, hit


def check(reading: Reading, rules: RuleSet, lang: str = "zh") -> list[Finding]:
    """Every finding of `rules` in `reading`; see Engine.judge."""
    return Engine(rules).judge(reading, lang)


def _by_relevance(checkers: tuple[Checker, ...]) -> list[tuple[Relevant, list[Checker]]]:
    """Checkers whose kinds pass the same things over, together, so that the test is made once for all of them."""
    groups: list[tuple[Relevant, list[Checker]]] = []
    for checker in checkers:
        for relevant, group in groups:
            if checker.relevant is relevant and relevant is not None:
                group.append(checker)
                break
        else:
            groups.append((checker.relevant, [checker]))
    return groups


def _row_hits(checker: Checker, row: Row, _things: Sequence[object]) -> list[Hit]:
    return _hits(checker, row)


def _value_hits(checker: Checker, row: Row, values: Sequence[object]) -> list[Hit]:
    """One finding for each distinct meaning: the annual value speaks for both when they say the same."""
    hits: list[Hit] = []
    for value in values:
        hits += _hits(checker, value)
        if hits and row.same:
            break
    return hits


def _hits(checker: Checker, thing: object) -> list[Hit]:
    """The hits of `checker` on `thing`; a rule that fails costs one JX001 hit and the run goes on. A rule that says
    what is wrong with itself (a JxlintError, such as a pattern that takes too long) ends the run."""
    try:
        return list(checker.check(thing))
    except JxlintError:
        raise
    except Exception as e:  # noqa: BLE001 - whatever a rule does must not lose the findings of the others
        return [Hit("document", "", variant="JX001", args={"error": f"{type(e).__name__}: {e}"})]


def _yielding(answers: list[Answer]) -> Iterator[Answer]:
    spoken = {checker.rule.code for checker, _ in answers}
    for checker, hit in answers:
        if not spoken.intersection(checker.rule.yields_to):
            yield checker, hit


class _Run:
    """One document judged."""

    def __init__(self, engine: Engine, reading: Reading, lang: str) -> None:
        self.engine, self.rules, self.reading, self.lang = engine, engine.rules, reading, lang
        self.out: list[Finding] = []
        self._seen: dict[tuple[str, ...], int] = {}

    def findings(self) -> list[Finding]:
        document = self.reading.document
        for leftover in self.reading.leftovers:
            self._judge("leftover", leftover, (), leftover=leftover)
        self._judge("document", DocumentView(document), ())
        if isinstance(document, ProjectTable):
            for u, unit in enumerate(document.units):
                for p, project in enumerate(unit.projects):
                    self._project(project, ("units", u, "projects", p), words(document.money_unit))
        elif isinstance(document, DepartmentForm):
            whole = Project(document.department, Amounts(), document.objective, document.indicators)
            self._project(whole, (), words(document.money_unit), whole_department=True)
        order = [(_position(f.location), i) for i, f in enumerate(self.out)]
        return [self.out[i] for _, i in sorted(order)]

    def _project(self, project: Project, path: Path, money_unit: str, *, whole_department: bool = False) -> None:
        tools, indicators = self.rules.tools, project.indicators
        texts = [_texts(i) for i in indicators]
        name = words(project.name)
        facts = project_facts(name, words(project.objective), (v for t in texts for v in t[3:]), tools)
        kind = "department-form" if whole_department else "project-table"
        taxonomy = self.rules.taxonomies[kind]

        def row(i: int) -> Row:
            return Row(texts[i], facts, taxonomy, tools)

        view = ProjectView(project, facts, row, money_unit, whole_department=whole_department)
        self._judge("project", view, path, facts=facts)
        condition_name = name if self.engine.names_matter else ""
        for i, t in enumerate(texts):
            key = (*t, facts.secret, facts.multi_year, kind + condition_name)
            for checker, hit in self.engine.answers(key, view, i):
                self._add(checker, hit, (*path, "indicators", i, *(hit.path or (hit.field,))))

    def _judge(
        self, scope: str, thing: object, path: Path, *, facts: Facts | None = None, leftover: Leftover | None = None
    ) -> None:
        for checker in self.rules.by_scope.get(scope, ()):
            if facts and facts.secret and not checker.rule.secret:
                continue
            self.rules.met.add(checker.rule.code)
            for hit in _hits(checker, thing):
                self._add(checker, hit, (*path, *hit.path), leftover)

    def _add(self, checker: Checker, hit: Hit, path: Path, leftover: Leftover | None = None) -> None:
        rule, document = checker.rule, self.reading.document
        home = leftover.project if leftover and leftover.project else path
        unit, project, indicator = _owners(document, home)
        name = words(indicator.name) if indicator else (project or unit or "")
        code, title, severity = rule.code, rule.name, hit.severity or rule.severity
        if hit.variant == "JX001":
            code, title, severity = "JX001", "internal-error", "error"
            said = _FAILED.of(self.lang).replace("{rule}", rule.code).replace("{where}", name)
            said = said.replace("{error}", hit.args["error"])
            path = path[:-1] if path and path[-1] == "document" else path
        else:
            said = message(rule, hit, self.lang, name)
        span = Span(hit.start, hit.end) if hit.start is not None and hit.end is not None else None
        self.out.append(
            Finding(
                code=code,
                name=title,
                severity=severity,
                message=said,
                unit=unit,
                project=project,
                indicator=indicator.number if indicator else None,
                field=hit.field,
                text=hit.text,
                location=leftover.location if leftover else self.reading.places.locate(path, span),
                fix=Fix(hit.safe, hit.replacement) if rule.fixable and hit.replacement is not None else None,
                fingerprint=self._fingerprint(code, unit, project, words(indicator.name) if indicator else "", hit),
                path=path,
                span=span,
            )
        )

    def _fingerprint(self, code: str, unit: str | None, project: str | None, name: str, hit: Hit) -> str:
        same = (code, unit or "", project or "", name, hit.field, hit.text)
        ordinal = self._seen.get(same, 0)
        self._seen[same] = ordinal + 1
        return fingerprint(code, unit, project, name, hit.field, hit.text, ordinal)


def _texts(i: Indicator) -> tuple[str, str, str, str, str]:
    texts = (i.level1, i.level2, i.name, i.period, i.annual)
    one, two, name, period, annual = (t if type(t) is str else words(t) for t in texts)
    return one, two, name, period, annual


def _owners(document: object, path: Path) -> tuple[str | None, str | None, Indicator | None]:
    """The unit, project and indicator that `path` leads through. A department form's unit is the department."""
    if isinstance(document, DepartmentForm):
        indicator = document.indicators[int(path[1])] if len(path) > 1 and path[0] == "indicators" else None
        return words(document.department), None, indicator
    if not isinstance(document, ProjectTable) or len(path) < 2 or path[0] != "units":
        return None, None, None
    unit = document.units[int(path[1])]
    if len(path) < 4 or path[2] != "projects":
        return words(unit.name), None, None
    project = unit.projects[int(path[3])]
    indicator = project.indicators[int(path[5])] if len(path) > 5 and path[4] == "indicators" else None
    return words(unit.name), words(project.name), indicator


def _position(location: Location) -> tuple[int, int, int]:
    """Findings without a line come in the order they were found."""
    return location.page or 0, location.line or 0, location.column or 0


__all__ = ["Engine", "check"]
