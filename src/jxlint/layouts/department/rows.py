"""Indicators of a department's form in the making: their levels hold for the rows below. Columns that the form does
not have itself (备注, 权重, 计量单位) fill other fields of an indicator, or are kept as its details."""

from __future__ import annotations

import msgspec

from jxlint.document import Indicator, Path
from jxlint.layouts.department.words import LEVEL1, LEVEL2, is_level
from jxlint.layouts.filling.building import OPTIONAL
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.vocabulary import filler, head, label, ordinal


class MadeIndicators:
    """The indicators found in `stream` so far; `beside` are the heads of the columns that are not the form's own, by
    their places."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.found: list[Indicator] = []
        self.beside: dict[int, Cell] = {}
        self.level1 = self.level2 = ""
        self._level_traces: dict[str, Path] = {}

    @property
    def next_path(self) -> Path:
        """The path of the indicator to come."""
        return ("indicators", len(self.found))

    def take_levels(self, first: Cell | None, second: Cell | None) -> None:
        """Take the cells of both levels of the indicator to come, of which a row may lack any."""
        self._level("level1", first)
        self._level("level2", second)

    def add(self, name: Cell, period: Cell, annual: Cell, others: dict[int, Cell]) -> None:
        """Add one of the levels met last; `others` stand in the columns that are not the form's own."""
        path = self.next_path
        self.take_levels(None, None)
        fields = {"name": name, "period": period, "annual": annual}
        words = {k: self.stream.field((*path, k), c.start, c.end) or None for k, c in fields.items() if c.text}
        levels = self.level1 or None, self.level2 or None
        values = words.get("period"), words.get("annual")
        made = Indicator(len(self.found) + 1, *levels, words.get("name"), *values)
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

    def levels_in(self, left: list[Cell]) -> tuple[Cell | None, Cell | None]:
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

    def _level(self, key: str, cell: Cell | None) -> None:
        """A level stands on the first row of its block and holds for the rows below it."""
        path = self.next_path
        if cell is not None:
            setattr(self, key, self.stream.field((*path, key), cell.start, cell.end))
            self._level_traces[key] = (*path, key)
            if key == "level1":
                self.level2 = ""
                self._level_traces.pop("level2", None)
        elif key in self._level_traces:
            self.stream.traces[(*path, key)] = self.stream.traces[self._level_traces[key]]
