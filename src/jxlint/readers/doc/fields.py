"""Fields in the text of a .doc file: what they are told to show is not read, and what they show is."""

from __future__ import annotations

import re

_PAGES = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.I)
_ENOUGH = 40  # characters of what a field is told


class Fields:
    """The fields that are open, one in another."""

    def __init__(self) -> None:
        self._open: list[str | None] = []  # what each is told, None where what it shows goes by
        self._telling = 0

    def begin(self) -> None:
        """A field begins, with what it is told."""
        self._open.append("")
        self._telling += 1

    def shows(self) -> bool:
        """What it shows begins; whether that is the number of a page, which is passed over as well."""
        told = self._open[-1] if self._open else None
        if told is None:
            return False
        if _PAGES.match(told):
            return True
        self._open[-1] = None
        self._telling -= 1
        return False

    def end(self) -> None:
        """The field ends."""
        if self._open and self._open.pop() is not None:
            self._telling -= 1

    def takes(self, character: str) -> bool:
        """Whether `character` is what a field is told, or the number of a page."""
        if not self._telling:
            return False
        told = self._open[-1]
        if told is not None and len(told) < _ENOUGH:
            self._open[-1] = told + character
        return True
