"""The cells of a department's form that a text shows below each other, taken one after the other and put into rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from jxlint.layouts.department.words import SUM, begins_row, figure_of
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.words.vocabulary import head, level


class Unsure(Exception):
    """The order of the cells does not tell which is which."""


@lru_cache(maxsize=8192)
def is_label(words: str) -> bool:
    """Whether `words` name a field, a figure, a part of the form, a column or a level of its indicators."""
    return bool(begins_row(words) or figure_of(words) or SUM.fullmatch(words) or level(words) or head(words))


class Walk:
    """`cells`, those before `at` taken, and the `rows` made of them. `parted`: marks part the cells, so that one of
    several lines is one all the same."""

    def __init__(self, cells: Sequence[Cell], *, parted: bool) -> None:
        self.cells, self.parted, self.at = cells, parted, 0
        self.rows: list[list[Cell]] = []

    @property
    def over(self) -> bool:
        """Whether all cells are taken."""
        return self.at >= len(self.cells)

    @property
    def words(self) -> str:
        """The words of the next cell."""
        return self.cells[self.at].text

    def run(self, of: Callable[[str], bool]) -> list[Cell]:
        """The next cells whose words are `of` a kind, not taken yet."""
        end = self.at
        while end < len(self.cells) and of(self.cells[end].text):
            end += 1
        return list(self.cells[self.at : end])

    def take(self, count: int) -> list[Cell]:
        """Take the next `count` cells. Raises Unsure where there are fewer."""
        found = list(self.cells[self.at : self.at + count])
        if len(found) < count:
            raise Unsure
        self.at += count
        return found

    def take_run(self, of: Callable[[str], bool]) -> list[Cell]:
        """Take the next cells whose words are `of` a kind."""
        return self.take(len(self.run(of)))


def nothing(beside: Cell) -> Cell:
    """An empty cell before `beside`."""
    return Cell("", beside.start, beside.start)
