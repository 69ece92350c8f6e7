"""A table of a web page in the making: each cell at the first place that those before and above leave free."""

from __future__ import annotations

import re

from jxlint.readers.html_tokens import Token
from jxlint.readers.limits import Limits
from jxlint.readers.tables import Box, Grid

# How much one cell may cover, as browsers have it.
_MOST_COLUMNS = 1000
_MOST_ROWS = 65534


class Table:
    """A table in the making: `busy` counts for each column the rows that a cell from above still covers."""

    def __init__(self) -> None:
        self.grid = Grid()
        self.row, self.column = -1, 0
        self.busy: list[int] = []
        self.box: Box | None = None

    def start_row(self, limits: Limits) -> None:
        """A row begins; what covers the one before covers one row less."""
        self.row += 1
        self.column, self.box = 0, None
        if self.row:
            self.busy = [max(0, n - 1) for n in self.busy]
        limits.check_area(self.row + 1, len(self.busy))

    def start_cell(self, token: Token, limits: Limits) -> None:
        """The cell of the tag `token` begins at the first place that is free."""
        rows, columns = _span(token, "rowspan", _MOST_ROWS), _span(token, "colspan", _MOST_COLUMNS)
        while self.column < len(self.busy) and self.busy[self.column]:
            self.column += 1
        self.box = Box(self.row, self.column, rows, columns)
        self.grid.boxes.append(self.box)
        limits.check_area(self.row + 1, self.column + columns)
        self.busy += [0] * (self.column + columns - len(self.busy))
        for i in range(self.column, self.column + columns):
            self.busy[i] = max(self.busy[i], rows)
        self.column += columns


def _span(token: Token, name: str, most: int) -> int:
    found = re.match(r"\s*(\d{1,9})", token.attribute(name) or "")
    return min(most, max(1, int(found[1]))) if found else 1
