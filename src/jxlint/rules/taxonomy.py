"""Taxonomies: the categories of indicators in force, a YAML file for each region and year.

A level as it stands in a table is a code and a name, `11-数量指标`, or a name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from jxlint.rules import fields
from jxlint.rules.yamlfile import Items, Lined, check_keys, load

KEYS = ("name", "source", "about", "coded", "levels")
REQUIRED = ("name", "source", "levels")
CATEGORY_KEYS = ("code", "name", "also")

_LEVEL = re.compile(r"\s*([0-9０-９]*)\s*[-－—–‐_.、:：]*\s*(.*?)\s*$", re.S)


class Category(msgspec.Struct, frozen=True):
    """A category: its code ("" where the form has none), standard name, accepted variants, and parent's name."""

    name: str
    code: str = ""
    parent: str = ""
    also: tuple[str, ...] = ()


class Level(msgspec.Struct, frozen=True):
    """A level of an indicator as written, with the categories its code and its name stand for."""

    text: str
    code: str
    name: str
    by_code: Category | None
    by_name: Category | None
    name_start: int = 0

    @property
    def category(self) -> Category | None:
        """What is meant: the name rules, the code helps where the name is unknown."""
        return self.by_name or self.by_code


class Taxonomy(msgspec.Struct, frozen=True):
    """The two levels of categories of one region and year."""

    name: str
    source: str
    coded: bool
    level1: tuple[Category, ...]
    level2: tuple[Category, ...]

    def read(self, text: str, depth: int) -> Level:
        """The level `depth` (1 or 2) written as `text`."""
        match = _LEVEL.match(text)
        assert match is not None  # every part of the pattern may be empty
        code = "".join(str(int(c)) for c in match[1])
        bare = plain(match[2])
        categories = self.level1 if depth == 1 else self.level2
        by_code = next((c for c in categories if code and c.code == code), None)
        by_name = next((c for c in categories if bare and bare in map(plain, (c.name, *c.also))), None)
        return Level(text, code, match[2], by_code, by_name, match.start(2))


def settled(one: Level, two: Level) -> bool:
    """Whether two levels are standard, agree with themselves and belong together: nothing is to be said of them."""
    return (
        one.by_name is not None
        and two.by_name is not None
        and one.by_code in (one.by_name, None if not one.code else one.by_name)
        and two.by_code in (two.by_name, None if not two.code else two.by_name)
        and one.name == one.by_name.name
        and two.name == two.by_name.name
        and two.by_name.parent == one.by_name.name
    )


def plain(name: str) -> str:
    """A category name without white space and the closing 指标."""
    squeezed = "".join(name.split())
    return squeezed.removesuffix("指标") or squeezed


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
    return Category(name, code, parent, fields.words(data, "also", file))
