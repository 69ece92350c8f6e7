"""部门整体支出绩效自评表: the form of a department with what was reached, row by row. Beside what other forms of
departments have, it tells what was spent and done, how many points that is worth, and why more was not reached."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.department.done import DoneTasks
from jxlint.layouts.department.execution import Execution
from jxlint.layouts.department.filling import DepartmentFilling
from jxlint.layouts.department.heads import begins
from jxlint.layouts.department.projects import columns_of
from jxlint.layouts.department.reached import Reached
from jxlint.layouts.department.words import DEPARTMENT
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import TOTAL_ROW, filler, head, label

# What is told below the indicators, in words that are no label elsewhere.
_TOLD = compiled(
    r"其他(?:需要?)?说明的?(?:事项|问题|情况)?|.{0,12}(?:改进措施|整改措施|应用方案|应用情况|经验做法).{0,8}"
    r"|.{0,6}自评.{0,6}(?:结论|等级|得分)"
)
_PAIR = 2
# What the sources or the kinds of the money come to, in one cell with its label: 按收入性质分：320.
_SUM_OF = compiled(r"(按[^:：]{2,8}分)[:：]([\d,，.]+)")


class EvaluationFilling(DepartmentFilling):
    """What the rows of a self-evaluation of the budget of `year` fill in; `table` is the one that the rows are in."""

    def __init__(self, stream: Stream, year: int | None) -> None:
        super().__init__(stream)
        self.done = DoneTasks(self.tasks)
        self.tables = (self.done, Reached(stream, self.goals, year), Execution(stream, self._figure))
        self.table: DoneTasks | Reached | Execution | None = None

    def row(self, cells: list[Cell]) -> None:
        """Take one row."""
        self.over = self.over or self._of_project(cells)
        if self.over or not self._told(cells):
            super().row(cells)

    def close(self) -> None:
        """Keep what is told of the department beside its fields."""
        super().close()
        self.details |= self.done.details

    def _told(self, cells: list[Cell]) -> bool:
        """Take a row that only self-evaluations have."""
        filled = [c for c in cells if c.text]
        if not filled or begins([c.text for c in cells]):
            self.table = None
            return False
        for table in self.tables:
            if table.heads(cells):
                self.table, self.part = table, "head"
                return True
        if self.table is not None and self.table.row(cells):
            return True
        self.table = None
        if sums := [(c, m) for c in filled if (m := _SUM_OF.fullmatch(c.text))]:
            for cell, found in sums:
                self.stream.take(cell.start, cell.end)
                start, end = cell.start + found.start(2), cell.start + found.end(2)
                self._figure(("details", found[1]), Cell(found[2], start, end))
            return len(sums) == len(filled)
        return self._office(filled) or (self.part == "indicators" and self._below(cells, filled))

    def _office(self, filled: list[Cell]) -> bool:
        """Take the department by a label that other forms have for those above it (预算部门名称)."""
        named = filled[0]
        if self.department or len(filled) < _PAIR or DEPARTMENT.fullmatch(named.text):
            return False
        if label(named.text) not in ("department", "unit"):
            return False
        self.stream.take(named.start, named.end)
        self._name(filled[1])
        self._pairs(filled[_PAIR:], [])
        return True

    def _below(self, cells: list[Cell], filled: list[Cell]) -> bool:
        """Take the line of all points below the indicators, and what is told there of the evaluation."""
        first = filled[0]
        key = first.text.rstrip(":：")
        if TOTAL_ROW.fullmatch(first.text):
            self.stream.take(first.start, first.end)
            for cell, above in self._points(cells, filled[1:]):
                self._detail(f"{key}·{above}" if above else key, cell)
            return True
        kept = label(first.text) in ("end", "detail")
        if len(filled) == _PAIR and (kept or is_told(first.text)):
            self.stream.take(first.start, first.end)
            self._detail(key, filled[1])
            return True
        if kept and len(filled) % _PAIR == 0 and all(label(c.text) in ("end", "detail") for c in filled[::2]):
            self.heads.append(cells)
            return True
        return False

    def _points(self, cells: list[Cell], figures: list[Cell]) -> list[tuple[Cell, str]]:
        """The cells of the line of all points, each with the head it is below: that of its column, or, where a
        text or a merged cell does not show it, those of as many in their order."""
        heads = {n: c.text for n, c in self.list.beside.items() if head(c.text) in ("weight", "score")}
        placed = [(c, heads.get(place(cells, c), "")) for c in figures]
        if len(figures) == len(heads) and not all(words for _, words in placed):
            return list(zip(figures, heads.values(), strict=True))
        return placed

    def _detail(self, key: str, cell: Cell) -> None:
        if filler(cell.text):
            self.stream.take(cell.start, cell.end)
        else:
            self._figure(("details", key), cell)

    def _of_project(self, cells: list[Cell]) -> bool:
        """Whether below the indicators the form of a project begins: what is of it is left over."""
        filled = [c for c in cells if c.text]
        if not self.list.found or len(filled) < _PAIR or columns_of(cells):
            return False
        return label(filled[0].text) == "project"


def is_told(words: str) -> bool:
    """Whether `words` are the label of what is told of an evaluation below its indicators."""
    return head(words) == "reason" or _TOLD.fullmatch(words) is not None
