"""Pieces that several schemas are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from jxlint.rules.conditions import facts
from jxlint.rules.fields import TEXT
from jxlint.rules.variables import VARIABLES

Schema = dict[str, Any]
SOME: Schema = {"type": "string", "pattern": TEXT}
WORDS: Schema = {"type": "array", "items": SOME}


def says(zh: str, en: str, schema: Schema) -> Schema:
    """`schema` with a description that an editor shows."""
    return {"description": f"{zh}\n{en}", **schema}


def mapping(keys: Iterable[str], known: Mapping[str, Schema], required: Iterable[str] = ()) -> Schema:
    """A mapping with `keys`, the reader's own, and no others. Raises KeyError for one that is not described."""
    return {
        "type": "object",
        "properties": {key: known[key] for key in keys},
        "required": list(required),
        "additionalProperties": False,
    }


def texts() -> Schema:
    """The same words in both languages."""
    return mapping(("zh", "en"), {"zh": SOME, "en": SOME}, ("zh", "en"))


def condition() -> Schema:
    """What `when` and `unless` take: words by variable, a list of such mappings, or CEL."""
    known = {name for thing in VARIABLES for name in facts(thing)}
    words = {
        "anyOf": [
            SOME,
            {**WORDS, "minItems": 1},
            mapping(("lexicon",), {"lexicon": SOME}, ("lexicon",)),
        ]
    }
    by_words = {**mapping(sorted(known), dict.fromkeys(known, words)), "minProperties": 1}
    return {
        "anyOf": [
            by_words,
            {"type": "array", "items": {"anyOf": [by_words, SOME]}, "minItems": 1},
            {"type": "string", "minLength": 1, "maxLength": 4000, "description": "CEL"},
        ]
    }


def typed(kinds: Iterable[Any], name: Callable[[Any], str]) -> tuple[dict[str, Schema], dict[str, Schema]]:
    """The schemas of the structs `kinds` by `name`, and what they refer to under $defs."""
    kinds = list(kinds)
    tops, defs = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    for node in (*tops, *defs.values()):
        _yaml(node)
    return {name(kind): top for kind, top in zip(kinds, tops, strict=True)}, defs


def _yaml(node: Any) -> None:
    """Fit a schema that msgspec made for JSON to YAML: exact numbers may be numbers. What only some releases of msgspec
    write is made the same: the breaks of a struct's docstring go (those of a field's description part its two
    languages), so do the names that keys may have, which 0.23 began to list, and null stands last."""
    if isinstance(node, dict):
        if node.get("format") == "decimal":
            del node["format"]
            node["type"], node["pattern"] = ["string", "number"], r"^\s*[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\s*$"
        if isinstance(node.get("description"), str) and "properties" in node:
            node["description"] = " ".join(node["description"].split())
        if node.get("propertyNames", {}).keys() == {"enum"}:
            del node["propertyNames"]
        if isinstance(node.get("anyOf"), list):
            node["anyOf"].sort(key=lambda one: one == {"type": "null"})
        for child in node.values():
            _yaml(child)
    elif isinstance(node, list):
        for child in node:
            _yaml(child)
