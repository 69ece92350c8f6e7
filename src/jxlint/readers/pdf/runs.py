"""Words that one cell holds on one line, as programs write them into a page: one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import msgspec

from jxlint.readers.pdf.view import Glyph

# In parts of the height of a letter: what parts two words of a line.
_APART = 0.9


class Run(msgspec.Struct, frozen=True):
    """Words on one line, and their bounds."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The height at which they stand."""
        return (self.top + self.bottom) / 2


def height(glyphs: Sequence[Glyph]) -> float:
    """How high letters are."""
    return median(max(1.0, g.bottom - g.top) for g in glyphs)


def runs(glyphs: Sequence[Glyph]) -> list[Run]:
    """The runs of `glyphs`, which stand in the order of the file: where that leaps, another cell or line begins."""
    out: list[list[Glyph]] = []
    if not glyphs:
        return []
    high = height(glyphs)
    top = bottom = right = 0.0
    for glyph in glyphs:
        at = (glyph.top + glyph.bottom) / 2
        level = min(top, bottom - high) <= at <= max(bottom, top + high)
        if out and level and -_APART * high < glyph.left - right < _APART * high:
            out[-1].append(glyph)
            top, bottom, right = min(top, glyph.top), max(bottom, glyph.bottom), max(right, glyph.right)
        else:
            out.append([glyph])
            top, bottom, right = glyph.top, glyph.bottom, glyph.right
    return [_run(run, high) for run in out]


def _run(glyphs: Sequence[Glyph], high: float) -> Run:
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    if bottom - top < high:  # marks and figures are lower than letters
        bottom = max(bottom, top + high) if top > bottom - high / 2 else bottom
        top = bottom - high
    return Run(min(g.left for g in glyphs), max(g.right for g in glyphs), top, bottom)
