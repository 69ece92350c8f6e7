"""Bitmaps made for the tests: ruled tables, and blocks of ink in place of characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jxlint.readers.ocr.bitmap import Grey


def paper(width: int, height: int) -> Grey:
    return np.full((height, width), 255, dtype=np.uint8)


def ruled(page: Grey, xs: Sequence[int], ys: Sequence[int], thick: int = 2) -> Grey:
    """A table with borders at `xs` and `ys`."""
    for x in xs:
        page[ys[0] : ys[-1] + thick, x : x + thick] = 0
    for y in ys:
        page[y : y + thick, xs[0] : xs[-1] + thick] = 0
    return page


def written(page: Grey, x: int, y: int, count: int, size: int = 24) -> Grey:
    """`count` characters of `size` pixels from `x`, `y` on, each a frame with a stroke, a seventh apart."""
    for i in range(count):
        left = x + i * (size + size // 7)
        page[y : y + size, left : left + 3] = 0
        page[y : y + size, left + size - 3 : left + size] = 0
        page[y : y + 3, left : left + size] = 0
        page[y + size // 2 : y + size // 2 + 3, left : left + size] = 0
        page[y + size - 3 : y + size, left : left + size] = 0
    return page
