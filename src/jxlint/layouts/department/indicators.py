"""The indicators of a department's form: by their columns from the right, the levels by what they say."""

from __future__ import annotations

import msgspec

from jxlint.document import Path
from jxlint.layouts.department.heads import is_part
from jxlint.layouts.department.rows import MadeIndicators
from jxlint.layouts.department.terms import Held, lasting, name_places, of_term, same, saying_years, swapped
from jxlint.layouts.department.words import DEPARTMENT, LABEL, SUM, figure_of, is_level
from jxlint.layouts.rows.cell_lists import rows_of
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import LEVELS, filler, head, label

_OWN = ("level1", "level2", "name", "period", "annual")
# The columns of a list without levels: names and values.
_BARE = 2
# How many columns of values there are at most: those of the whole term and of the year.
_VALUES = 2


class DepartmentIndicators(MadeIndicators):
    """The rows of the list in `stream`, below the heads met last."""

    def __init__(self, stream: Stream) -> None:
        super().__init__(stream)
        self.columns: list[str] = []
        self.width = 0
        # The heads of values, and their places.
        self.said: list[str] = []
        self.values: list[int] = []
        # Whether the list is that of the whole term, its indicators, and where two sets of columns begin.
        self.term = False
        self.held: list[Held] = []
        self.sets: tuple[int, int] | None = None
        self.lasting: Cell | None = None

    def heads(self, cells: list[Cell], above: list[Cell]) -> None:
        """Take the heads of the list; `above` is the row above them."""
        said = of_term(cells, above)
        self.term = self.term if said is None else said
        self.sets = name_places(cells, above)
        for cell in (*saying_years(cells[:1]), *(saying_years(above) if said is not None or self.sets else ())):
            self.stream.take(cell.start, cell.end)
        self.lasting = self.lasting or lasting([*cells, *(above if said is not None or self.sets else ())])
        self.width = len(cells)
        filled = [c for c in cells if c.text]
        own = [c for c in filled if LABEL.fullmatch(c.text) or head(c.text) in _OWN]
        if any(head(c.text) == "fourth" for c in filled):
            # Names are those of the fourth level; the third groups them, and is told beside.
            own = [c for c in filled if head(c.text) == "fourth" or (c in own and head(c.text) != "name")]
        if not self.sets and len(names := [c for c in own if head(c.text) == "name"]) > 1:
            # 指标内容 behind 三级指标 tells of it.
            own = [c for c in own if c not in names[1:] or not c.text.endswith("内容")]
        known = {c.text for c in own}
        # 指标值内容 beside 指标值 tells of it.
        own = [c for c in own if c.text.removesuffix("内容") not in known - {c.text}]
        others = [c for c in filled if c not in own] if own else []
        self.beside = _points_of_levels(cells, {place(cells, c): c for c in others})
        self.columns = [c.text for c in cells if c not in others]
        self.said = _values_of(self.columns)
        self.values = [place(cells, c) for c in own if c.text in self.said]
        while not self.columns[-1]:
            self.columns.pop()
        if not self.said or (len(self.said) > _VALUES and not self.sets) or _beside_fields(cells):
            self.width = 0  # nothing tells which the values are, or where the indicators begin
        for cell in filled:
            if cell in own or head(cell.text):
                self.stream.take(cell.start, cell.end)

    def row(self, cells: list[Cell], labels: list[Cell]) -> None:
        """Take a row of the list, of which `labels` are known."""
        in_text = cells[0].column < 0
        filled = [c for c in cells if c.text]
        if len(filled) > 1 and all(is_part(c.text) for c in filled):
            self.width = 0  # parts of heads of which nothing tells where they belong
        if not self.width or (in_text and len(cells) > self.width):
            return
        if self.sets and (not in_text or len(cells) == self.width):
            self._side_by_side(cells, labels, *self.sets)
            return
        others = {at: c for c in cells if c.text and (at := place(cells, c)) in self.beside}
        cells = [c for c in cells if place(cells, c) not in self.beside]
        cells = [Cell("", c.start, c.start) if c in labels else c for c in cells]
        while len(cells) > max(len(self.columns), _BARE) and not cells[-1].text:
            cells.pop()
        columns = self.columns
        if len(cells) == len(columns):
            # In text a merged head leaves places behind it empty, in all rows alike.
            cells = [c for c, words in zip(cells, columns, strict=True) if words or c.text]
            columns = [words for words in columns if words]
        while in_text and 3 < len(cells) + 1 <= len(columns) and (not cells[-3].text or is_level(cells[-3].text)):
            # Tabs behind the last words of a row are lost: its values are empty.
            cells = [*cells, Cell("", cells[-1].end, cells[-1].end)]
        if len(cells) == len(columns) == _BARE:
            cells = [Cell("", cells[0].start, cells[0].start), *cells]
        if len(cells) < 3 or (in_text and len(cells) > max(len(self.columns), 3)):
            return
        if len(self.said) == 1:
            cells = [*cells[:-1], Cell("", cells[-1].start, cells[-1].start), cells[-1]]
        *left, name, period, annual = cells
        if swapped(self.said):
            period, annual = annual, period
        if not name.text and not period.text and not annual.text:
            return
        first, second = self.levels_in(left)
        if self.term:
            self._hold(first, second, name, annual, others)
            return
        self.take_levels(first, second)
        values = [cell for cell in (period, annual) if cell.text]
        own = rows_of(self.stream, [name, *values], name, values)
        for n, (called, *told) in enumerate(own):
            # Where there is no period value, the only one is the annual one.
            this = told[-1] if annual.text else Cell("", annual.start, annual.start)
            that = told[0] if period.text else Cell("", period.start, period.start)
            self.add(called, that, this, {} if n else others)

    def close(self) -> None:
        """Give the year's indicators the values of those of the whole term; without any, these are the indicators."""
        year = len(self.found)
        for held in self.held:
            at = next((n for n, i in enumerate(self.found[:year]) if not i.period and same(held, i)), -1)
            if at >= 0:
                for cell in (*held.levels, held.name):
                    if cell is not None:
                        self.stream.take(cell.start, cell.end)
                period = self.stream.field(("indicators", at, "period"), held.value.start, held.value.end)
                details = self._told_of_term(held, self.found[at].details or {}, ("indicators", at))
                self.found[at] = msgspec.structs.replace(self.found[at], period=period, details=details)
                continue
            self.beside = held.beside
            self.take_levels(*held.levels)
            nothing = Cell("", held.value.start, held.value.start)
            self.add(held.name, *((held.value, nothing) if year else (nothing, held.value)), held.others)
        self.held = []

    def _told_of_term(
        self, held: Held, known: dict[str, str], path: Path
    ) -> dict[str, str] | msgspec.UnsetType:  # fmt: skip
        """`known` with what stands beside an indicator of the whole term."""
        out = dict(known)
        for at, cell in held.others.items():
            above = held.beside[at]
            called = f"{self.lasting.text if self.lasting else '中期'}·{above.text}"
            self.stream.take(above.start, above.end)
            if called not in out and not filler(cell.text):
                out[called] = self.stream.field((*path, "details", called), cell.start, cell.end)
        return out or msgspec.UNSET

    def _hold(
        self, first: Cell | None, second: Cell | None, name: Cell, value: Cell, others: dict[int, Cell]
    ) -> None:  # fmt: skip
        """Keep an indicator of the whole term; levels that its row does not name are those of the row above."""
        above = self.held[-1].levels if self.held else (None, None)
        levels = (first or above[0], second or (None if first else above[1]))
        self.held.append(Held(levels, name, value, others, self.beside))

    def _side_by_side(self, cells: list[Cell], labels: list[Cell], term: int, year: int) -> None:
        """Take a row of two sets of columns, of which the names stand in the columns `term` and `year`."""
        at = {place(cells, c): c for c in cells if c.text and c not in labels}
        behind = {n: min((m for m in self.values if m > n), default=-1) for n in (term, year)}
        nothing = Cell("", cells[0].start, cells[0].start)
        name, other = at.get(year, nothing), at.get(term, nothing)
        annual, period = (at.get(behind[n], nothing) for n in (year, term))
        if not name.text and not other.text:
            return
        path = self.next_path
        self.take_levels(*self.levels_in([c for n, c in at.items() if n < min(term, year)]))
        details = {}
        if name.text and other.text and name.text != other.text:
            details["三级指标"] = self.stream.field((*path, "details", "三级指标"), other.start, other.end)
        elif name.text and other.text:
            self.stream.take(other.start, other.end)
        self.add(name if name.text else other, period, annual, {n: c for n, c in at.items() if n in self.beside})
        if details:
            self.found[-1] = msgspec.structs.replace(self.found[-1], details=details)


