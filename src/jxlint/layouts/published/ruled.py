"""项目支出绩效目标表 by its cells: where a file shows the grid, no words are needed to tell one field from the next."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from jxlint.document import COLUMNS
from jxlint.layouts.published import indicators as listing
from jxlint.layouts.published.blocks import TOTAL
from jxlint.layouts.published.column_numbers import names_columns
from jxlint.layouts.published.ruled_heads import (
    OF_PROJECT,
    beside_the_fields,
    goes_on,
    heading,
    in_more_words,
    money_unit,
    with_units,
    words_of,
)
from jxlint.layouts.published.ruled_units import have_lines, said_again
from jxlint.layouts.published.unparted_heads import parted
from jxlint.layouts.text.grid import table_rows
from jxlint.layouts.tokens.money_lines import cell_amount
from jxlint.layouts.words.notes import is_note
from jxlint.layouts.words.office_names import is_office
from jxlint.layouts.words.vocabulary import label, ordinal
from jxlint.patterns import later
from jxlint.sheet import Cell, Sheet

# What a name bears that is said again on the next page.
_AGAIN = later(r"[（(](?:接?续|续表|接上页|[续接]上?前?页)[)）]$")
# Money under a head that nobody knows is told of: it may belong to the sums.
_MONEY = later(r"-?[\d,]+\.\d\d")
# So many lines stand between a title and the heads at most: the department, the unit of money, a year.
_LINES_ABOVE = 3


class Table(msgspec.Struct, frozen=True):
    """The rows of a project table with the cell of each role, and the rows of its headings; `more` are the cells with
    which an objective goes on in rows below its own, `details` those of columns that have no field, with their heads,
    `bare` the same in rows of a name and money alone, which may be a unit's, all three by the number of the row;
    `whole` are the numbers of the rows that are a department's; `said` only number the rows, or say again what stands
    above; `money_unit` is where the heads name it in the solid text."""

    rows: tuple[dict[str, Cell], ...]
    headings: tuple[tuple[Cell, ...], ...]
    more: dict[int, list[Cell]]
    details: dict[int, dict[str, Cell]]
    bare: dict[int, dict[str, Cell]] = {}
    whole: frozenset[int] = frozenset()
    said: tuple[Cell, ...] = ()
    money_unit: tuple[int, int] | None = None


def table_of(sheet: Sheet, spans: Iterable[tuple[int, int]]) -> Table | None:
    """The project table that the cells of `sheet` show, None when there is no heading of one. `spans` are ranges of the
    solid text that headings stand in: a row of nothing else is none of the table, whatever columns it stands in."""
    making = _Making(sheet, spans)
    for row in table_rows(sheet):
        for one in parted(sheet, row) or (row,):
            making.add(one)
    return making.table()


class _Making:
    """The table in the making, row by row."""

    def __init__(self, sheet: Sheet, spans: Iterable[tuple[int, int]]) -> None:
        self._sheet = sheet
        self._known = bytearray(len(sheet.solid))
        for start, end in spans:
            self._known[start:end] = b"\x01" * (end - start)
        self._columns: dict[int, str] = {}
        self._beside: dict[int, str] = {}
        self._office = ""  # the head of the units' column
        self._headings: list[tuple[Cell, ...]] = []
        self._rows: list[dict[str, Cell]] = []
        self._more: dict[int, list[Cell]] = {}
        self._details: dict[int, dict[str, Cell]] = {}
        self._bare: dict[int, dict[str, Cell]] = {}
        self._said: list[Cell] = []
        self._whole: set[int] = set()
        self._above: tuple[Cell, ...] | None = None
        self._titled: int | None = None  # how many rows stand above the title of another table

    def add(self, row: tuple[Cell, ...]) -> None:
        """The next row."""
        sheet = self._sheet
        named = heading(sheet, row)
        if "name" in named.values() and len(named) >= 3:
            self._begin(row, named)
        elif self._headings and self._headings[-1] is self._above and goes_on(sheet, row, named, self._names()):
            self._columns |= named
            self._beside = {at: head for at, head in self._beside.items() if at not in self._columns}
            self._headings.append(row)
        elif self._headings and self._headings[-1] is self._above and _names_columns(sheet, row):
            self._headings.append(row)
        elif self._columns and self._is_known(row):
            if any("绩效目标" in words_of(sheet, cell) for cell in row):
                self._titled = len(self._rows)
        elif self._columns and not is_note(words_of(sheet, row[0])) and (found := _roles(row, self._columns)):
            self._fill(row, found)
        elif self._columns and _across(sheet, row, self._columns):
            self._rows.append({"name": row[0]})
        self._above = row

    def table(self) -> Table | None:
        """What all rows show."""
        sheet, rows = self._sheet, self._rows
        if not self._headings:
            return None
        self._said += said_again(sheet, rows)
        of_units = [row for n, row in enumerate(rows) if n not in self._whole]
        if any("unit" in row for row in rows) and have_lines(sheet, of_units):
            for n, held in enumerate(rows):
                if "name" in held and "unit" in held and not held.keys().isdisjoint(OF_PROJECT):
                    self._details.setdefault(n, {})[self._office] = held.pop("unit")
        return Table(
            tuple(rows),
            tuple(self._headings),
            self._more,
            self._details,
            bare=self._bare,
            whole=frozenset(self._whole),
            said=tuple(self._said),
            money_unit=money_unit(sheet, self._headings),
        )

    def _begin(self, row: tuple[Cell, ...], named: dict[int, str]) -> None:
        """The heads of the columns, those of another table, or the same again on the next page."""
        self._columns, self._office = with_units(self._sheet, row, in_more_words(self._sheet, row, named))
        self._beside = beside_the_fields(self._sheet, row, self._columns)
        self._headings.append(row)
        titled = self._titled
        if titled is not None and _only_words(self._sheet, self._rows[titled:]):
            del self._rows[titled:]  # between a title and its heads, in words that are not known
            for kept in (self._details, self._bare):
                for n in [n for n in kept if n >= titled]:
                    del kept[n]
        self._titled = None

    def _fill(self, row: tuple[Cell, ...], found: dict[str, Cell]) -> None:
        """A row of the table, of which the cells that have a role are `found`."""
        sheet, rows = self._sheet, self._rows
        self._learn(row, found)
        if found.keys() <= {"name", "unit"} and all(TOTAL.fullmatch(words_of(sheet, cell)) for cell in found.values()):
            self._said += found.values()  # the total without its figures
            return
        if any(cell_amount(words_of(sheet, found[r])) is not None for r in COLUMNS if r in found):
            self._titled = None
        again = _again(sheet, found, rows)
        if again:
            self._said += again
            found = {"indicators": found["indicators"]}
        elif self._titled is None and (owner := _goes_on_with(sheet, found, rows)) is not None:
            self._more.setdefault(owner, []).append(found.pop("objective"))
        for head, cell in _roles(row, self._beside).items():
            if label(head) == "ordinal" and ordinal(words_of(sheet, cell)):
                self._said.append(cell)
            elif "name" in found and (label(head) not in ("", "side") or not _MONEY.fullmatch(words_of(sheet, cell))):
                kept = self._bare if found.keys().isdisjoint(OF_PROJECT) else self._details
                kept.setdefault(len(rows), {})[head] = cell
            elif found and label(head) == "department" and found.keys().isdisjoint(("name", *OF_PROJECT)):
                self._of_department(found, cell)
        if found:
            rows.append(found)

    def _learn(self, row: tuple[Cell, ...], found: dict[str, Cell]) -> None:
        """Take the column that lists indicators for theirs where no head says which is."""
        if "indicators" in self._columns.values():
            return
        listed = next((c for c in row if c.column in self._beside and _lists(self._sheet, c)), None)
        if listed is not None:
            own = range(listed.column, listed.column + listed.columns)
            self._columns |= dict.fromkeys(own, "indicators")
            self._beside = {at: head for at, head in self._beside.items() if at not in own}
            found["indicators"] = listed

    def _of_department(self, found: dict[str, Cell], cell: Cell) -> None:
        """The department in a row of money without a project: a unit's, or what all units add up to."""
        if "unit" in found:
            self._said.append(cell)
        else:
            found["name"] = cell
            self._whole.add(len(self._rows))

    def _names(self) -> list[int]:
        """The columns of the names."""
        return [at for at, role in self._columns.items() if role == "name"]

    def _is_known(self, row: tuple[Cell, ...]) -> bool:
        """Whether all of a row's words stand in headings: a title, the line of the department, a page number."""
        index = self._sheet.index
        return all(self._known.find(0, index(cell.start), index(cell.end)) < 0 for cell in row)


