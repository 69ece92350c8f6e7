"""Projects whose objective and indicators stand in one cell, each level in brackets before its indicators:
【总体目标】… 【产出指标-数量指标】指标1：name（value）. Above them lines of units and of kinds of projects.
"""

from __future__ import annotations

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Amounts, Path, Project, ProjectTable, Unit
from jxlint.errors import BlankForm
from jxlint.layouts.filling.building import breaking_off, project_of
from jxlint.layouts.forms.bracketed_lines import LEVELS, SECTION, Line, Lines
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Draft, money
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.tokens.tokenized import bars, tokens
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_WORD = compiled(r"[一-鿿]{2}")


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    found = sum(1 for m in SECTION.finditer(sheet.solid) if LEVELS.fullmatch(m[1]))
    return min(1.0, 0.4 + 0.1 * found) if found >= 2 else 0.0


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when no project is filled in."""
    stream = Stream(sheet, bars(sheet))
    lines = Lines(stream, tokens(stream))
    lines.read()
    if not lines.drafts:
        raise BlankForm.made()
    return _document(lines)


def _document(lines: Lines) -> Reading:
    """The document: the first line is the department, lines with a code and no sections are units, other lines without
    sections are kinds of projects (项目类别) and kept with the first project below them."""
    owners: list[tuple[int, Path]] = []
    units: list[tuple[str | None, Amounts, list[Project]]] = []
    drafts = dict(lines.drafts)
    department: str | None = None
    total = Amounts()
    stream, unit = lines.stream, lines.money_unit
    for n, line in enumerate(lines.lines):
        if n in drafts:
            if not units:
                units.append((None, Amounts(), []))
            path: Path = ("units", len(units) - 1, "projects", len(units[-1][2]))
            if drafts[n].start < len(stream.offsets):
                owners.append((stream.offsets[drafts[n].start], path))
            units[-1][2].append(project_of(stream, drafts[n], path, unit))
        elif line.name is None:
            continue
        elif units and _names_unit(line) and line.name.text == units[-1][0]:
            stream.take(line.name.start, line.name.end)
        elif line.code is not None or (lines.unit_column and _names_unit(line) and n + 1 in drafts):
            path = ("units", len(units))
            _keep(drafts, n, "所属单位编码", line.code)
            owners.append((stream.offsets[line.name.start], path))
            name = stream.field((*path, "name"), line.name.start, line.name.end)
            units.append((name, _amounts(lines, line, (*path, "amounts")), []))
        elif n == 0:
            department = stream.field(("department",), line.name.start, line.name.end)
            total = _amounts(lines, line, ("total",))
        else:
            _keep(drafts, n, "项目类别", line.name)
            _keep(drafts, n, "项目类别金额", line.amount)
    last = owners[-1][1] if owners else ()
    # The last project always ends with its indicators.
    broken = len(last) == 4 and not lines.drafts[-1][1].rows and len(lines.drafts) > 1
    if broken:
        units[-1][2][-1] = msgspec.structs.replace(units[-1][2][-1], partial=True)
    document = ProjectTable(
        form="single-project",
        department=department,
        money_unit=unit,
        budget_year=lines.year,
        total=total,
        units=tuple(Unit(name, amounts, tuple(projects)) for name, amounts, projects in units),
    )
    notices = breaking_off(stream) if broken else ()
    return Reading(document, stream.places(), stream.leftovers(owners), notices, (last,) if broken else ())


def _names_unit(line: Line) -> bool:
    """Whether a line without a code is the name of a unit in the column of its own."""
    return line.amount is None and line.name is not None and _WORD.search(line.name.text) is not None


def _keep(drafts: dict[int, Draft], n: int, key: str, token: Token | None) -> None:
    """Keep what line `n` says of several projects as a detail of the first below it."""
    below = next((d for at, d in sorted(drafts.items()) if at > n), None)
    if below is not None and token is not None:
        below.details.setdefault(key, [token])


def _amounts(lines: Lines, line: Line, path: Path) -> Amounts:
    if line.amount is None:
        return Amounts()
    lines.stream.field((*path, "total"), line.amount.start, line.amount.end)
    lines.stream.traces[path] = lines.stream.traces[(*path, "total")]
    return Amounts(money(line.amount.text, lines.money_unit))
