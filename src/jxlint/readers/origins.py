"""Where the text that a reader made of a container stands in the file."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from jxlint.reading import Location
from jxlint.sheet import Sheet


class SourceOrigin:
    """Places in a source text (HTML, CSV): line and column there.

    From `starts[i]` on, the sheet's characters follow those of the source from `at[i]` on, one by one; a character
    that the source spells with several (an entity) begins a stretch of its own.
    """

    def __init__(self, source: Sheet, starts: array[int], at: array[int]) -> None:
        self._source, self._starts, self._at = source, starts, at

    def location(self, start: int, end: int) -> Location:
        """See `sheet.Origin`."""
        first = self._offset(start)
        return self._source.location(first, max(first, self._offset(max(start, end - 1))) + 1)

    def excerpt(self, location: Location) -> str | None:
        """See `sheet.Origin`."""
        return self._source.line(location.line) if location.line else None

    def _offset(self, offset: int) -> int:
        i = max(0, bisect_right(self._starts, offset) - 1)
        if not self._starts:
            return 0
        return min(self._at[i] + max(0, offset - self._starts[i]), max(0, len(self._source.text) - 1))


class PlaceOrigin:
    """Places that are cells or paragraphs: from `starts[i]` on the sheet's text stands at `places[i]`.

    A place with a line is a paragraph, within which columns are counted. White space within its lines is that of the
    file.
    """

    spaced = True

    def __init__(self, text: str, starts: array[int], places: Sequence[Location]) -> None:
        self._text, self._starts, self._places = text, starts, places

    def location(self, start: int, end: int) -> Location:
        """See `sheet.Origin`."""
        i = bisect_right(self._starts, start) - 1
        if i < 0:
            return Location()
        place = self._places[i]
        if place.line is None:
            return place
        begin = self._starts[i]
        stop = min(max(start + 1, end), self._starts[i + 1] if i + 1 < len(self._starts) else len(self._text))
        column, end_column = start - begin + 1, stop - begin + 1
        return msgspec.structs.replace(place, column=column, end_line=place.line, end_column=end_column)

    def excerpt(self, location: Location) -> str | None:
        """See `sheet.Origin`."""
        if location.line is None:
            return None
        for i, place in enumerate(self._places):
            if place.line == location.line and place.cell is None and place.sheet == location.sheet:
                end = self._starts[i + 1] if i + 1 < len(self._starts) else len(self._text)
                return self._text[self._starts[i] : end].split("\n")[0]
        return None