def _names_columns(sheet: Sheet, row: tuple[Cell, ...]) -> bool:
    """Whether a row only names the columns: 1 2 3."""
    return names_columns([words_of(sheet, cell) for cell in row])


def _lists(sheet: Sheet, cell: Cell) -> bool:
    """Whether a cell begins with an indicator of a list."""
    return listing.START.match(words_of(sheet, cell)) is not None


def _only_words(sheet: Sheet, rows: list[dict[str, Cell]]) -> bool:
    """Whether `rows` are a few lines without any amount."""
    return len(rows) <= _LINES_ABOVE and all(
        cell_amount(words_of(sheet, cell)) is None for row in rows for cell in row.values()
    )


def _again(sheet: Sheet, row: dict[str, Cell], before: list[dict[str, Cell]]) -> tuple[Cell, ...]:
    """The cells of `row` that only say again what stands beside the indicators above: a page has cut a merged cell, and
    both parts of it bear its words. The numbers of the indicators go on."""
    listed = row.get("indicators")
    own = {role: cell for role, cell in row.items() if role not in ("indicators", "unit")}
    last = next((r for r in reversed(before) if len(r) > 1), None)
    if listed is None or last is None or "name" not in own or not {"name", "indicators"} <= last.keys():
        return ()
    if _AGAIN.sub("", words_of(sheet, own["name"])) != words_of(sheet, last["name"]) or any(
        role not in last or words_of(sheet, cell) != words_of(sheet, last[role])
        for role, cell in own.items()
        if role != "name"
    ):
        return ()
    first = listing.START.match(words_of(sheet, listed))
    if first is None or listing.number_of(first) in (None, 1) or any(c.start > listed.start for c in own.values()):
        return ()
    if len(own) < 2:  # a name alone says less than one with its money
        above = next(r["indicators"] for r in reversed(before) if "indicators" in r)
        numbers = listing.starts(words_of(sheet, above))
        if not numbers or listing.number_of(first) != numbers[-1][1] + 1:
            return ()
    unit = row.get("unit")
    known = next((r["unit"] for r in reversed(before) if "unit" in r), None)
    if unit is None:
        return tuple(own.values())
    return (unit, *own.values()) if known and words_of(sheet, unit) == words_of(sheet, known) else ()


