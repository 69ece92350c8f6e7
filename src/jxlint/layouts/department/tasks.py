"""The tasks of a department's form: name, content, amount, objective, and the money by its sources."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Path, Task
from jxlint.layouts.department.projects import Projects, columns_of
from jxlint.layouts.department.words import OF_TASK, figure_of
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import TOTAL_ROW, filler, ordinal

# Columns beside the tasks that say nothing of them that the document has a field for.
BESIDE = compiled(r"序号|编号|备注|说明|(?:责任|牵头|承办|负责|实施)(?:科|处|股)?(?:室|部门|单位|人)?")

# How the heads of the columns begin that a task has a field for.
_HEADS = (
    ("name", "名称"),
    ("name", "任务名称"),
    ("content", "主要"),
    ("amount", "拟投入"),
    ("objective", "期望达到"),
)


class DepartmentTasks:
    """The rows of tasks in `stream`, below the heads met last."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        # The heads by their places, and how many places the row with them has.
        self.columns: dict[int, str] = {}
        self.width = 0
        self.sources: dict[int, str] = {}
        self.beside: set[int] = set()
        self.projects: Projects | None = None
        self.found: list[Task] = []

    def heads(self, cells: list[Cell]) -> list[Cell]:
        """Take note of the heads of the tasks; gives those of which a task has a field."""
        columns = columns_of(cells)
        self.projects = Projects(self.stream, columns) if columns else None
        if columns:
            for _, cell in columns.values():
                self.stream.take(cell.start, cell.end)
            self.beside = set()
            return []
        others = [c for c in cells if BESIDE.fullmatch(c.text)]
        for cell in (*others, *(c for c in cells if OF_TASK.fullmatch(c.text))):
            self.stream.take(cell.start, cell.end)
        self.beside = {place(cells, c) for c in others}
        own = [c for c in cells if c not in others]
        self.columns, self.width = {place(own, c): c.text for c in own}, len(own)
        return own

    def row(self, row: list[Cell], labels: list[Cell]) -> None:
        """Take a row below the heads, of which `labels` are known."""
        for cell in row:
            if place(row, cell) in self.beside and ordinal(cell.text):
                self.stream.take(cell.start, cell.end)
        cells = [c for c in row if place(row, c) not in self.beside]
        rest = [c for c in cells if c.text and c not in labels]
        if not rest:
            return
        if all(figure_of(c.text) for c in rest):
            self.stream.take(rest[0].start, rest[-1].end)  # a second row of heads
            self.sources = {place(cells, c): c.text for c in rest}
        elif any(c.text.startswith("金额合计") for c in labels):
            self._sums(rest, cells)
        elif TOTAL_ROW.fullmatch(rest[0].text):
            self.stream.take(rest[0].start, rest[0].end)
            self._sums(rest[1:], cells)
        elif self.projects is not None:
            self._project(cells)
        else:
            self._task(rest, cells)

    def _project(self, row: list[Cell]) -> None:
        """A task told with the project it is paid by."""
        own = [c if place(row, c) not in self.sources else Cell("", c.start, c.start, c.column) for c in row]
        path: Path = ("tasks", len(self.found))
        made = self.projects.task(own, path) if self.projects else None
        if made is not None:
            self.found.append(msgspec.structs.replace(made, more=self._more([c for c in row if c.text], row, path)))

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
        path: Path = ("tasks", len(self.found))
        words = {k: self.stream.field((*path, k), c.start, c.end) for k, c in texts.items() if c}
        figure = amount(words.get("amount", ""))
        stated = "amount" in words and not filler(words["amount"])
        unread = {"amount": words["amount"]} if figure is None and stated else msgspec.UNSET
        more = self._more(filled[at + 1 :] if at is not None else [], cells, path)
        self.found.append(Task(words["name"], words.get("content"), figure, words.get("objective"), unread, more))

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
        """The line 金额合计 or 合计: what the tasks add up to says nothing else; another figure is left over."""
        for n, cell in enumerate(filled):
            source = self.sources.get(place(row, cell))
            if source:
                whole = sum((t.more.get(source, Decimal(0)) for t in self.found if t.more), Decimal(0))
            else:
                whole = sum((t.amount or Decimal(0) for t in self.found), Decimal(0))
            if amount(cell.text) == whole and (source or n == 0):
                self.stream.take(cell.start, cell.end)

    def _placed(self, cells: list[Cell]) -> dict[str, Cell]:
        """The cells of a task's row below the heads of their columns; in text these are told by how many there are."""
        if cells[0].column < 0 and len(cells) != self.width:
            return {}
        return {
            key: cell
            for cell in cells
            for key, words in _HEADS
            if self.columns.get(place(cells, cell), "").startswith(words)
        }
