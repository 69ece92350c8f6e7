"""Lines of text in a bitmap: where the rows of characters are, found by their ink."""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import Any

import msgspec
import numpy as np

from jxlint.readers.ocr.bitmap import Mask, runs

# In heights of a character: a wider gap parts two pieces of a line, a line is not higher than this.
_APART = 2.5
_HIGH = 1.75
# Between lines that touch there is so little ink, in parts of the most in a row; within large characters there is more.
_VALLEY = 0.15


class Strip(msgspec.Struct, frozen=True, gc=False):
    """A piece of a line of text: the bounds of its ink in pixels, y downward; the ends are exclusive."""

    left: int
    top: int
    right: int
    bottom: int


def usual_height(mask: Mask) -> float:
    """How high the characters of a page are, in pixels; 0 where there are none.

    Of the runs of ink down its columns, the pieces between white rows in narrow bands are lines of text."""
    width = mask.shape[1]
    heights: list[int] = []
    band = max(24, width // 24)
    for left in range(0, width, band):
        some = _any(mask[:, left : left + band], 1)
        heights += [b - a for a, b in runs(some) if 6 <= b - a <= 160]
    return float(median(sorted(heights)[len(heights) // 4 :])) if heights else 0.0


def strips(mask: Mask, height: float) -> list[Strip]:
    """The lines of text in `mask` (the part of a page without its ruled lines), from the top down, each cut where it
    has a wide gap. `height` is that of the page's characters."""
    found: list[Strip] = []
    for top, bottom in _rows(mask, height):
        tall = bottom - top
        for left, right in _pieces(_any(mask[top:bottom], 0), max(height, tall)):
            inner = np.flatnonzero(mask[top:bottom, left:right].any(axis=1))
            found.append(Strip(left, top + int(inner[0]), right, top + int(inner[-1]) + 1))
    return found


def _any(mask: Mask, axis: int) -> Mask:
    held: Mask = np.asarray(mask.any(axis=axis))
    return held


def _rows(mask: Mask, height: float) -> list[tuple[int, int]]:
    """The bounds of the lines of text: rows of ink, those of one line together."""
    count = mask.sum(axis=1)
    lines: list[list[int]] = []
    for top, bottom in runs(count > 0):
        if lines and bottom - lines[-1][0] <= 1.2 * height and top - lines[-1][1] <= 0.8 * height:
            lines[-1][1] = bottom  # 二, ：, = and 一 over another
        else:
            lines.append([top, bottom])
    out: list[tuple[int, int]] = []
    for top, bottom in lines:
        out += _parted(count[top:bottom], top, height)
    return [(a, b) for a, b in out if b - a >= 2]


def _parted(count: np.ndarray[Any, np.dtype[Any]], top: int, height: float) -> list[tuple[int, int]]:
    """The lines of text in rows without a white one between them."""
    tall = len(count)
    if tall <= _HIGH * height:
        return [(top, top + tall)]
    parts = max(2, round(tall / (1.35 * height)))
    cuts = [0]
    for i in range(1, parts):
        around = int(i * tall / parts)
        low, high = max(cuts[-1] + 1, around - int(height / 2)), min(tall, around + int(height / 2) + 1)
        cuts.append(low + int(np.argmin(count[low:high])) if low < high else around)
    cuts.append(tall)
    if max(count[c] for c in cuts[1:-1]) > _VALLEY * count.max():
        return [(top, top + tall)]  # large characters, and no lines
    return [(top + a, top + b) for a, b in pairwise(cuts) if a < b]


def _pieces(columns: np.ndarray[Any, np.dtype[np.bool_]], height: float) -> list[tuple[int, int]]:
    pieces: list[list[int]] = []
    for left, right in runs(columns):
        if pieces and left - pieces[-1][1] <= _APART * height:
            pieces[-1][1] = right
        else:
            pieces.append([left, right])
    return [(a, b) for a, b in pieces]
