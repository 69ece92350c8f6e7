"""A page as it is seen: characters with their boxes, lines, and areas of colour."""

from __future__ import annotations

from typing import Literal

import msgspec

from jxlint.readers.pdf.frames import Turn

# Why words that a file holds are none of its page: nobody can see them, they lie over the page, or the whole text was
# made by a program that recognised a scan; or that merged cells were put to their rows without lines.
Unseen = Literal["hidden", "watermark", "recognised", "garbled", "guessed"]


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """A character and its box on the page as displayed, y downward; how sure it is that it is this one. `home` is a
    point of the cell whose words it belongs to, where that clips it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0
    home: tuple[float, float] | None = None

    @property
    def place(self) -> tuple[float, float]:
        """The point that tells which cell it stands in."""
        return self.home or ((self.left + self.right) / 2, (self.top + self.bottom) / 2)


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A straight line on the page as displayed: at `at` from `start` to `end`; of a vertical one `at` is x."""

    vertical: bool
    at: float
    start: float
    end: float


class Area(msgspec.Struct, frozen=True, gc=False):
    """A rectangle filled with one colour, as displayed; `light` is how light it is, 0 to 255. A picture counts as
    dark."""

    left: float
    top: float
    right: float
    bottom: float
    light: int


class PageView(msgspec.Struct, frozen=True):
    """A page: its number from 1, its glyphs in the order of the file, its lines and areas.

    Of a page that lay turned or askew, glyphs and lines stand where they do on the page set upright by `turn`;
    `recognised` is one whose text was recognised in a picture.
    `unseen` are words of the file that were left out, or what is to be said of those that were not, by their reason.
    """

    number: int
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    turn: Turn | None = None
    areas: tuple[Area, ...] = ()
    unseen: dict[Unseen, str] = {}
    recognised: bool = False
