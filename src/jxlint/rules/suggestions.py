"""What could be written instead: suggestions as data; `suggestionfile` reads them.

A file is a list of suggestions; the first whose condition holds for the indicator is taken, the last has none.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

import msgspec

from jxlint.rules.model import Texts

if TYPE_CHECKING:
    from jxlint.rules.conditions import Condition
    from jxlint.rules.tools import Tools
    from jxlint.rules.views import Row


class Suggestion(msgspec.Struct, frozen=True):
    """What to write (`texts`) for indicators for which `when` holds; None holds for all. `places` are those of what
    `when` asks for."""

    texts: Texts
    when: Any = None
    line: int = 0
    places: dict[str, str] = {}


class Suggestions(msgspec.Struct, frozen=True):
    """The suggestions of one file."""

    name: str
    entries: tuple[Suggestion, ...]
    file: str = ""

    def compiled(self, tools: Tools) -> Suggest:
        """The suggestions ready to be asked. Raises BrokenRule for a bad condition."""
        from jxlint.rules.conditions import condition

        tests: list[tuple[Condition | None, Texts]] = []
        for entry in self.entries:
            at = functools.partial(self._at, entry)
            when = None if entry.when is None else condition(entry.when, "row", tools, at, "when")
            tests.append((when, entry.texts))
        return Suggest(tuple(tests))

    def _at(self, entry: Suggestion, key: str) -> str:
        return f"{self.file}:{entry.places.get(key, entry.line)}"


class Suggest(msgspec.Struct, frozen=True):
    """Compiled suggestions."""

    tests: tuple[tuple[Condition | None, Texts], ...]

    def of(self, row: Row, lang: str) -> str:
        """What to write for the indicator `row`."""
        return next(texts.of(lang) for when, texts in self.tests if when is None or when(row))
