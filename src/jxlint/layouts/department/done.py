"""The tasks of a department's self-evaluation: what was done beside them, and the money planned and spent."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice

from msgspec.structs import replace

from jxlint.compiled import compiled
from jxlint.layouts.department.execution import is_spent
from jxlint.layouts.department.projects import Projects
from jxlint.layouts.department.reached import is_reached
from jxlint.layouts.department.tasks import DepartmentTasks
from jxlint.layouts.department.words import CONTENT, OF_TASK, TASKS, begins_row, figure_of
from jxlint.layouts.filling.budgets import budget_of
from jxlint.layouts.text.grid import COVERED, Cell, place
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import TOTAL_ROW, filler, label, ordinal

_NAME = compiled(r"(?:(?:重点|主要)?(?:工作)?任务|工作|事项)?名称|(?:重点|主要)?(?:工作|任务)事项")
_CONTENT = compiled(rf"(?:{CONTENT.pattern})|(?:具体)?(?:工作|实施|任务)?内容")
_MONEY = compiled(r"(?!.*(?:率|进度|原因|得分)).*(?:预算|执行|支出|批复|资金|经费|金额|决算).*")
_WHOLE = compiled(r"总额|合计|小计|总计|金额")
_SUM = compiled(r"金额合计(?:[（(].{0,8}[)）])?[:：]?")
_LONGEST = 24
# A column: the role of what stands below it, and its head.
_Column = tuple[str, Cell]


class DoneTasks:
    """Tells the columns of `tasks` by their heads, which stand at these places."""

    def __init__(self, tasks: DepartmentTasks) -> None:
        self.tasks, self.stream = tasks, tasks.stream
        self.columns: dict[int, _Column] = {}
        self.details: dict[str, str] = {}

    def heads(self, cells: list[Cell]) -> bool:
        """Take the heads of tasks with what was done or spent."""
        filled = [c for c in cells if c.text]
        part = filled[0] if filled and TASKS.fullmatch(filled[0].text) else None
        name = next((c for c in filled if is_name(c.text)), part)
        if name is None or len(filled) < 2 or any(len(c.text) > _LONGEST or amount(c.text) is not None for c in filled):
            return False
        money = [c.text for c in filled if is_money(c.text) and c is not name]
        content = [c for c in filled if is_content(c.text)]
        spent = any(map(is_spent, money))
        if not (spent or any(is_reached(c.text) for c in filled)) or not (name is not part or content):
            return False
        self.columns = {}
        for cell in filled:
            self.stream.take(cell.start, cell.end)
            if cell is part and cell is not name:
                continue
            role = "name" if cell is name else "content" if cell in content[:1] else ""
            if money and cell.text == budget_of(money):
                role = "amount"
            elif not role and cell.text not in money and (label(cell.text) == "objective" or OF_TASK.match(cell.text)):
                role = "objective"
            taken = [r for r, _ in self.columns.values()]
            self.columns[place(cells, cell)] = ("" if role in taken else role, cell)
        self._tell({})
        return True

    def row(self, cells: list[Cell]) -> bool:
        """Take a row below the heads; False for any other, which ends the tasks."""
        filled = [c for c in cells if c.text]
        if self._parts(cells, filled) or self._sums(cells, filled):
            return True
        name = next((n for n, (role, _) in self.columns.items() if role == "name"), -1)
        numbers = [c for c in filled if ordinal(c.text) and place(cells, c) < name]
        own = [replace(c, text="", end=c.start) if c in numbers else c for c in cells]
        if len(filled) < 2 or (begins_row(filled[0].text) and filled[0] not in numbers):
            return False
        before = len(self.tasks.found)
        for cell in filled:
            if place(cells, cell) in self.tasks.sources and filler(cell.text):
                self.stream.take(cell.start, cell.end)
        self.tasks.row(own, [])
        if len(self.tasks.found) == before:
            return False
        for cell in numbers:
            self.stream.take(cell.start, cell.end)
        return True

    def _tell(self, sources: dict[int, str]) -> None:
        """Have the rows below read by the columns; below `sources` stands the budget by where it comes from."""
        self.tasks.projects = Projects(self.stream, {n: c for n, c in self.columns.items() if n not in sources})
        self.tasks.sources, self.tasks.beside = sources, set()

    def _parts(self, cells: list[Cell], filled: list[Cell]) -> bool:
        """Take a second row of heads, which parts those of the money by its sources; the tasks end where nothing tells
        which of these is whose."""
        money = [n for n, (_, head) in self.columns.items() if is_money(head.text)]
        if self.tasks.sources or len(filled) < 2 or not money or not all(is_part_of_money(c.text) for c in filled):
            return False
        whose = self._whose(cells, filled, money)
        if not whose:
            self.columns = {}
            return True  # left over, and so are the tasks below
        sources: dict[int, str] = {}
        old, self.columns = self.columns, {}
        for at, n, part in whose:
            role, head = old[n]
            if part is None:
                self.columns[at] = old[n]
            elif role == "amount" and not _WHOLE.fullmatch(part.text):
                sources[at] = part.text
            else:
                own = head if role == "amount" else replace(head, text=f"{head.text}·{part.text}")
                self.columns[at] = (role, own)
        for cell in filled:
            self.stream.take(cell.start, cell.end)
        self._tell(sources)
        return True

    def _whose(
        self, cells: list[Cell], filled: list[Cell], money: list[int]
    ) -> list[tuple[int, int, Cell | None]]:  # fmt: skip
        """The columns with the second row of heads: where each stands, the head it is below, and which part of it."""
        if any(c.column == COVERED for c in cells):
            # Rows of a text whose last cells stand below each other: each head has as many parts, and the same.
            each, words = len(filled) // len(money), [c.text for c in filled]
            if words != words[:each] * len(money):
                return []
            parts = iter(filled)
            order = [
                (n, part) for n in sorted(self.columns) for part in (islice(parts, each) if n in money else [None])
            ]
            return [(len(cells) - len(order) + at, n, part) for at, (n, part) in enumerate(order)]
        out: list[tuple[int, int, Cell | None]] = [(n, n, None) for n in self.columns if n not in money]
        for cell in filled:
            at = place(cells, cell)
            above = max((n for n in self.columns if n <= at), default=-1)
            if above not in money:
                return []
            out.append((at, above, cell))
        return out + [(n, n, None) for n in money if n not in {above for _, above, _ in out}]

    def _sums(self, cells: list[Cell], filled: list[Cell]) -> bool:
        """Take the line of what the tasks come to; other figures of it are kept."""
        first = filled[0]
        if not (_SUM.fullmatch(first.text) or TOTAL_ROW.fullmatch(first.text)):
            return False
        self.stream.take(first.start, first.end)
        for cell in filled[1:]:
            n = place(cells, cell)
            source, (role, head) = self.tasks.sources.get(n, ""), self.columns.get(n, ("", first))
            if filler(cell.text) or amount(cell.text) == self._whole(source, role, head.text):
                self.stream.take(cell.start, cell.end)
            elif (key := f"{first.text.rstrip(':：')}·{source or head.text}") not in self.details and (
                source or n in self.columns
            ):
                self.details[key] = self.stream.field(("details", key), cell.start, cell.end)
        return True

    def _whole(self, source: str, role: str, head: str) -> Decimal:
        """What the figures of the tasks in a column come to."""
        if source:
            figures = [(t.more or {}).get(source) for t in self.tasks.found]
        elif role == "amount":
            figures = [t.amount for t in self.tasks.found]
        else:
            figures = [amount((t.details or {}).get(head, "")) for t in self.tasks.found]
        return sum((f for f in figures if f is not None), Decimal(0))


def is_name(words: str) -> bool:
    """Whether `words` are the head of the names of tasks."""
    return _NAME.fullmatch(words) is not None


def is_content(words: str) -> bool:
    """Whether `words` are the head of what tasks are about."""
    return _CONTENT.fullmatch(words) is not None


def is_money(words: str) -> bool:
    """Whether `words` are the head of money planned or spent."""
    return _MONEY.fullmatch(words) is not None


def is_part_of_money(words: str) -> bool:
    """Whether `words` may be a part of such a head."""
    return bool(figure_of(words) or _WHOLE.fullmatch(words) or label(words) in ("other", "fiscal"))
