"""Suggestions compiled, to be asked what could be written for an indicator."""

from __future__ import annotations

import functools

import msgspec

from jxlint.rules.conditions import Condition, condition
from jxlint.rules.model import Texts
from jxlint.rules.suggestions import Suggestion, Suggestions
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row


class Suggest(msgspec.Struct, frozen=True):
    """Compiled suggestions."""

    tests: tuple[tuple[Condition | None, Texts], ...]

    def of(self, row: Row, lang: str) -> str:
        """What to write for the indicator `row`."""
        return next(texts.of(lang) for when, texts in self.tests if when is None or when(row))


def compiled(suggestions: Suggestions, tools: Tools) -> Suggest:
    """`suggestions` ready to be asked. Raises BrokenRule for a bad condition."""
    tests: list[tuple[Condition | None, Texts]] = []
    for entry in suggestions.entries:
        at = functools.partial(_at, suggestions.file, entry)
        when = None if entry.when is None else condition(entry.when, "row", tools, at, "when")
        tests.append((when, entry.texts))
    return Suggest(tuple(tests))


def _at(file: str, entry: Suggestion, key: str) -> str:
    return f"{file}:{entry.places.get(key, entry.line)}"
