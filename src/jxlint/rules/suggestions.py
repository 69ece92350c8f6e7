"""What could be written instead: suggestions as data, a YAML file each under `lint_rules/suggestions/`.

A file is a list of suggestions; the first whose condition holds for the indicator is taken, the last has none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules import fields
from jxlint.rules.model import Texts
from jxlint.rules.yamlfile import Items, check_keys, load

if TYPE_CHECKING:
    from jxlint.rules.conditions import Condition
    from jxlint.rules.tools import Tools
    from jxlint.rules.views import Row

KEYS, REQUIRED = ("name", "about", "suggestions"), ("name", "suggestions")
ENTRY_KEYS, ENTRY_REQUIRED = ("when", "zh", "en"), ("zh", "en")


class Suggestion(msgspec.Struct, frozen=True):
    """What to write (`texts`) for indicators for which `when` holds; None holds for all."""

    texts: Texts
    when: Any = None
    line: int = 0


class Suggestions(msgspec.Struct, frozen=True):
    """The suggestions of one file."""

    name: str
    entries: tuple[Suggestion, ...]
    file: str = ""

    def compiled(self, tools: Tools) -> Suggest:
        """The suggestions ready to be asked. Raises BrokenRule for a bad condition."""
        from jxlint.rules.conditions import condition

        tests = [
            (None if e.when is None else condition(e.when, "row", tools, f"{self.file}:{e.line}"), e.texts)
            for e in self.entries
        ]
        return Suggest(tuple(tests))


class Suggest(msgspec.Struct, frozen=True):
    """Compiled suggestions."""

    tests: tuple[tuple[Condition | None, Texts], ...]

    def of(self, row: Row, lang: str) -> str:
        """What to write for the indicator `row`."""
        return next(texts.of(lang) for when, texts in self.tests if when is None or when(row))


def read_suggestions(path: Path) -> Suggestions:
    """The suggestions in the YAML file at `path` (keys: name, about, suggestions). Raises BrokenRule."""
    file = str(path)
    data = check_keys(load(path), KEYS, REQUIRED, file)
    fields.text(data, "about", file)
    listed = data["suggestions"]
    if not isinstance(listed, Items):
        raise fields.ill_typed(data, "suggestions", file, "一列建议，每条以“- ”开头", "a list of suggestions")
    entries = []
    for entry, at in zip(listed, listed.places, strict=True):
        checked = check_keys(entry, ENTRY_KEYS, ENTRY_REQUIRED, f"{file}:{at}")
        texts = Texts(fields.text(checked, "zh", file), fields.text(checked, "en", file))
        entries.append(Suggestion(texts, checked.get("when"), checked.line))
    if not entries or entries[-1].when is not None or any(e.when is None for e in entries[:-1]):
        raise BrokenRule(
            "最后一条建议（且只有它）应没有 when",
            "the last suggestion, and only it, has no “when”",
            remedy_zh="请把总能用的建议放在最后，不写 when",
            remedy_en="put the suggestion that always fits last, without “when”",
            where=f"{file}:{data.at('suggestions')}",
        )
    return Suggestions(fields.text(data, "name", file), tuple(entries), path.name)
