"""Taxonomies: the categories of indicators in force; `taxonomyfile` reads them.

A level as it stands in a table is a code and a name, `11-数量指标`, or a name alone.
"""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

import msgspec

from jxlint.patterns import later

_DIGITS = "0123456789０１２３４５６７８９"
# What stands between the code and the name.
_JOINTS = "-－—–‐_.、:："
# Numbers of two levels: 1.1数量指标.
_DOTTED = later(r"([0-9０-９]{1,2})[.．]([0-9０-９]{1,2})(?=\D)")
_POINTS = later(
    r"[（(](?:(?:共|满分)?\d{1,3}(?:\.\d+|[-—~至]\d{1,3})?[分%％]?|(?:必填|选填|必选|可选)[一-鿿]{0,6})[)）]分?\s*$"
)


class Category(msgspec.Struct, frozen=True):
    """A category: its code ("" where the form has none), standard name, accepted variants, parent's name, and the
    names of other first levels (`under`) that it stands under as well. Names that are `equal` are as standard. One that
    is `open` is of another official system: known, never offered, and what stands below it is that form's own."""

    name: str
    code: str = ""
    parent: str = ""
    also: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    equal: tuple[str, ...] = ()
    open: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every name it is known by."""
        return (self.name, *self.equal, *self.also)


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
        code, name, start = _parted(text)
        if name.endswith((")", "）", "分")):
            # A level also bears its points, or whether it must be filled in: 产出指标(50分), 质量指标(必填).
            name = _POINTS.sub("", name)
        bare = plain(name)
        categories = self.level1 if depth == 1 else self.level2
        by_code = next((c for c in categories if code and c.code == code), None)
        by_name = next((c for c in categories if bare and bare in map(plain, c.names)), None)
        return Level(text, code, name, by_code, by_name, start)


def _parted(text: str) -> tuple[str, str, int]:
    """The code and the name of a level, and where its name begins."""
    bare = text.lstrip()
    dotted = _DOTTED.match(bare)
    behind = bare[dotted.end() :] if dotted else bare.lstrip(_DIGITS)
    code = "".join(str(int(c)) for c in bare[: len(bare) - len(behind)] if c in _DIGITS)
    name = behind.lstrip().lstrip(_JOINTS).lstrip()
    return code, name.rstrip(), len(text) - len(name)


def settled(one: Level, two: Level) -> bool:
    """Whether two levels are standard, agree with themselves and belong together: nothing is to be said of them."""
    return (
        one.by_name is not None
        and two.by_name is not None
        and one.by_code in (one.by_name, None if not one.code else one.by_name)
        and two.by_code in (two.by_name, None if not two.code else two.by_name)
        and one.name in (one.by_name.name, *one.by_name.equal)
        and two.name in (two.by_name.name, *two.by_name.equal)
        and one.by_name.name in (two.by_name.parent, *two.by_name.under)
    )


def plain(name: str) -> str:
    """A category name without white space and the closing 指标."""
    squeezed = "".join(name.split())
    return squeezed.removesuffix("指标") or squeezed
