"""项目支出绩效目标表 as published: per unit a line of money, per project name, money, objective and indicators.

The text comes out of PDFs: lines break anywhere and names stand above, beside or below their money. What parts the
fields is therefore the words (amounts, numbers of indicators, closing marks), and the lines only where words do not.
"""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from jxlint.document import Amounts, Path, Project, ProjectTable, Unit
from jxlint.errors import BlankForm
from jxlint.layouts import indicators as listing
from jxlint.layouts.headings import Headings, headings
from jxlint.layouts.rows import Row, amount, rows
from jxlint.layouts.seams import LONGEST_NAME, after_indicators, after_objective, below_amounts, indented
from jxlint.layouts.stream import Stream
from jxlint.reading import Reading
from jxlint.sheet import Sheet

NAME = "项目支出绩效目标表"
COLUMNS = ("total", "fiscal", "special_account", "other")
_TOTAL = re.compile(r"(?:合计|总计)[:：]?$")


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    found = headings(sheet)
    score = 0.5 * found.has_columns + 0.2 * bool(found.department) + 0.1 * bool(found.spans)
    if listing.START.search(sheet.solid) and "值" in sheet.solid:
        score += 0.4
    return min(score, 1.0)


class _Block(msgspec.Struct):
    """A line of money with what stands around it, as indexes of the stream."""

    row: Row
    name: tuple[int, int]
    tail: tuple[int, int] = (0, 0)  # the part of the name below the money
    objective: tuple[int, int] = (0, 0)
    listed: tuple[int, int] = (0, 0)

    @property
    def bare(self) -> bool:
        """Nothing but a name and money: a unit's line, or the total."""
        return self.objective[0] == self.objective[1] and self.listed[0] == self.listed[1]


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when nothing is filled in."""
    heads = headings(sheet)
    stream = Stream(sheet, heads.spans)
    known = sheet.solid[slice(*heads.department)] if heads.department else ""
    blocks = _blocks(stream, rows(stream, len(heads.columns), listing.starts(stream.text)), known)
    if not stream.text:
        raise BlankForm(
            "是空白表，什么也没有填",
            "blank form: nothing is filled in",
            remedy_zh="请先填写再检查",
            remedy_en="fill it in first",
        )
    return _document(stream, heads, blocks)


def _blocks(stream: Stream, lines: list[Row], known: str) -> list[_Block]:
    """The lines of money with the text between them shared out. `known` is the department's name."""
    blocks: list[_Block] = []
    at = 0
    for i, row in enumerate(lines):
        if i == 0:
            blocks.append(_Block(row, _first_name(stream, row)))
            at = row.end
            continue
        before = blocks[-1]
        cut = _share(stream, before, at, row.start, known)
        blocks.append(_Block(row, (cut, row.start)))
        at = row.end
    if blocks:
        _share(stream, blocks[-1], at, len(stream.text), known, last=True)
    return blocks


def _first_name(stream: Stream, row: Row) -> tuple[int, int]:
    """The name before the first money: 合计, all there is if it can be a name, or the line it stands on."""
    total = _TOTAL.search(stream.text, max(0, row.start - 4), row.start)
    if total:
        return total.start(), row.start
    if row.start <= LONGEST_NAME and not re.search(r"[。；;:：]", stream.text[: row.start]):
        return 0, row.start
    line_start = stream.sheet.text.rfind("\n", 0, stream.offsets[row.start]) + 1
    start = stream.index(line_start)
    return (start, row.start) if start < row.start else (0, row.start)


def _share(stream: Stream, block: _Block, at: int, end: int, known: str, *, last: bool = False) -> int:
    """Share the text from `at` to `end`, which follows the money of `block`: the rest of its name, its objective, its
    indicators. Returns where the next block's name begins."""
    # From the money on: 4.00 and 1、 written together are no 001.
    listed = listing.START.search(stream.text, at, end)
    first = listed.start() if listed else None
    close = first if first is not None else end
    at = below_amounts(stream, block.name, at, close, last=last, bare=first is None)
    block.tail = (block.row.end, at)
    if first is not None:
        block.objective = (at, first)
        cut = after_indicators(stream, first, end, last=last, known=known)
        block.listed = (first, cut)
        return cut
    cut = end if last else after_objective(stream, at, end, known)
    block.objective = (at, cut)
    return cut


