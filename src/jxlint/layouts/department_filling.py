"""The department form as it is filled in, row by row."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

import msgspec

from jxlint.document import Path, Task
from jxlint.layouts.department_indicators import DepartmentIndicators
from jxlint.layouts.department_words import CONTENT, DEPARTMENT, LABEL, OBJECTIVE, figure_of, filled_by
from jxlint.layouts.grid import Cell, place
from jxlint.layouts.notes import is_note
from jxlint.layouts.rows import amount
from jxlint.layouts.stream import Stream
from jxlint.layouts.vocabulary import MONEY_LINE


class DepartmentFilling:
    """What the rows of `stream` fill in. `part` is the block that the rows are in, `below` the figures of which the
    heads stand in the row above, by their columns."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.part = "head"
        self.columns: list[str] = []
        self.below: dict[int, Path] = {}
        self.sources: dict[int, str] = {}
        self.department: str | None = None
        self.money_unit: str | None = None
        self.objective: str | None = None
        self.figures: dict[str, dict[str, object]] = {}
        self.tasks: list[Task] = []
        self.list = DepartmentIndicators(stream)

    @property
    def filled(self) -> bool:
        """Whether anything at all is filled in."""
        return bool(self.department or self.figures or self.objective or self.tasks or self.list.found)

    def row(self, cells: list[Cell]) -> None:
        """Take one row."""
        words = [c.text for c in cells]
        if any(w.startswith("三级指标") for w in words):
            self.part = "indicators"
            self.list.heads(cells)
            return
        if any(CONTENT.match(w) for w in words):
            self.part, self.columns = "tasks", words
        elif self.part == "tasks" and any(OBJECTIVE.fullmatch(w) for w in words):
            self.part = "head"
        labels = [c for c in cells if c.text and LABEL.fullmatch(c.text)]
        for cell in labels:
            self.stream.take(cell.start, cell.end)
        rest = [c for c in cells if c.text and c not in labels]
        if not rest:
            return
        if self.part == "head":
            self._head(cells, labels)
        elif self.part == "tasks" and all(figure_of(c.text) for c in rest):
            self.stream.take(rest[0].start, rest[-1].end)  # a second row of heads
            self.sources = {place(cells, c): c.text for c in rest}
        elif self.part == "tasks" and any(c.text.startswith("金额合计") for c in labels):
            self._sums(rest, cells)
        elif self.part == "tasks":
            self._task(rest, cells)
        elif self.part == "indicators" and not is_note(rest[0].text):
            self.list.row(cells, labels)

    def _head(self, cells: list[Cell], labels: list[Cell]) -> None:
        label = labels[0].text if labels else ""
        values = [c for c in cells if c.text and c not in labels]
        if DEPARTMENT.match(label) and len(values) == 1:
            self.department = self._once(("department",), values[0], self.department)
            return
        if OBJECTIVE.match(label) and len(values) == 1:
            self.objective = self._once(("objective",), values[0], self.objective)
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
            # Of several heads of the same figure nobody knows which one it is.
            paths = list(heads.values())
            self.below = {at: path for at, path in heads.items() if paths.count(path) == 1}
            return
        for cell in filled:
            if (path := self.below.get(place(cells, cell))) and amount(cell.text) is not None:
                self._figure(path, cell)
        self.below = {}
        for cell, value in zip_longest(filled, filled[1:]):
            if path := figure_of(cell.text):
                self.stream.take(cell.start, cell.end)
                if value is not None and value not in labels and not figure_of(value.text):
                    self._figure(path, value)

    def _line(self, cell: Cell) -> bool:
        """Take what stands in a cell of its own above the form: who filled it in, the unit of money."""
        unit, filled = MONEY_LINE.fullmatch(cell.text), filled_by(cell.text)
        if unit:
            self.stream.take(cell.start, cell.end)
            self.money_unit = self.money_unit or unit[1]
        elif filled and self.department in (None, filled[1]):
            start, end = cell.start + filled.start(1), cell.start + filled.end(1)
            self.stream.take(cell.start, cell.end)
            self.department = self.stream.field(("department",), start, end)
            self.money_unit = self.money_unit or filled[2]
        return bool(unit or filled)

    def _once(self, path: Path, cell: Cell, known: str | None) -> str:
        """The field at `path`: the words of `cell`, unless it has some. Pages may repeat them; others are left over."""
        if known is None:
            return self.stream.field(path, cell.start, cell.end)
        if cell.text == "".join(known.split()):
            self.stream.take(cell.start, cell.end)
        return known

    def _figure(self, path: Path, cell: Cell) -> None:
        if path in self.stream.traces:
            return
        words = self.stream.field(path, cell.start, cell.end)
        block = self.figures.setdefault(str(path[0]), {})
        if (value := amount(words)) is not None:
            block[str(path[1])] = value
        else:
            block.setdefault("unread", {})[str(path[1])] = words  # type: ignore[index]

    def _task(self, filled: list[Cell], cells: list[Cell]) -> None:
        """A task: name, content, amount, objective. The amount tells which cell is which, wherever they moved; without
        one, the heads do where the row has as many cells as they."""
        at = next((i for i, c in enumerate(filled) if i and amount(c.text) is not None), None)
        texts: dict[str, Cell | None]
        if at is not None:
            behind = [c for c in filled[at + 1 :] if amount(c.text) is None]
            if at > 2 or len(behind) > 1:
                return  # left over: reported, not guessed
            texts = {"name": filled[0], "content": filled[1] if at == 2 else None, "amount": filled[at]}
            texts["objective"] = behind[0] if behind else None
        else:
            texts = {k: c if c.text else None for k, c in self._placed(cells).items()}
            if texts.get("name") is None or any(c not in texts.values() for c in filled):
                return
        path: Path = ("tasks", len(self.tasks))
        words = {k: self.stream.field((*path, k), c.start, c.end) for k, c in texts.items() if c}
        figure = amount(words.get("amount", ""))
        unread = {"amount": words["amount"]} if figure is None and "amount" in words else msgspec.UNSET
        more = self._more(filled[at + 1 :] if at is not None else [], cells, path)
        self.tasks.append(Task(words["name"], words.get("content"), figure, words.get("objective"), unread, more))

    def _more(self, cells: list[Cell], row: list[Cell], path: Path) -> dict[str, Decimal] | msgspec.UnsetType:
        """The figures of a task's `row` below the heads of sources of money."""
        out: dict[str, Decimal] = {}
        for cell in cells:
            source, figure = self.sources.get(place(row, cell)), amount(cell.text)
            if source and figure is not None and source not in out:
                self.stream.field((*path, "more", source), cell.start, cell.end)
                out[source] = figure
        return out or msgspec.UNSET

    def _sums(self, filled: list[Cell], row: list[Cell]) -> None:
        """The line 金额合计: what the tasks add up to says nothing else; another figure is left over."""
        for n, cell in enumerate(filled):
            source = self.sources.get(place(row, cell))
            if source:
                whole = sum((t.more.get(source, Decimal(0)) for t in self.tasks if t.more), Decimal(0))
            else:
                whole = sum((t.amount or Decimal(0) for t in self.tasks), Decimal(0))
            if amount(cell.text) == whole and (source or n == 0):
                self.stream.take(cell.start, cell.end)

    def _placed(self, cells: list[Cell]) -> dict[str, Cell]:
        """The cells of a task's row below the heads of their columns."""
        if len(cells) != len(self.columns):
            return {}
        heads = (
            ("name", "名称"),
            ("name", "任务名称"),
            ("content", "主要"),
            ("amount", "拟投入"),
            ("objective", "期望达到"),
        )
        return {
            key: cell
            for cell, head in zip(cells, self.columns, strict=True)
            for key, words in heads
            if head.startswith(words)
        }
