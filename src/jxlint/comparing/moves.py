"""What became of a target value: lowered, raised, or changed in a way that is neither.

More is asked by a larger number where more is better, by a smaller one where less is. Which it is, is told by the
lexicons larger-is-better and smaller-is-better from the indicator's name; for times and money by the comparator first
(及时率 ≤3天); else by the comparator of the value; else a count or a share is held to be better larger.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jxlint.comparing.model import Move, Part, Why
from jxlint.comparing.quantities import factors
from jxlint.compiled import compiled
from jxlint.findings import normalised
from jxlint.rules.figures import kind_of
from jxlint.rules.parts import distinct
from jxlint.targets import Deadline, Measure, Target

_YEAR = compiled(r"20\d\d")
_RANK: dict[Move, int] = {"lowered": 0, "changed": 1, "raised": 2}
_BY_COMPARATOR = ("time", "months", "money", "workdays")
Sense = int
"""+1: more is better, -1: less is better, 0: unknown."""


def same_words(old: str, new: str, shift: int = 0) -> bool:
    """Whether two texts are word for word the same, width and white space aside; where the budget years differ by
    `shift`, so are those in which only the years moved by as much."""
    one, two = normalised(old), normalised(new)
    if one == two:
        return True
    return bool(shift) and _YEAR.sub(lambda m: str(int(m[0]) + shift), one) == two


def parts(one: Target, two: Target, sense: Sense, shift: int) -> tuple[Part, ...]:
    """How the target `two` differs from the target `one`; empty when they ask for the same."""
    if "secret" in (one.kind, two.kind):
        return () if one.kind == two.kind else (Part("changed", "secret", one.text, two.text),)
    if one.quantified != two.quantified:
        gone = two if one.quantified else one
        empty = gone.kind == "empty"
        if one.quantified:
            return (Part("lowered", "removed" if empty else "unquantified", one.text, two.text),)
        return (Part("raised", "added" if empty else "quantified", one.text, two.text),)
    if not one.quantified:
        if one.kind == two.kind == "empty":
            return ()
        if "empty" in (one.kind, two.kind):
            lost = two.kind == "empty"
            return (Part("lowered" if lost else "raised", "removed" if lost else "added", one.text, two.text),)
        return () if same_words(one.text, two.text, shift) else (Part("changed", "wording", one.text, two.text),)
    found = (*_measures(one, two, sense), *_deadlines(one, two, shift))
    return tuple(sorted(found, key=lambda p: _RANK[p.move]))


def overall(several: tuple[Part, ...]) -> Move:
    """The move of a value from those of its parts; a mere rewording is a change."""
    return min((p.move for p in several), key=_RANK.__getitem__, default="changed")


def _measures(one: Target, two: Target, sense: Sense) -> Iterator[Part]:
    old, new = distinct(one.measures), distinct(two.measures)
    ranked = sorted(
        ((-_likeness(o, n), abs(i - j), min(i, j), i, j) for i, o in enumerate(old) for j, n in enumerate(new)),
    )
    free_old, free_new = dict(enumerate(old)), dict(enumerate(new))
    paired = []
    for likeness, _, _, i, j in ranked:
        if likeness < 0 and i in free_old and j in free_new:
            paired.append((i, free_old.pop(i), free_new.pop(j)))
    for _, o, n in sorted(paired, key=lambda pair: pair[0]):
        verdict = _verdict(o, n, sense)
        if verdict:
            yield Part(*verdict, _words(one, o), _words(two, n))
    for o in free_old.values():
        yield Part("lowered", "part", _words(one, o), None)
    for n in free_new.values():
        yield Part("raised", "part", None, _words(two, n))


def _likeness(one: Measure, two: Measure) -> int:
    """How surely two measures speak of one thing, 0 when they do not."""
    if one.unit and two.unit and kind_of(one.unit) != kind_of(two.unit):
        return 0
    shared, every = set(one.subject) & set(two.subject), set(one.subject) | set(two.subject)
    subject = 4 if one.subject == two.subject else 4 * len(shared) // max(1, len(every))
    return 1 + subject + 2 * (factors(one, two) is not None) + (one.unit == two.unit)


def _verdict(one: Measure, two: Measure, named: Sense) -> tuple[Move, Why] | None:
    comparable = factors(one, two)
    if comparable is None:
        return "changed", "unit"
    dimension, old_factor, new_factor = comparable
    sense = _sense(one, two, named, dimension)
    old, new = _edge(one, old_factor, sense), _edge(two, new_factor, sense)
    if sense == 0 or (old is None and new is None):
        old, new = one.number * old_factor, two.number * new_factor
        if sense == 0:
            if old != new or one.upper != two.upper:
                return "changed", "number"
            return ("changed", "comparator") if one.comparator != two.comparator else None
    if old is None or new is None:
        return ("lowered" if new is None else "raised"), "comparator"
    if old != new:
        return ("lowered" if (new < old) == (sense > 0) else "raised"), "number"
    if one.approximate != two.approximate:
        return ("lowered" if two.approximate else "raised"), "approximate"
    strict = _strict(one, sense), _strict(two, sense)
    if strict[0] != strict[1]:
        return ("raised" if strict[1] else "lowered"), "comparator"
    if one.upper != two.upper and (one.upper is None or two.upper is None or old_factor == new_factor):
        return "changed", "number"
    return ("changed", "comparator") if one.comparator != two.comparator else None


def _sense(one: Measure, two: Measure, named: Sense, dimension: str) -> Sense:
    signs = {+1 if m.comparator in (">", ">=") else -1 for m in (one, two) if m.comparator != "=" and m.upper is None}
    stated = signs.pop() if len(signs) == 1 else 0
    if dimension in _BY_COMPARATOR:
        return stated or (named if dimension == "money" or named < 0 else 0)
    return named or stated or +1


def _edge(m: Measure, factor: Decimal, sense: Sense) -> Decimal | None:
    """The least (where more is better) or the most that `m` lets pass; None when it sets no such bound."""
    if sense > 0:
        return None if m.comparator in ("<", "<=") and m.upper is None else m.number * factor
    if m.upper is not None:
        return m.upper * factor
    return None if m.comparator in (">", ">=") else m.number * factor


def _strict(m: Measure, sense: Sense) -> bool:
    return m.comparator == (">" if sense > 0 else "<")


def _deadlines(one: Target, two: Target, shift: int) -> Iterator[Part]:
    old, new = ([d for d in t.deadlines if not d.adverbial] for t in (one, two))
    for o, n in zip(old, new, strict=False):
        due, now = _due(o, n, shift)
        if due != now:
            yield Part("lowered" if now > due else "raised", "deadline", _date(one, o), _date(two, n))
    for o in old[len(new) :]:
        yield Part("lowered", "part", _date(one, o), None)
    for n in new[len(old) :]:
        yield Part("raised", "part", None, _date(two, n))


def _due(one: Deadline, two: Deadline, shift: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The last days of both, the old one moved into the new budget year; without years where one has none."""
    (year, *due), (other, *now) = _ordinary(one.last), _ordinary(two.last)
    if 0 in (year, other):
        return tuple(due), tuple(now)
    return (year + shift, *due), (other, *now)


def _ordinary(day: tuple[int, int, int]) -> tuple[int, int, int]:
    """`day`, the 29th of February as the 28th: the end of the month, whatever the year."""
    return (day[0], 2, 28) if day[1:] == (2, 29) else day


def _words(target: Target, m: Measure) -> str:
    return target.text[m.start : m.end]


def _date(target: Target, d: Deadline) -> str:
    return target.text[d.start : d.end]
