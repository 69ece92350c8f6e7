"""The document of a project table out of the blocks of its lines: a unit has a line of its own, or its name stands
beside its projects."""

from __future__ import annotations

import msgspec

from jxlint.document import Amounts, Form, Indicator, Path, Project, ProjectTable, Unit
from jxlint.layouts.published import indicators as listing
from jxlint.layouts.published.blocks import SUBTOTAL, SUM_OF, TOTAL, Block, unit_lines
from jxlint.layouts.published.funds import guessed, place
from jxlint.layouts.published.headings import Headings
from jxlint.layouts.published.table_amounts import added, amounts_of
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row, cell_amount
from jxlint.layouts.tokens.token import Token
from jxlint.reading import Reading


class _Unit(msgspec.Struct):
    """A unit in the making."""

    name: str | None
    amounts: Amounts = Amounts()
    projects: list[Project] = []
    closed: bool = False  # its sum stands below its projects

    @property
    def words(self) -> str:
        """The name as it stands in the stream."""
        return "".join((self.name or "").split())


class MadeTable:
    """The table in the making, line by line."""

    def __init__(self, stream: Stream, heads: Headings) -> None:
        self._stream, self._heads, self._columns = stream, heads, heads.columns
        self._owners: list[tuple[int, Path]] = []
        self._units: list[_Unit] = []
        self._total = Amounts()
        self._guessed: list[Path] = []
        self._department: str | None = None
        unit = heads.money_unit
        self._unit = stream.sheet.solid[slice(*unit)] if unit else None
        self._form: Form | msgspec.UnsetType = msgspec.UNSET

    def reading(self, blocks: list[Block]) -> Reading:
        """The document made of all lines of the table, with its places."""
        stream, heads = self._stream, self._heads
        of_units = unit_lines(stream, blocks)
        if any(block.row.columns is None and len(block.row.figures) > 2 for block in blocks):
            place(stream, blocks, of_units, self._columns)
        has_total = any(
            b.bare and b.unit[0] == b.unit[1] and TOTAL.fullmatch(stream.text[slice(*b.name)]) for b in blocks
        )
        for i, block in enumerate(blocks):
            if block.bare and self._add_sum(block, has_total=has_total, last=i == len(blocks) - 1):
                continue
            if i in of_units:
                self._add_unit(block)
            else:
                self._add_project(block)
        if not self._units and (found := listing.numbered(stream)):
            # Indicators without any line of money: a table cut out of its page.
            rest = Block(Row(0, 0, ()), (0, 0), listed=(found[0][0], len(stream.text)))
            self._units.append(_Unit(None, projects=[self._project(rest, ("units", 0, "projects", 0))]))
        document = ProjectTable(
            form=self._form,
            department=self._department or self._heading(heads.department, ("department",)),
            money_unit=self._heading(heads.money_unit, ("money_unit",)),
            budget_year=heads.year,
            total=self._total,
            units=tuple(Unit(unit.name, unit.amounts, tuple(unit.projects)) for unit in self._units),
        )
        above = stream.sheet.offsets[heads.begin] if heads.begin else 0
        stream.leave(heads.notes)
        return Reading(document, stream.places(), stream.leftovers(self._owners, above), guessed=tuple(self._guessed))

    def _add_sum(self, block: Block, *, has_total: bool, last: bool) -> bool:
        """A line that says the sum of others, False where it does not. `has_total`: the table has a line of its total;
        `last`: there is no other line below."""
        name = self._stream.text[slice(*block.name)]
        if block.of_department and self._department is None and self._total == Amounts():
            self._total = self._amounts(block, ("total",))
            self._department = self._stream.field(("department",), *block.name)
            return True
        beside = block.unit[0] < block.unit[1]
        if beside and (SUBTOTAL.fullmatch(name) or (has_total and TOTAL.fullmatch(name))):
            self._add_sum_of(block, block.unit)
        elif TOTAL.fullmatch(name):
            self._stream.take(*block.name)
            stated = self._amounts(block, ("total",))
            # Above the lines and again below them it is one total; more of them are those of several tables.
            if not (self._total == stated and last):
                self._total = added(self._total, stated)
        elif SUBTOTAL.fullmatch(name):
            self._add_subtotal(block)
        elif sum_of := SUM_OF.fullmatch(name):
            start, end = block.name
            whose = start, start + len(sum_of["unit"])
            self._add_sum_of(msgspec.structs.replace(block, name=(whose[1], end)), whose)
        else:
            return False
        return True

    def _add_sum_of(self, block: Block, whose: tuple[int, int]) -> None:
        """The line of a unit that calls itself its sum (某局小计, or 小计 beside the unit), above its projects or below
        them; `whose` are the words of the unit."""
        stream, units = self._stream, self._units
        if units and stream.text[slice(*whose)] == units[-1].words:
            stream.take(*whose)
            self._add_subtotal(block)
            return
        stream.take(*block.name)
        below = bool(units) and units[-1].name is None and bool(units[-1].projects)
        if not below:
            units.append(_Unit(None))
            self._owners.append((stream.offset(whose[0]), ("units", len(units) - 1)))
        path: Path = ("units", len(units) - 1)
        units[-1].name = stream.field((*path, "name"), *whose)
        units[-1].amounts = self._amounts(block, (*path, "amounts"))
        units[-1].closed = below

    def _add_subtotal(self, block: Block) -> None:
        """The line 小计 below the projects of a unit; one that says other than the unit's own line is left over."""
        stream, units = self._stream, self._units
        if not units:
            return
        known, path = units[-1].amounts, ("units", len(units) - 1, "amounts")
        if known == Amounts():
            units[-1].amounts = self._amounts(block, path)
            stream.take(*block.name)
            return
        self._says_again(block)

    def _says_again(self, block: Block) -> bool:
        """Take the line where its figures are those of the unit above; whether they are."""
        stated = [cell_amount(self._stream.text[start:end]) for start, end in block.row.figures]
        columns = (block.row.columns or self._columns)[: len(stated)]
        if stated != [getattr(self._units[-1].amounts, column) for column in columns]:
            return False
        self._stream.take(block.name[0], block.row.end)
        return True

    def _add_unit(self, block: Block) -> None:
        """The line of a unit; on the next page it may stand above its further projects again."""
        called = self._stream.text[slice(*block.name)]
        if self._units and called == self._units[-1].words and self._units[-1].projects and self._says_again(block):
            return
        path: Path = ("units", len(self._units))
        self._owners.append((self._stream.offset(block.name[0]), path))
        stated = self._amounts(block, (*path, "amounts"))
        self._units.append(_Unit(self._name(block, path), stated))

    def _add_project(self, block: Block) -> None:
        stream, units = self._stream, self._units
        named = stream.text[slice(*block.unit)]
        if not units or units[-1].closed or (named and named != units[-1].words):
            path: Path = ("units", len(units))
            if named:
                self._owners.append((stream.offset(block.unit[0]), path))
            units.append(_Unit(stream.field((*path, "name"), *block.unit) or None if named else None))
        stream.take(*block.unit)
        path = ("units", len(units) - 1, "projects", len(units[-1].projects))
        self._owners.append((stream.offset(block.name[0]), path))
        units[-1].projects.append(self._project(block, path))

    def _project(self, block: Block, path: Path) -> Project:
        stream = self._stream
        start, end = block.objective
        objective = stream.field((*path, "objective"), start, listing.stray_list(stream, start, end))
        for start, end in block.more:
            objective += stream.sheet.solid[start:end]
            stream.traces[(*path, "objective")] += stream.sheet.offsets[start:end]
        details: dict[str, str] = {}
        for head, (start, end) in block.details.items():
            details[head] = stream.sheet.solid[start:end]
            stream.traces[(*path, "details", head)] = stream.sheet.offsets[start:end]
        for head, span in block.beside.items():
            details[head] = stream.field((*path, "details", head), *span)
        return Project(
            self._name(block, path),
            self._amounts(block, (*path, "amounts")),
            objective or None,
            self._indicators(block, path),
            details=details or msgspec.UNSET,
        )

    def _amounts(self, block: Block, path: Path) -> Amounts:
        if guessed(block, self._columns):
            self._guessed.append(path)
        return amounts_of(self._stream, block.row, path, self._columns, self._unit)

    def _indicators(self, block: Block, path: Path) -> tuple[Indicator, ...]:
        """The indicators of a project, by their numbers, or by their categories, as a form of its own has them."""
        stream, (start, end) = self._stream, block.listed
        if start == end or listing.START.search(stream.text, start, end):
            return listing.indicators(stream, start, end, path)
        from jxlint.layouts.filling.building import indicator_of  # few tables have such lists
        from jxlint.layouts.filling.category_lists import by_category

        self._form = "indicator-grid"
        rows = by_category(stream, Token(stream.text[start:end], start, end, 0))
        return tuple(indicator_of(stream, row, i, (*path, "indicators", i)) for i, row in enumerate(rows))

    def _name(self, block: Block, path: Path) -> str | None:
        stream = self._stream
        name = stream.field((*path, "name"), *block.name)
        if block.tail[0] < block.tail[1]:
            trace = stream.traces[(*path, "name")]
            name += stream.field((*path, "name"), *block.tail)
            stream.traces[(*path, "name")] = trace + stream.traces[(*path, "name")]
        return name or None

    def _heading(self, span: tuple[int, int] | None, path: Path) -> str | None:
        """The words of a heading's field, which stands outside the stream."""
        if span is None:
            return None
        self._stream.traces[path] = self._stream.sheet.offsets[slice(*span)]
        return self._stream.sheet.solid[slice(*span)] or None
