"""The department form as it is filled in, row by row."""

from __future__ import annotations

from decimal import Decimal
from itertools import zip_longest

import msgspec

from jxlint.document import Indicator, Path, Task
from jxlint.layouts.department_words import (
    CONTENT,
    DEPARTMENT,
    LABEL,
    LEVEL1,
    LEVEL2,
    OBJECTIVE,
    figure_of,
    is_level,
)  # fmt: skip
from jxlint.layouts.grid import Cell
from jxlint.layouts.notes import is_note
from jxlint.layouts.rows import amount
from jxlint.layouts.stream import Stream


class DepartmentFilling:
    """What the rows of `stream` fill in. `part` is the block that the rows are in."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.part = "head"
        self.columns: list[str] = []
        self.sources: dict[int, str] = {}
        self.department: str | None = None
        self.objective: str | None = None
        self.figures: dict[str, dict[str, object]] = {}
        self.tasks: list[Task] = []
        self.indicators: list[Indicator] = []
        self.level1 = self.level2 = ""
        self._level_traces: dict[str, Path] = {}

    @property
    def filled(self) -> bool:
        """Whether anything at all is filled in."""
        return bool(self.department or self.figures or self.objective or self.tasks or self.indicators)

    def row(self, cells: list[Cell]) -> None:
        """Take one row."""
        words = [c.text for c in cells]
        if any(w.startswith("三级指标") for w in words):
            self.part, self.columns = "indicators", words
            while not self.columns[-1]:
                self.columns.pop()
        elif any(CONTENT.match(w) for w in words):
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
            self.sources = {_place(cells, c): c.text for c in rest}
        elif self.part == "tasks" and any(c.text.startswith("金额合计") for c in labels):
            self._sums(rest, cells)
        elif self.part == "tasks":
            self._task(rest, cells)
        elif self.part == "indicators" and not is_note(rest[0].text):
            self._indicator(cells, labels)

    def _head(self, cells: list[Cell], labels: list[Cell]) -> None:
        label = labels[0].text if labels else ""
        values = [c for c in cells if c.text and c not in labels]
        if DEPARTMENT.match(label) and len(values) == 1:
            self.department = self._once(("department",), values[0], self.department)
            return
        if OBJECTIVE.match(label) and len(values) == 1:
            self.objective = self._once(("objective",), values[0], self.objective)
            return
        # Places that a merged label covers are empty where a file cannot say so.
        filled = [c for c in cells if c.text]
        for cell, value in zip_longest(filled, filled[1:]):
            if path := figure_of(cell.text):
                self.stream.take(cell.start, cell.end)
                if value is not None and value not in labels and not figure_of(value.text):
                    self._figure(path, value)

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
            source, figure = self.sources.get(_place(row, cell)), amount(cell.text)
            if source and figure is not None and source not in out:
                self.stream.field((*path, "more", source), cell.start, cell.end)
                out[source] = figure
        return out or msgspec.UNSET

    def _sums(self, filled: list[Cell], row: list[Cell]) -> None:
        """The line 金额合计: what the tasks add up to says nothing else; another figure is left over."""
        for n, cell in enumerate(filled):
            source = self.sources.get(_place(row, cell))
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

    def _indicator(self, cells: list[Cell], labels: list[Cell]) -> None:
        """An indicator: its name and values by their columns from the right, the levels by what they say."""
        cells = [Cell("", c.start, c.start) if c in labels else c for c in cells]
        while len(cells) > max(len(self.columns), 3) and not cells[-1].text:
            cells.pop()
        columns = self.columns
        if len(cells) == len(columns):
            # In text a merged head leaves places behind it empty, in all rows alike.
            cells = [c for c, words in zip(cells, columns, strict=True) if words or c.text]
            columns = [words for words in columns if words]
        while 3 < len(cells) + 1 <= len(columns) and (not cells[-3].text or is_level(cells[-3].text)):
            # Tabs behind the last words of a row are lost: its values are empty.
            cells = [*cells, Cell("", cells[-1].end, cells[-1].end)]
        if len(cells) < 3:
            return
        if sum("指标值" in words for words in self.columns) == 1:
            cells = [*cells[:-1], Cell("", cells[-1].start, cells[-1].start), cells[-1]]
        *left, name, period, annual = cells
        if not name.text and not period.text and not annual.text:
            return
        first, second = self._levels(left)
        path: Path = ("indicators", len(self.indicators))
        self._level("level1", first, path)
        self._level("level2", second, path)
        fields = {"name": name, "period": period, "annual": annual}
        words = {k: self.stream.field((*path, k), c.start, c.end) or None for k, c in fields.items() if c.text}
        number = len(self.indicators) + 1
        self.indicators.append(
            Indicator(
                number,
                self.level1 or None,
                self.level2 or None,
                words.get("name"),
                words.get("period"),
                words.get("annual"),
            )
        )

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


def _place(row: list[Cell], cell: Cell) -> int:
    """The column of `cell`; in text, which has none, how many stand before it."""
    return cell.column if cell.column >= 0 else next(i for i, c in enumerate(row) if c is cell)
