"""The official review form as data: its items, sub-items, points and criteria."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from jxlint.rules.review import ITEMS, Dimension, Review


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sub-item (审核内容) with the points it can have at most and what is looked at (审核要点)."""

    name: Dimension
    points: int
    criterion: str


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An item of the form."""

    name: str
    parts: tuple[Part, ...]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The form: on what it rests, its title by kind of table, its items."""

    basis: str
    titles: dict[str, str]
    items: tuple[Item, ...]


def form(review: Review) -> Form:
    """The form, with the criteria that the profile words otherwise."""
    made = _shipped()
    items = tuple(
        Item(item.name, tuple(Part(p.name, p.points, review.criteria.get(p.name, p.criterion)) for p in item.parts))
        for item in made.items
    )
    return msgspec.structs.replace(made, items=items)


@cache
def _shipped() -> Form:
    made = msgspec.yaml.decode(Path(__file__).with_name("form.yaml").read_bytes(), type=Form)
    assert [p.name for i in made.items for p in i.parts] == [d for several in ITEMS.values() for d in several]
    return made
