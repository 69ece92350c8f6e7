"""A cell of a table as a page shows it."""

from __future__ import annotations

from jxlint.readers.tables import Box


class Drawn(Box, gc=False):
    """A cell as it is drawn. `slack` is what its last line lacks of the width of the cell, in characters, None where
    that is not known; `begun` is the cell on a page before in which its words stand, where they are drawn again;
    `beside` is the room left and right of its first line, in characters."""

    slack: float | None = None
    begun: Drawn | None = None
    beside: tuple[float, float] | None = None
