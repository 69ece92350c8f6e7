"""A table of a Word document in the making."""

from __future__ import annotations

from jxlint.readers.limits import Limits
from jxlint.readers.markup import Attributes
from jxlint.readers.spreadsheet import cell_name
from jxlint.readers.tables import Box, Grid
from jxlint.reading import Location

_MOST = 1000  # columns that one cell may cover


class Table:
    """Its rows as they go by. `number` counts the document's tables from 1; `box` is the open cell, if any.

    A cell that goes on with the one above (vMerge) holds nothing of its own; what stands in it all the same is kept
    with the cell above.
    """

    def __init__(self, number: int, limits: Limits) -> None:
        self._number, self._limits = number, limits
        self._boxes: list[Box] = []
        self._row, self._column = -1, 0
        self._tall: dict[int, Box] = {}  # by column, the merged cell that may go on in the next row
        self._next: dict[int, Box] = {}
        self._begun = 0
        self.box: Box | None = None
        self.removed = False

    def start_row(self) -> None:
        """A row begins."""
        self._row += 1
        self._column, self._next, self.removed = 0, {}, False
        self._begun = len(self._boxes)

    def end_row(self) -> None:
        """The row ends; one that a tracked change has removed is as if it had never been."""
        if self.removed:
            del self._boxes[self._begun :]
            self._row -= 1
        else:
            self._tall = self._next
        self.box = None

    def start_cell(self) -> None:
        """A cell begins."""
        self.box = Box(max(0, self._row), self._column)

    def shape(self, name: str, attributes: Attributes) -> None:
        """What a property says of the shape of the open cell or row."""
        value = attributes.get("val", "")
        if self.box is None:
            if name == "gridBefore":
                self._column += _number(value, 0)
            elif name == "del":
                self.removed = True
        elif name == "gridSpan":
            self.box.columns = _number(value, 1)
        elif name == "cellDel":
            self.box.rows = -1
        elif name == "vMerge":
            above = self._tall.get(self._column) if value != "restart" else None
            if above is not None:
                above.rows += 1
                self.box.rows = 0
                self._next[self._column] = above
            else:
                self._next[self._column] = self.box

    def end_cell(self) -> None:
        """The open cell ends."""
        box, self.box = self.box, None
        if box is None:
            return
        self._limits.check_area(self._row + 1, self._column + box.columns)
        if box.rows > 0:
            self._boxes.append(box)
        elif box.rows == 0:
            self._next[self._column].content += box.content
        self._column += box.columns

    def place(self) -> Location:
        """Where the open cell is: the table by its number, the cell as in a workbook."""
        box = self.box
        return Location(sheet=f"表{self._number}", cell=cell_name(box.row, box.column) if box else None)

    def grid(self) -> Grid:
        """The table, all rows having gone by."""
        return Grid(self._boxes)


def _number(value: str, least: int) -> int:
    return min(_MOST, max(least, int(value))) if value.isdecimal() and len(value) < 9 else least
