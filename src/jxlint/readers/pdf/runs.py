"""Words that one cell holds on one line, as programs write them into a page: one after the other."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from jxlint.readers.pdf.view import Glyph

# In parts of the height of a letter: what parts two words of a line, and a figure from what is beside it; what room a
# mark keeps beside it.
_APART, _FIGURES, _ROOM = 0.9, 0.55, 0.6
# What parts two cells at a border that is known.
_NARROW = 0.45
_OPENING, _CLOSING = "（《“‘〔【〈「『", "，。；：、！？）》”’〕】〉」』"

Gap = tuple[float, float]


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


def runs(glyphs: Sequence[Glyph], between: Sequence[Gap] = (), begins: Container[int] = ()) -> list[Run]:
    """The runs of `glyphs`, which stand in the order of the file: where that leaps, another cell or line begins.
    `between` are the stretches with a border of columns in each, `begins` where many lines begin: there a narrow gap
    parts two cells."""
    high = height(glyphs) if glyphs else 1.0
    parted = (part for run in _lines(glyphs, high) for part in _parted(run, between, begins, high))
    return [_run(run, high) for run in parted]


def _lines(glyphs: Sequence[Glyph], high: float) -> list[list[Glyph]]:
    out: list[list[Glyph]] = []
    top = bottom = right = 0.0
    for glyph in glyphs:
        at = (glyph.top + glyph.bottom) / 2
        level = min(top, bottom - high) <= at <= max(bottom, top + high)
        if out and level and -_APART * high < glyph.left - right < _apart(out[-1][-1].text, glyph.text) * high:
            out[-1].append(glyph)
            top, bottom, right = min(top, glyph.top), max(bottom, glyph.bottom), max(right, glyph.right)
        else:
            out.append([glyph])
            top, bottom, right = glyph.top, glyph.bottom, glyph.right
    return out


def _parted(run: list[Glyph], between: Sequence[Gap], begins: Container[int], high: float) -> list[list[Glyph]]:
    """The cells that a run is joined of: a gap parts them at every border that it stands across, where a sentence has
    gaps at some. One border of two columns may be known by what begins behind it alone."""
    left, right = run[0].left, run[-1].right
    cuts: list[int] = []
    crossed = [gap for gap in between if left < gap[0] and gap[1] < right]
    for start, end in crossed:
        gaps = [
            (b.left - a.right - _least(a.text, b.text, known=len(crossed) > 1 or round(b.left) in begins) * high, n)
            for n, (a, b) in enumerate(pairwise(run), 1) if a.right < end and start < b.left
        ]  # fmt: skip
        widest = max(gaps, default=(-1.0, 0))
        if widest[0] < 0:
            return [run]
        cuts.append(widest[1])
    if not crossed:
        cuts = [
            n for n, (a, b) in enumerate(pairwise(run), 1)
            if round(b.left) in begins and b.left - a.right > _least(a.text, b.text, known=False) * high
        ]  # fmt: skip
    return [run[a:b] for a, b in pairwise([0, *sorted(set(cuts)), len(run)])]


def _least(before: str, after: str, *, known: bool) -> float:
    """How wide a gap parts two cells at a border, which is `known` for certain or not. None begins or ends with a mark
    that does not."""
    if after in _CLOSING or before in _OPENING:
        return _APART
    return _NARROW + (_ROOM / 2 if known else _ROOM) * ((before in _CLOSING) + (after in _OPENING))


def _apart(before: str, after: str) -> float:
    """How wide a gap parts two characters."""
    room = (before in _CLOSING) + (after in _OPENING)
    if not room and (before.isdigit() or after.isdigit()):
        return _FIGURES
    return _APART + _ROOM * room


def _run(glyphs: Sequence[Glyph], high: float) -> Run:
    top, bottom = min(g.top for g in glyphs), max(g.bottom for g in glyphs)
    if bottom - top < high:  # marks and figures are lower than letters
        bottom = max(bottom, top + high) if top > bottom - high / 2 else bottom
        top = bottom - high
    return Run(min(g.left for g in glyphs), max(g.right for g in glyphs), top, bottom)
