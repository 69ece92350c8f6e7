"""The indicators of a department's form: by their columns from the right, the levels by what they say. Columns that the
form does not have itself (备注, 权重, 计量单位) fill other fields of an indicator, or are kept as its details."""

from __future__ import annotations

import msgspec

from jxlint.document import Indicator, Path
from jxlint.layouts.building import OPTIONAL
from jxlint.layouts.cell_lists import rows_of
from jxlint.layouts.department_heads import is_part
from jxlint.layouts.department_terms import Held, lasting, named, of_term, same, sets, swapped
from jxlint.layouts.department_words import LABEL, LEVEL1, LEVEL2, is_level
from jxlint.layouts.grid import Cell, place
from jxlint.layouts.stream import Stream
from jxlint.layouts.vocabulary import filler, head, label, ordinal

_OWN = ("level1", "level2", "name", "period", "annual")


class DepartmentIndicators:
    """The rows of the list in `stream`, below the heads met last."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.columns: list[str] = []
        self.width = 0
        # The heads of the columns that are not the form's own, by their places.
        self.beside: dict[int, Cell] = {}
        self.values: list[int] = []
        self.found: list[Indicator] = []
        self.level1 = self.level2 = ""
        self._level_traces: dict[str, Path] = {}
        # Whether the list is that of the whole term, its indicators, and where two sets of columns begin.
        self.term = False
        self.held: list[Held] = []
        self.sets: tuple[int, int] | None = None
        self.lasting: Cell | None = None

    def heads(self, cells: list[Cell], above: list[Cell]) -> None:
        """Take the heads of the list; `above` is the row above them."""
        said = of_term(cells, above)
        self.term = self.term if said is None else said
        self.sets = sets(cells, above)
        for cell in (*named(cells[:1]), *(named(above) if said is not None or self.sets else ())):
            self.stream.take(cell.start, cell.end)
        self.lasting = self.lasting or lasting([*cells, *(above if said is not None or self.sets else ())])
        self.width = len(cells)
        filled = [c for c in cells if c.text]
        own = [c for c in filled if LABEL.fullmatch(c.text) or head(c.text) in _OWN]
        others = [c for c in filled if c not in own] if own else []
        self.beside = {place(cells, c): c for c in others}
        self.columns = [c.text for c in cells if c not in others]
        self.values = [place(cells, c) for c in own if _of_values(c.text)]
        while not self.columns[-1]:
            self.columns.pop()
        for cell in filled:
            if cell in own or head(cell.text):
                self.stream.take(cell.start, cell.end)

    def row(self, cells: list[Cell], labels: list[Cell]) -> None:
        """Take a row of the list, of which `labels` are known."""
        in_text = cells[0].column < 0
        filled = [c for c in cells if c.text]
        if in_text and len(filled) > 1 and all(is_part(c.text) for c in filled):
            self.width = 0  # parts of heads of which nothing tells where they belong
        if in_text and len(cells) > self.width:
            return
        if self.sets and (not in_text or len(cells) == self.width):
            self._side_by_side(cells, labels, *self.sets)
            return
        others = {at: c for c in cells if c.text and (at := place(cells, c)) in self.beside}
        cells = [c for c in cells if place(cells, c) not in self.beside]
        cells = [Cell("", c.start, c.start) if c in labels else c for c in cells]
        while len(cells) > max(len(self.columns), 3) and not cells[-1].text:
            cells.pop()
        columns = self.columns
        if len(cells) == len(columns):
            # In text a merged head leaves places behind it empty, in all rows alike.
            cells = [c for c, words in zip(cells, columns, strict=True) if words or c.text]
            columns = [words for words in columns if words]
        while in_text and 3 < len(cells) + 1 <= len(columns) and (not cells[-3].text or is_level(cells[-3].text)):
            # Tabs behind the last words of a row are lost: its values are empty.
            cells = [*cells, Cell("", cells[-1].end, cells[-1].end)]
        if len(cells) < 3 or (in_text and len(cells) > len(self.columns)):
            return
        if sum(map(_of_values, self.columns)) == 1:
            cells = [*cells[:-1], Cell("", cells[-1].start, cells[-1].start), cells[-1]]
        *left, name, period, annual = cells
        if swapped([words for words in self.columns if _of_values(words)]):
            period, annual = annual, period
        if not name.text and not period.text and not annual.text:
            return
        first, second = self._levels(left)
        if self.term:
            self._hold(first, second, name, annual, others)
            return
        path: Path = ("indicators", len(self.found))
        self._level("level1", first, path)
        self._level("level2", second, path)
        values = [cell for cell in (period, annual) if cell.text]
        own = rows_of(self.stream, [name, *values], name, values)
        for n, (called, *told) in enumerate(own):
            # Where there is no period value, the only one is the annual one.
            this = told[-1] if annual.text else Cell("", annual.start, annual.start)
            that = told[0] if period.text else Cell("", period.start, period.start)
            self._indicator(called, that, this, {} if n else others)

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
            for key, cell in zip(("level1", "level2"), held.levels, strict=True):
                self._level(key, cell, ("indicators", len(self.found)))
            nothing = Cell("", held.value.start, held.value.start)
            self._indicator(held.name, *((held.value, nothing) if year else (nothing, held.value)), held.others)
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
        path: Path = ("indicators", len(self.found))
        first, second = self._levels([c for n, c in at.items() if n < min(term, year)])
        self._level("level1", first, path)
        self._level("level2", second, path)
        details = {}
        if name.text and other.text and name.text != other.text:
            details["三级指标"] = self.stream.field((*path, "details", "三级指标"), other.start, other.end)
        elif name.text and other.text:
            self.stream.take(other.start, other.end)
        self._indicator(name if name.text else other, period, annual, {n: c for n, c in at.items() if n in self.beside})
        if details:
            self.found[-1] = msgspec.structs.replace(self.found[-1], details=details)

    def _indicator(self, name: Cell, period: Cell, annual: Cell, others: dict[int, Cell]) -> None:
        """Add one of the levels met last; `others` stand in the columns that are not the form's own."""
        path: Path = ("indicators", len(self.found))
        for key in ("level1", "level2"):
            self._level(key, None, path)
        fields = {"name": name, "period": period, "annual": annual}
        words = {k: self.stream.field((*path, k), c.start, c.end) or None for k, c in fields.items() if c.text}
        number = len(self.found) + 1
        made = Indicator(
            number,
            self.level1 or None,
            self.level2 or None,
            words.get("name"),
            words.get("period"),
            words.get("annual"),
        )
        self.found.append(self._with(made, others, path))

    def _with(self, made: Indicator, others: dict[int, Cell], path: Path) -> Indicator:
        """`made` with what stands in the columns that are not the form's own."""
        fields: dict[str, str] = {}
        details: dict[str, str] = {}
        for at, cell in others.items():
            above = self.beside[at]
            called, role = above.text, head(above.text)
            if filler(cell.text) or (label(called) == "ordinal" and ordinal(cell.text)):
                self.stream.take(cell.start, cell.end)
            elif role in OPTIONAL and role not in fields:
                fields[role] = self.stream.field((*path, role), cell.start, cell.end)
            elif called not in details:
                self.stream.take(above.start, above.end)
                details[called] = self.stream.field((*path, "details", called), cell.start, cell.end)
        return msgspec.structs.replace(made, **fields, details=details or msgspec.UNSET)

    def _levels(self, left: list[Cell]) -> tuple[Cell | None, Cell | None]:
        """The cells of the levels among those left of the name: told by what they say, other words by their place."""
        filled = [c for c in left if c.text]
        first = next((c for c in filled if LEVEL1.fullmatch(c.text)), None)
        if first is not None and len(filled) == 1 and left[-1] is first and self._is_second(first.text):
            first = None
        others = [c for c in filled if c is not first]
        second = next((c for c in reversed(others) if is_level(c.text)), others[-1] if others else None)
        if first is None and second is not None and len(others) > 1:
            first = others[0] if others[0] is not second else None
        return first, second

    def _is_second(self, words: str) -> bool:
        """Whether words that name a level 1 or 2 alike are the second here: 成本指标 of 产出指标."""
        if not LEVEL2.fullmatch(words) or not self.level1:
            return False
        return self.level1.endswith("产出指标") if "成本" in words else "效益" in self.level1 or words in self.level1

    def _level(self, key: str, cell: Cell | None, path: Path) -> None:
        """A level stands on the first row of its block and holds for the rows below it."""
        if cell is not None:
            setattr(self, key, self.stream.field((*path, key), cell.start, cell.end))
            self._level_traces[key] = (*path, key)
            if key == "level1":
                self.level2 = ""
                self._level_traces.pop("level2", None)
        elif key in self._level_traces:
            self.stream.traces[(*path, key)] = self.stream.traces[self._level_traces[key]]


def _of_values(words: str) -> bool:
    """Whether a column with this head holds what indicators are to reach."""
    return "指标值" in words or ("值" in words and head(words) in ("period", "annual"))
