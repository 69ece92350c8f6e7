"""Columns beside the figures of a department's form: what part of the whole they are, and those of earlier years."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.layouts.department.words import FIGURES, SUM, figure_of
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import filler

_NOW = compiled(r"(?:当年|本年|预算年度|本年度|当年度)(?:收支|预算)?(?:金额|数)(?:[（(].{0,8}[)）])?")
_YEAR = compiled(r"20\d\d年度?|[上前]年度?")
_BESIDE = compiled(rf"占比|比例|所占比[例重]|(?:近|前)[两二三]年(?:的)?(?:收支|预算)?(?:金额|情况|数)|{_YEAR.pattern}")


class YearsOfMoney:
    """The columns found in `stream`: their heads by their places, and what stands below them, by the figure and the
    head. `side` is what the figures are of: 收入构成."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.columns: dict[int, str] = {}
        self.side = ""
        self.details: dict[str, str] = {}

    def rest(self, cells: list[Cell]) -> list[Cell]:
        """What of a row of `cells` is not said beside a figure of the year; what is, is taken."""
        filled = [c for c in cells if c.text]
        if self._heads(cells, filled):
            return []
        if not self.columns:
            return cells
        at = next((n for n, c in enumerate(filled) if figure_of(c.text) or SUM.fullmatch(c.text)), -1)
        if at < 0:
            self.columns = {}
            return cells
        for cell in filled[:at]:
            self.side = cell.text
            if FIGURES.fullmatch(cell.text):
                self.stream.take(cell.start, cell.end)
        beside = [c for c in filled[at + 1 :] if place(cells, c) in self.columns]
        for cell in beside:
            self._keep(filled[at].text, self.columns[place(cells, cell)], cell)
        return [c for c in cells if c not in beside]

    def _heads(self, cells: list[Cell], filled: list[Cell]) -> bool:
        """Take heads of such columns, or the years below them."""
        named = {place(cells, c): c for c in filled if _BESIDE.fullmatch(c.text)}
        if self.columns and filled and all(_YEAR.fullmatch(c.text) for c in filled):
            self.columns |= {n: c.text for n, c in named.items()}
        elif named and any(_NOW.fullmatch(c.text) for c in filled):
            if not all(c in named.values() or _NOW.fullmatch(c.text) or FIGURES.fullmatch(c.text) for c in filled):
                return False
            self.columns = {n: c.text for n, c in named.items()}
        else:
            return False
        for cell in filled:
            self.stream.take(cell.start, cell.end)
        return True

    def _keep(self, figure: str, head: str, cell: Cell) -> None:
        """Keep what stands below `head` beside a figure, with the side of the budget where that tells it apart."""
        keys = (f"{figure}·{head}", f"{self.side}·{figure}·{head}")
        key = next((k for k in keys if k not in self.details), "")
        if filler(cell.text):
            self.stream.take(cell.start, cell.end)
        elif key:
            self.details[key] = self.stream.field(("details", key), cell.start, cell.end)
