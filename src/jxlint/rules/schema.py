"""The JSON Schema (2020-12) of a rule file, so that editors can complete it."""

from __future__ import annotations

from typing import Any

from jxlint.findings import SEVERITIES
from jxlint.rules import plugged
from jxlint.rules.loading import KEYS, REQUIRED
from jxlint.rules.model import DIMENSIONS
from jxlint.rules.ruleset import kind_names


def schema() -> dict[str, Any]:
    """The schema of a file of `lint_rules/`: a list of rules."""
    texts = {
        "type": "object",
        "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
        "required": ["zh", "en"],
        "additionalProperties": False,
    }
    examples = {"type": "array", "items": {"type": "object"}}
    condition = {"type": ["object", "array"]}
    known: dict[str, Any] = {
        "code": {"type": "string", "pattern": "^JX[0-9]{3,4}$"},
        "severity": {"enum": list(SEVERITIES)},
        "dimension": {"enum": list(DIMENSIONS)},
        "kind": {"enum": [*kind_names(), *plugged.kind_names()]},
        "fixable": {"type": "boolean"},
        "secret": {"type": "boolean"},
        "options": {"type": "object"},
        "when": condition,
        "unless": condition,
        "title": texts,
        "message": texts,
        "why": texts,
        "messages": {"type": "object", "additionalProperties": texts},
        "yields_to": {"type": "array", "items": {"type": "string"}},
        "examples": {
            "type": "object",
            "properties": {"bad": examples, "good": examples},
            "required": ["bad", "good"],
            "additionalProperties": False,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "jxlint.rules/1",
        "title": "jxlint rules",
        "type": "array",
        "items": {
            "type": "object",
            "properties": {key: known.get(key, {"type": "string"}) for key in KEYS},
            "required": list(REQUIRED),
            "additionalProperties": False,
        },
    }