def _goes_on_with(sheet: Sheet, row: dict[str, Cell], before: list[dict[str, Cell]]) -> int | None:
    """The number of the row above that `row` goes on with: it has neither name nor money of its own, but more of the
    objective, and its indicators do not begin anew. None where it is another project."""
    if "objective" not in row or not row.keys() <= {"objective", "indicators"}:
        return None
    owner = next((n for n in range(len(before) - 1, -1, -1) if len(before[n]) > 1), None)
    if owner is None or before[owner].keys().isdisjoint(OF_PROJECT):
        return None
    if "indicators" in row and any("indicators" in r for r in before[owner:]):
        first = listing.START.match(words_of(sheet, row["indicators"]))
        if first is not None and listing.number_of(first) == 1:
            return None
    return owner


def _across(sheet: Sheet, row: tuple[Cell, ...], columns: dict[int, str]) -> bool:
    """Whether all of `row` is the name of an office, merged over the names of projects and what stands beside them."""
    first = row[0]
    return len(row) == 1 and columns.get(first.column) == "name" and is_office(words_of(sheet, first))


def _roles(row: tuple[Cell, ...], columns: dict[int, str]) -> dict[str, Cell]:
    """The cells of `row` by the role of the column they stand in; a cell across several roles has none, unless these
    are the unit's and the name's: 合计."""
    found: dict[str, Cell] = {}
    for cell in row:
        roles = {columns[i] for i in range(cell.column, cell.column + cell.columns) if i in columns}
        role = roles.pop() if len(roles) == 1 else "unit" if roles == {"unit", "name"} else ""
        if role and role not in found:
            found[role] = cell
    return found
