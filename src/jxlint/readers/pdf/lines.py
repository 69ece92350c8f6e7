"""Characters set into lines: which stand beside each other, where a space was meant, which are only drawn twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import msgspec

from jxlint.radicals import folded
from jxlint.readers.ink import Ink
from jxlint.readers.pdf.runs import height
from jxlint.readers.pdf.view import Glyph
from jxlint.readers.tables import Words

# A space is drawn where letters of Latin script stand this far apart, in parts of their height.
_GAP = 0.6


class Line(msgspec.Struct, frozen=True):
    """A line: its text, where each character of it begins and ends and how sure it is, and its bounds."""

    text: str
    spans: tuple[tuple[float, float, float], ...]
    top: float
    bottom: float


class Pen(msgspec.Struct, frozen=True):
    """What writes down the lines of a page, each character with its box."""

    ink: Ink
    page: int

    def words(self, lines: Sequence[Line]) -> list[Words]:
        """`lines` one below the other."""
        out = []
        for i, line in enumerate(lines):
            out.append(Words(line.text + "\n" * (i < len(lines) - 1), len(self.ink)))
            for left, right, sure in line.spans:
                self.ink.add(self.page, left, line.top, right, line.bottom, sure)
        return out


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines that `glyphs` make, from the top down; white space among them is none."""
    shown = [g for g in glyphs if not g.text.isspace()]
    if not shown:
        return []
    high = height(shown)
    rows: list[list[Glyph]] = []
    heights: list[float] = []  # of the row, ascending
    for glyph in sorted(shown, key=middle):
        at = middle(glyph)
        # Marks are low or high in their line: a line is as high as its letters.
        if rows and at - (heights[(len(heights) - 1) // 2] + heights[len(heights) // 2]) / 2 <= high * 0.7:
            rows[-1].append(glyph)
            heights.append(at)
        else:
            rows.append([glyph])
            heights = [at]
    return [_line(sorted(row, key=lambda g: g.left), high) for row in rows]


def middle(glyph: Glyph) -> float:
    """The height at which `glyph` stands."""
    return (glyph.top + glyph.bottom) / 2


def _line(glyphs: Sequence[Glyph], height: float) -> Line:
    text: list[str] = []
    spans: list[tuple[float, float, float]] = []
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            if glyph.text == before.text and abs(glyph.left - before.left) < 0.3 * (before.right - before.left):
                continue  # drawn twice to look bold
            wide = glyph.left - before.right > _GAP * max(glyph.bottom - glyph.top, before.bottom - before.top)
            if wide and all(g.text.isascii() and g.text.isalnum() for g in (before, glyph)):
                text.append(" ")
                spans.append((before.right, glyph.left, 1.0))
        # NFC knows the ideographs that were only encoded twice.
        text.append(folded(unicodedata.normalize("NFC", glyph.text)))
        spans.append((glyph.left, glyph.right, glyph.sure))
        before = glyph
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    if bottom - top < height:  # marks and strokes alone are flat
        middle_ = (top + bottom) / 2
        top, bottom = middle_ - height / 2, middle_ + height / 2
    return Line("".join(text), tuple(spans), top, bottom)
