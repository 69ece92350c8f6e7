"""What the pages of properties in a .doc file (FKP, [MS-DOC] 2.9.33 and 2.9.175) say of paragraphs and characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from jxlint.readers.archive import damaged
from jxlint.readers.doc import sprms
from jxlint.readers.doc.streams import Streams
from jxlint.readers.docx_runs import symbol
from jxlint.readers.limits import Limits

# A paragraph's place in a page of such has 13 bytes, of which the first says where its properties are; a run's has one.
_OF_PARAGRAPH, _OF_RUN = 13, 1
_MERGED, _FIRST = 1, 3
# That something is, or is not what the style says.
_SET = (b"\x01", b"\x81")
# Fonts of symbols, of which the characters stand by their places there.
_SYMBOLS, _PRIVATE = ("symbol", "dings"), (0xF020, 0xF0FF)
# How what matters of a run is numbered.
_TELLING = tuple(n.to_bytes(2, "little") for n in (sprms.HIDDEN, sprms.DELETED, sprms.SYMBOL, *sprms.FONTS))
# Why a character is not seen.
HIDDEN, DELETED = 1, 2


class Row(msgspec.Struct, frozen=True):
    """How the row of a table is parted: where its cells begin and the last ends, in twentieths of a point, and which of
    them go on with the one above, or may go on below."""

    edges: tuple[int, ...] = ()
    merged: frozenset[int] = frozenset()
    first: frozenset[int] = frozenset()


class Paragraph(msgspec.Struct, frozen=True):
    """What a paragraph is told to be: `depth` is how many tables it stands in; it ends a `row` of the innermost, or a
    `cell` where that stands within another."""

    depth: int = 0
    row: Row | None = None
    cell: bool = False


class Formatting:
    """The properties of the paragraphs in `streams`, and of its characters: `unseen` says of each code unit
    whether it is HIDDEN, or DELETED by a tracked change; `symbols` are those of symbol fonts."""

    def __init__(self, streams: Streams, limits: Limits) -> None:
        self._streams = streams
        runs = _sorted(streams.bins(paragraphs=True), _OF_PARAGRAPH, limits)
        self._starts = [start for start, _, _ in runs]
        self._said = [said for _, _, said in runs]
        self._known: dict[bytes, Paragraph] = {}
        self.unseen, self.symbols = bytearray(len(streams.units)), dict[int, str]()
        # What is told elsewhere is told once: more is a file that means to keep us busy.
        self._room = 2 * len(streams.data)
        self._fonts = dict(enumerate(streams.fonts()))
        characters = _sorted(streams.bins(paragraphs=False), _OF_RUN, limits)
        told = [run for run in characters if any(number in run[2] for number in _TELLING)]
        starts = [start for start, _, _ in told]
        for piece in streams.pieces:
            for i in range(max(0, bisect_right(starts, piece.place) - 1), len(starts)):
                start, end, said = told[i]
                low, high = piece.unit(start), piece.unit(end)
                if low == piece.end:
                    break
                for number, operand in sprms.sprms(said):
                    self._character(number, operand, low, high)

    def _character(self, number: int, operand: bytes, low: int, high: int) -> None:
        """Note what a modifier says of the code units from `low` to before `high`."""
        if number in (sprms.HIDDEN, sprms.DELETED) and operand in _SET:
            self.unseen[low:high] = bytes([DELETED if number == sprms.DELETED else HIDDEN]) * (high - low)
        elif number == sprms.SYMBOL or number in sprms.FONTS:
            font = self._fonts.get(int.from_bytes(operand[:2], "little"), "")
            if number in sprms.FONTS and not any(name in font.lower() for name in _SYMBOLS):
                return
            for at in range(low, high):
                code = int.from_bytes(operand[2:], "little") or self._streams.units[at]
                if number == sprms.SYMBOL or _PRIVATE[0] <= code <= _PRIVATE[1]:
                    self.symbols[at] = symbol(font, f"{code:x}")

    def of_paragraph(self, end: int) -> Paragraph:
        """Of the paragraph whose mark is code unit `end`."""
        at = bisect_right(self._starts, self._streams.place(end)) - 1
        said = self._said[at] if at >= 0 else b""
        known = self._known.get(said)
        if known is None:
            known = self._known[said] = _paragraph(self._all(said))
        return known

    def _all(self, said: bytes) -> Iterator[tuple[int, bytes]]:
        """The modifiers in `said`, and those that it says stand in the stream Data."""
        data = self._streams.data
        for number, operand in sprms.sprms(said):
            yield number, operand
            if number in sprms.ELSEWHERE:
                at = int.from_bytes(operand, "little")
                length = int.from_bytes(data[at : at + 2], "little")
                self._room -= length
                if self._room < 0:
                    raise damaged()
                yield from sprms.sprms(data[at + 2 : at + 2 + length])


def _sorted(pages: Iterable[bytes], size: int, limits: Limits) -> list[tuple[int, int, bytes]]:
    """The runs or paragraphs of all `pages`, in the order of WordDocument, each of which begins elsewhere."""
    out: dict[int, tuple[int, int, bytes]] = {}
    for page in pages:
        out.update((run[0], run) for run in _runs(page, size))
        limits.check_cells(len(out))
    return [out[start] for start in sorted(out)]


def _runs(page: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """Where runs or paragraphs begin and end in WordDocument, each with the modifiers of its properties."""
    count = page[-1]
    ends = [int.from_bytes(page[4 * i : 4 * i + 4], "little") for i in range(count + 1)]
    for i in range(count):
        place = 4 * (count + 1) + size * i
        if place >= len(page) - 1:
            return
        at = 2 * page[place]
        yield ends[i], ends[i + 1], _modifiers(page, at, paragraph=size == _OF_PARAGRAPH) if at else b""


def _modifiers(page: bytes, at: int, *, paragraph: bool) -> bytes:
    length = page[at]
    if not paragraph:
        return page[at + 1 : at + 1 + length]
    if length:
        length = 2 * length - 1
    else:
        at += 1
        length = 2 * page[at] if at < len(page) else 0
    return page[at + 3 : at + 1 + length]  # behind the number of the style


def _paragraph(said: Iterable[tuple[int, bytes]]) -> Paragraph:
    """The paragraph that these modifiers make."""
    depth, in_table, ends, cell = 0, False, False, False
    row, down = Row(), dict[int, int]()
    for number, operand in said:
        if number == sprms.IN_TABLE:
            in_table = operand != b"\0"
        elif number == sprms.DEPTH:
            depth = int.from_bytes(operand, "little", signed=True)
        elif number in (sprms.ROW_END, sprms.INNER_ROW_END):
            ends = ends or operand != b"\0"
        elif number == sprms.INNER_CELL_END:
            cell = operand != b"\0"
        elif number == sprms.ROW_CELLS:
            row = _row(operand)
        elif number == sprms.MERGED_DOWN and len(operand) == 2:
            down[operand[0]] = operand[1]
    # What is said of single cells holds, whatever the row says of them.
    merged = {n for n in row.merged if n not in down} | {n for n, how in down.items() if how == _MERGED}
    first = {n for n in row.first if n not in down} | {n for n, how in down.items() if how == _FIRST}
    row = Row(row.edges, frozenset(merged), frozenset(first))
    return Paragraph(max(depth, int(in_table)), row if ends else None, cell)


def _row(operand: bytes) -> Row:
    """The row that the definition of a table's cells says: their number, their edges, and 20 bytes for each."""
    count = operand[0] if operand else 0
    edges = [int.from_bytes(operand[1 + 2 * i : 3 + 2 * i], "little", signed=True) for i in range(count + 1)]
    if len(operand) < 1 + 2 * len(edges):
        return Row()
    how = [operand[1 + 2 * len(edges) + 20 * i] >> 5 & 3 if 1 + 2 * len(edges) + 20 * i < len(operand) else 0
           for i in range(count)]  # fmt: skip
    merged = frozenset(i for i, h in enumerate(how) if h == _MERGED)
    return Row(tuple(edges), merged, frozenset(i for i, h in enumerate(how) if h == _FIRST))
