"""What the terminal at hand can do: colours and columns."""

from __future__ import annotations

import os
from typing import IO, Any

import msgspec

_CODES = {"error": "31;1", "warning": "33;1", "info": "36;1", "strong": "1", "dim": "2", "good": "32;1"}
_NARROWEST, _WIDEST, _USUAL = 40, 140, 100


class Terminal(msgspec.Struct, frozen=True):
    """`colour`: ANSI colours are understood and wanted. `columns`: how wide it is."""

    colour: bool
    columns: int

    @classmethod
    def of(cls, stream: IO[Any]) -> Terminal:
        """The terminal behind `stream`. NO_COLOR and TERM=dumb switch colours off, FORCE_COLOR on (no-color.org)."""
        tty = hasattr(stream, "isatty") and stream.isatty()
        colour = tty and os.environ.get("TERM") != "dumb"
        if os.environ.get("FORCE_COLOR", "0") != "0":
            colour = True
        if os.environ.get("NO_COLOR"):
            colour = False
        return cls(colour, max(_NARROWEST, min(_columns(stream, tty), _WIDEST)))

    @classmethod
    def plain(cls) -> Terminal:
        """No colours, for a file."""
        return cls(False, _USUAL)

    def paint(self, text: str, style: str) -> str:
        """`text` in a style: a severity, strong, dim or good."""
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and text else text


def _columns(stream: IO[Any], tty: bool) -> int:
    """COLUMNS where it is set, else what the terminal says (0 for some that do not know), else the usual."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    if tty:
        try:
            return os.get_terminal_size(stream.fileno()).columns or _USUAL
        except (OSError, ValueError):
            return _USUAL
    return _USUAL
