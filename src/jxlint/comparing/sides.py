"""One version as comparison takes it: a flat list of what has money, words or indicators, whatever the form."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jxlint.comparing.model import ItemSide, Kind, RowSide
from jxlint.document import COLUMNS, Amounts, DepartmentForm, Document, Indicator, Path, ProjectTable, words
from jxlint.reading import Reading
from jxlint.rules.money import department_figures

# The words of an indicator beside its values; those after `name` are only in some forms.
ROW_TEXTS = ("name", "level1", "level2", "weight", "unit", "nature", "direction")
VALUES = ("annual", "period")


class Item(msgspec.Struct, frozen=True):
    """A table, unit, project, department or task: the words and the money of its fields, its indicators, its path."""

    kind: Kind
    path: Path
    unit: str
    name: str
    texts: dict[str, str]
    money: dict[str, Decimal | None]
    indicators: tuple[Indicator, ...] = ()

    @property
    def content(self) -> str:
        """All its words but the name, in an order that is not that of the rows."""
        rows = sorted("".join(words(getattr(i, f)) for f in (*ROW_TEXTS, *VALUES)) for i in self.indicators)
        amounts = "".join(f"{key}{value}" for key, value in self.money.items() if value is not None)
        return "".join([*self.texts.values(), *rows, amounts])


def items(document: Document) -> list[Item]:
    """Everything in `document` that can be matched, in its order."""
    return list(_of_form(document) if isinstance(document, DepartmentForm) else _of_table(document))


def _of_table(document: ProjectTable) -> Iterator[Item]:
    department = words(document.department)
    yield Item("table", (), "", department, {"department": department}, _amounts(document.total))
    for u, unit in enumerate(document.units):
        name = words(unit.name)
        yield Item("unit", ("units", u), name, name, {}, _amounts(unit.amounts))
        for p, project in enumerate(unit.projects):
            yield Item(
                "project", ("units", u, "projects", p), name, words(project.name),
                {"objective": words(project.objective)}, _amounts(project.amounts), project.indicators,
            )  # fmt: skip


def _of_form(document: DepartmentForm) -> Iterator[Item]:
    department = words(document.department)
    money = {".".join(map(str, path)): n for path, n, _ in department_figures(document) if path[0] != "tasks"}
    texts = {"department": department, "objective": words(document.objective)}
    yield Item("department", (), department, department, texts, money, document.indicators)
    for t, task in enumerate(document.tasks):
        texts = {"content": words(task.content), "objective": words(task.objective)}
        yield Item("task", ("tasks", t), department, words(task.name), texts, {"amount": task.amount})


def _amounts(amounts: Amounts) -> dict[str, Decimal | None]:
    return {column: getattr(amounts, column) for column in COLUMNS}


def shown(item: Item, reading: Reading) -> ItemSide:
    """`item` as a report shows it, with its place."""
    own = () if item.kind in ("table", "department") else ("name",)
    location = reading.places.locate((*item.path, *own), None)
    return ItemSide(item.unit, item.name, len(item.indicators), location)


def row(item: Item, i: int, reading: Reading) -> RowSide:
    """Indicator `i` of `item` as a report shows it, with its place."""
    indicator = item.indicators[i]
    location = reading.places.locate((*item.path, "indicators", i, "name"), None)
    one, two, name = (words(getattr(indicator, f)) for f in ("level1", "level2", "name"))
    return RowSide(indicator.number, one, two, name, words(indicator.period), words(indicator.annual), location)
