"""Small files of the Office before 2007, made byte by byte for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

_NONE, _END, _FREE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
_SECTOR, _PAGE = 512, 512
_ROOT, _STREAM = 5, 2


def numbers(*values: int, size: int = 4) -> bytes:
    """Whole numbers as such files write them."""
    return b"".join(value.to_bytes(size, "little", signed=value < 0) for value in values)


def compound(streams: Mapping[str, bytes], *, outer: int | None = None, circle: bool = False) -> bytes:
    """A compound file of these streams, all of them in whole sectors, of which the first `outer` lie in no folder (None
    for all). `circle`: the sectors of each lead back to its first."""
    outer = len(streams) if outer is None else outer
    table, sectors, entries = [_NONE - 2], [b""], [_entry("Root Entry", _ROOT, child=1 if streams else _NONE)]
    for i, (name, data) in enumerate(streams.items(), 1):
        first, count = len(sectors), max(1, -(-len(data) // _SECTOR))
        sectors += [data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count)]
        table += [*range(first + 1, first + count), first if circle else _END]
        right = i + 1 if i < outer else _NONE
        entries.append(_entry(name, _STREAM, right=right, start=first, size=1 << 30 if circle else len(data)))
    begin = len(sectors)
    directory = b"".join(entries)
    count = -(-len(directory) // _SECTOR)
    sectors += [directory[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0") for n in range(count)]
    table += [*range(begin + 1, begin + count), _END]
    sectors[0] = numbers(*table, *[_FREE] * (_SECTOR // 4 - len(table)))
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    head[30:34] = numbers(9, 6, size=2)
    head[44:52] = numbers(1, begin)
    head[60:76] = numbers(_END, 0, _END, 0)
    head[76:512] = numbers(0, *[_FREE] * 108)
    return bytes(head) + b"".join(sectors)


def _entry(name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int = 0, size: int = 0) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    head = written.ljust(64, b"\0") + numbers(len(written), size=2) + bytes([kind, 1])
    return head + numbers(_NONE, right, child) + bytes(36) + numbers(start, size, 0)


def cells(edges: Sequence[int], flags: Sequence[int] = ()) -> bytes:
    """The modifier that says where the cells of a row stand, and how each is merged."""
    shapes = b"".join(numbers(flag, size=2) + bytes(18) for flag in flags)
    operand = bytes([len(edges) - 1]) + numbers(*edges, size=2) + shapes
    return numbers(0xD608, len(operand) + 1, size=2) + operand


IN_TABLE, ROW_END = numbers(0x2416, size=2) + b"\1", numbers(0x2417, size=2) + b"\1"


def doc(paragraphs: Sequence[tuple[str, bytes]], *, narrow: int = 0, version: int = 0xC1, flags: int = 0) -> bytes:
    """A document of Word 97 of these paragraphs with the modifiers of their properties, 20 at most. The first `narrow`
    characters are in a piece of a byte each."""
    text = "".join(words for words, _ in paragraphs)
    pieces = [text[:narrow].encode("cp1252"), text[narrow:].encode("utf-16-le")]
    begin = 1024
    places = [begin * 2 | 1 << 30, begin + narrow]
    ends = [0, narrow, len(text)]
    if not narrow:
        pieces, places, ends = pieces[1:], places[1:], [0, len(text)]
    plc = numbers(*ends) + b"".join(bytes(2) + numbers(place) + bytes(2) for place in places)
    clx = b"\1" + numbers(4, size=2) + bytes(4) + b"\2" + numbers(len(plc)) + plc
    bounds = [begin + min(at, narrow) + 2 * max(0, at - narrow) for at in accumulate((len(w) for w, _ in paragraphs),
                                                                                      initial=0)]  # fmt: skip
    where = (bounds[-1] + _PAGE - 1) // _PAGE
    bins = numbers(bounds[0], bounds[-1], where)
    head = bytearray(begin)
    head[0:4], head[10:12], head[0x4C:0x50] = (
        numbers(0xA5EC, version, size=2),
        numbers(flags, size=2),
        numbers(len(text)),
    )
    head[0x102:0x10A], head[0x1A2:0x1AA] = numbers(0, len(bins)), numbers(len(bins), len(clx))
    main = (bytes(head) + b"".join(pieces)).ljust(where * _PAGE, b"\0") + _properties(
        bounds, [s for _, s in paragraphs]
    )
    return compound({"WordDocument": main, "0Table": bins + clx})


def _properties(bounds: Sequence[int], said: Sequence[bytes]) -> bytes:
    """A page with the properties of paragraphs."""
    page, at = bytearray(_PAGE), _PAGE - 2
    page[: 4 * len(bounds)] = numbers(*bounds)
    for i, modifiers in enumerate(said):
        data = bytes(2) + modifiers
        data = b"\0" + bytes([len(data) // 2]) + data if len(data) % 2 == 0 else bytes([len(data) // 2 + 1]) + data
        at = (at - len(data)) // 2 * 2
        page[at : at + len(data)] = data
        page[4 * len(bounds) + 13 * i] = at // 2
    page[-1] = len(said)
    return bytes(page)
