"""Where the values of a JSON text stand: line, column and JSON pointer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jxlint.compiled import compiled
from jxlint.document import Path, Span
from jxlint.readers.json_index import Index
from jxlint.reading import Location

_ESCAPE = compiled(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


class JsonPlaces:
    """The places of a JSON text; lines and columns count from 1 in code points."""

    def __init__(self, text: str, index: Index | None = None) -> None:
        """`index` is that of `text`, where it was made already."""
        self._text, self._index = text, index
        self._lines: list[int] = []

    @property
    def written(self) -> bool:
        """See `reading.of_own_text`."""
        return True

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`; the pointer is that of the field itself, even where it is not there."""
        return self.locate_all([(path, span)])[0]

    def locate_all(self, wanted: Iterable[tuple[Path, Span | None]]) -> list[Location]:
        """The places of several fields."""
        wanted = list(wanted)
        text, out = self._text, list[Location]()
        starts, ends = self._spans([path for path, _ in wanted])
        lines = self._beginnings(starts)
        around, ahead = None, ""
        steps: dict[str | int, str] = {}
        for k, (path, span) in enumerate(wanted):
            if path[:-1] != around:  # findings of one indicator follow one another
                around = path[:-1]
                ahead = pointer(around)
            step = path[-1] if path else ""
            if step not in steps:
                steps[step] = pointer(path[-1:])
            at, start, end = ahead + steps[step], starts[k], ends[k]
            if start < 0:
                out.append(Location(pointer=at))
                continue
            if end < 0:
                end = start + 1
            elif text[start] == '"':
                start, end = self._within(start + 1, end - 1, span)
            line, beginning = lines[k] if lines else (1, 0)
            # No string of JSON goes over lines; only a mistake does.
            more = text.count("\n", start, end) if lines else 0
            last = text.rfind("\n", start, end) + 1 if more else beginning
            out.append(Location(line, start - beginning + 1, line + more, end - last + 1, None, None, None, at))
        return out

    def characters(self, paths: Sequence[Path]) -> list[list[int] | None]:
        """Where each character of the strings at `paths` begins in the text, and where the last one ends; None for
        what is no string or not there."""
        out: list[list[int] | None] = []
        for start, end in zip(*self._spans(paths), strict=True):
            string = end > 0 and self._text[start] == '"'
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

    def _spans(self, paths: Sequence[Path]) -> tuple[list[int], list[int]]:
        if not paths:
            return [], []
        if self._index is None:
            self._index = Index(self._text)
        return self._index.spans(paths)

    def _beginnings(self, places: list[int]) -> list[tuple[int, int]]:
        """The line of each of `places`, and where it begins; nothing where all is one line."""
        text = self._text
        if "\n" not in text:
            return []
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
    plain = "/".join(map(str, path))
    # Most keys hold neither of the two signs that are written another way.
    if "~" in plain or plain.count("/") >= len(path):
        plain = "/".join([str(step).replace("~", "~0").replace("/", "~1") for step in path])
    return f"/{plain}" if path else ""


def _offsets(text: str, start: int, end: int) -> Iterator[int]:
    """Where each character of the value of a string with escapes begins in the text, and where the last one ends."""
    at = start
    while at < end:
        yield at
        match = _ESCAPE.match(text, at, end) if text[at] == "\\" else None
        at = match.end() if match else at + 1
    yield end
