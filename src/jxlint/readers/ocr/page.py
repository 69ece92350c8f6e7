"""A picture of a page as the PDF reader sees pages: characters with their boxes, and ruled lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import numpy as np

from jxlint.readers.ocr.bitmap import Grey, Mask, ink, without_specks
from jxlint.readers.ocr.lines import Stroke, strokes
from jxlint.readers.ocr.recognising import Sign
from jxlint.readers.ocr.straighten import slant, turned
from jxlint.readers.ocr.strips import Strip, strips, usual_height
from jxlint.readers.pdf.grids import tables
from jxlint.readers.pdf.pages import Glyph, PageView, Rule

Read = Callable[[Grey], list[Sign]]
# Paper around a strip, in heights of a character.
_MARGIN = 0.2


class Scan(msgspec.Struct, frozen=True):
    """A page set straight: its grey values and its ink without the ruled lines, these lines, how high its characters
    are."""

    grey: Grey
    ink: Mask
    strokes: tuple[Stroke, ...]
    height: float


def scan(grey: Grey) -> Scan:
    """The page in the picture `grey`, which stands upright."""
    mask = ink(grey)
    askew = slant(mask)
    if askew:
        grey = turned(grey, askew)
        mask = ink(grey)
    mask = without_specks(mask)
    height = usual_height(mask)
    found = strokes(mask, height) if height else []
    grey, mask = grey.copy(), mask.copy()
    for stroke in found:
        half = stroke.thick / 2 + 1.5
        across = slice(max(0, int(stroke.at - half)), int(stroke.at + half) + 1)
        along = slice(max(0, int(stroke.start) - 1), int(stroke.end) + 2)
        where = (along, across) if stroke.vertical else (across, along)
        mask[where] = False
        grey[where] = 255
    return Scan(grey, mask, tuple(found), height)


def page(seen: Scan, number: int, points: float, read: Read) -> PageView:
    """The page `seen`, number `number` of its file, a pixel of which is `points` points; `read` recognises strips."""
    rules = [_rule(s, seen.grey.shape[0], points) for s in seen.strokes]
    rest = seen.ink.copy()
    glyphs: list[Glyph] = []
    for table in tables(rules):
        for cell in table.cells:
            top, bottom = seen.grey.shape[0] - cell.top / points, seen.grey.shape[0] - cell.bottom / points
            bounds = slice(int(top), int(bottom) + 1), slice(int(cell.left / points), int(cell.right / points) + 1)
            glyphs += _glyphs(seen, seen.ink[bounds], bounds[1].start, bounds[0].start, points, read)
            rest[bounds] = False
    glyphs += _glyphs(seen, rest, 0, 0, points, read)
    return PageView(number, tuple(glyphs), tuple(rules))


def _rule(stroke: Stroke, height: int, points: float) -> Rule:
    if stroke.vertical:
        return Rule(True, stroke.at * points, (height - stroke.end) * points, (height - stroke.start) * points)
    return Rule(False, (height - stroke.at) * points, stroke.start * points, stroke.end * points)


def _glyphs(seen: Scan, part: Mask, x: int, y: int, points: float, read: Read) -> Iterator[Glyph]:
    """The characters in `part` of the page, whose corner is at `x`, `y`."""
    high = seen.grey.shape[0]
    for strip in strips(part, seen.height) if seen.height else ():
        inner = part[strip.top : strip.bottom, strip.left : strip.right]
        margin = int(_MARGIN * seen.height)
        top, bottom = max(0, y + strip.top - margin), min(high, y + strip.bottom + margin)
        left, right = max(0, x + strip.left - margin), min(seen.grey.shape[1], x + strip.right + margin)
        if inner.sum() < 4:
            continue
        wide = right - left
        for sign in read(seen.grey[top:bottom, left:right]):
            yield Glyph(
                sign.text, (left + sign.left * wide) * points, (high - (y + strip.bottom)) * points,
                (left + sign.right * wide) * points, (high - (y + strip.top)) * points,
            )  # fmt: skip
