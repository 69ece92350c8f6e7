"""A document as the sections, fields and tables of the page, in the order of its form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

import msgspec

from jxlint.document import (
    COLUMNS,
    Amounts,
    ByLevel,
    DepartmentForm,
    Document,
    Evaluation,
    Expenditure,
    Income,
    Indicator,
    Path,
    Project,
    ProjectTable,
    Task,
    words,
)  # fmt: skip
from jxlint.findings import Finding
from jxlint.reports.text import visible
from jxlint.web.page.labels import label
from jxlint.web.page.marking import gravest, marks, pointer
from jxlint.web.page.model import Cell, Field, Row, Section, Sort, Spots, Table

_ALWAYS = ("level1", "level2", "name", "period", "annual")
_MORE = ("nature", "unit", "direction", "weight", "actual", "score")
_EVALUATION = ("weight", "rate", "score", "total_weight", "total_score")
# Fields of a struct that are called otherwise where they stand.
_CALLED = {
    (Expenditure, "project"): "project_money",
    (Income, "fiscal"): "fiscal_income",
    (Income, "other"): "other_income",
}
_TASK: tuple[tuple[str, str, Sort], ...] = (
    ("name", "task", "text"), ("content", "content", "text"), ("amount", "amount", "amount"),
    ("objective", "task_objective", "text"),
)  # fmt: skip
_Money = Amounts | Expenditure | Income | ByLevel


class Layer:
    """Lays out one document; `findings` are those of each value, `spots` its places in the file."""

    def __init__(self, findings: dict[Path, list[tuple[int, Finding]]], spots: Spots, lang: str) -> None:
        self._findings, self._spots, self._lang = findings, spots, lang

    def sections(self, document: Document) -> list[Section]:
        """All of it."""
        if isinstance(document, DepartmentForm):
            return self._department(document)
        return list(self._projects(document))

    def _projects(self, document: ProjectTable) -> Iterable[Section]:
        head = [self._field(document, (), key, sort) for key, sort in _HEAD]
        head += self._money(document.total, ("total",), shown=False)
        yield Section("head", 1, "head", None, "", tuple(head))
        for u, unit in enumerate(document.units):
            at: Path = ("units", u)
            name = self._cell(unit.name, (*at, "name"), self._said("unit_name"))
            money = self._money(unit.amounts, (*at, "amounts"), shown=not document.form)
            yield Section(f"u{u}", 3, "unit", name, self._said("unit_name"), money)
            for p, project in enumerate(unit.projects):
                yield self._project(project, (*at, "projects", p), f"u{u}p{p}", forms=bool(document.form))

    def _project(self, project: Project, at: Path, key: str, *, forms: bool) -> Section:
        name = self._cell(project.name, (*at, "name"), self._said("project"))
        fields = [*self._money(project.amounts, (*at, "amounts"))]
        fields += self._details(project.details, at)
        if isinstance(project.evaluation, Evaluation):
            for part in _EVALUATION:
                if words(getattr(project.evaluation, part)):
                    called = f"{self._said('evaluation')} {self._said(part)}"
                    cell = self._cell(getattr(project.evaluation, part), (*at, "evaluation", part), called)
                    fields.append(Field(called, cell))
        fields.append(self._objective(project.objective, at))
        table = self._indicators(project.indicators, at, forms=forms)
        return Section(key, 4, "project", name, self._said("project"), tuple(fields), table)

    def _details(self, details: dict[str, str] | msgspec.UnsetType, at: Path) -> Iterator[Field]:
        """Fields that only one form has."""
        for title, text in (details or {}).items():
            yield Field(visible(title), self._cell(text, (*at, "details", title), visible(title)))

    def _department(self, document: DepartmentForm) -> list[Section]:
        fields = [self._field(document, (), key, sort) for key, sort in _HEAD]
        for part in ("expenditure", "income", "by_level"):
            fields += self._money(getattr(document, part), (part,))
        fields += self._details(document.details, ())
        fields.append(self._objective(document.objective, ()))
        sections = [Section("head", 1, "head", None, "", tuple(fields))]
        if document.tasks:
            sections.append(Section("tasks", 3, "tasks", None, self._said("tasks"), (), (self._tasks(document.tasks),)))
        table_ = self._indicators(document.indicators, (), forms=False)
        sections.append(Section("indicators", 3, "indicators", None, self._said("indicators"), (), table_))
        return sections

    def _tasks(self, tasks: tuple[Task, ...]) -> Table:
        details = _details(tasks)
        sources = list(dict.fromkeys(key for task in tasks for key in task.more or {}))
        heads = [self._said(called) for _, called, _ in _TASK] + [visible(key) for key in (*sources, *details)]
        rows = []
        for t, task in enumerate(tasks):
            cells = []
            for part, _, sort in _TASK:
                value = getattr(task, part)
                if sort == "amount" and value is None and task.unread:
                    value = task.unread.get(part)
                cells.append(self._cell(value, ("tasks", t, part), sort=sort))
            cells += [
                self._cell((task.more or {}).get(key), ("tasks", t, "more", key), sort="amount") for key in sources
            ]
            cells += [self._cell((task.details or {}).get(key), ("tasks", t, "details", key)) for key in details]
            rows.append(Row(tuple(cells)))
        widths = ("task", "long", "amount", "long", *("amount" for _ in sources), *("detail" for _ in details))
        return Table(self._said("tasks"), tuple(heads), widths, tuple(rows))

    def _indicators(self, indicators: tuple[Indicator, ...], at: Path, *, forms: bool) -> tuple[Table, ...]:
        if not indicators:
            return ()
        more = [f for f in _MORE if any(words(getattr(i, f)) for i in indicators)]
        # Other forms have one column of values; the empty one of ours would only take room.
        values = [f for f in _ALWAYS if f != "period" or not forms or any(words(i.period) for i in indicators)]
        columns = [*values, *more]
        details = _details(indicators)
        heads = [self._said(key) for key in ("number", *columns)] + [visible(key) for key in details]
        rows = []
        for i, indicator in enumerate(indicators):
            row: Path = (*at, "indicators", i)
            cells = [self._cell(indicator.number, (*row, "number"), sort="number")]
            cells += [self._cell(getattr(indicator, field), (*row, field)) for field in columns]
            for key in details:
                cells.append(self._cell((indicator.details or {}).get(key), (*row, "details", key)))
            rows.append(Row(tuple(cells)))
        widths = ["number", *columns, *("detail" for _ in details)]
        return (Table(self._said("indicators"), tuple(heads), tuple(widths), tuple(rows)),)

    def _money(self, money: _Money, at: Path, *, shown: bool = True) -> tuple[Field, ...]:
        """The amounts of a line; where none is filled in, all of them when `shown`, so that they can be."""
        unread = money.unread or {}
        fields = []
        for part in money.__struct_fields__:
            value = getattr(money, part)
            if part in ("unread", "more") or not (value is None or isinstance(value, Decimal)):
                continue
            called = self._said(_CALLED.get((type(money), part), part))
            said = unread.get(part) if value is None else value
            if said is not None or (shown and part in ("total", "fiscal")) or (*at, part) in self._findings:
                fields.append(Field(called, self._cell(said, (*at, part), called, "amount")))
        if isinstance(money, Amounts):
            for name, amount in (money.more or {}).items():
                fields.append(Field(visible(name), self._cell(amount, (*at, "more", name), visible(name), "amount")))
        return tuple(fields)

    def _objective(self, objective: object, at: Path) -> Field:
        called = self._said("objective")
        return Field(called, self._cell(objective, (*at, "objective"), called), wide=True)

    def _field(self, thing: msgspec.Struct, at: Path, key: str, sort: Sort) -> Field:
        called = self._said(key)
        return Field(called, self._cell(getattr(thing, key), (*at, key), called, sort))

    def _cell(self, value: object, path: Path, called: str = "", sort: Sort = "text") -> Cell:
        text = str(value) if value is not None and not isinstance(value, msgspec.UnsetType) else ""
        place, doubt = self._spots.get(path, ("", ""))
        active = [(i, f) for i, f in self._findings.get(path, ()) if f.suppressed is None]
        if not active:
            return Cell(pointer(path), sort, called, visible(text), place, doubt=doubt)
        found, worst = tuple(i for i, _ in active), gravest(f.severity for _, f in active)
        return Cell(pointer(path), sort, called, visible(text), place, marks(text, active), found, worst, doubt)

    def _said(self, key: str) -> str:
        return label(key, self._lang)


def _details(rows: Iterable[Indicator | Task]) -> list[str]:
    """The columns that only one form has, by their heads."""
    return list(dict.fromkeys(key for row in rows for key in row.details or {}))


_HEAD: tuple[tuple[str, Sort], ...] = (("department", "text"), ("budget_year", "number"), ("money_unit", "text"))


def paths(document: Document) -> list[Path]:
    """The paths of all values that have a place in a file."""
    out: list[Path] = [(key,) for key, _ in _HEAD]

    def row(i: Indicator, at: Path) -> None:
        out.append((*at, "number"))
        out.extend((*at, field) for field in (*_ALWAYS, *_MORE) if words(getattr(i, field)))
        out.extend((*at, "details", key) for key in i.details or {})

    if isinstance(document, DepartmentForm):
        out.append(("objective",))
        for t, task in enumerate(document.tasks):
            out.extend(("tasks", t, part) for part, _, _ in _TASK)
            out.extend(("tasks", t, "more", key) for key in task.more or {})
            out.extend(("tasks", t, "details", key) for key in task.details or {})
        for n, indicator in enumerate(document.indicators):
            row(indicator, ("indicators", n))
        return out
    for u, unit in enumerate(document.units):
        out.append(("units", u, "name"))
        for p, project in enumerate(unit.projects):
            at: Path = ("units", u, "projects", p)
            out.extend((*at, part) for part in ("name", "objective"))
            out.extend((*at, "amounts", part) for part in COLUMNS)
            for n, indicator in enumerate(project.indicators):
                row(indicator, (*at, "indicators", n))
    return out
