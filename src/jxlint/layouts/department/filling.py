"""The department form as it is filled in, row by row."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

from jxlint.document import Path
from jxlint.layouts.department.details import details, figures_below
from jxlint.layouts.department.goals import DepartmentGoals
from jxlint.layouts.department.heads import begins
from jxlint.layouts.department.indicators import DepartmentIndicators
from jxlint.layouts.department.known_cells import beside, names_part, of_figures, parted
from jxlint.layouts.department.projects import columns_of
from jxlint.layouts.department.tasks import DepartmentTasks
from jxlint.layouts.department.words import (
    CODE,
    CONTENT,
    DEPARTMENT,
    LABEL,
    OBJECTIVE,
    SUM,
    dated,
    figure_of,
    filled_by,
)
from jxlint.layouts.department.years import YearsOfMoney
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.notes import is_note
from jxlint.layouts.words.vocabulary import MONEY_LINE, SEAL


class DepartmentFilling:
    """What the rows of `stream` fill in. `part` is the block that the rows are in, `below` the figures of which the
    heads stand in the row above, by their columns; `totals` are the heads of sums, and `sums` what the figures come to,
    with their labels."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.part = "head"
        self.below: dict[int, Path] = {}
        self.totals: dict[int, Cell] = {}
        self.sums: list[tuple[Cell, Cell]] = []
        self.over = False
        self.above: list[Cell] = []
        self.department: str | None = None
        # What the line of who filled in the form is called, and where the name in it stands.
        self.filled_in: tuple[str, int, int] | None = None
        self.money_unit: str | None = None
        self.figures: dict[str, dict[str, object]] = {}
        self.details: dict[str, str] = {}
        self.heads: list[list[Cell]] = []
        self.years = YearsOfMoney(stream)
        self.goals = DepartmentGoals(stream)
        self.tasks = DepartmentTasks(stream)
        self.list = DepartmentIndicators(stream)

    @property
    def filled(self) -> bool:
        """Whether anything at all is filled in."""
        return bool(self.department or self.figures or self.goals.objective or self.tasks.found or self.list.found)

    def row(self, cells: list[Cell]) -> None:
        """Take one row."""
        words = [c.text for c in cells]
        self.over = self.over or self._of_another(cells)
        if self.over:
            return
        above, self.above = self.above, cells
        if begins(words):
            self.part = "indicators"
            self.list.heads(cells, above)
            return
        cells = self.years.rest(cells) if self.part == "head" else cells
        if any(CONTENT.match(w) for w in words) or columns_of(cells):
            self.part, cells = "tasks", self.tasks.heads(cells)
        elif self.part == "tasks" and (any(OBJECTIVE.fullmatch(w) for w in words) or of_figures(cells)):
            self.part = "head"
        if self.goals.row(cells):
            self.part = "head"
            return
        labels = [c for c in cells if c.text and (LABEL.fullmatch(c.text) or names_part(c, cells))]
        for cell in labels:
            self.stream.take(cell.start, cell.end)
        rest = [c for c in cells if c.text and c not in labels]
        if not rest:
            return
        if self.part == "head":
            self.heads.append(cells)
            self._head([part for cell in cells for part in parted(cell)], labels)
        elif self.part == "tasks":
            self.tasks.row(cells, labels)
        elif self.part == "indicators" and not is_note(rest[0].text):
            self.list.row(cells, labels)

    def close(self) -> None:
        """Take the lines of sums that say nothing but what the figures above and below them come to, and keep what is
        told of the department in fields that the document does not have."""
        read = [*self.figures.get("income", {}).values(), *self.figures.get("expenditure", {}).values()]
        stated = any(isinstance(figure, Decimal) and figure for figure in read)
        self.list.close()
        named = self.list.lasting
        if named is not None and any(i.period for i in self.list.found):
            # That the values are for years to come is all that tells how long they are for.
            self.details[named.text] = self.stream.field(("details", named.text), named.start, named.end)
        for label, value in self.sums:
            if not stated and amount(value.text) is not None and label.text not in self.details:
                # Nothing else is told of the money.
                self.stream.take(label.start, label.end)
                key = label.text.rstrip(":：")
                self.details[key] = self.stream.field(("details", key), value.start, value.end)
            for block in ("income", "expenditure"):
                held = [f for k, f in self.figures.get(block, {}).items() if isinstance(f, Decimal)]
                if len(held) > 1 and amount(value.text) == sum(held):
                    self.stream.take(label.start, label.end)
                    self.stream.take(value.start, value.end)
        self.details |= self.goals.details | self.years.details
        for head, value in figures_below(self.stream, self.heads):
            path = figure_of(head.text) or ("details", head.text)
            if path not in self.stream.traces:
                self.stream.take(head.start, head.end)
                self._figure(path, value)
        self.details |= details(self.stream, self.heads)

    def _of_another(self, cells: list[Cell]) -> bool:
        """Whether below the indicators another department's form begins: what is of it is left over."""
        filled = [c for c in cells if c.text]
        if not (self.list.found or self.list.held) or len(filled) < 2 or not DEPARTMENT.fullmatch(filled[0].text):
            return False
        return filled[1].text != "".join((self.department or "").split())

    def _head(self, cells: list[Cell], labels: list[Cell]) -> None:
        label = labels[0].text if labels else ""
        values = [c for c in cells if c.text and c not in labels]
        filled = [c for c in cells if c.text]
        if len(filled) > 2 and of_figures(cells) and amount(filled[1].text) is None:
            self.stream.take(filled[0].start, filled[0].end)  # what the figures beside and below it are of
        if DEPARTMENT.match(label) and values and (len(values) == 1 or beside(labels[0], values[0], cells)):
            # What else stands in the row is left over.
            self._name(values[0])
            behind = [c for c in filled[filled.index(values[0]) + 1 :] if not self._line(c)]
            self._pairs(behind, labels)
            return
        if OBJECTIVE.match(label) and len(values) == 1:
            self.goals.tell(labels[0], values[0])
            return
        if not labels:
            values = [c for c in values if not self._line(c)]
        # Places that a merged label covers are empty where a file cannot say so.
        filled = [c for c in cells if c in labels or c in values]
        heads = {place(cells, c): path for c in filled if (path := figure_of(c.text))}
        if len(heads) > 1 and not any(sign.isdigit() for c in filled for sign in c.text):
            for cell in filled:
                if place(cells, cell) in heads:
                    self.stream.take(cell.start, cell.end)
            self.totals = {place(cells, c): c for c in filled if SUM.fullmatch(c.text)}
            # Of several heads of the same figure nobody knows which one it is.
            paths = list(heads.values())
            self.below = {at: path for at, path in heads.items() if paths.count(path) == 1}
            return
        for cell in filled:
            if (path := self.below.get(place(cells, cell))) and amount(cell.text) is not None:
                self._figure(path, cell)
            elif (total := self.totals.get(place(cells, cell))) and amount(cell.text) is not None:
                self.sums.append((total, cell))
        self.below, self.totals = {}, {}
        self._pairs(filled, labels)

    def _pairs(self, filled: list[Cell], labels: list[Cell]) -> None:
        """Take the figures in `filled` that stand right behind their labels."""
        for cell, value in zip_longest(filled, filled[1:]):
            if value is not None and SUM.fullmatch(cell.text):
                self.sums.append((cell, value))
            if path := figure_of(cell.text):
                self.stream.take(cell.start, cell.end)
                if value is not None and value not in labels and not figure_of(value.text):
                    self._figure(path, value)

    def _line(self, cell: Cell) -> bool:
        """Take what stands in a cell of its own above the form: who filled it in, the unit of money."""
        unit, filled, day = MONEY_LINE.fullmatch(cell.text), filled_by(cell.text), dated(cell.text)
        if day:
            self.stream.take(cell.start, cell.end)
            path = ("details", day["label"])
            self._figure(path, Cell(day["date"], cell.start + day.start("date"), cell.start + day.end("date")))
            self.money_unit = self.money_unit or day["unit"]
        elif unit:
            self.stream.take(cell.start, cell.end)
            self.money_unit = self.money_unit or unit[1]
        elif filled and SEAL.fullmatch(filled[1]):
            self.stream.take(cell.start, cell.end)  # nobody has filled it in yet
            self.money_unit = self.money_unit or filled[2]
        elif filled and self.department in (None, filled[1]):
            start, end = cell.start + filled.start(1), cell.start + filled.end(1)
            self.stream.take(cell.start, cell.end)
            self.department = self.stream.field(("department",), start, end)
            self.filled_in = cell.text[: filled.start(1)].rstrip(":："), start, end
            self.money_unit = self.money_unit or filled[2]
        elif SEAL.fullmatch(cell.text):
            self.stream.take(cell.start, cell.end)
            return True
        return bool(unit or filled or day)

    def _name(self, cell: Cell) -> None:
        """Take `cell` as the department, unless one is known. Pages may repeat it; another is left over. Where the line
        of who filled in the form has its code as well, that is kept."""
        known = "".join((self.department or "").split())
        if self.filled_in and CODE.sub("", known) == cell.text != known:
            key, start, end = self.filled_in
            self.details[key] = self.stream.field(("details", key), start, end)
            self.department = None
        if self.department is None:
            self.department = self.stream.field(("department",), cell.start, cell.end)
        elif cell.text == known:
            self.stream.take(cell.start, cell.end)

    def _figure(self, path: Path, cell: Cell) -> None:
        if path in self.stream.traces:
            return
        words, key = self.stream.field(path, cell.start, cell.end), str(path[1])
        if path[0] == "details":
            self.details[key] = words
            return
        block = self.figures.setdefault(str(path[0]), {})
        if (value := amount(words)) is not None:
            block[key] = value
        else:
            block.setdefault("unread", {})[key] = words  # type: ignore[index]
