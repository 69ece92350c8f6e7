"""Which cell words belong to that are drawn outside of it: an office program draws the words of a cell whole and clips
what the cell has no room for, or what of a merged cell another page shows."""

from __future__ import annotations

import ctypes
from typing import Any

# Left, bottom, right and top in the page's own coordinates.
Bounds = tuple[float, float, float, float]
_NEAR = 3.0


class Clips:
    """The clip paths of text objects, by their bounds; each is asked for once."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw
        self._known: dict[int | None, Bounds | None] = {}

    def home(self, text: Any, box: Bounds) -> tuple[float, float] | None:
        """A point of what is shown of the text object `text`, for a character of it in these bounds that lies outside;
        None for one that does not."""
        key = ctypes.cast(text, ctypes.c_void_p).value
        if key not in self._known:
            self._known[key] = self._clip(text, box)
        clip = self._known[key]
        if clip is None or clip[0] >= clip[2] or clip[1] >= clip[3]:
            return None
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        inside = clip[0] <= x <= clip[2], clip[1] <= y <= clip[3]
        if all(inside):
            return None
        return x if inside[0] else (clip[0] + clip[2]) / 2, y if inside[1] else (clip[1] + clip[3]) / 2

    def _clip(self, text: Any, box: Bounds) -> Bounds | None:
        """The bounds of the clip path of `text`, None for one that has none, and where it lies in a form with
        coordinates of its own: then its bounds do not hold its characters'."""
        own = [ctypes.c_float() for _ in range(4)]
        if not self._raw.FPDFPageObj_GetBounds(text, *map(ctypes.byref, own)):
            return None
        left, bottom, right, top = (v.value for v in own)
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if not (left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR):
            return None
        path = self._raw.FPDFPageObj_GetClipPath(text)
        count = self._raw.FPDFClipPath_CountPaths(path) if path else 0
        found = [b for i in range(min(count, 64)) if (b := self._bounds(path, i)) is not None]
        if not found:
            return None
        lefts, bottoms, rights, tops = zip(*found, strict=True)
        return max(lefts), max(bottoms), min(rights), min(tops)

    def _bounds(self, path: Any, i: int) -> Bounds | None:
        x, y = ctypes.c_float(), ctypes.c_float()
        points = []
        for j in range(min(self._raw.FPDFClipPath_CountPathSegments(path, i), 1000)):
            segment = self._raw.FPDFClipPath_GetPathSegment(path, i, j)
            if segment and self._raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y)):
                points.append((x.value, y.value))
        if not points:
            return None
        xs, ys = zip(*points, strict=True)
        return min(xs), min(ys), max(xs), max(ys)
