"""The messages of rules, filled in."""

from __future__ import annotations

import functools

from jxlint.compiled import compiled
from jxlint.rules.model import Hit, Rule

PLACEHOLDER = compiled(r"\{([a-z][a-z0-9]*)\}")


def message(rule: Rule, hit: Hit, lang: str, name: str) -> str:
    """The rule's message for `hit`, placeholders such as {text}, {name} and the hit's own filled in."""
    words = rule.messages.get(hit.variant, rule.message).of(lang)
    # Split at the placeholders once, so that words of the document are never read as placeholders.
    parts = list(_split(words))
    for i in range(1, len(parts), 2):
        part = parts[i]
        if part == "text":
            parts[i] = hit.text
        elif part == "name":
            parts[i] = name
        else:
            parts[i] = hit.args.get(part, "{" + part + "}")
    return "".join(parts)


@functools.lru_cache(maxsize=1024)
def _split(words: str) -> tuple[str, ...]:
    """Text and names of placeholders by turns."""
    return tuple(PLACEHOLDER.split(words))
