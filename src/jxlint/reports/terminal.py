"""What the terminal at hand can do: colours and columns."""

from __future__ import annotations

import os
import shutil
from typing import IO, Any

import msgspec

_CODES = {"error": "31;1", "warning": "33;1", "info": "36;1", "strong": "1", "dim": "2", "good": "32;1"}


class Terminal(msgspec.Struct, frozen=True):
    """`colour`: ANSI colours are understood and wanted. `columns`: how wide it is."""

    colour: bool
    columns: int

    @classmethod
    def of(cls, stream: IO[Any]) -> Terminal:
        """The terminal behind `stream`. NO_COLOR and TERM=dumb switch colours off, FORCE_COLOR on (no-color.org)."""
        tty = hasattr(stream, "isatty") and stream.isatty()
        colour = tty and os.environ.get("TERM") != "dumb"
        if os.environ.get("FORCE_COLOR"):
            colour = True
        if os.environ.get("NO_COLOR"):
            colour = False
        columns = shutil.get_terminal_size((100, 24)).columns if tty or os.environ.get("COLUMNS") else 100
        return cls(colour, max(40, min(columns, 140)))

    @classmethod
    def plain(cls) -> Terminal:
        """No colours, for a file."""
        return cls(False, 100)

    def paint(self, text: str, style: str) -> str:
        """`text` in a style: a severity, strong, dim or good."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text
