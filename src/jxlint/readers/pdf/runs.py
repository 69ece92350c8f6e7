"""Words that one cell holds on one line, as programs write them into a page: one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import msgspec

from jxlint.readers.pdf.view import Glyph

# In parts of the height of a letter: what parts two words of a line, and a figure from what is beside it; what room a
# mark keeps beside it.
_APART, _FIGURES, _ROOM = 0.9, 0.55, 0.6
_NARROW = 0.45
_OPENING, _CLOSING = "（《“‘〔【〈「『", "，。；：、！？）》”’〕】〉」』"


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


def runs(glyphs: Sequence[Glyph], between: Sequence[tuple[float, float]] = ()) -> list[Run]:
    """The runs of `glyphs`, which stand in the order of the file: where that leaps, another cell or line begins.
    `between` are the stretches with a border of columns in each: there a narrow gap parts two cells."""
    out: list[list[Glyph]] = []
    if not glyphs:
        return []
    high = height(glyphs)
    top = bottom = right = 0.0
    for glyph in glyphs:
        at = (glyph.top + glyph.bottom) / 2
        level = min(top, bottom - high) <= at <= max(bottom, top + high)
        narrow = any(right < end and start < glyph.left for start, end in between)
        wide = _apart(out[-1][-1].text, glyph.text, narrow) if out else 0.0
        if out and level and -_APART * high < glyph.left - right < wide * high:
            out[-1].append(glyph)
            top, bottom, right = min(top, glyph.top), max(bottom, glyph.bottom), max(right, glyph.right)
        else:
            out.append([glyph])
            top, bottom, right = glyph.top, glyph.bottom, glyph.right
    return [_run(run, high) for run in out]


def _apart(before: str, after: str, narrow: bool) -> float:
    """How wide a gap parts two characters, if there is a border between columns or not."""
    room = (before in _CLOSING) + (after in _OPENING)
    if narrow and after not in _CLOSING and before not in _OPENING:  # no cell begins or ends with these
        return _NARROW + _ROOM * room
    if not room and (before.isdigit() or after.isdigit()):
        return _FIGURES
    return _APART + _ROOM * room


def _run(glyphs: Sequence[Glyph], high: float) -> Run:
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    if bottom - top < high:  # marks and figures are lower than letters
        bottom = max(bottom, top + high) if top > bottom - high / 2 else bottom
        top = bottom - high
    return Run(min(g.left for g in glyphs), max(g.right for g in glyphs), top, bottom)
