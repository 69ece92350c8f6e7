"""Suggestions as they are written: a YAML file for each cause under `lint_rules/suggestions/`."""

from __future__ import annotations

from pathlib import Path

from jxlint.errors import BrokenRule
from jxlint.rules import fields
from jxlint.rules.model import Texts
from jxlint.rules.suggestions import Suggestion, Suggestions
from jxlint.rules.yamlfile import Items, check_keys, fact_places, load

KEYS, REQUIRED = ("name", "about", "suggestions"), ("name", "suggestions")
ENTRY_KEYS, ENTRY_REQUIRED = ("when", "zh", "en"), ("zh", "en")


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
        when = checked.get("when")
        entries.append(Suggestion(texts, when, checked.line, fact_places(when, "when")))
    if not entries or entries[-1].when is not None or any(e.when is None for e in entries[:-1]):
        raise BrokenRule(
            "最后一条建议（且只有它）应没有 when",
            "the last suggestion, and only it, has no “when”",
            remedy_zh="请把总能用的建议放在最后，不写 when",
            remedy_en="put the suggestion that always fits last, without “when”",
            where=f"{file}:{data.at('suggestions')}",
        )
    return Suggestions(fields.text(data, "name", file), tuple(entries), path.name)
