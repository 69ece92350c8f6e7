"""Where a point of a page lies when the page is displayed: cropped, turned, from the top left corner downward."""

from __future__ import annotations

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
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)
