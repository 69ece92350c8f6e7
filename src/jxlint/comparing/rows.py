"""What became of one indicator that both versions have: its targets and its words."""

from __future__ import annotations

import msgspec

from jxlint.comparing.model import TargetChange, TextChange
from jxlint.comparing.moves import overall, parts, same_words
from jxlint.comparing.sides import ROW_TEXTS, VALUES
from jxlint.document import Indicator, words
from jxlint.findings import normalised
from jxlint.rules.tools import Tools

_SIGNS = "≥≤><＝=≧≦"


class Terms(msgspec.Struct, frozen=True):
    """What indicators are compared by: the columns that both versions have, by how many years they are apart, and the
    tools of the rule set."""

    fields: frozenset[str]
    shift: int
    tools: Tools


class Became(msgspec.Struct, frozen=True):
    """The targets and the words that changed."""

    targets: tuple[TargetChange, ...] = ()
    texts: tuple[TextChange, ...] = ()

    @property
    def same(self) -> bool:
        """Whether it was taken over word for word."""
        return not (self.targets or self.texts)


def became(old: Indicator, new: Indicator, terms: Terms) -> Became:
    """How `new` differs from `old`."""
    targets: list[TargetChange] = []
    texts = [
        TextChange(field, *both)
        for field in ROW_TEXTS
        if field in terms.fields and not same_words(*(both := _both(old, new, field)), terms.shift)
    ]
    sense, told = _common_sense(old, new, terms.tools), set[tuple[str, str]]()
    framed = _frame(old) != _frame(new)
    for field in VALUES:
        both = _both(old, new, field)
        said = _plain(both)
        if field not in terms.fields or said in told or (same_words(*both, terms.shift) and not framed):
            continue
        told.add(said)
        before, after = (terms.tools.parse(_whole(i, v)) for i, v in zip((old, new), both, strict=True))
        found = parts(before, after, sense, terms.shift)
        if found:
            alike = tuple(f for f in VALUES if f in terms.fields and _plain(_both(old, new, f)) == said)
            targets.append(TargetChange(alike, overall(found), *both, found))
        elif not same_words(*both, terms.shift):
            texts.append(TextChange(field, *both))
    return Became(tuple(targets), tuple(texts))


def _both(old: Indicator, new: Indicator, field: str) -> tuple[str, str]:
    return words(getattr(old, field)), words(getattr(new, field))


def _plain(both: tuple[str, str]) -> tuple[str, str]:
    return normalised(both[0]), normalised(both[1])


def _common_sense(old: Indicator, new: Indicator, tools: Tools) -> int:
    """Which way is better, where nothing speaks against it."""
    senses = {_sense(i, tools) for i in (old, new)} - {0}
    return senses.pop() if len(senses) == 1 else 0


def _sense(indicator: Indicator, tools: Tools) -> int:
    """Which way is better: as the form's own column says, else as the name tells."""
    said = words(indicator.direction)
    if "反向" in said or "逆向" in said:
        return -1
    return +1 if "正向" in said else tools.direction(words(indicator.name))


def _frame(indicator: Indicator) -> tuple[str, str]:
    """What other columns add to a bare number: a sign before it and a unit behind."""
    signs = (normalised(words(v)) for v in (indicator.nature, indicator.direction))
    return next((s for s in signs if s and s[0] in _SIGNS), ""), normalised(words(indicator.unit))


def _whole(indicator: Indicator, value: str) -> str:
    """`value` with the sign and unit of its row's other columns, where it is a bare number."""
    sign, unit = _frame(indicator)
    bare = normalised(value)
    return f"{sign}{bare}{unit}" if bare.replace(".", "", 1).isdecimal() and (sign or unit) else value
