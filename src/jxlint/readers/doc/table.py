"""A table of a .doc file: rows parted at places across the page, of which the columns are made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from jxlint.readers.doc.formatting import Row
from jxlint.readers.limits import Limits
from jxlint.readers.spreadsheet import cell_name
from jxlint.readers.tables import Box, Grid, Words
from jxlint.reading import Location

# Edges nearer to each other than this (three millimetres, in twentieths of a point) were meant to be one; no column
# that holds words is so narrow.
_NEAR = 170


Content = list["str | Grid"]
"""The paragraphs of a cell, and the tables in it."""


class Table(msgspec.Struct):
    """Its rows as they go by: what stands in each cell, and how the row is parted; then the `cells` of the row that is
    open, and what there is of the next `cell`."""

    number: int
    rows: list[tuple[list[Content], Row]] = msgspec.field(default_factory=list)
    cells: list[Content] = msgspec.field(default_factory=list)
    cell: Content = msgspec.field(default_factory=list)

    def end_cell(self) -> None:
        """The open cell ends."""
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, row: Row) -> None:
        """The open row ends, which is parted like that."""
        self.rows.append((self.cells, row))
        self.cells, self.cell = [], []

    def left(self) -> Content:
        """What stands behind the end of its last row, where a file is not whole."""
        return [part for content in (*self.cells, self.cell) for part in content]

    def grid(self, limits: Limits) -> Grid:
        """The table, all rows having gone by."""
        columns = _columns([row.edges for cells, row in self.rows if _parted(cells, row)])
        boxes: list[Box] = []
        tall: dict[int, Box] = {}
        widest = 0
        for r, (cells, row) in enumerate(self.rows):
            starts = [columns[edge] for edge in row.edges] if _parted(cells, row) else range(len(cells) + 1)
            going_on: dict[int, Box] = {}
            for c, content in enumerate(cells):
                column, above = starts[c], tall.get(starts[c])
                if c in row.merged and above is not None and above.row + above.rows == r:
                    above.rows += 1
                    box, content = above, [part for part in content if isinstance(part, Grid) or part.strip()]
                else:
                    box = Box(r, column, 1, max(1, starts[c + 1] - column))
                    boxes.append(box)
                if c in row.merged or c in row.first:
                    going_on[column] = box
                self._fill(box, content)
            widest = max(widest, starts[-1])
            limits.check_area(r + 1, widest)
            tall = going_on
        return Grid(boxes)

    def _fill(self, box: Box, content: Content) -> None:
        place = Location(sheet=f"表{self.number}", cell=cell_name(box.row, box.column))
        for part in content:
            if isinstance(part, Grid):
                box.content.append(part)
                continue
            if box.content and isinstance(box.content[-1], Words):
                box.content.append(Words("\n", place))
            box.content.append(Words(part, place))


def _parted(cells: Sequence[object], row: Row) -> bool:
    """Whether `row` says where its `cells` stand."""
    return len(row.edges) == len(cells) + 1 and all(one < two for one, two in pairwise(row.edges))


def _columns(rows: Sequence[Sequence[int]]) -> dict[int, int]:
    """The column that begins at each edge of `rows`; edges near each other that never stand in one row are one."""
    before: dict[int, int] = {}  # the nearest edge before each in a row
    for row in rows:
        for one, two in pairwise(row):
            before[two] = max(one, before.get(two, one))
    out: dict[int, int] = {}
    column = first = -1
    for edge in sorted({edge for row in rows for edge in row}):
        if column < 0 or edge - first > _NEAR or before.get(edge, first - 1) >= first:
            column, first = column + 1, edge
        out[edge] = column
    return out
