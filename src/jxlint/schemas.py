"""JSON Schemas (2020-12) of the contracts, made from the types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(what: str) -> dict[str, Any]:
    """The schema of documents (`jxlint parse`), of findings (`check --format json`), of baselines, of comparisons
    or of YAML files (rules, lexicon, taxonomy, suggestions, profile)."""
    if what == "baseline":
        from jxlint.baseline.file import File

        return _made(File, "jxlint.baseline/1", "jxlint baseline")
    if what == "document":
        from jxlint.document import Document

        return _made(Document, "jxlint.document/1", "jxlint document")
    if what == "compare":
        from jxlint.reports.compare_json import Output as Compared

        return _made(Compared, "jxlint.compare/1", "jxlint comparison")
    if what != "findings":
        from jxlint.rules.schemas import schema

        return schema(what)
    from jxlint.reports.json import Output

    return _made(Output, "jxlint.findings/1", "jxlint findings")


def components(kinds: Sequence[Any], template: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """References to the schemas of `kinds`, and the schemas by their names; `template` is a reference to {name}."""
    references, made = msgspec.json.schema_components(kinds, ref_template=template)
    for node in made.values():
        _numbers_too(node)
        _described(node)
    return list(references), made


def _made(kind: Any, identity: str, title: str) -> dict[str, Any]:
    made = msgspec.json.schema(kind)
    _numbers_too(made)
    _described(made)
    return {"$schema": DIALECT, "$id": identity, "title": title, **made}


def _numbers_too(node: Any) -> None:
    """Amounts may be written as strings or numbers; the types only say string."""
    if isinstance(node, dict):
        if node.get("format") == "decimal":
            node.pop("format")
            node["type"] = ["string", "number"]
            node["pattern"] = r"^-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?$"
        for child in node.values():
            _numbers_too(child)
    elif isinstance(node, list):
        for child in node:
            _numbers_too(child)


def _described(node: Any) -> None:
    """Descriptions come from docstrings; their line breaks and indents mean nothing to a reader of the schema."""
    if isinstance(node, dict):
        if isinstance(node.get("description"), str):
            node["description"] = " ".join(node["description"].split())
        for child in node.values():
            _described(child)
    elif isinstance(node, list):
        for child in node:
            _described(child)
