"""A text as a layout reads it: its visible characters in one row, so that it does not matter where lines break.

Whatever a layout understands it *takes*; what nobody took is left over and reported (JX101).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator

from jxlint.document import Path
from jxlint.reading import Leftover
from jxlint.sheet import Sheet, TextPlaces

_GAP = re.compile(r"\s+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


class Stream:
    """The visible characters of a sheet that are not `taken` by headings, with the way back to their places.

    `text` holds no white space; `offsets[i]` is where its character i stands in the sheet.
    """

    def __init__(self, sheet: Sheet, headings: list[tuple[int, int]]) -> None:
        self.sheet = sheet
        self._taken = bytearray(len(sheet.text))
        for start, end in headings:
            self._taken[start:end] = b"\1" * (end - start)
        kept = [i for i, c in enumerate(sheet.text) if not self._taken[i] and not c.isspace()]
        self.offsets = array("I", kept)
        self.text = "".join(sheet.text[i] for i in kept)
        self.traces: dict[Path, array[int]] = {}

    def index(self, offset: int) -> int:
        """The index in `text` of the first character at or behind `offset` of the sheet."""
        return bisect_left(self.offsets, offset)

    def take(self, start: int, end: int) -> None:
        """Mark characters `start` to `end` of `text` as understood (a label, a number, a mark)."""
        for i in self.offsets[start:end]:
            self._taken[i] = 1

    def field(self, path: Path, start: int, end: int) -> str:
        """The words from `start` to `end` of `text` as the field at `path`.

        White space is kept only between two Latin letters or digits of one line: all other is left by wrapping.
        """
        offsets = self.offsets[start:end]
        words: list[str] = []
        trace = array("I")
        before = -1
        for offset in offsets:
            c = self.sheet.text[offset]
            if before >= 0 and offset > before + 1:
                gap = self.sheet.text[before + 1 : offset]
                if gap in (" ", "  ") and _ASCII_WORD.match(words[-1]) and _ASCII_WORD.match(c):
                    words.append(" ")
                    trace.append(before + 1)
            words.append(c)
            trace.append(offset)
            before = offset
        self.take(start, end)
        self.traces[path] = trace
        return "".join(words)

    def places(self) -> TextPlaces:
        """The places of all fields taken."""
        return TextPlaces(self.sheet, self.traces)

    def leftovers(self, owners: list[tuple[int, Path]]) -> tuple[Leftover, ...]:
        """What nobody took, a piece a run of lines. `owners` are (offset in the sheet, path) of units and projects in
        their order; a piece belongs to the last that begins before it."""
        return tuple(self._leftovers(owners))

    def _leftovers(self, owners: list[tuple[int, Path]]) -> Iterator[Leftover]:
        text = self.sheet.text
        run: list[int] = []
        starts = [start for start, _ in owners]
        for offset in self.offsets:
            if self._taken[offset]:
                continue
            # A piece goes on over white space within a line and over a single break, not over text that was taken.
            if run and ("\n" in (gap := text[run[-1] + 1 : offset]) or gap.strip()):
                yield self._piece(run, owners, starts)
                run = []
            run.append(offset)
        if run:
            yield self._piece(run, owners, starts)

    def _piece(self, run: list[int], owners: list[tuple[int, Path]], starts: list[int]) -> Leftover:
        start, end = run[0], run[-1] + 1
        owner = bisect_left(starts, start + 1)
        path = owners[owner - 1][1] if owner else None
        return Leftover(_GAP.sub(" ", self.sheet.text[start:end]), self.sheet.location(start, end), path)


def spaced(words: str) -> str:
    """A pattern for `words` with white space anywhere between their characters."""
    return r"\s*".join(map(re.escape, words))
