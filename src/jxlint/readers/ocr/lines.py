"""Ruled lines in a bitmap: long thin strokes along its rows and columns that meet others."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from jxlint.readers.ocr.bitmap import Mask
from jxlint.readers.pdf.grids import bounds, groups
from jxlint.readers.pdf.view import Rule
from jxlint.readers.touching import together

# Of a line, in heights of a character: how long it is at least, how wide a gap in it is bridged, from where on it is
# one though it ends nowhere.
_LEAST = 1.5
_GAP = 0.6
_LONG = 6.0
# And how wide a table is at least.
_WIDE = 8.0
# A page of table has some hundreds; a picture of dots or bars may have any number.
_MOST = 20_000
_Run = tuple[int, int, int]  # row, start, end


class Stroke(msgspec.Struct, frozen=True, gc=False):
    """A line: at `at` from `start` to `end`, `thick` pixels thick; of a vertical one `at` is x."""

    vertical: bool
    at: float
    start: float
    end: float
    thick: float


def strokes(mask: Mask, height: float) -> list[Stroke]:
    """The ruled lines in `mask`, a page whose characters are about `height` pixels high.

    A line is longer than a character's stroke could be, and one that is not very long meets others at its ends.
    """
    level = _along(mask, height, vertical=False)
    upright = _along(np.ascontiguousarray(mask.T), height, vertical=True)
    reach = 0.5 * height + 2
    # What a line loses may have held another, so that this is done until nothing changes.
    while True:
        kept_level = [s for s in level if _held(s, upright, height, reach)]
        kept_upright = [s for s in upright if _held(s, kept_level, height, reach)]
        if len(kept_level) == len(level) and len(kept_upright) == len(upright):
            return _of_tables([*level, *upright], height)
        level, upright = kept_level, kept_upright


def _of_tables(found: list[Stroke], height: float) -> list[Stroke]:
    """Those that belong to something as wide as a table: a large 目 in a title is drawn with lines, too."""
    by_line = {(s.vertical, s.at, s.start, s.end): s for s in found}
    out = []
    for group in groups([Rule(*line) for line in by_line]):
        boxes = [bounds(rule) for rule in group]
        if max(b[2] for b in boxes) - min(b[0] for b in boxes) >= _WIDE * height:
            out += [by_line[r.vertical, r.at, r.start, r.end] for r in group]
    return out


def _held(stroke: Stroke, across: list[Stroke], height: float, reach: float) -> bool:
    """Whether `stroke` is a line of a table: it meets lines across, a short one at both of its ends."""
    meets = [s.at for s in across if s.start - reach <= stroke.at <= s.end + reach
             and stroke.start - reach <= s.at <= stroke.end + reach]  # fmt: skip
    if stroke.end - stroke.start > _LONG * height:
        return bool(meets)
    return all(any(abs(at - end) <= reach for at in meets) for end in (stroke.start, stroke.end))


def _along(mask: Mask, height: float, *, vertical: bool) -> list[Stroke]:
    """The strokes along the rows of `mask`."""
    # A line that slants by a pixel goes on in the next row.
    near = mask.copy()
    near[1:] |= mask[:-1]
    near[:-1] |= mask[1:]
    edges = np.diff(np.pad(near.view(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    long = ends - starts >= max(8.0, height * _LEAST)
    if int(long.sum()) > _MOST:
        return []
    runs = list(zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True))
    bands = together(runs, _overlapping(runs))
    found = [s for band in bands if (s := _stroke(band, height, vertical=vertical)) is not None]
    return _joined(found, height)


def _overlapping(runs: list[_Run]) -> Iterator[tuple[int, int]]:
    """The runs that overlap others in the row above, by their indices."""
    above: list[int] = []
    here: list[int] = []
    for i, (row, start, end) in enumerate(runs):
        if here and runs[here[0]][0] != row:
            above, here = (here if runs[here[0]][0] == row - 1 else []), []
        for j in above:
            if runs[j][1] < end and start < runs[j][2]:
                yield j, i
        here.append(i)


def _stroke(band: list[_Run], height: float, *, vertical: bool) -> Stroke | None:
    """The stroke of a band; None for what is thicker than a line: a picture, a bar."""
    start, end = min(r[1] for r in band), max(r[2] for r in band)
    ink = sum(r[2] - r[1] for r in band)
    thick = max(1.0, ink / (end - start) - 2)  # the rows above and below were added
    if thick > max(6.0, 0.4 * height) or end - start < 4 * thick:
        return None
    at = sum((r[0] + 0.5) * (r[2] - r[1]) for r in band) / ink
    return Stroke(vertical, at, float(start), float(end), thick)


def _joined(found: list[Stroke], height: float) -> list[Stroke]:
    """Strokes that go on in one line behind a gap, together."""
    out: list[Stroke] = []
    for stroke in sorted(found, key=lambda s: s.start):
        for i, other in enumerate(out):
            near = abs(other.at - stroke.at) <= max(2.0, other.thick, stroke.thick)
            if near and -height <= stroke.start - other.end <= _GAP * height:
                long, short = other.end - other.start, stroke.end - stroke.start
                at = (other.at * long + stroke.at * short) / (long + short)
                out[i] = Stroke(
                    other.vertical, at, other.start, max(other.end, stroke.end), max(other.thick, stroke.thick)
                )
                break
        else:
            out.append(stroke)
    return out
