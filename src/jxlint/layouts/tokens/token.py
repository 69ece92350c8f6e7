"""A cell of a form, or what stands for one."""

from __future__ import annotations

import msgspec


class Token(msgspec.Struct, frozen=True):
    """A cell or what stands for one: its words, where in the stream they are, the row, and in a grid the columns;
    of a short cell of one line also how many rows it covers, those that hold nothing not counted."""

    text: str
    start: int
    end: int
    row: int
    column: int = -1
    columns: int = 1
    rows: int = 1

    def part(self, low: int, high: int | None = None) -> Token:
        """The token of the characters from `low` to before `high` of its words, in the same place of the table."""
        words = self.text[low:high]
        return msgspec.structs.replace(self, text=words, start=self.start + low, end=self.start + low + len(words))
