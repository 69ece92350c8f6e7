"""Which way up a page lies: read a little of it each way, and take the way that reads best."""

from __future__ import annotations

import numpy as np

from jxlint.readers.ocr.bitmap import Grey
from jxlint.readers.ocr.page import Read
from jxlint.readers.ocr.scan import Scan, scan
from jxlint.readers.ocr.strips import Strip, strips

# Text that lies on its side or head is hardly ever read this surely; below it all ways are tried.
_SURE = 0.98
_SAMPLE = 8  # strips that are read
_LONGEST = 24  # of at most so many heights of a character


def upright(grey: Grey, read: Read, first: int = 0) -> tuple[int, Scan]:
    """The quarter turns, clockwise, that set the page in `grey` upright, and the page so. `first` is tried first."""
    best: tuple[float, int, Scan] | None = None
    for quarters in dict.fromkeys((first, 0, 2, 1, 3)):
        seen = scan(np.ascontiguousarray(np.rot90(grey, -quarters)))
        reads = _reads(seen, read)
        if reads >= _SURE or reads < 0:
            return quarters, seen
        if best is None or reads > best[0]:
            best = reads, quarters, seen
    assert best is not None
    return best[1], best[2]


def _reads(seen: Scan, read: Read) -> float:
    """How surely some of the page is read, 0 to 1; below 0 where there is nothing to read."""
    found = [s for s in strips(seen.ink, seen.height) if s.right - s.left > 2 * seen.height] if seen.height else []
    if not found:
        return -1.0
    least = _LONGEST * seen.height
    chosen = sorted(found, key=lambda s: abs(s.right - s.left - least))[:_SAMPLE]
    got = expected = 0.0
    for strip in chosen:
        signs = read(_crop(seen, strip))
        got += sum(s.sure for s in signs)
        # Fewer characters than there is room for were not read, but marks and figures are narrow.
        expected += max(len(signs), 0.6 * (strip.right - strip.left) / max(seen.height, strip.bottom - strip.top))
    return got / expected if expected else -1.0


def _crop(seen: Scan, strip: Strip) -> Grey:
    margin = int(0.2 * seen.height)
    right = min(strip.right, strip.left + int(_LONGEST * seen.height))
    return seen.grey[max(0, strip.top - margin) : strip.bottom + margin, max(0, strip.left - margin) : right + margin]
