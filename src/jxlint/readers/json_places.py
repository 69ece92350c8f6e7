"""Where the values of a JSON text stand, found in one walk over it, and only for the values that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jxlint.document import Path, Span
from jxlint.readers.json_walk import Stretch, stretches
from jxlint.reading import Location

_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


class JsonPlaces:
    """The places of a JSON text; lines and columns count from 1 in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[int] = []

    @property
    def written(self) -> bool:
        """See `reading.of_own_text`."""
        return True

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`; the pointer is that of the field itself, even where it is not there."""
        return self.locate_all([(path, span)])[0]

    def locate_all(self, wanted: Iterable[tuple[Path, Span | None]]) -> list[Location]:
        """The places of several fields, found in one walk."""
        wanted = list(wanted)
        parts = [
            self._part(stretch, span)
            for stretch, (_, span) in zip(stretches(self._text, [path for path, _ in wanted]), wanted, strict=True)
        ]
        lines = self._beginnings([start for start, _ in parts])
        around: Path | None = None
        ahead, out = "", []
        for (path, _), (start, end), (line, beginning) in zip(wanted, parts, lines, strict=True):
            if path and path[:-1] != around:  # findings of one indicator follow one another
                around = path[:-1]
                ahead = pointer(around)
            out.append(self._location(f"{ahead}/{_step(path[-1])}" if path else "", start, end, line, beginning))
        return out

    def characters(self, paths: Sequence[Path]) -> list[list[int] | None]:
        """Where each character of the strings at `paths` begins in the text, and where the last one ends; None for
        what is no string or not there."""
        out: list[list[int] | None] = []
        for start, end, there in stretches(self._text, paths):
            string = there and self._text[start] == '"'
            out.append(list(_offsets(self._text, start + 1, end - 1)) if string else None)
        return out

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        if location.line is None:
            return None
        if not self._lines:
            self._lines = [0, *(m.end() for m in re.finditer("\n", self._text))]
        start = self._lines[location.line - 1]
        end = self._lines[location.line] - 1 if location.line < len(self._lines) else len(self._text)
        return self._text[start:end].rstrip("\r")

    def _part(self, stretch: Stretch, span: Span | None) -> tuple[int, int]:
        """Where what is asked for begins and ends in the text; (-1, -1) where there is nothing."""
        start, end, there = stretch
        return self._within(start + 1, end - 1, span) if there and self._text[start] == '"' else (start, end)

    def _beginnings(self, places: list[int]) -> list[tuple[int, int]]:
        """The line of each of `places`, and where it begins."""
        text = self._text
        if "\n" not in text:
            return [(1, 0)] * len(places)
        out = [(0, 0)] * len(places)
        at, line, ahead = 0, 1, 0
        for i in sorted(range(len(places)), key=places.__getitem__):
            place = places[i]
            if place > at:
                more = text.count("\n", at, place)
                if more:
                    line += more
                    ahead = text.rfind("\n", at, place) + 1
                at = place
            out[i] = (line, ahead)
        return out

    def _location(self, pointer: str, start: int, end: int, line: int, ahead: int) -> Location:
        if start < 0:
            return Location(pointer=pointer)
        column = start - ahead + 1
        # No string of JSON goes over lines; only a mistake does.
        if self._text.find("\n", start, end) < 0:
            return Location(line, column, line, end - ahead + 1, None, None, None, pointer)
        more = self._text.count("\n", start, end)
        ahead = self._text.rfind("\n", start, end) + 1
        return Location(line, column, line + more, end - ahead + 1, pointer=pointer)

    def _within(self, start: int, end: int, span: Span | None) -> tuple[int, int]:
        """The part of the string between `start` and `end` that `span` of its value stands for."""
        if span is None:
            return start, end
        if self._text.find("\\", start, end) < 0:
            return min(start + span.start, end), min(start + span.end, end)
        at = list(_offsets(self._text, start, end))
        return at[min(span.start, len(at) - 1)], at[min(span.end, len(at) - 1)]


def pointer(path: Path) -> str:
    """`path` as a JSON pointer (RFC 6901)."""
    return "".join([f"/{_step(step)}" for step in path])


def _step(step: str | int) -> str | int:
    return step.replace("~", "~0").replace("/", "~1") if isinstance(step, str) else step


def _offsets(text: str, start: int, end: int) -> Iterator[int]:
    """Where each character of the value of a string with escapes begins in the text, and where the last one ends."""
    at = start
    while at < end:
        yield at
        match = _ESCAPE.match(text, at, end) if text[at] == "\\" else None
        at = match.end() if match else at + 1
    yield end
