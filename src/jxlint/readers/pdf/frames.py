"""Where a point of a page lies when the page is displayed: cropped, turned, from the top left corner downward."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec


class Frame(msgspec.Struct, frozen=True):
    """What of a page is displayed, in the coordinates of the page, and how far it is turned clockwise (/Rotate)."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0

    @property
    def width(self) -> float:
        """As displayed."""
        return self.top - self.bottom if self.turn in (90, 270) else self.right - self.left

    @property
    def height(self) -> float:
        """As displayed."""
        return self.right - self.left if self.turn in (90, 270) else self.top - self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point x, y of the page as displayed."""
        if self.turn == 90:
            return y - self.bottom, x - self.left
        if self.turn == 180:
            return self.right - x, y - self.bottom
        if self.turn == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """A rectangle of the page as displayed: left, top, right, bottom."""
        if not self.turn:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def bounds(points: Sequence[tuple[float, float]]) -> tuple[float, float, float, float]:
    """What encloses `points`: left, top, right, bottom."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


class Turn(msgspec.Struct, frozen=True):
    """How a scanned page was set upright: by quarter turns, counted clockwise, and then by the `slant` in degrees by
    which its lines fall to the right. `width` and `height` are those of the upright page."""

    quarters: int
    slant: float
    width: float
    height: float

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """What encloses a rectangle of the upright page on the page as it was."""
        return bounds([self._back(x, y) for x in (left, right) for y in (top, bottom)])

    def _back(self, x: float, y: float) -> tuple[float, float]:
        sine, cosine = math.sin(math.radians(self.slant)), math.cos(math.radians(self.slant))
        dx, dy = x - self.width / 2, y - self.height / 2
        x, y = self.width / 2 + dx * cosine - dy * sine, self.height / 2 + dx * sine + dy * cosine
        if self.quarters == 1:
            return y, self.width - x
        if self.quarters == 2:
            return self.width - x, self.height - y
        if self.quarters == 3:
            return self.height - y, x
        return x, y
