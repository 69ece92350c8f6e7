"""The document made of the projects of a form: every field with the places of its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import pairwise

import msgspec

from jxlint.compiled import compiled
from jxlint.document import (
    COLUMNS,
    Amounts,
    Evaluation,
    Form,
    Indicator,
    Path,
    Project,
    ProjectTable,
    Unit,
)  # fmt: skip
from jxlint.layouts.filling.form import Filling
from jxlint.layouts.filling.several_years import said
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, Row, UnitSum, Words, money, own_unit
from jxlint.layouts.tokens.token import Token
from jxlint.reading import Leftover, LeftoverRole, Notice, Reading
from jxlint.sheet import Sheet

_NOTHING = compiled(r"[-—–/无]*")
# The fields of an indicator that have a column of their own.
_FIELDS = ("level1", "level2", "name", "period", "annual")
OPTIONAL = ("weight", "unit", "nature", "direction", "actual", "score")


def built(stream: Stream, drafts: list[Draft], form: Form, filling: Filling, above: int) -> Reading:
    """The document of all `drafts`, those of one unit that follow each other together. Before `above` (offset in the
    sheet) stands another paper; `filling` has what is said of no project: the year, the total, the sums of units."""
    owners: list[tuple[int, Path]] = []
    units: list[tuple[str | None, list[Project]]] = []
    named: list[tuple[str, ...]] = []
    broken: list[Path] = []
    unit_of_money = next((d.money_unit for d in drafts if d.money_unit), None) or own_unit(drafts)
    department: str | None = None
    for draft in drafts:
        words = tuple(t.text for t in draft.fields.get("unit", ()))
        if not units or words != named[-1]:
            path: Path = ("units", len(units))
            units.append((_text(stream, draft.fields.get("unit", []), (*path, "name")), []))
            named.append(words)
        else:
            _take(stream, draft.fields.get("unit", []))
        if department is None:
            department = _text(stream, draft.fields.get("department", []), ("department",))
        else:
            _take(stream, draft.fields.get("department", []))
        path = ("units", len(units) - 1, "projects", len(units[-1][1]))
        if draft.start < len(stream.offsets):
            owners.append((stream.offsets[draft.start], path))
        if draft.partial:
            broken.append(path)
        units[-1][1].append(project_of(stream, draft, path, unit_of_money))
    _take_told(stream, filling.total, (project for _, projects in units for project in projects))
    amounts = _of_units(stream, named, [projects for _, projects in units], filling.unit_sums, unit_of_money)
    document = ProjectTable(
        form=form,
        department=department,
        money_unit=unit_of_money,
        budget_year=filling.year,
        total=_amounts(stream, filling.total, ("total",), unit_of_money),
        units=tuple(Unit(name, amounts[n], tuple(projects)) for n, (name, projects) in enumerate(units)),
    )
    return Reading(
        document,
        stream.places(),
        _together(stream, stream.leftovers(owners, above)),
        (*(breaking_off(stream) if broken else ()), *said(stream, filling.undated)),
        tuple(broken),
    )


def _of_units(
    stream: Stream,
    units: list[tuple[str, ...]],
    projects: list[list[Project]],
    sums: list[UnitSum],
    money_unit: str | None,
) -> list[Amounts]:
    """The amounts of the units of these names with their `projects`; a second sum of a unit is left over, and so is
    what stands in its row and is told of none of them."""
    out = [Amounts()] * len(units)
    for stated in sums:
        n = next((n for n, unit in enumerate(units) if unit == stated.unit and out[n] == Amounts()), None)
        if n is not None:
            out[n] = _amounts(stream, stated.figures, ("units", n, "amounts"), money_unit)
            for role in ("name", "unit"):
                _take(stream, stated.figures.fields.get(role, []))
            _take_told(stream, stated.figures, projects[n])
    return out


def _take_told(stream: Stream, figures: Draft, projects: Iterable[Project]) -> None:
    """Take what stands beside a line of money and its `projects` tell as well."""
    told = {word for project in projects for word in (project.details or {}).values()}
    for words in figures.details.values():
        _take(stream, [t for t in words if t.text in told or _begins_code(t.text, told)])


def _begins_code(code: str, told: Iterable[str]) -> bool:
    """Whether a code is the beginning of another that is told: those of a department's offices begin with its own."""
    return code.isdecimal() and any(word.isdecimal() and word.startswith(code) for word in told)


def breaking_off(stream: Stream) -> tuple[Notice, ...]:
    """What is to be said of a file that ends in the middle of a table."""
    end = len(stream.sheet.text.rstrip())
    return (
        Notice(
            "文件从表格中间开始或在表格中间断了；对不完整的项目不查是否齐全，也不核对各行相加的合计",
            "the file begins or breaks off in the middle of a table; what such a project lacks is not judged, nor sums "
            "of several lines",
            stream.sheet.location(max(0, end - 1), end),
        ),
    )


