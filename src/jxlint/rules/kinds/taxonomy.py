"""A level of an indicator against the categories in force.

指标的一级、二级与生效的指标分类对照。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.taxonomy import Category, Level, Taxonomy, settled
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row

SCOPE: Scope = "row"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    check: Annotated[
        Literal["mismatch", "unknown", "parent", "variant"],
        says(
            "哪种不符：mismatch 编码和名称是两类；unknown 没有这一类；parent 二级不属于这个一级；variant 不是标准名称",
            "Which disagreement: mismatch (the code is one category, the name another), unknown, parent "
            "(a level 2 under a level 1 that does not own it), variant (not the standard name)",
        ),
    ]


def relevant(row: Row) -> bool:
    return not settled(row.level1, row.level2)


def build(options: Options, _tools: Tools) -> Check:
    judge = {"mismatch": _mismatch, "unknown": _unknown, "variant": _variant}.get(options.check)

    def check(row: Row) -> Iterator[Hit]:
        if judge is None:
            yield from _parent(row)
            return
        for field, level in (("level1", row.level1), ("level2", row.level2)):
            if level.text.strip() and not (field == "level2" and _open(row.level1)):
                yield from judge(field, level, row.taxonomy)

    return check


def _open(one: Level) -> bool:
    """Whether what stands below the first level `one` is not for the taxonomy to say."""
    return one.category is not None and one.category.open


def _mismatch(field: str, level: Level, _taxonomy: Taxonomy) -> Iterator[Hit]:
    if level.by_code and level.by_name and level.by_code != level.by_name:
        right = _written(level.by_name, level.name)
        args = {"right": right, "coded": _written(level.by_code, level.by_code.name)}
        yield Hit(field, level.text, 0, len(level.text), args=args, replacement=right)


def _unknown(field: str, level: Level, taxonomy: Taxonomy) -> Iterator[Hit]:
    # Where the taxonomy has no codes, one that an office puts before the name is no mistake.
    bad_code = level.code and not level.by_code and taxonomy.coded
    if bad_code or not level.by_name:
        depth = taxonomy.level1 if field == "level1" else taxonomy.level2
        known = "、".join(_written(c, c.name) for c in depth if not c.open)
        text = level.text if not level.by_name else level.code
        yield Hit(field, text, 0, len(level.text), args={"known": known})


def _parent(row: Row) -> Iterator[Hit]:
    one, two = row.level1, row.level2
    meant = {parent for c in (two.by_code, two.by_name) if c for parent in (c.parent, *c.under)}
    if one.category and not one.category.open and meant and one.category.name not in meant:
        parent = next(iter(sorted(meant)))
        right = next((_written(c, c.name) for c in row.taxonomy.level1 if c.name == parent), parent)
        yield Hit("level2", two.text, 0, len(two.text), args={"level1": one.text, "right": right})


def _variant(field: str, level: Level, taxonomy: Taxonomy) -> Iterator[Hit]:
    standard = level.by_name
    if (
        standard
        and level.name not in (standard.name, *standard.equal)
        and (not level.code or level.by_code == standard or not taxonomy.coded)
    ):
        before = "" if taxonomy.coded else level.text[: level.name_start]
        right = before + _written(standard, standard.name)
        yield Hit(field, level.text, 0, len(level.text), args={"right": right}, replacement=right)


def _written(category: Category, name: str) -> str:
    """The category as the form writes it."""
    return f"{category.code}-{name}" if category.code else name
