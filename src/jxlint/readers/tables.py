"""What readers of containers with tables make: text and tables, one in another, and the sheet that they show.

A cell may hold a table. One of several rows and columns is a table of its own, and the cell around it ends where it
begins; any other only arranges words, and these belong to the cell.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import msgspec

from jxlint.readers.ink import Ink, InkOrigin
from jxlint.readers.limits import Limits
from jxlint.readers.origins import PlaceOrigin, SourceOrigin
from jxlint.reading import Location, Notice
from jxlint.sheet import Cell, Sheet, sheet

# An offset of the source or of drawn characters, or a cell or paragraph.
At = int | Location


class Words(msgspec.Struct, frozen=True, gc=False):
    """Words that stand together at one place."""

    text: str
    at: At


class Box(msgspec.Struct, gc=False):
    """A cell in the making. `row` and `column` count from 0."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    content: list[Words | Grid] = msgspec.field(default_factory=list)


class Grid(msgspec.Struct, gc=False):
    """A table in the making: its cells in the order of their rows, and its columns that are hidden."""

    boxes: list[Box] = msgspec.field(default_factory=list)
    hidden: frozenset[int] = frozenset()

    @property
    def arranges(self) -> bool:
        """Whether it is of one row or one column, and so no table but a way to set words."""
        return len({b.row for b in self.boxes}) < 2 or len({b.column for b in self.boxes}) < 2


class Page:
    """The text of a file as it is put together; every cell and paragraph keeps its place."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._length = 0
        self._starts = array("I")
        self._ats: list[At] = []
        self._cells: list[Cell] = []
        self._tables = 0
        self._ended, self._visible = True, False
        self.notices: list[Notice] = []

    def flow(self, content: Sequence[Words | Grid]) -> None:
        """Words and tables one below the other."""
        for part in content:
            if isinstance(part, Grid):
                self.grid(part)
            else:
                self._words(part)

    def end_line(self) -> None:
        """The next words begin a line."""
        if not self._ended:
            self._write("\n")

    def grid(self, grid: Grid) -> None:
        """A table, a row a line, and what its cells hold of tables below the cell in which they stand."""
        self.end_line()
        if grid.arranges:
            for box in grid.boxes:
                self.flow(self._own(box))
                self.end_line()
            return
        table, row = self._tables, -1
        self._tables += 1
        self._limits.check_area(len({b.row for b in grid.boxes}), len({b.column for b in grid.boxes}))
        for box in grid.boxes:
            if box.row != row:
                self.end_line()
                row = box.row
            elif not self._ended:
                self._write("\t")
            inner, start, self._visible = self._own(box), self._length, False
            begun = len(self._cells)
            unseen = bool(grid.hidden) and grid.hidden.issuperset(range(box.column, box.column + box.columns))
            self._cells.append(Cell(table, box.row, box.column, start, start, box.rows, box.columns, unseen))
            for i, part in enumerate(inner):
                if isinstance(part, Grid):
                    self._close(begun)
                    self.end_line()
                    self.flow(inner[i:])
                    self.end_line()
                    break
                self._words(part)
            else:
                self._close(begun)
        self.end_line()

    def sheet(self, origin: Sheet | Ink | None = None) -> Sheet:
        """The sheet that was put together; `origin` is the source text, or the drawn characters, that places are
        offsets of."""
        text = "".join(self._parts)
        if origin is not None:
            at = array("I", [a for a in self._ats if isinstance(a, int)])
            if isinstance(origin, Ink):
                return sheet(text, self._cells, InkOrigin(text, origin, self._starts, at), self.notices)
            return sheet(text, self._cells, SourceOrigin(origin, self._starts, at), self.notices)
        places = [a for a in self._ats if isinstance(a, Location)]
        return sheet(text, self._cells, PlaceOrigin(text, self._starts, places), self.notices)

    def _own(self, box: Box) -> list[Words | Grid]:
        """What `box` holds, tables that only arrange words dissolved into these."""
        out: list[Words | Grid] = []
        for part in box.content:
            if isinstance(part, Grid) and part.arranges:
                for inner in part.boxes:
                    words = self._own(inner)
                    if out and words and isinstance(words[0], Words) and isinstance(out[-1], Words):
                        out.append(Words("\n", words[0].at))
                    out += words
            else:
                out.append(part)
        return out

    def _close(self, begun: int) -> None:
        """The cell that is number `begun` ends; one without visible characters is none."""
        if not self._visible:
            del self._cells[begun]
        else:
            self._cells[begun] = msgspec.structs.replace(self._cells[begun], end=self._length)

    def _words(self, words: Words) -> None:
        if words.text:
            self._starts.append(self._length)
            self._ats.append(words.at)
            self._write(words.text)
            self._visible = self._visible or not words.text.isspace()

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._ended = text.endswith("\n")
        self._limits.check_characters(self._length)