def _points_of_levels(cells: list[Cell], beside: dict[int, Cell]) -> dict[int, Cell]:
    """The heads `beside` the form's own: where one of points stands behind the names, those beside the levels are kept
    under the heads of these."""
    name = max((place(cells, c) for c in cells if head(c.text) == "name"), default=0)
    points = [n for n, c in beside.items() if head(c.text) == "weight"]
    if not points or points[-1] < name:
        return beside
    levels = {place(cells, c): c.text for c in cells if head(c.text) in LEVELS}
    out = dict(beside)
    for n in points:
        if n < name and (before := max((at for at in levels if at < n), default=-1)) >= 0:
            out[n] = msgspec.structs.replace(beside[n], text=f"{levels[before]}·{beside[n].text}")
    return out


def _beside_fields(cells: list[Cell]) -> bool:
    """Whether before the heads of the levels stand those of fields of the form, as in a wide row."""
    at = next((n for n, c in enumerate(cells) if head(c.text) == "level1"), 0)
    return any(figure_of(c.text) or SUM.fullmatch(c.text) or DEPARTMENT.fullmatch(c.text) for c in cells[:at])


def _values_of(columns: list[str]) -> list[str]:
    """Those of the heads `columns` below which stands what indicators are to reach, behind that of their names."""
    names = [n for n, words in enumerate(columns) if head(words) in ("name", "fourth")]
    behind = ([n for n in names if label(columns[n]) != "side"] or names[-1:] or [-1])[0]
    return [words for words in columns[behind + 1 :] if "指标值" in words or head(words) in ("period", "annual")]
