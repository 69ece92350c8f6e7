"""A picture of a page as the PDF reader sees pages: characters with their boxes, and ruled lines."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from jxlint.readers.ocr.bitmap import Grey, Mask, ink, without_specks
from jxlint.readers.ocr.lines import Stroke, strokes
from jxlint.readers.ocr.recognising import Sign
from jxlint.readers.ocr.straighten import slant, turned
from jxlint.readers.ocr.strips import strips, usual_height
from jxlint.readers.ocr.widths import paired, set_widths
from jxlint.readers.pdf.grids import tables
from jxlint.readers.pdf.pages import Glyph, PageView, Rule

Read = Callable[[Grey], list[Sign]]
# Paper around a strip, in heights of a character.
_MARGIN = 0.2
_LEAST = 4  # pixels of ink that may be a character


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


def _glyphs(seen: Scan, part: Mask, x: int, y: int, points: float, read: Read) -> list[Glyph]:
    """The characters in `part` of the page, whose corner is at `x`, `y`."""
    signs: list[Sign] = []
    where: list[tuple[int, int, int, int]] = []
    high, wide = seen.grey.shape
    margin = int(_MARGIN * seen.height)
    for strip in strips(part, seen.height) if seen.height else ():
        if part[strip.top : strip.bottom, strip.left : strip.right].sum() < _LEAST:
            continue
        left, right = max(0, x + strip.left - margin), min(wide, x + strip.right + margin)
        top, bottom = y + strip.top, y + strip.bottom
        columns = np.zeros(right - left, dtype=bool)
        columns[x + strip.left - left :][: strip.right - strip.left] = part[
            strip.top : strip.bottom, strip.left : strip.right
        ].any(axis=0)
        said = read(seen.grey[max(0, top - margin) : bottom + margin, left:right])
        signs += set_widths(said, columns, seen.height)
        where += [(left, right, top, bottom)] * len(said)
    return [
        Glyph(
            sign.text, (left + sign.left * (right - left)) * points, (high - bottom) * points,
            (left + sign.right * (right - left)) * points, (high - top) * points,
        )
        for sign, (left, right, top, bottom) in zip(paired(signs), where, strict=True)
    ]  # fmt: skip
