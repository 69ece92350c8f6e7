"""The streams of a .doc file: its header (FIB, [MS-DOC] 2.5), and the text put together out of its pieces."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

import msgspec

from jxlint.readers.archive import damaged, encrypted
from jxlint.readers.compound_file import CompoundFile
from jxlint.readers.limits import Limits

# Where in the header these stand: flags, the first of the lengths of its parts of text, the places of tables.
_FLAGS, _TEXTS, _HEADERS, _RUNS, _PARAGRAPHS, _FONTS, _PIECES = 0x0A, 0x4C, 0xF2, 0xFA, 0x102, 0x112, 0x1A2
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_WORD_97 = 0xC1
_PAGE = 512
# The parts of the text in their order; comments are not read.
_PARTS = ("pages", "notes", "headers", "macros", "comments", "notes", "boxes", "boxes")
_READ = ("pages", "boxes", "notes")
# Of the headers and footers: the first are lines above notes, then each section has six, of which these are headers.
_OF_NOTES, _OF_SECTION, _ABOVE = 6, 6, (0, 1, 4)
_COMPRESSED = 1 << 30


class OlderWord(Exception):
    """A document of Word 6 or 95."""


class Piece(msgspec.Struct, frozen=True):
    """Code units `start` to before `end` of the text, which stand from `place` on in the stream WordDocument, `width`
    bytes each."""

    start: int
    end: int
    place: int
    width: int

    def unit(self, place: int) -> int:
        """The code unit of the piece at or behind `place` in WordDocument."""
        return min(self.end, max(self.start, self.start + -(-(place - self.place) // self.width)))


class Part(msgspec.Struct, frozen=True):
    """Code units `start` to before `end` of the text; in a `margin` stand headers, footers and notes."""

    start: int
    end: int
    margin: bool


class Streams:
    """What the .doc `file` holds: `units` is its text in code units of UTF-16, `parts` what of it is read."""

    def __init__(self, file: CompoundFile, limits: Limits) -> None:
        """Raises InputError for a damaged or encrypted file, OlderWord for one of another format."""
        self.main = _stream(file, "WordDocument")
        flags = self._number(_FLAGS, 2)
        if flags & _ENCRYPTED:
            raise encrypted()
        if self._number(2, 2) < _WORD_97:
            raise OlderWord
        self._table = _stream(file, "1Table" if flags & _OTHER_TABLE else "0Table")
        self.data = file.stream("Data") or b""
        self.pieces = list(self._pieces(limits))
        limits.check_characters(sum(piece.end - piece.start for piece in self.pieces))
        self.units = array("H", b"".join(map(self._text, self.pieces)))
        self.parts = list(self._parts())

    def bins(self, *, paragraphs: bool) -> Iterator[bytes]:
        """The pages of the file with the properties of paragraphs, or of runs, in the order of the text."""
        plc = self._of_table(_PARAGRAPHS if paragraphs else _RUNS)
        count = max(0, (len(plc) - 4) // 8)
        places = (4 * (count + 1) + 4 * i for i in range(count))
        for number in dict.fromkeys(int.from_bytes(plc[at : at + 4], "little") & 0x3FFFFF for at in places):
            page = self.main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) == _PAGE:
                yield page

    def fonts(self) -> list[str]:
        """The names of the fonts, by their numbers."""
        table, at, out = self._of_table(_FONTS), 4, []
        for _ in range(int.from_bytes(table[:2], "little")):
            if at >= len(table):
                break
            length = table[at] + 1
            name = table[at + 40 : at + length].decode("utf-16-le", "replace")
            out.append(name.split("\0")[0])
            at += length
        return out

    def place(self, unit: int) -> int:
        """Where in WordDocument a code unit of the text stands."""
        piece = self.pieces[bisect_right(self.pieces, unit, key=lambda p: p.start) - 1]
        return piece.place + (unit - piece.start) * piece.width

    def _parts(self) -> Iterator[Part]:
        """Headers, the pages, and what stands below them or beside."""
        found, at = list[tuple[str, Part]](), 0
        for number, name in enumerate(_PARTS):
            end = min(at + self._number(_TEXTS + 4 * number, 4), len(self.units))
            found.append((name, Part(at, end, name == "notes")))
            at = end
        whole = next(part for name, part in found if name == "headers")
        above, below = list[Part](), list[Part]()
        for i, (low, high) in enumerate(self._stories()):
            part = Part(whole.start + low, min(whole.start + high, whole.end), True)
            if part.start < part.end:
                (above if i % _OF_SECTION in _ABOVE else below).append(part)
        yield from above
        for read in _READ:
            yield from (part for name, part in found if name == read and part.start < part.end)
        yield from below

    def _stories(self) -> Iterator[tuple[int, int]]:
        """Where the headers and footers of the sections begin and end among all headers."""
        plc = self._of_table(_HEADERS)
        at = [int.from_bytes(plc[i : i + 4], "little") for i in range(0, len(plc) - 3, 4)]
        # The last place is that behind a mark that ends them all.
        if at == sorted(at):
            yield from pairwise(at[_OF_NOTES:-1])

    def _pieces(self, limits: Limits) -> Iterator[Piece]:
        clx, at = self._of_table(_PIECES), 0
        while at < len(clx) and clx[at] == 1:  # modifiers of a file saved fast
            at += 3 + int.from_bytes(clx[at + 1 : at + 3], "little")
        if at >= len(clx) or clx[at] != 2:
            raise damaged()
        plc = clx[at + 5 :]
        count = max(0, (len(plc) - 4) // 12)
        limits.check_cells(count)
        ends = [int.from_bytes(plc[4 * i : 4 * i + 4], "little") for i in range(count + 1)]
        if ends[0] != 0:
            raise damaged()
        for i, (start, end) in enumerate(pairwise(ends)):
            entry = 4 * (count + 1) + 8 * i + 2
            place = int.from_bytes(plc[entry : entry + 4], "little")
            narrow = bool(place & _COMPRESSED)
            place &= _COMPRESSED - 1
            piece = Piece(start, end, place // 2 if narrow else place, 1 if narrow else 2)
            if start > end or piece.place + (end - start) * piece.width > len(self.main):
                raise damaged()
            yield piece

    def _text(self, piece: Piece) -> bytes:
        found = self.main[piece.place : piece.place + (piece.end - piece.start) * piece.width]
        return found if piece.width == 2 else found.decode("cp1252", "replace").encode("utf-16-le")

    def _of_table(self, at: int) -> bytes:
        start, length = self._number(at, 4), self._number(at + 4, 4)
        return self._table[start : start + length]

    def _number(self, at: int, length: int) -> int:
        if at + length > len(self.main):
            raise damaged()
        return int.from_bytes(self.main[at : at + length], "little")


def _stream(file: CompoundFile, name: str) -> bytes:
    found = file.stream(name)
    if not found:
        raise damaged()
    return found
