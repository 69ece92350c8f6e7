"""A page in a picture set straight, and its ruled lines told from the rest of its ink."""

from __future__ import annotations

import msgspec

from jxlint.readers.ocr.bitmap import Grey, Mask, ink, without_specks
from jxlint.readers.ocr.lines import Stroke, strokes
from jxlint.readers.ocr.straighten import slant, turned
from jxlint.readers.ocr.strips import usual_height


class Scan(msgspec.Struct, frozen=True):
    """A page set straight: its grey values and its ink without the ruled lines, these lines, how high its characters
    are (0: it has none), and the slant in degrees that was taken away."""

    grey: Grey
    ink: Mask
    strokes: tuple[Stroke, ...]
    height: float
    slant: float


def scan(grey: Grey) -> Scan:
    """The page in the picture `grey`."""
    mask = ink(grey)
    askew = slant(mask)
    if askew:
        grey = turned(grey, askew)
        mask = ink(grey)
    mask = without_specks(mask)
    height = usual_height(mask)
    found = strokes(mask, height) if height else []
    grey = grey.copy()
    for stroke in found:
        half = stroke.thick / 2 + 1.5
        across = slice(max(0, int(stroke.at - half)), int(stroke.at + half) + 1)
        along = slice(max(0, int(stroke.start) - 1), int(stroke.end) + 2)
        where = (along, across) if stroke.vertical else (across, along)
        mask[where] = False
        grey[where] = 255
    return Scan(grey, mask, tuple(found), height, askew)
