"""The characters of a page: those that can be seen, where they stand, and what is to be said of the others."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import Any, NamedTuple

from jxlint.readers.limits import Limits
from jxlint.readers.pdf.clips import Clips
from jxlint.readers.pdf.frames import Frame
from jxlint.readers.pdf.view import Area, Glyph, Unseen

# What stands for a character whose code the file does not tell.
UNKNOWN = "\ufffd"
# Text is garbled when so many of its characters are none of Chinese or Latin text, or have no code.
_GARBLED = 0.2
# So few may be marks of a list, which have fonts of their own.
_FEW = 5
_WHITE = 250
_PALE = 150
# So much larger than the other text is a watermark, when it is pale as well.
_LARGE = 2.2
# Text render modes (ISO 32000, 9.3.6): neither filled nor stroked; stroked, whatever the colour of filling.
_INVISIBLE, _STROKED = 3, (1, 2, 5, 6)


class Text(NamedTuple):
    """What a page says: its glyphs, what is unseen by its reason, and whether its codes are not those of the characters
    drawn."""

    glyphs: tuple[Glyph, ...]
    unseen: dict[Unseen, str]
    garbled: bool


class Ink(NamedTuple):
    """A character as PDFium gives it: left, bottom, right and top in the page's own coordinates, its angle in degrees
    (clockwise), how light it is, whether it is drawn at all, and where its cell is if it is clipped there."""

    text: str
    bounds: tuple[float, float, float, float]
    angle: float
    light: int
    hidden: bool
    home: tuple[float, float] | None = None


def quarters(inks: Sequence[Ink]) -> int:
    """By how many quarter turns, clockwise, the lines of a page are turned."""
    found = Counter[int]()
    for angle, count in Counter([i.angle for i in inks]).items():
        found[round(angle / 90) % 4] += count
    return found.most_common(1)[0][0] if found else 0


def seen(inks: Sequence[Ink], level: int, frame: Frame, areas: Sequence[Area]) -> Text:
    """The text of a page whose lines, turned by `level` quarters in the file, lie level in `frame`; `areas` are the
    colours on it."""
    if not inks:
        return Text((), {}, garbled=False)
    recognised = all(i.hidden for i in inks)
    shown: list[Glyph] = []
    unseen: dict[Unseen, list[str]] = {}
    high = median(max(1.0, abs(i.bounds[3] - i.bounds[1])) for i in inks)
    for ink in inks:
        glyph = Glyph(ink.text, *frame.box(*ink.bounds), home=frame.point(*ink.home) if ink.home else None)
        why = _unseen(ink, glyph, level, high, frame, areas, recognised=recognised)
        if why:
            unseen.setdefault(why, []).append(ink.text)
        else:
            shown.append(glyph)
    said: dict[Unseen, str] = {why: "".join(words) for why, words in unseen.items()}
    return Text(tuple(shown), said | ({"recognised": ""} if recognised else {}), _garbled(inks))


def _unseen(
    ink: Ink, glyph: Glyph, level: int, high: float, frame: Frame, areas: Sequence[Area], *, recognised: bool
) -> Unseen | None:
    """Why a character is none of the page's text, None where it is."""
    if abs(ink.angle / 90 - round(ink.angle / 90)) > 0.05:
        return "watermark"
    x, y = glyph.place
    if not (0 <= x <= frame.width and 0 <= y <= frame.height):
        return "hidden"
    if recognised:
        return None
    if ink.hidden or (ink.light >= _WHITE and not any(_under(a, x, y) for a in areas)):
        return "hidden"
    if ink.light >= _PALE and (glyph.bottom - glyph.top > _LARGE * high or round(ink.angle / 90) % 4 != level):
        return "watermark"
    return None


def _under(area: Area, x: float, y: float) -> bool:
    """Whether a dark area lies under a point, so that white can be seen on it."""
    return area.light < _WHITE - 20 and area.left <= x <= area.right and area.top <= y <= area.bottom


def _garbled(inks: Sequence[Ink]) -> bool:
    """Whether the codes are not those of the characters drawn: fonts without or with a wrong ToUnicode. Such as count
    their signs begin with codes of Latin letters and may have few others; but a page of a table has Chinese on it."""
    odd = [i.text for i in inks if _odd(i.text)]
    if len(odd) <= _FEW:
        return False
    none = sum(c == UNKNOWN or unicodedata.category(c) == "Cc" for c in odd)
    return len(odd) > _GARBLED * len(inks) or (none > _FEW and not any("\u4e00" <= i.text <= "\u9fff" for i in inks))


def _odd(c: str) -> bool:
    """Whether a character is none that tables of this kind hold: without a code, for private use, of a far script."""
    if c < "\x7f":
        return c < " "
    if "\u2000" <= c <= "\u2bff" or "\u2e80" <= c <= "\u9fff" or "\uf900" <= c <= "\uffee":
        return False
    if "\u00a0" <= c <= "\u00bf" or c in "×÷" or "\u0370" <= c <= "\u03ff" or "\U00020000" <= c <= "\U0003ffff":
        return False
    return c == UNKNOWN or unicodedata.category(c)[0] in "CLMS"


def inks(page: Any, raw: Any, limits: Limits) -> list[Ink]:
    """The characters of `page` that are no white space, in the order of the file. Raises InputError for too many."""
    text = page.get_textpage()
    try:
        handle = text.raw
        code_of, box_of, angle_of, fill_of = (
            raw.FPDFText_GetUnicode, raw.FPDFText_GetCharBox, raw.FPDFText_GetCharAngle, raw.FPDFText_GetFillColor,
        )  # fmt: skip
        object_of, mode_of = raw.FPDFText_GetTextObject, raw.FPDFTextObj_GetTextRenderMode
        box, fill = [ctypes.c_double() for _ in range(4)], [ctypes.c_uint() for _ in range(4)]
        boxes, fills = tuple(map(ctypes.byref, box)), tuple(map(ctypes.byref, fill))
        left, right, bottom, top = box
        red, green, blue, alpha = fill
        out: list[Ink] = []
        clips = Clips(raw)
        count = raw.FPDFText_CountChars(handle)
        limits.check_glyphs(count)
        for i in range(count):
            code = code_of(handle, i)
            if code <= 0x20 or code in (0xAD, 0xFFFE, 0xFFFF):
                if raw.FPDFText_IsHyphen(handle, i) == 1:
                    code = ord("-")  # at the end of a line, which PDFium takes for a word divided
                elif code in (0x09, 0x0A, 0x0D, 0x20) or raw.FPDFText_IsGenerated(handle, i) == 1:
                    continue
                else:
                    code = 0xFFFD
            c = chr(code)
            if c.isspace():
                continue
            box_of(handle, i, *boxes)
            fill_of(handle, i, *fills)
            shown_by = object_of(handle, i)
            mode = mode_of(shown_by)
            bounds = left.value, bottom.value, right.value, top.value
            light = (
                0 if mode in _STROKED else 255 - (255 - min(red.value, green.value, blue.value)) * alpha.value // 255
            )
            out.append(
                Ink(
                    c, bounds, math.degrees(angle_of(handle, i)) % 360, light,
                    mode == _INVISIBLE, clips.home(shown_by, bounds),
                )
            )  # fmt: skip
        return out
    finally:
        text.close()
