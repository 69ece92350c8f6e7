"""Modifiers of properties in a .doc file ("sprms", [MS-DOC] 2.2.5): what a paragraph, a row or a run is told to be."""

from __future__ import annotations

from collections.abc import Iterator

# What is looked at, by its number in the file.
IN_TABLE, ROW_END, DEPTH = 0x2416, 0x2417, 0x6649
INNER_CELL_END, INNER_ROW_END = 0x244B, 0x244C
ROW_CELLS, MERGED_DOWN = 0xD608, 0xD62B
ELSEWHERE = (0x6645, 0x6646, 0x646B)  # where in the stream Data the modifiers stand that have no room here
HIDDEN, DELETED, SYMBOL = 0x083C, 0x0800, 0x6A09
FONTS = (0x4A4F, 0x4A51)  # of letters and of other characters

_TABS = 0xC615
# How long an operand is by the three bits above its number; 6 says so itself.
_LENGTHS = (1, 1, 2, 4, 2, 2, None, 3)


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The modifiers in `data`, each with its operand, up to one that has been cut short."""
    at = 0
    while at + 3 <= len(data):
        number = int.from_bytes(data[at : at + 2], "little")
        at += 2
        length = _LENGTHS[number >> 13]
        if length is None:
            if number == ROW_CELLS:
                length = int.from_bytes(data[at : at + 2], "little") - 1
                at += 2
            else:
                length = data[at]
                at += 1
                if number == _TABS and length == 255:
                    length = _tabs(data, at)
        if length < 0 or at + length > len(data):
            return
        yield number, data[at : at + length]
        at += length


def _tabs(data: bytes, at: int) -> int:
    """The length of a list of tab stops too long to say so: those that go, four bytes each, and those that come, three
    each, behind their numbers."""
    gone = data[at] if at < len(data) else 0
    come = at + 1 + 4 * gone
    return 2 + 4 * gone + 3 * (data[come] if come < len(data) else 0)
