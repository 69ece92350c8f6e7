"""The money of a department's self-evaluation: its budget and what was spent in columns side by side, a source or a
kind a row. The adjusted budget, else the first, is the department's money; the rest is kept by row and column."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jxlint.compiled import compiled
from jxlint.document import Path
from jxlint.layouts.department.words import LABEL, SUM, figure_of
from jxlint.layouts.filling.budgets import budget_of
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import filler, head, label

_BUDGET = compiled(
    r"(?:年初|年中|年末|全年|本?年度|本年|当年度?|调整后?|批复)*的?(?:部门|支出)*(?:预算|决算)(?:批复|安排|下达|调整)*后?(?:数|金?额)"
    r"(?:[（(].{1,8}[)）])?|(?:预算|执行|决算)(?:[（(].{1,8}[)）])?"
)
# A head of another wording, and what the money may be of.
_HEAD = compiled(r"[一-鿿（）()、/]{2,14}")
_OF = compiled(r".*(?:预算|决算|资金|经费|收入|支出|执行|来源|结构|项目|类别).*")
_SPENT = compiled(r".*(?:执行|支出|决算).*")
VALUE = compiled(r"[￥¥]?-?[\d,，]+(?:[.．]\d+)?(?:[%％分]|[千万亿]?元)?")
_PART = compiled(r"其中[:：]?")
# What names a source, a kind or a part of the money where it has no figures.
_MONEY = ("total", "fiscal", "special_account", "other", "more", "side")
# Before the columns stand what the money is of, and the label of a row.
_LABELS = 3


class Execution:
    """The table met last: the heads of its columns by their places; `figure` takes a figure as the field at a path.
    `owner` is the row of a kind or a source that is told in parts (其中) of the other, `within` whether they go on."""

    def __init__(self, stream: Stream, figure: Callable[[Path, Cell], None]) -> None:
        self.stream, self.figure = stream, figure
        self.columns: dict[int, str] = {}
        self.owner: tuple[str, str] | None = None
        self.within = False

    def heads(self, cells: list[Cell]) -> bool:
        """Take the heads of such a table, and what stands before them."""
        filled = [c for c in cells if c.text]
        first = next((n for n, c in enumerate(filled) if is_column(c.text)), _LABELS)
        own = filled[first:]
        names = [c.text for c in own]
        spent = [words for words in names if is_spent(words)]
        known = [words for words in names if is_column(words)]
        if first >= _LABELS or not spent or not set(known) - set(spent) or not all(map(_HEAD.match, names)):
            return False
        for cell in filled:
            if cell in own or _is_part(cell.text):
                self.stream.take(cell.start, cell.end)
        self.columns = {place(cells, c): c.text for c in own}
        self.owner, self.within = None, False
        return True

    def row(self, cells: list[Cell]) -> bool:
        """Take a row below the heads; False for any other, which ends the table."""
        values = {n: c for c in cells if c.text and (n := place(cells, c)) in self.columns}
        labels = [c for c in cells if c.text and place(cells, c) not in values]
        first = min(values, default=len(cells))
        if (
            not 0 < len(labels) <= _LABELS
            or any(place(cells, c) > first for c in labels)
            or not all(self._is_value(*value) for value in values.items())
            or not (values or all(_of_money(c.text) for c in labels))
        ):
            return False
        for cell in labels:
            self.stream.take(cell.start, cell.end)
        self._keep(labels, values)
        return True

    def _is_value(self, at: int, cell: Cell) -> bool:
        """Whether a cell may stand below the head of its column."""
        above = self.columns[at]
        return bool(VALUE.fullmatch(cell.text) or filler(cell.text)) or head(above) == "reason" or not is_column(above)

    def _keep(self, labels: Sequence[Cell], values: dict[int, Cell]) -> None:
        """Keep the figures of a row."""
        name, path = labels[-1].text.rstrip(":："), figure_of(labels[-1].text)
        kind = "kind" if path and path[0] == "expenditure" else "source" if path else ""
        self.within = self.owner is not None and kind not in ("", self.owner[1]) and len(labels) == 1 and (
            self.within or _PART.match(name) is not None
        )  # fmt: skip
        if len(labels) > 1 and not _is_part(labels[0].text):
            name, path = f"{labels[0].text}·{name}", None
        elif self.within and self.owner:
            name, path = f"{self.owner[0]}·{_PART.sub('', name)}", None
        else:
            self.owner = (name, kind) if kind else None
        budget = budget_of(list(self.columns.values()))
        for at, cell in values.items():
            column = self.columns[at]
            if filler(cell.text):
                self.stream.take(cell.start, cell.end)
            elif column == budget:
                self.figure(path if path and path not in self.stream.traces else ("details", name), cell)
            else:
                self.figure(("details", f"{name}·{column}"), cell)


def is_column(words: str) -> bool:
    """Whether `words` are the head of a column of such a table."""
    return label(words) == "fund" or bool(_BUDGET.fullmatch(words)) or head(words) == "reason"


def is_spent(words: str) -> bool:
    """Whether the head `words` is that of what was spent, or how much of the budget that is."""
    return _SPENT.fullmatch(words) is not None


def _is_part(words: str) -> bool:
    """Whether `words` only say what money is told of below or beside them."""
    return bool(_OF.fullmatch(words)) or _of_money(words)


def _of_money(words: str) -> bool:
    return bool(figure_of(words) or SUM.fullmatch(words) or LABEL.fullmatch(words) or label(words) in _MONEY)
