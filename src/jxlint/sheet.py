"""What a file shows before it has meaning: its characters, the cells of its tables, and the place of each."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Path, Span
from jxlint.patterns import later
from jxlint.radicals import folded
from jxlint.reading import Location, Notice

# A form feed parts pages, not lines: editors and grep count it to the line it stands on.
_BREAK, _NEWLINE = later(r"\r\n?|\n"), compiled(r"\n")
_RUN = compiled(r"\S+")
# Characters without width (soft hyphens, joiners, marks of order) come with text from web pages and say nothing.
_NO_WIDTH = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_SEEN_RUN = later(rf"[^\s{_NO_WIDTH}]+")


class Cell(msgspec.Struct, frozen=True, gc=False):
    """A cell of a table that is not empty: `text[start:end]` of the sheet.

    `table`, `row` and `column` count from 0; a merged cell covers `rows` × `columns` places of the grid. One in a
    `hidden` column is read, but what of it is none of the table nobody sees: it is not left over.
    """

    table: int
    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    hidden: bool = False


class Origin(Protocol):
    """Where the characters of a sheet stand in a file that is not itself the sheet's text."""

    def location(self, start: int, end: int) -> Location:
        """The place of the characters from `start` to before `end` of the sheet's text."""
        ...

    def excerpt(self, location: Location) -> str | None:
        """The source line of `location`, None where the format has none."""
        ...


class Sheet(msgspec.Struct, frozen=True):
    """The text of one file. `starts` are the offsets at which its lines begin.

    `solid` is the text without its white space; `offsets[i]` is where character i of it stands in `text`. `cells` are
    those of its tables in the order of the text, for containers that have any; they do not overlap. Without an
    `origin` the text is the file's own. `notices` are what a reader has to say of the file.
    """

    text: str
    starts: array[int]
    solid: str
    offsets: array[int]
    cells: tuple[Cell, ...] = ()
    origin: Origin | None = None
    notices: tuple[Notice, ...] = ()

    def index(self, offset: int) -> int:
        """The index in `solid` of the first character at or behind `offset` of `text`."""
        return bisect_left(self.offsets, offset)

    def point(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1, in code points) of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def location(self, start: int, end: int) -> Location:
        """The place of the characters from `start` to before `end`."""
        if self.origin is not None:
            return self.origin.location(start, end)
        line, column = self.point(start)
        end_line, end_column = self.point(max(start, end - 1))
        return Location(line=line, column=column, end_line=end_line, end_column=end_column + 1)

    def cut(self, ranges: Sequence[tuple[int, int]]) -> Sheet:
        """The sheet of these half-open ranges of the text alone, in their order; each holds whole cells."""
        cells, begins, at = [], array("I"), 0
        for start, end in ranges:
            begins.append(at)
            low = bisect_left(self.cells, start, key=lambda c: c.start)
            high = bisect_left(self.cells, end, key=lambda c: c.start)
            for cell in self.cells[low:high]:
                cells.append(msgspec.structs.replace(cell, start=cell.start - start + at, end=cell.end - start + at))
            at += end - start
        text = "".join(self.text[start:end] for start, end in ranges)
        return sheet(text, cells, _Cut(self, begins, [start for start, _ in ranges]), self.notices)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its break."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n\f\v\x85\u2028\u2029")


def sheet(text: str, cells: Sequence[Cell] = (), origin: Origin | None = None, notices: Sequence[Notice] = ()) -> Sheet:
    """The sheet of a decoded text, or of what a container shows; radicals are folded (see `radicals`)."""
    text = folded(text)
    starts = array("I", [0])
    starts.extend([m.end() for m in (_BREAK if "\r" in text else _NEWLINE).finditer(text)])
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    offsets = array("I")
    words = []
    runs = _SEEN_RUN if any(c in text for c in _NO_WIDTH) else _RUN
    for match in runs.finditer(text):
        words.append(match[0])
        offsets.extend(range(*match.span()))
    return Sheet(text, starts, "".join(words), offsets, tuple(cells), origin, tuple(notices))


class _Cut:
    """Places of a sheet cut out of `whole`: from `begins[i]` on its characters are those from `starts[i]` on."""

    def __init__(self, whole: Sheet, begins: array[int], starts: list[int]) -> None:
        self._whole, self._begins, self._starts = whole, begins, starts

    @property
    def spaced(self) -> bool:
        """Whether white space within lines is that of the file."""
        return bool(getattr(self._whole.origin, "spaced", False))

    def location(self, start: int, end: int) -> Location:
        first = self._offset(start)
        return self._whole.location(first, max(first, self._offset(max(start, end - 1))) + 1)

    def excerpt(self, location: Location) -> str | None:
        if self._whole.origin is not None:
            return self._whole.origin.excerpt(location)
        return self._whole.line(location.line) if location.line else None

    def _offset(self, offset: int) -> int:
        i = max(0, bisect_right(self._begins, offset) - 1)
        return offset - self._begins[i] + self._starts[i]


class TextPlaces:
    """Places of fields in a text: each field keeps the offset of every one of its characters."""

    def __init__(self, sheet: Sheet, traces: dict[Path, array[int]]) -> None:
        self._sheet, self._traces = sheet, traces

    @property
    def written(self) -> bool:
        """See `reading.of_own_text`."""
        return self._sheet.origin is None

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`."""
        trace = self._traces.get(path)
        if trace is None:
            return self._nearest(path)
        if not trace:
            return self._nearest(path[:-1])
        start, end = (span.start, span.end) if span else (0, len(trace))
        start = min(start, len(trace) - 1)
        end = min(max(end, start + 1), len(trace))
        return self._sheet.location(trace[start], trace[end - 1] + 1)

    def locate_all(self, wanted: Sequence[tuple[Path, Span | None]]) -> list[Location]:
        """See `reading.Places`."""
        return [self.locate(path, span) for path, span in wanted]

    def characters(self, path: Path) -> Sequence[int] | None:
        """Where each character of the field at `path` stands in the file's own text; None where the sheet is not that
        text, or the field has no place."""
        return self._traces.get(path) if self.written else None

    def _nearest(self, path: Path) -> Location:
        """The name or first part below `path`, else what `path` is a part of."""
        while path:
            for part in ("name", "number", "amounts"):
                trace = self._traces.get((*path, part))
                if trace:
                    return self._sheet.location(trace[0], trace[-1] + 1)
            path = path[:-1]
            trace = self._traces.get(path)
            if trace:
                return self._sheet.location(trace[0], trace[-1] + 1)
        return self._sheet.location(0, 1) if self._sheet.text else Location(line=1, column=1, end_line=1, end_column=1)

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        if self._sheet.origin is not None:
            return self._sheet.origin.excerpt(location)
        return self._sheet.line(location.line) if location.line else None
