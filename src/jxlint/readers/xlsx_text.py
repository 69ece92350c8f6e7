"""Words of an .xlsx file that stand outside of its cells: the strings they share, and the shapes on a worksheet."""

from __future__ import annotations

import re

from jxlint.compiled import compiled
from jxlint.readers.limits import Limits
from jxlint.readers.markup import Attributes, Handler
from jxlint.readers.spreadsheet import Shown, Worksheet

_ESCAPE = compiled(r"_x([0-9A-Fa-f]{4})_")


def unescaped(words: str) -> str:
    """Characters that XML cannot hold are written _xHHHH_."""
    return _ESCAPE.sub(_character, words) if "_x" in words else words


def _character(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 or not code else chr(code)


class Strings(Handler):
    """The strings that cells name by number; how a word is pronounced (rPh) is none of its text."""

    def __init__(self, limits: Limits) -> None:
        self.strings: list[str] = []
        self._limits, self._length = limits, 0
        self._parts: list[str] = []
        self._within = self._phonetic = False

    def start(self, name: str, _attributes: Attributes) -> None:
        """See Handler."""
        if name == "si":
            self._parts = []
        elif name == "t":
            self._within = not self._phonetic
        elif name == "rPh":
            self._phonetic = True

    def end(self, name: str) -> None:
        """See Handler."""
        if name == "t":
            self._within = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            self.strings.append(unescaped("".join(self._parts)))
            self._limits.check_cells(len(self.strings))

    def text(self, words: str) -> None:
        """See Handler."""
        if self._within:
            self._parts.append(words)
            self._length += len(words)
            self._limits.check_characters(self._length)


class Shapes(Handler):
    """The words of text boxes and other shapes, each at the cell where its shape begins."""

    def __init__(self, worksheet: Worksheet) -> None:
        self._made = worksheet
        self._row = self._column = 0
        self._parts: list[str] = []
        self._element = ""
        self._from, self._fallback = False, 0

    def start(self, name: str, _attributes: Attributes) -> None:
        """See Handler."""
        self._element = name
        # What only older programs show is there a second time.
        if name == "Fallback" or self._fallback:
            self._fallback += 1
        elif name == "a:from":
            self._from = True
        elif name == "a:br":
            self._parts.append("\n")
        elif name in ("a:twoCellAnchor", "a:oneCellAnchor", "a:absoluteAnchor"):
            self._row = self._column = 0
            self._parts = []

    def end(self, name: str) -> None:
        """See Handler."""
        self._element = ""
        if self._fallback:
            self._fallback -= 1
        elif name == "a:from":
            self._from = False
        elif name == "a:p":
            self._parts.append("\n")
        elif name in ("a:twoCellAnchor", "a:oneCellAnchor", "a:absoluteAnchor"):
            self._made.loose.append(Shown(self._row, self._column, "".join(self._parts).strip()))

    def text(self, words: str) -> None:
        """See Handler."""
        if self._fallback:
            return
        if self._element == "a:t":
            self._parts.append(words)
        elif self._from and self._element in ("a:row", "a:col") and words.isdecimal() and len(words) < 8:
            if self._element == "a:row":
                self._row = int(words)
            else:
                self._column = int(words)
