"""What a text file shows before it has meaning: its characters, and the line and column of each."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import msgspec

from jxlint.document import Path, Span
from jxlint.reading import Location

# A form feed parts pages, not lines: editors and grep count it to the line it stands on.
_BREAK = re.compile(r"\r\n?|\n")
_RUN = re.compile(r"\S+")


class Sheet(msgspec.Struct, frozen=True):
    """The text of one file. `starts` are the offsets at which its lines begin.

    `solid` is the text without its white space; `offsets[i]` is where character i of it stands in `text`.
    """

    text: str
    starts: array[int]
    solid: str
    offsets: array[int]

    def index(self, offset: int) -> int:
        """The index in `solid` of the first character at or behind `offset` of `text`."""
        return bisect_left(self.offsets, offset)

    def point(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1, in code points) of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def location(self, start: int, end: int) -> Location:
        """The place of the characters from `start` to before `end`."""
        line, column = self.point(start)
        end_line, end_column = self.point(max(start, end - 1))
        return Location(line=line, column=column, end_line=end_line, end_column=end_column + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1) without its break."""
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end].rstrip("\r\n\f\v\x85\u2028\u2029")


def sheet(text: str) -> Sheet:
    """The sheet of a decoded text."""
    starts = array("I", [0])
    starts.extend(m.end() for m in _BREAK.finditer(text))
    if len(starts) > 1 and starts[-1] == len(text):
        starts.pop()
    offsets = array("I")
    words = []
    for match in _RUN.finditer(text):
        words.append(match[0])
        offsets.extend(range(*match.span()))
    return Sheet(text, starts, "".join(words), offsets)


class TextPlaces:
    """Places of fields in a text: each field keeps the offset of every one of its characters."""

    def __init__(self, sheet: Sheet, traces: dict[Path, array[int]]) -> None:
        self._sheet, self._traces = sheet, traces

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
        return Location(line=1, column=1, end_line=1, end_column=1)

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        return self._sheet.line(location.line) if location.line else None
