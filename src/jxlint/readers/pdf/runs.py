"""Words that one cell holds on one line, as programs write them into a page: one after the other."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
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
    found = _lines(glyphs, high)
    if between:
        found = [part for run in found for part in _parted(run, between, begins, high)]
    return [_run(run, high) for run in found]


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
    """The cells that a run is joined of: parted where many lines begin, and at the borders that it stands across if
    there is a gap at every one of them, as a sentence has gaps at some."""
    left, right = run[0].left, run[-1].right
    crossed = [gap for gap in between if left < gap[0] and gap[1] < right]
    cuts = {n for n, a, b in _gaps(run, high, known=False) if round(b.left) in begins}
    at_all = set[int]()
    for start, end in crossed:
        within = [
            (b.left - a.right, n) for n, a, b in _gaps(run, high, known=len(crossed) > 1)
            if a.right < end and start < b.left
        ]  # fmt: skip
        if not within and len(crossed) == 1:
            within = [(0.0, n) for n, a, b in _gaps(run, high, known=True) if round(b.left) in begins and a.right < end]
        if not within:
            break
        at_all.add(max(within)[1])
    else:
        cuts |= at_all
    return [run[a:b] for a, b in pairwise([0, *sorted(cuts), len(run)])]


def _gaps(run: Sequence[Glyph], high: float, *, known: bool) -> Iterator[tuple[int, Glyph, Glyph]]:
    """Where in `run` gaps are that part two cells, at a border that is `known` for certain or not, and the characters
    around them. No cell begins or ends with a mark that does not."""
    for n, (a, b) in enumerate(pairwise(run), 1):
        marks = (a.text in _CLOSING) + (b.text in _OPENING)
        least = _NARROW + (_ROOM / 2 if known else _ROOM) * marks
        if b.text not in _CLOSING and a.text not in _OPENING and b.left - a.right > least * high:
            yield n, a, b


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
