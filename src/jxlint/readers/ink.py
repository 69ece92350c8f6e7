"""Where characters are drawn on pages: a box for each, and the boxes of lines that enclose a stretch of text."""

from __future__ import annotations

from array import array
from bisect import bisect_right

import msgspec

from jxlint.readers.pdf.frames import Turn
from jxlint.reading import Location, PageBox

# Words of one line that stand further apart than this are boxed apart, in heights of the line.
_APART = 2.0


class Ink:
    """The boxes of characters in the order in which a sheet takes them; see `reading.PageBox` for the measures."""

    def __init__(self) -> None:
        self.pages, self._bounds = array("I"), array("f")
        self._sure, self._turns, self._recognised = array("f"), dict[int, Turn](), set[int]()

    def __len__(self) -> int:
        return len(self.pages)

    def add(self, page: int, left: float, top: float, right: float, bottom: float, sure: float = 1.0) -> None:
        """A character on `page` (from 1), and how sure it is. Those of one line share its top and bottom."""
        self.pages.append(page)
        self._sure.append(sure)
        self._bounds.extend((left, top, right, bottom))

    def bounds(self, index: int) -> tuple[float, float, float, float]:
        """The box of character `index`."""
        left, top, right, bottom = self._bounds[index * 4 : index * 4 + 4]
        return left, top, right, bottom

    def sure(self, index: int) -> float:
        """How sure character `index` is."""
        return self._sure[index]

    def turned(self, page: int, turn: Turn) -> None:
        """The boxes of `page` are those on the page set upright by `turn`."""
        self._turns[page] = turn

    def recognise(self, page: int) -> None:
        """The characters of `page` were recognised in a picture."""
        self._recognised.add(page)

    def recognised(self, page: int) -> bool:
        """Whether they were."""
        return page in self._recognised

    def shown(self, page: int, box: tuple[float, float, float, float]) -> PageBox:
        """`box` on `page` as it is displayed."""
        left, top, right, bottom = self._turns[page].box(*box) if page in self._turns else box
        return PageBox(page, (round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)))


class InkOrigin:
    """Places that are boxes on pages: from `starts[i]` on, the characters of `text` are those of `ink` from `at[i]` on.

    White space between them is drawn nowhere.
    """

    def __init__(self, text: str, ink: Ink, starts: array[int], at: array[int]) -> None:
        self._text, self._ink, self._starts, self._at = text, ink, starts, at

    def location(self, start: int, end: int) -> Location:
        """See `sheet.Origin`."""
        boxes: list[list[float]] = []
        pages: list[int] = []
        least, read = 1.0, False
        for offset in range(start, max(end, start + 1)):
            i = bisect_right(self._starts, offset) - 1
            if i < 0 or self._text[offset : offset + 1].isspace():
                continue
            index = self._at[i] + offset - self._starts[i]
            if index >= len(self._ink):
                break
            page, box = self._ink.pages[index], self._ink.bounds(index)
            least, read = min(least, self._ink.sure(index)), read or self._ink.recognised(page)
            if boxes and pages[-1] == page and _goes_on(boxes[-1], box):
                boxes[-1][0], boxes[-1][2] = min(boxes[-1][0], box[0]), max(boxes[-1][2], box[2])
            else:
                boxes.append(list(box))
                pages.append(page)
        if not boxes:
            return Location(page=self._ink.pages[0]) if self._ink.pages else Location()
        shown = [self._ink.shown(n, (a, b, c, d)) for n, (a, b, c, d) in zip(pages, boxes, strict=True)]
        sure = round(least, 2) if read else msgspec.UNSET
        return Location(page=pages[0], boxes=tuple(shown), confidence=sure)

    def excerpt(self, location: Location) -> None:  # noqa: ARG002 - the protocol's signature
        """Pages have no source lines; see `sheet.Origin`."""
        return


def _goes_on(line: list[float], box: tuple[float, float, float, float]) -> bool:
    """Whether the character in `box` stands in `line`, near to what is in it."""
    left, top, right, bottom = box
    near = _APART * (bottom - top)
    return line[1] == top and line[3] == bottom and left - line[2] <= near and line[0] - right <= near
