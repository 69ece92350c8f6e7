"""What is drawn on a page beside its text: straight lines and areas of colour."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from jxlint.readers.limits import Limits
from jxlint.readers.pdf.frames import Frame, bounds
from jxlint.readers.pdf.view import Area, Rule

# A rectangle no thicker than this is a line, in points.
_THIN = 2.5
# Forms within forms.
_DEEPEST = 6
# A path of more segments is a drawing, no table.
_LONGEST = 2_000

Matrix = tuple[float, float, float, float, float, float]
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class _Part(NamedTuple):
    """A stretch of a path: its bounds as displayed, and its corners."""

    left: float
    top: float
    right: float
    bottom: float
    corners: list[tuple[float, float]]


class Drawings:
    """The lines and areas of one page; `any` says whether there is anything at all beside text."""

    def __init__(self, page: Any, raw: Any, frame: Frame, limits: Limits) -> None:
        self._raw, self._frame, self._limits = raw, frame, limits
        self._count = 0
        self.rules: list[Rule] = []
        self.areas: list[Area] = []
        self.any = False
        self._walk(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, _UPRIGHT, 0)

    def _walk(self, holder: Any, count: Any, get: Any, over: Matrix, depth: int) -> None:
        raw = self._raw
        for i in range(count(holder)):
            item = get(holder, i)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                continue
            self.any = True
            self._count += 1
            self._limits.check("objects", self._count, "一页里的图形太多", "a page holds too many drawings")
            if kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(item, over)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                self._picture(item, over)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = _times(self._matrix(item), over)
                self._walk(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)

    def _matrix(self, item: Any) -> Matrix:
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
            return _UPRIGHT
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _picture(self, item: Any, over: Matrix) -> None:
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if self._raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, (left, bottom, right, top))):
            corners = [_on(over, x, y) for x in (left.value, right.value) for y in (bottom.value, top.value)]
            self.areas.append(Area(*bounds([self._frame.point(x, y) for x, y in corners]), light=0))

    def _path(self, item: Any, over: Matrix) -> None:
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
        if not fill.value and not stroke.value:
            return
        for part in self._parts(item, _times(self._matrix(item), over)):
            wide, high = part.right - part.left, part.bottom - part.top
            if wide <= _THIN < high:
                self.rules.append(Rule(True, (part.left + part.right) / 2, part.top, part.bottom))
            elif high <= _THIN < wide:
                self.rules.append(Rule(False, (part.top + part.bottom) / 2, part.left, part.right))
            elif wide > _THIN and stroke.value:
                self.rules += _sides(part.corners)
            elif wide > _THIN and fill.value:
                self.areas.append(Area(part.left, part.top, part.right, part.bottom, self._light(item)))

    def _parts(self, item: Any, matrix: Matrix) -> Iterator[_Part]:
        """The stretches of a path that are drawn without lifting the pen."""
        raw, corners = self._raw, list[tuple[float, float]]()
        count = raw.FPDFPath_CountSegments(item)
        x, y = ctypes.c_float(), ctypes.c_float()
        for i in range(min(count, _LONGEST)):
            segment = raw.FPDFPath_GetPathSegment(item, i)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
                if len(corners) > 1:
                    yield _Part(*bounds(corners), corners)
                corners = []
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            corners.append(self._frame.point(*_on(matrix, x.value, y.value)))
            if raw.FPDFPathSegment_GetClose(segment):
                corners.append(corners[0])
        if len(corners) > 1:
            yield _Part(*bounds(corners), corners)

    def _light(self, item: Any) -> int:
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not self._raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, (red, green, blue, alpha))):
            return 255
        return 255 - (255 - max(red.value, green.value, blue.value)) * alpha.value // 255


def _sides(corners: list[tuple[float, float]]) -> Iterator[Rule]:
    """The sides of a drawn shape that are upright or level."""
    for (x0, y0), (x1, y1) in pairwise(corners):
        if abs(x0 - x1) <= 1 and abs(y0 - y1) > _THIN:
            yield Rule(True, (x0 + x1) / 2, min(y0, y1), max(y0, y1))
        elif abs(y0 - y1) <= 1 and abs(x0 - x1) > _THIN:
            yield Rule(False, (y0 + y1) / 2, min(x0, x1), max(x0, x1))


def _on(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _times(one: Matrix, two: Matrix) -> Matrix:
    """First `one`, then `two`."""
    a, b, c, d, e, f = one
    a2, b2, c2, d2, e2, f2 = two
    return (
        a * a2 + b * c2, a * b2 + b * d2, c * a2 + d * c2, c * b2 + d * d2,
        e * a2 + f * c2 + e2, e * b2 + f * d2 + f2,
    )  # fmt: skip