def _document(stream: Stream, heads: Headings, blocks: list[_Block]) -> Reading:
    owners: list[tuple[int, Path]] = []
    total = Amounts()
    units: list[Unit] = []
    held: tuple[str | None, Amounts, list[Project]] | None = None
    for i, block in enumerate(blocks):
        name = stream.text[slice(*block.name)]
        if block.bare and _TOTAL.fullmatch(name) and total == Amounts():
            stream.take(*block.name)
            total = _amounts(stream, block.row, ("total",), heads.columns)
            continue
        if _is_unit(stream, blocks, i) or held is None:
            if held is not None:
                units.append(Unit(held[0], held[1], tuple(held[2])))
            path: Path = ("units", len(units))
            if _is_unit(stream, blocks, i):
                owners.append((_offset(stream, block.name[0]), path))
                held = (_name(stream, block, path), _amounts(stream, block.row, (*path, "amounts"), heads.columns), [])
                continue
            held = (None, Amounts(), [])
        path = ("units", len(units), "projects", len(held[2]))
        owners.append((_offset(stream, block.name[0]), path))
        held[2].append(_project(stream, block, path, heads.columns))
    if held is None and listing.starts(stream.text):
        # Indicators without any line of money: a table cut out of its page.
        path = ("units", 0, "projects", 0)
        rest = _Block(Row(0, 0, ()), (0, 0), listed=(listing.starts(stream.text)[0][0], len(stream.text)))
        held = (None, Amounts(), [_project(stream, rest, path, heads.columns)])
    if held is not None:
        units.append(Unit(held[0], held[1], tuple(held[2])))
    document = ProjectTable(
        department=_heading(stream, heads.department, ("department",)),
        money_unit=_heading(stream, heads.money_unit, ("money_unit",)),
        budget_year=heads.year,
        total=total,
        units=tuple(units),
    )
    return Reading(document, stream.places(), stream.leftovers(owners))


def _is_unit(stream: Stream, blocks: list[_Block], i: int) -> bool:
    """A line of money with neither objective nor indicators is a unit's, unless it is indented like the projects."""
    if not blocks[i].bare or i + 1 == len(blocks):
        return False
    below = blocks[i + 1]
    return not (indented(stream, blocks[i].name[0]) and not indented(stream, below.name[0]) and not below.bare)


def _project(stream: Stream, block: _Block, path: Path, columns: tuple[str, ...]) -> Project:
    objective = stream.field((*path, "objective"), *block.objective)
    return Project(
        _name(stream, block, path),
        _amounts(stream, block.row, (*path, "amounts"), columns),
        objective or None,
        listing.indicators(stream, *block.listed, path),
    )


def _name(stream: Stream, block: _Block, path: Path) -> str | None:
    name = stream.field((*path, "name"), *block.name)
    if block.tail[0] < block.tail[1]:
        trace = stream.traces[(*path, "name")]
        name += stream.field((*path, "name"), *block.tail)
        stream.traces[(*path, "name")] = trace + stream.traces[(*path, "name")]
    return name or None


def _amounts(stream: Stream, row: Row, path: Path, columns: tuple[str, ...]) -> Amounts:
    """The figures of a line in the columns the heading names, from the left.

    Text does not show which columns are empty. Two figures are the total and 财政拨款, as the published forms fill
    them; of three the last is 其他资金 when the first is their sum, since 财政专户拨款 is that of schools alone.
    """
    places = columns
    if len(row.figures) == 3 and columns == COLUMNS:
        places = ("total", "fiscal", "other")
    values: dict[str, Decimal] = {}
    unread: dict[str, str] = {}
    for column, (start, end) in zip(places, row.figures, strict=False):
        words = stream.field((*path, column), start, end)
        value = amount(words)
        if value is not None:
            values[column] = value
        elif words.strip("-—–"):
            unread[column] = words
    placed = row.figures[: len(places)]
    if placed:
        # A figure too many stays untaken, and is reported.
        stream.field(path, placed[0][0], placed[-1][1])
    total, fiscal, special, other = (values.get(column) for column in COLUMNS)
    return Amounts(total, fiscal, special, other, unread or msgspec.UNSET)


def _heading(stream: Stream, span: tuple[int, int] | None, path: Path) -> str | None:
    """The words of a heading's field, which stands outside the stream."""
    if span is None:
        return None
    stream.traces[path] = stream.sheet.offsets[slice(*span)]
    return stream.sheet.solid[slice(*span)] or None


def _offset(stream: Stream, index: int) -> int:
    return stream.offsets[index] if index < len(stream.offsets) else len(stream.sheet.text)
