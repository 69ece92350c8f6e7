"""Submitted JSON to a document: typed, unknown and repeated keys refused, amounts within reason, errors with line,
column and JSON pointer."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jxlint.collector import at_rest
from jxlint.document import (
    Amounts,
    ByLevel,
    DepartmentForm,
    Document,
    Expenditure,
    Income,
    Indicator,
    Path,
    ProjectTable,
    Task,
)
from jxlint.interrupts import undisturbed
from jxlint.radicals import folded_json
from jxlint.readers.json_index import Index
from jxlint.readers.json_places import JsonPlaces
from jxlint.reading import Notice, Reading

_NOTHING = Notice("文档里没有项目，没有可检查的内容", "the document holds no projects, and there was nothing to check")
_EMPTY = Notice("文档里没有目标、任务和指标，什么也没有填", "the document holds no objective, tasks or indicators")
with undisturbed():
    _DECODER = msgspec.json.Decoder(Document)
# Digits before and behind the point of an amount; more is a mistake, or meant to keep a program busy.
_BEFORE, _BEHIND = 18, 10
_LONG = Decimal("1" * 64).__sizeof__()  # bytes of an amount with more digits than any has
_NUMBER = 2**53
_Money = Amounts | Expenditure | Income | ByLevel | Task
_COLUMNS = {
    kind: tuple(f.name for f in msgspec.structs.fields(kind) if f.type == Decimal | None)
    for kind in (Amounts, Expenditure, Income, ByLevel, Task)
}


def read(text: str, data: bytes | None = None) -> Reading:
    """The document that JSON `text` holds, of which `data` are the bytes in UTF-8, where they are at hand. Raises
    BadJson."""
    with at_rest():
        return _read(text, data)


def _read(text: str, data: bytes | None) -> Reading:
    said, text = text, folded_json(text, data)
    if text is not said:
        data = None
    try:
        # Bytes, because a text would keep them for as long as it lives.
        document: Document = _DECODER.decode(text.encode() if data is None else data)
    except (msgspec.DecodeError, RecursionError) as e:
        from jxlint.readers import json_errors

        raise json_errors.undecoded(text, e) from e
    wrong = next(_wrong(document), None)
    if wrong is not None:
        from jxlint.readers import json_errors

        raise json_errors.out_of_range(text, *wrong)
    index = Index(text)
    # Then the two who read it may see two documents.
    if index.repeated:
        from jxlint.readers import json_errors

        raise json_errors.repeated(text)
    notices = (_EMPTY if isinstance(document, DepartmentForm) else _NOTHING,) if _blank(document) else ()
    return Reading(document, JsonPlaces(text, index), notices=notices, partial=tuple(_partial(document)))


def _partial(document: Document) -> Iterator[Path]:
    """The paths of the projects in the middle of which the file broke off from which the document was read."""
    if isinstance(document, ProjectTable):
        for u, unit in enumerate(document.units):
            for p, project in enumerate(unit.projects):
                if project.partial is True:
                    yield "units", u, "projects", p


def _blank(document: Document) -> bool:
    """Whether nothing is filled in: to find nothing in it looks like a clean bill, and so it is said."""
    if isinstance(document, DepartmentForm):
        return not (document.indicators or document.tasks or document.objective)
    return not any(unit.projects for unit in document.units)


def _wrong(document: Document) -> Iterator[tuple[Path, Decimal | int]]:
    """The numbers that no document has, each with its path."""
    if isinstance(document, DepartmentForm):
        for part in ("expenditure", "income", "by_level"):
            yield from _amounts(getattr(document, part), (part,))
        for t, task in enumerate(document.tasks):
            yield from _amounts(task, ("tasks", t))
        yield from _numbers(document.indicators, ())
        return
    yield from _amounts(document.total, ("total",))
    for u, unit in enumerate(document.units):
        yield from _amounts(unit.amounts, ("units", u, "amounts"))
        for p, project in enumerate(unit.projects):
            yield from _amounts(project.amounts, ("units", u, "projects", p, "amounts"))
            yield from _numbers(project.indicators, ("units", u, "projects", p))


def _amounts(line: _Money, path: Path) -> Iterator[tuple[Path, Decimal]]:
    for column in _COLUMNS[type(line)]:
        amount = getattr(line, column)
        if amount is not None and not _sane(amount):
            yield (*path, column), amount


def _sane(amount: Decimal) -> bool:
    if not amount.is_finite() or amount.__sizeof__() > _LONG or amount.adjusted() >= _BEFORE:
        return False
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and -_BEHIND <= exponent < _BEFORE


def _numbers(indicators: tuple[Indicator, ...], path: Path) -> Iterator[tuple[Path, int]]:
    for i, indicator in enumerate(indicators):
        if indicator.number is not None and abs(indicator.number) > _NUMBER:
            yield (*path, "indicators", i, "number"), indicator.number
