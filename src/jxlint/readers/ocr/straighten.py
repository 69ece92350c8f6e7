"""A page that was laid on the scanner a little askew, set straight."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from jxlint.readers.ocr.bitmap import Grey, Mask

# Beyond this the page was not laid askew but is a picture of something else, in degrees.
_MOST = 3.5
_FINE = 0.02
_SAMPLE = 200_000  # pixels of ink that are looked at


def slant(mask: Mask) -> float:
    """By how many degrees the lines of `mask` fall to the right; 0 where it has none."""
    ys, xs = np.nonzero(mask)
    if len(xs) < 200:
        return 0.0
    if len(xs) > _SAMPLE:
        chosen = np.linspace(0, len(xs) - 1, _SAMPLE).astype(np.int64)
        ys, xs = ys[chosen], xs[chosen]
    x = xs.astype(np.float32) - mask.shape[1] / 2
    y = ys.astype(np.float32)
    rows = mask.shape[0]

    def sharp(angle: float) -> float:
        """How much ink of neighbouring rows differs when the page is turned by `angle`: most where lines are level."""
        turned = (y - x * math.tan(math.radians(angle))).astype(np.int32)
        profile = np.bincount(np.clip(turned, 0, rows - 1), minlength=rows).astype(np.float64)
        return float(np.square(np.diff(profile[2:-2])).sum())

    best, step = 0.0, 0.25
    around = np.arange(-_MOST, _MOST + step, step)
    while True:
        best = float(max(around, key=sharp))
        if step <= _FINE:
            return best
        around, step = np.arange(best - step, best + step + step / 10, step / 5), step / 5


def turned(page: Grey, degrees: float) -> Grey:
    """`page` turned back by `degrees` of slant; what comes in from outside is paper."""
    if abs(degrees) < _FINE:
        return page
    made: Grey = np.asarray(
        Image.fromarray(page).rotate(degrees, Image.Resampling.BICUBIC, fillcolor=int(np.percentile(page, 95)))
    )
    return made
