"""A text as a layout reads it: its visible characters in one row, so that it does not matter where lines break.

Whatever a layout understands it *takes*; what nobody took is left over and reported (JX101).
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from jxlint.document import Path
from jxlint.layouts.text.leftovers import leftovers, nothing_between
from jxlint.layouts.text.true_spaces import is_true, keeps_spaces, shows_spaces
from jxlint.reading import Leftover
from jxlint.sheet import Sheet, TextPlaces

_RUN = re.compile(rb"\x01+")
# A character of white space within a line, among those of the stream.
_WHITE = 2
# A piece left over: characters nobody took, with the white space between them.
_PIECE = re.compile(rb"\x01(?:[\x01\x02]*\x01)?")


class Stream:
    """The visible characters of a sheet that no heading has taken, with the way back to their places.

    `text` holds no white space; `offsets[i]` is where its character i stands in the sheet.
    """

    def __init__(self, sheet: Sheet, headings: Iterable[tuple[int, int]]) -> None:
        """`headings` are half-open ranges of the sheet's solid text."""
        self.sheet = sheet
        self._kept = bytearray(len(sheet.text))
        kept = bytearray(b"\x01" * len(sheet.solid))
        for start, end in headings:
            kept[start:end] = bytes(end - start)
        words, self.offsets = [], array("I")
        for run in _RUN.finditer(kept):
            begin, stop = run.span()
            words.append(sheet.solid[begin:stop])
            self.offsets += sheet.offsets[begin:stop]
        self.text = "".join(words)
        # 1 a character of the stream, 2 white space within a line, 0 all that parts one piece from another.
        for i in self.offsets:
            self._kept[i] = 1
        for gap in re.finditer(r"[^\S\r\n\f]+", sheet.text):
            self._kept[slice(*gap.span())] = b"\x02" * (gap.end() - gap.start())
        for cell in sheet.cells:
            # What parts cells from each other is no white space within a line. Behind a cell that ends in a break of
            # its own the next begins at once.
            for i in (cell.start - 1, cell.end):
                if 0 <= i < len(self._kept) and self._kept[i] == _WHITE:
                    self._kept[i] = 0
        self._free = bytearray(self._kept)
        self._spaced = shows_spaces(sheet)
        self.traces: dict[Path, array[int]] = {}
        # Where indicators begin in `text`, once somebody looked (see `indicators.numbered`).
        self.numbered: tuple[tuple[int, int], ...] | None = None
        self._remarks: list[tuple[int, int]] = []

    def index(self, offset: int) -> int:
        """The index in `text` of the first character at or behind `offset` of the sheet."""
        return bisect_left(self.offsets, offset)

    def offset(self, index: int) -> int:
        """Where in the sheet character `index` of `text` stands; behind the last, the sheet's end."""
        return self.offsets[index] if index < len(self.offsets) else len(self.sheet.text)

    def take(self, start: int, end: int) -> None:
        """Mark characters `start` to `end` of `text` as understood (a label, a number, a mark)."""
        if start < end:
            lo, hi = self.offsets[start], self.offsets[end - 1] + 1
            self._free[lo:hi] = bytes(hi - lo)

    def remark(self, start: int, end: int) -> None:
        """Mark what nobody takes from `start` to `end` of `text` as one note."""
        self._remarks.append((self.offsets[start], self.offsets[end - 1] + 1))

    def leave(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Leave over these ranges of the sheet's solid text, which are no part of the stream: when all else is taken,
        for what is taken around them takes them too."""
        for start, end in ranges:
            lo, hi = self.sheet.offsets[start], self.sheet.offsets[end - 1] + 1
            if not self._kept[lo]:
                self._free[lo:hi] = bytes(_WHITE if c.isspace() else 1 for c in self.sheet.text[lo:hi])

    def free(self, index: int) -> bool:
        """Whether nobody took character `index` of `text`."""
        return self._free[self.offsets[index]] == 1

    def field(self, path: Path, start: int, end: int) -> str:
        """The words from `start` to `end` of `text` as the field at `path`.

        White space is kept only between two Latin letters or digits of one line: all other is left by wrapping, unless
        the container shows that it is not.
        """
        words: list[str] = []
        trace = array("I")
        text = self.sheet.text
        if start < end:
            lo, hi = self.offsets[start], self.offsets[end - 1] + 1
            nothing = hi - lo == end - start or (text.find(" ", lo, hi) < 0 and text.find("\u3000", lo, hi) < 0)
            if nothing:  # stands between them, or nothing to keep
                self.take(start, end)
                self.traces[path] = self.offsets[start:end]
                return self.text[start:end]
            kept = self._spaced and keeps_spaces(path)
            for run in _RUN.finditer(self._kept, lo, hi):
                begin, stop = run.span()
                gap = text[trace[-1] + 1 : begin] if trace else ""
                if gap in (" ", "  ") and _latin(text[trace[-1]]) and _latin(text[begin]):
                    words.append(" ")
                    trace.append(begin - 1)
                elif kept and gap and is_true("".join(words), gap, text, begin):
                    words.append(gap)
                    trace.extend(range(begin - len(gap), begin))
                words.append(text[begin:stop])
                trace.extend(range(begin, stop))
        self.take(start, end)
        self.traces[path] = trace
        return "".join(words)

    def breaks(self, index: int) -> bool:
        """Whether a line ends between character `index` - 1 of `text` and the next."""
        return 0 < index < len(self.offsets) and _ends(self.sheet.text, self.offsets[index - 1], self.offsets[index])

    def lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The runs of characters between `start` and `end` that stand on one line each."""
        begin = start
        for i in range(start + 1, end):
            if self.breaks(i):
                yield begin, i
                begin = i
        if begin < end:
            yield begin, end

    def line_start(self, index: int) -> int:
        """The first character of the line on which character `index`, or the last there is, stands."""
        return self.index(self.sheet.text.rfind("\n", 0, self.offsets[min(index, len(self.offsets) - 1)]) + 1)

    def line_end(self, index: int, end: int) -> int:
        """The end of the line on which the character before `index` stands, `end` at most."""
        while index < end and not self.breaks(index):
            index += 1
        return index

    def indented(self, index: int) -> bool:
        """Whether character `index` is the first that stands on a line that begins with white space."""
        if index >= len(self.offsets):
            return False
        text, offset = self.sheet.text, self.offsets[index]
        start = text.rfind("\n", 0, offset) + 1
        return text[start : start + 2].isspace() and len(text[start:offset].strip()) == 0

    def places(self) -> TextPlaces:
        """The places of all fields taken."""
        return TextPlaces(self.sheet, self.traces)

    def leftovers(self, owners: list[tuple[int, Path]], above: int = 0) -> tuple[Leftover, ...]:
        """What nobody took, a piece a line or cell; lines around tables together, up to the next that was taken.
        `owners` are (offset in the sheet, path) of units and projects in their order; a piece belongs to the last that
        begins before it. What stands before `above` (offset in the sheet) is of another paper."""
        return tuple(leftovers(self.sheet, self._pieces(), self._remarks, owners, above))

    def untaken(self) -> Iterator[tuple[int, str]]:
        """What nobody took, each piece with its offset in the sheet."""
        for start, end in self._pieces():
            yield start, self.sheet.text[start:end]

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """The stretches of the sheet that nobody took, and that are seen."""
        cells = self.sheet.cells
        if not cells:
            yield from (piece.span() for piece in _PIECE.finditer(self._free))
            return
        starts = array("I", [c.start for c in cells])
        held: tuple[int, int] | None = None
        at = -1  # the cell that holds it, -1 outside
        for piece in _PIECE.finditer(self._free):
            start, end = piece.span()
            i = bisect_right(starts, start) - 1
            i = -1 if i < 0 or start >= cells[i].end else i
            if i >= 0 and cells[i].hidden:
                continue
            if held is not None and i == at and nothing_between(self.sheet, held[1], start):
                held = held[0], end
                continue
            if held is not None:
                yield held
            held, at = (start, end), i
        if held is not None:
            yield held


def _latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()


def _ends(text: str, before: int, behind: int) -> bool:
    return behind - before > 1 and any(c in "\r\n\f" for c in text[before + 1 : behind])
