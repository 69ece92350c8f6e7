"""The tasks of a department's form that are told with the projects they are paid by, each column by its head."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Path, Task
from jxlint.layouts.department.words import CONTENT, MONEY_OF_TASK, OF_TASK
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.vocabulary import filler, label, ordinal

_NAME = compiled(r"(?:支出|对应|所属|具体|涉及|预算|主要)*项目(?:支出)?名称|对应(?:的)?(?:预算)?项目")
# Tasks told by the duties of the department, whose money may be more than that of its projects.
_DUTY = compiled(r"(?:职责|履职)(?:工作)?活动(?:名称)?|(?:工作)?活动名称|职责(?:分类)?名称|履职事项")
_OBJECTIVE = compiled(r"(?:年度)?绩效目标(?:描述|内容)?")
_CONTENT = compiled(
    r"(?:职责|(?:工作)?活动)(?:内容)?描述|(?:年度|履职)*(?:工作|目标|重点)*任务|.{0,12}(?:用途|主要内容|支出方向)"
)
_OF_YEAR = compiled(r".*(?:年度|本年|当年)")


def columns_of(cells: Sequence[Cell]) -> dict[int, tuple[str, Cell]]:
    """What the columns below the heads `cells` hold, by their places: a field of a task, or "" and the head by which
    they are kept; nothing where these are no heads of projects and their money, or of duties."""
    row = list(cells)
    filled = [c for c in row if c.text]
    name = next((c for c in filled if _NAME.fullmatch(c.text)), None)
    duty = None if name else next((c for c in filled if _DUTY.fullmatch(c.text)), None)
    money = [c for c in filled if MONEY_OF_TASK.fullmatch(c.text) or label(c.text) == "total"]
    if (
        ((name is None or not money) and duty is None)
        or len(filled) < 3
        or any(amount(c.text) is not None for c in filled)
    ):
        return {}
    name, of_year = name or duty, next((c for c in money if _OF_YEAR.match(c.text)), money[0] if money else None)
    out: dict[int, tuple[str, Cell]] = {}
    for cell in filled:
        role = ""
        if cell is name:
            role = "name"
        elif cell is of_year:
            role = "" if duty else "amount"
        elif CONTENT.match(cell.text) or _CONTENT.fullmatch(cell.text):
            role = "content"
        elif (OF_TASK.fullmatch(cell.text) and cell not in money) or (duty and _OBJECTIVE.fullmatch(cell.text)):
            role = "objective"
        taken = [r for r, _ in out.values()]
        out[place(row, cell)] = ("" if role in taken else role, cell)
    return out


class Projects:
    """The rows below such heads."""

    def __init__(self, stream: Stream, columns: dict[int, tuple[str, Cell]]) -> None:
        self.stream, self.columns = stream, columns
        # The cells that go on over the rows below, by their places, and for how many.
        self.merged: dict[int, tuple[Cell, int]] = {}

    def task(self, row: list[Cell], path: Path) -> Task | None:
        """The task told in `row`; None where no column says what it is."""
        here = {place(row, c): c for c in row if c.text}
        if any(n not in self.columns for n in here):
            return None
        held = {n: cell for n, (cell, left) in self.merged.items() if left > 0 and n not in here}
        self.merged = {n: (cell, left - 1) for n, (cell, left) in self.merged.items() if n in held}
        self.merged |= {n: (c, c.rows - 1) for n, c in here.items() if c.rows > 1}
        roles = {self.columns[n][0] for n in here}
        held = {n: c for n, c in held.items() if self.columns[n][0] != "amount"}
        called = any(self.columns[n][0] == "name" for n in (*here, *held))
        if not called or roles <= {""}:
            return None
        fields: dict[str, str] = {}
        details: dict[str, str] = {}
        for n, cell in (here | held).items():
            role, head = self.columns[n]
            if role:
                fields[role] = self.stream.field((*path, role), cell.start, cell.end)
            elif filler(cell.text) or (label(head.text) == "ordinal" and ordinal(cell.text)):
                self.stream.take(cell.start, cell.end)
            else:
                details[head.text] = self.stream.field((*path, "details", head.text), cell.start, cell.end)
        figure = amount(fields.get("amount", ""))
        stated = "amount" in fields and figure is None and not filler(fields["amount"])
        return Task(
            fields["name"],
            fields.get("content"),
            figure,
            fields.get("objective"),
            {"amount": fields["amount"]} if stated else msgspec.UNSET,
            details=details or msgspec.UNSET,
        )
