"""A cell of a form, or what stands for one."""

from __future__ import annotations

import msgspec


class Token(msgspec.Struct, frozen=True):
    """A cell or what stands for one: its words, where in the stream they are, the row, and in a grid the columns."""

    text: str
    start: int
    end: int
    row: int
    column: int = -1
    columns: int = 1