def _together(stream: Stream, leftovers: tuple[Leftover, ...]) -> tuple[Leftover, ...]:
    """Lines of a text that stand together above the first project are one piece: a letter, a web page's head."""
    if stream.sheet.origin is not None:
        return leftovers  # they are placed in a file of which this is no text, or not all
    count = 0
    for before, left in pairwise((None, *leftovers)):
        if left is None or left.project is not None or (before and not _adjoin(stream.sheet, before, left)):
            break
        count += 1
    if count < 2:
        return leftovers
    first, last = leftovers[0].location, leftovers[count - 1].location
    location = msgspec.structs.replace(first, end_line=last.end_line, end_column=last.end_column)
    roles = {left.role for left in leftovers[:count]}
    # A page's address above a letter: neither is of the table.
    role: LeftoverRole = "" if "" in roles else "table" if len(roles) > 1 else leftovers[0].role
    whole = Leftover(" ".join(left.text for left in leftovers[:count]), location, role=role)
    return (whole, *leftovers[count:])


def _adjoin(sheet: Sheet, one: Leftover, two: Leftover) -> bool:
    """Whether nothing that was read stands between two pieces of a text."""
    end, start = one.location, two.location
    if None in (end.end_line, end.end_column, start.line, start.column):
        return False
    low = sheet.starts[(end.end_line or 1) - 1] + (end.end_column or 1) - 1
    high = sheet.starts[(start.line or 1) - 1] + (start.column or 1) - 1
    return not sheet.text[low:high].strip()


def _take(stream: Stream, words: Words) -> None:
    for token in words:
        stream.take(token.start, token.end)


def _text(stream: Stream, words: Words, path: Path) -> str | None:
    """The words as the field at `path`, None when there are none."""
    words = [t for t in words if t.text]
    if not words:
        return None
    out, traces = "", None
    for token in words:
        out += stream.field(path, token.start, token.end)
        trace = stream.traces[path]
        traces = trace if traces is None else traces + trace
    if traces is not None:
        stream.traces[path] = traces
    return out or None


def project_of(stream: Stream, draft: Draft, path: Path, unit: str | None) -> Project:
    """The project that `draft` describes; `path` is its own, `unit` the table's unit of money."""
    details = _details(stream, draft.details, path)
    evaluation = {key: _text(stream, [token], (*path, "evaluation", key)) for key, token in draft.evaluation.items()}
    return Project(
        _text(stream, draft.fields.get("name", []), (*path, "name")),
        _amounts(stream, draft, (*path, "amounts"), unit),
        _text(stream, draft.fields.get("objective", []), (*path, "objective")),
        tuple(indicator_of(stream, row, i, (*path, "indicators", i)) for i, row in enumerate(draft.rows)),
        Evaluation(**evaluation) if evaluation else msgspec.UNSET,
        details,
        draft.partial or msgspec.UNSET,
    )


def _details(stream: Stream, details: Mapping[str, Words], path: Path) -> dict[str, str] | msgspec.UnsetType:
    """The words of the columns and labels that have no field, by what the form calls them."""
    found = {label: _text(stream, words, (*path, "details", label)) for label, words in details.items()}
    return {label: words for label, words in found.items() if words} or msgspec.UNSET


def _amounts(stream: Stream, draft: Draft, path: Path, unit: str | None) -> Amounts:
    unread: dict[str, str] = {}

    def figures(tokens: Mapping[str, Token], at: Path) -> dict[str, Decimal]:
        values: dict[str, Decimal] = {}
        for key, token in tokens.items():
            words = _text(stream, [token], (*at, key)) or ""
            value = money(token.text, unit)
            if value is not None:
                values[key] = value
            elif not _NOTHING.fullmatch(token.text):
                unread[key] = words
        return values

    values, more = figures(draft.money, path), figures(draft.more, (*path, "more"))
    if draft.money:
        first = next(iter(draft.money))
        stream.traces[path] = stream.traces[(*path, first)]
    total, fiscal, special, other = (values.get(column) for column in COLUMNS)
    return Amounts(total, fiscal, special, other, unread or msgspec.UNSET, more or msgspec.UNSET)


def indicator_of(stream: Stream, row: Row, i: int, path: Path) -> Indicator:
    """The indicator that `row`, the one of number `i` from 0, describes; `path` is its own."""
    found = {key: _text(stream, row.fields.get(key, []), (*path, key)) for key in _FIELDS}
    more = {key: _text(stream, row.fields.get(key, []), (*path, key)) for key in OPTIONAL}
    made = Indicator(
        i + 1, found["level1"], found["level2"], found["name"], found["period"], found["annual"],
        details=_details(stream, row.details, path),
    )  # fmt: skip
    return msgspec.structs.replace(made, **{key: value for key, value in more.items() if value is not None})
