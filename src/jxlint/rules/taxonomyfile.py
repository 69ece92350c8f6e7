"""Taxonomies as they are written: a YAML file for each region and year under `lint_rules/taxonomy/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jxlint.rules import fields
from jxlint.rules.taxonomy import Category, Taxonomy
from jxlint.rules.yamlfile import Items, Lined, check_keys, load

KEYS = ("name", "source", "about", "coded", "levels")
REQUIRED = ("name", "source", "levels")
CATEGORY_KEYS = ("code", "name", "also", "equal", "under", "open")


def read_taxonomy(path: Path) -> Taxonomy:
    """The taxonomy in the YAML file at `path` (keys: name, source, about, coded, levels). Raises BrokenRule."""
    file = str(path)
    data = check_keys(load(path), KEYS, REQUIRED, file)
    fields.text(data, "about", file)
    ones, twos = [], []
    for one, line in _listed(data, "levels", file):
        parent = check_keys(one, (*CATEGORY_KEYS, "children"), ("name",), f"{file}:{line}")
        ones.append(_category(parent, "", file))
        for two, at in _listed(parent, "children", file):
            child = check_keys(two, CATEGORY_KEYS, ("name",), f"{file}:{at}")
            twos.append(_category(child, ones[-1].name, file))
    return Taxonomy(
        fields.text(data, "name", file),
        fields.text(data, "source", file),
        fields.flag(data, "coded", file, True),
        tuple(ones),
        tuple(twos),
    )


def _listed(data: Lined, key: str, file: str) -> Iterator[tuple[Any, str]]:
    """The items under `key`, each with its place."""
    value = data.get(key)
    if value is None:
        return iter(())
    if not isinstance(value, Items):
        raise fields.ill_typed(data, key, file, "一列分类，每个以“- ”开头", "a list of categories")
    return zip(value, value.places, strict=True)


def _category(data: Lined, parent: str, file: str) -> Category:
    name, code = fields.text(data, "name", file), fields.text(data, "code", file)
    also, under, equal = (fields.words(data, key, file) for key in ("also", "under", "equal"))
    return Category(name, code, parent, also, under, equal, fields.flag(data, "open", file))
