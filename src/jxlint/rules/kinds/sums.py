"""Sums that must come out, in exact decimals; tolerance 0.01 for each addend (rounding).

合计要对得上；按十进制精确计算，每个加数容许 0.01 的尾差。
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Annotated, Literal

import msgspec

from jxlint.document import COLUMNS, Amounts, DepartmentForm, Path, ProjectTable, Unit
from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.money import LABELS, DocumentView, figure, lines, usable
from jxlint.rules.tools import Tools

SCOPE: Scope = "document"
CENT = Decimal("0.01")
ZERO = Decimal(0)
# Sources of income beside the two of the form; more of them than these are not tried together.
_SOURCE = later(r"拨款|资金|收入|预算|结转|补助")
_MOST = 6


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    of: Annotated[
        Literal["units", "total", "columns", "balance", "tasks"],
        says(
            "哪种合计：units 单位的各项目；total 各单位；columns 一行的各资金来源；balance 部门表的支出、"
            "收入和级次；tasks 部门表的重点任务",
            "Which: units (a unit's projects), total (the units), columns (the sources of a line), "
            "balance (a department form's expenditure, income and split by level), tasks (a department "
            "form's tasks)",
        ),
    ]


def build(options: Options, _tools: Tools) -> Check:
    table: dict[str, Callable[[ProjectTable, frozenset[Path]], Iterator[Hit]]] = {
        "units": _units, "total": _total, "columns": _columns,
    }  # fmt: skip
    form: dict[str, Callable[[DepartmentForm], Iterator[Hit]]] = {"balance": _balance, "tasks": _tasks}

    def check(view: DocumentView) -> Iterator[Hit]:
        document = view.document
        if isinstance(document, DepartmentForm):
            if options.of in form:
                yield from form[options.of](document)
        elif options.of in table:
            yield from table[options.of](document, view.guessed)

    return check


def _off(stated: Decimal, parts: list[Decimal]) -> bool:
    return abs(stated - sum(parts, ZERO)) > CENT * len(parts)


def _hit(stated: Decimal, parts: list[Decimal], path: Path, column: str) -> Hit:
    total = sum(parts, ZERO)
    args = {"column": LABELS[column], "stated": f"{stated}", "sum": f"{total}", "difference": f"{stated - total:+}"}
    return Hit("amounts", f"{stated}", path=(*path, column), args=args)


def _readable(line: Amounts) -> bool:
    return not line.unread and all(usable(getattr(line, c)) for c in COLUMNS)


def _level(stated: Amounts, parts: list[tuple[Path, Amounts]], path: Path, guessed: frozenset[Path]) -> Iterator[Hit]:
    added = [amounts for _, amounts in parts]
    if not parts or all(getattr(stated, c) is None for c in COLUMNS) or not all(map(_readable, (stated, *added))):
        return
    found: dict[str, tuple[Decimal, list[Decimal]]] = {}
    for column in COLUMNS:
        values = [getattr(p, column) for p in added]
        if getattr(stated, column) is None and all(v is None for v in values):
            continue
        figures, figure = [v or ZERO for v in values], getattr(stated, column) or ZERO
        if _off(figure, figures):
            found[column] = figure, figures
    if not guessed.isdisjoint((path, *(at for at, _ in parts))) and not _of_total(found):
        found = {column: found[column] for column in found if column == "total"}
    for column, (figure, figures) in found.items():
        yield _hit(figure, figures, path, column)


def _of_total(found: dict[str, tuple[Decimal, list[Decimal]]]) -> bool:
    """Whether one column beside the total is off, and by as much: figures that stand in a wrong column make two."""
    off = {stated - sum(parts, ZERO) for stated, parts in found.values()}
    return "total" in found and len(found) == 2 and len(off) == 1


def _units(document: ProjectTable, guessed: frozenset[Path]) -> Iterator[Hit]:
    for u, unit in enumerate(document.units):
        yield from _level(unit.amounts, _projects(unit, u), ("units", u, "amounts"), guessed)


def _projects(unit: Unit, u: int) -> list[tuple[Path, Amounts]]:
    return [(("units", u, "projects", p, "amounts"), project.amounts) for p, project in enumerate(unit.projects)]


def _total(document: ProjectTable, guessed: frozenset[Path]) -> Iterator[Hit]:
    # Forms in which units have no line of money of their own give that of their projects.
    parts = [
        line for u, unit in enumerate(document.units)
        for line in ([(("units", u, "amounts"), unit.amounts)] if unit.amounts != Amounts() else _projects(unit, u))
    ]  # fmt: skip
    yield from _level(document.total, parts, ("total",), guessed)


def _columns(document: ProjectTable, _guessed: frozenset[Path]) -> Iterator[Hit]:
    for path, amounts in lines(document):
        parts = [getattr(amounts, c) for c in COLUMNS[1:]]
        if amounts.total is None or not _readable(amounts) or all(p is None for p in parts):
            continue
        figures = [p or ZERO for p in parts]
        # A source that a form names beside the columns may be a part of one of them, or stand beside it.
        beside = list((amounts.more or {}).values())
        if _off(amounts.total, figures) and all(_off(amounts.total, figures + list(some)) for some in _some(beside)):
            yield _hit(amounts.total, figures, path, "total")


def _balance(document: DepartmentForm) -> Iterator[Hit]:
    spent, income, level = document.expenditure, document.income, document.by_level
    if income.fiscal is None or any(block.unread for block in (spent, income, level)):
        return  # what could not be read is not 0
    out = [spent.basic, spent.project, spent.special_funds, spent.other_development]
    come, split = [income.fiscal, income.other], [level.own, level.transfer]
    beside = [f for label, text in (document.details or {}).items() if (f := _source(label, text)) is not None]
    # Sources that a form names beside these two may be parts of them, or stand beside them.
    more = {sum(some, ZERO) for some in _some(beside)}
    for name, parts, other, path in (
        ("支出合计", out, come, ("expenditure",)),
        ("按预算级次合计", split, come, ("by_level",)),
    ):
        if all(v is None for v in parts) or all(v is None for v in other) or not all(map(usable, (*parts, *other))):
            continue
        figures, against = [v or ZERO for v in parts], [v or ZERO for v in other]
        stated, total = sum(figures, ZERO), sum(against, ZERO)
        if all(abs(stated - total - m) > CENT * (len(figures) + len(against)) for m in more):
            args = {"column": name, "stated": f"{stated}", "sum": f"{total}", "difference": f"{stated - total:+}"}
            yield Hit("amounts", f"{stated}", path=path, args=args)


def _some(beside: list[Decimal]) -> Iterator[tuple[Decimal, ...]]:
    """All of these figures, and any of them."""
    yield tuple(beside)
    for n in range(min(len(beside), _MOST) + 1):
        yield from combinations(beside, n)


def _source(label: str, text: str) -> Decimal | None:
    """The amount that a detail holds, where it is that of a source of income."""
    return figure(text) if _SOURCE.search(label) else None


def _tasks(document: DepartmentForm) -> Iterator[Hit]:
    figures = [t.amount for t in document.tasks if t.amount is not None]
    limit = document.expenditure.project
    if (
        figures
        and limit is not None
        and all(map(usable, (limit, *figures)))
        and sum(figures, ZERO) > limit + CENT * len(figures)
    ):
        total = sum(figures, ZERO)
        args = {"column": "项目支出", "stated": f"{limit}", "sum": f"{total}", "difference": f"{total - limit:+}"}
        yield Hit("amounts", f"{total}", path=("tasks",), args=args)
