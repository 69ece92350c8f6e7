"""A page as an array of grey values, and which of its pixels are ink."""

from __future__ import annotations

from typing import Any

import numpy as np
from PIL import Image, ImageFilter

# Pixels, 0 black to 255 white, a row a line; and which are ink.
Grey = np.ndarray[Any, np.dtype[np.uint8]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]

# A pixel darker than this part of what surrounds it is ink.
_DARKER = 0.78
# What surrounds it: this part of the page's shorter side.
_AROUND = 1 / 40


def ink(page: Grey) -> Mask:
    """The pixels of `page` that are darker than the paper around them: shading, shadows and tinted cells are paper."""
    height, width = page.shape
    if not height or not width:
        return np.zeros(page.shape, dtype=bool)
    # The paper is what is light in the neighbourhood: found on a quarter of the page, which is enough and fast.
    small = Image.fromarray(page).reduce(4) if min(height, width) >= 64 else Image.fromarray(page)
    radius = max(4, int(min(small.size) * _AROUND))
    lightest = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.BoxBlur(radius))
    paper = np.asarray(lightest.resize((width, height), Image.Resampling.BILINEAR), dtype=np.float32)
    mask: Mask = page.astype(np.float32) < paper * _DARKER
    return mask


def without_specks(mask: Mask) -> Mask:
    """`mask` without pixels that have fewer than two neighbours: dust and noise."""
    padded = np.pad(mask.astype(np.uint8), 1)
    rows = padded[:-2] + padded[1:-1] + padded[2:]
    around = rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]
    kept: Mask = mask & (around >= 3)
    return kept


def runs(flags: np.ndarray[Any, np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    """The half-open stretches of `flags` (one dimension) that are set."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
