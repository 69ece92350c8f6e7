"""A scanned page as the PDF reader sees pages: characters with their boxes, and ruled lines."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import numpy as np

from jxlint.readers.limits import Limits
from jxlint.readers.ocr.bitmap import Grey, Mask
from jxlint.readers.ocr.confusions import told_apart
from jxlint.readers.ocr.doubts import Text
from jxlint.readers.ocr.lines import Stroke
from jxlint.readers.ocr.recognising import Sign
from jxlint.readers.ocr.scan import Scan
from jxlint.readers.ocr.strips import strips
from jxlint.readers.ocr.widths import paired, set_widths
from jxlint.readers.pdf.grids import tables
from jxlint.readers.pdf.view import Glyph, Rule

Read = Callable[[Grey], list[Sign]]
# Paper around a strip, in heights of a character.
_MARGIN = 0.2
_LEAST = 4  # pixels of ink that may be a character


class Seen(msgspec.Struct, frozen=True):
    """What was recognised on a page: its glyphs and lines in points of the page set straight, and its texts: a cell
    each, and all that stands around tables."""

    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    texts: tuple[Text, ...]


def see(scan: Scan, points: float, read: Read, limits: Limits) -> Seen:
    """What stands on the page `scan`, a pixel of which is `points` points; `read` recognises strips.

    Raises InputError above the limits.
    """
    rules = tuple(_rule(s, points) for s in scan.strokes)
    rest = scan.ink.copy()
    glyphs: list[Glyph] = []
    texts: list[Text] = []

    def taken(found: list[Glyph], row: int | None = None, column: int | None = None) -> None:
        glyphs.extend(found)
        limits.check_glyphs(len(glyphs))
        if found:
            texts.append(Text("".join(g.text for g in found), tuple(g.sure for g in found), row, column))

    for table in tables(rules):
        for cell in table.cells:
            rows = slice(max(0, int(cell.top / points)), int(cell.bottom / points) + 1)
            columns = slice(max(0, int(cell.left / points)), int(cell.right / points) + 1)
            taken(_glyphs(scan, scan.ink[rows, columns], columns.start, rows.start, points, read),
                  cell.row + 1, cell.column + 1)  # fmt: skip
            rest[rows, columns] = False
    taken(_glyphs(scan, rest, 0, 0, points, read))
    return Seen(tuple(glyphs), rules, tuple(texts))


def _rule(stroke: Stroke, points: float) -> Rule:
    return Rule(stroke.vertical, stroke.at * points, stroke.start * points, stroke.end * points)


def _glyphs(scan: Scan, part: Mask, x: int, y: int, points: float, read: Read) -> list[Glyph]:
    """The characters in `part` of the page, whose corner is at `x`, `y`."""
    signs: list[Sign] = []
    where: list[tuple[int, int, int, int]] = []
    margin = int(_MARGIN * scan.height)
    for strip in strips(part, scan.height) if scan.height else ():
        inner = part[strip.top : strip.bottom, strip.left : strip.right]
        if inner.sum() < _LEAST:
            continue
        left, right = max(0, x + strip.left - margin), min(scan.grey.shape[1], x + strip.right + margin)
        top, bottom = y + strip.top, y + strip.bottom
        columns = np.zeros(right - left, dtype=bool)
        at = x + strip.left - left
        columns[at : at + inner.shape[1]] = inner.any(axis=0)
        # A hyphen is not blown up to the height of a character.
        more = max(margin, min(int(scan.height) - (bottom - top), part.shape[0]) // 2)
        said = read(scan.grey[max(0, top - more) : bottom + more, left:right])
        signs += told_apart(set_widths(said, columns, scan.height), inner.shape[1], scan.height)
        where += [(left, right, top, bottom)] * len(said)
    return [
        Glyph(
            sign.text, (left + sign.left * (right - left)) * points, top * points,
            (left + sign.right * (right - left)) * points, bottom * points, sign.sure,
        )
        for sign, (left, right, top, bottom) in zip(paired(signs), where, strict=True)
    ]  # fmt: skip
