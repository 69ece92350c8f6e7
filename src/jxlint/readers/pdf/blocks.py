"""A font of blocks: for every character an empty one, about as large as the character is in a Chinese font."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from itertools import groupby

Box = tuple[int, int, int, int]

_EM, _ASCENT, _DESCENT = 1000, 880, -120
# Left, bottom, right and top. Marks fill half of their square, which is why a program may set another beside them.
_SQUARE: Box = (40, -80, 960, 850)
_BOXES: tuple[tuple[str, Box], ...] = (
    ("，。；：、！？）》”’】〉」』〕", (40, -80, 400, 850)),
    ("（《“‘【〈「『〔", (600, -80, 960, 850)),
    ("!\"'(),-./:;I[\\]`fijlrt{|}", (50, 0, 230, 720)),
    ("%&@MWmw", (20, 0, 830, 720)),
    ("#$*+0123456789<=>?^_abcdeghknopqsuvxyz~", (40, 0, 480, 720)),
    ("ABCDEFGHJKLNOPQRSTUVXYZ", (20, 0, 660, 720)),
    ("".join(map(chr, range(0xA1, 0x250))), (40, 0, 480, 720)),
)
_WHITE = " \xa0\u3000"
# Glyph 0 stands for characters that a font lacks, of which PDFium draws none.
_BLANK, _WHOLE = 1, 2
_LAST, _BEYOND = 0xFFFD, (0x10000, 0x3FFFF)


@cache
def font() -> bytes:
    """The font as a TrueType file."""
    boxes = [_SQUARE, None, _SQUARE, *(box for _, box in _BOXES)]
    outlines = [_outline(box) if box else b"" for box in boxes]
    starts = [sum(map(len, outlines[:i])) for i in range(len(outlines) + 1)]
    count = len(boxes)
    ranges = [struct.pack(">3I", *each) for each in _ranges()]
    tables = {
        # Format 13: a range of characters has one glyph.
        b"cmap": struct.pack(">4HI2H3I", 0, 1, 3, 10, 12, 13, 0, 16 + 12 * len(ranges), 0, len(ranges))
        + b"".join(ranges),
        b"glyf": b"".join(outlines),
        b"head": struct.pack(
            ">4I2H2q4h2H3h", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0, 20, -80, 960, 850, 0, 8, 2, 1, 0
        ),
        b"hhea": struct.pack(">I3hH11hH", 0x10000, _ASCENT, _DESCENT, 0, _EM, *([0] * 11), count),
        b"hmtx": b"".join(struct.pack(">Hh", _EM, box[0] if box else 0) for box in boxes),
        b"loca": struct.pack(f">{count + 1}I", *starts),
        b"maxp": struct.pack(">I14H", 0x10000, count, 2, 1, 0, 0, 1, *([0] * 8)),
    }
    return _file(tables)


def _ranges() -> Iterator[tuple[int, int, int]]:
    """First and last of characters that follow each other and have one glyph, and this glyph."""
    glyphs = dict.fromkeys(map(ord, _WHITE), _BLANK)
    for glyph, (characters, _) in enumerate(_BOXES, _WHOLE + 1):
        glyphs |= dict.fromkeys(map(ord, characters), glyph)
    for glyph, found in groupby(range(0x20, _LAST + 1), lambda code: glyphs.get(code, _WHOLE)):
        codes = [*found]
        yield codes[0], codes[-1], glyph
    yield *_BEYOND, _WHOLE


def _outline(box: Box) -> bytes:
    """A line to the opposite corner and back: it has the bounds of the box and no ink, as a picture of the page must
    not show what is no character. Two points on the curve, the second told by its way from the first."""
    left, bottom, right, top = box
    made = struct.pack(">5h2H2B4h", 1, *box, 1, 0, 1, 1, left, right - left, bottom, top - bottom)
    return made + bytes(-len(made) % 4)


def _file(tables: dict[bytes, bytes]) -> bytes:
    entries = len(tables).bit_length() - 1
    head = struct.pack(">I4H", 0x10000, len(tables), 16 << entries, entries, 16 * len(tables) - (16 << entries))
    at, body = len(head) + 16 * len(tables), b""
    for name in sorted(tables):
        data = tables[name]
        head += name + struct.pack(">3I", 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body
