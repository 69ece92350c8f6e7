"""Of what two figures are, and for whom or what each: 20名 and 20家, 元/人 and 元/户."""

from __future__ import annotations

from jxlint.patterns import later
from jxlint.rules.figures import apart, equal, kind_of, regular, size_of
from jxlint.targets import Measure

# What surely is one thing and no other; a person may come once, a body be visited once.
_THINGS = {
    **dict.fromkeys(("人", "名"), "people"), **dict.fromkeys(("辆", "艘", "架"), "vehicles"), "家": "bodies",
    **dict.fromkeys(("次", "场", "场次"), "events"), "户": "households",
}  # fmt: skip
# As many tonnes of water are so many cubic metres.
_MAY_BE_ONE = (
    {"people", "events"}, {"bodies", "events"}, {"mass", "volume"}, {"households", "events"}, {"households", "bodies"},
)  # fmt: skip
# What is given for each student, or for a piece that may be anything.
_PER_WHOM = {"生": "people", "个": "pieces"}
# What says that money is so much for each, though no slash does.
_PRICE = later(r"单|均|每|价|标准|定额|额度")
_LITTLE = 10_000
_WHOM = ("人", "名", "户")


def of_other_things(one: str, two: str) -> bool:
    """Whether what the two units count or measure cannot be the same: 1200平方米 and 1200米, 20名 and 20家."""
    kinds = {_THINGS.get(unit) or size_of(unit) for unit in (one, two)}
    return one != two and len(kinds) == 2 and "" not in kinds and kinds not in _MAY_BE_ONE


def weight_and_volume(one: str, two: str) -> bool:
    """Whether one unit tells a weight and the other a volume, which are as many only of water."""
    return {size_of(one), size_of(two)} == {"mass", "volume"}


def otherwise(one: str, two: str) -> bool:
    """Whether one is counted per so much time, and the other for each of whom or what, 元/小时 and 元/人, or each for
    other things: 元/人 and 元/户."""
    own, other = apart(one, two)
    if len(own) != 1 or len(other) != 1:
        return False
    if regular(own[0]) == regular(other[0]):
        return not regular(own[0]) and _of_unlike(own[0], other[0])
    thing = other[0] if regular(own[0]) else own[0]
    return thing in _WHOM or size_of(thing) in ("area", "length", "mass", "volume")


def _of_unlike(one: str, two: str) -> bool:
    """Whether `one` and `two`, each of which has so much, cannot be the same; a piece may be anything but a size."""
    kinds = [_PER_WHOM.get(thing) or _THINGS.get(thing) or size_of(thing) for thing in (one, two)]
    if "pieces" in kinds:
        return any(size_of(thing) for thing in (one, two))
    may_be = {*kinds} == {"vehicles", "events"} or {*kinds} in _MAY_BE_ONE
    return "" not in kinds and kinds[0] != kinds[1] and not may_be


def price_and_total(name: str, one: Measure, two: Measure) -> bool:
    """Whether one of two amounts is so much for each and the other, in an indicator of this `name`, surely what is
    spent in all: 30万元/条 and 60万元."""
    if kind_of(one.unit) != "money" or kind_of(two.unit) != "money" or bool(one.per) == bool(two.per):
        return False
    each, whole = (one, two) if one.per else (two, one)
    little = whole.unit == "元" and whole.number < _LITTLE  # which may be for each as well
    return each.per != "年" and not little and not _PRICE.search(name + whole.subject) and not equal(one, two)
