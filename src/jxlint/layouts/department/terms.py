"""Indicators of the whole term in a department's form: in a list of their own above or below the year's, or in columns
beside the year's."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.document import Indicator
from jxlint.layouts.forms.terms import OF_TERM, OF_YEAR
from jxlint.layouts.text.grid import Cell, place
from jxlint.layouts.words.vocabulary import head, label

# Lists and columns of values for years to come, whatever else the whole term may be.
_YEARS_TO_COME = compiled(r"(?:长期|中期|中长期|规划期).*(?:指标|目标).*")


class Held(msgspec.Struct, frozen=True):
    """An indicator of the whole term: the cells of its levels, name and value, and those in columns that are not the
    form's own, by their places, with the heads of these."""

    levels: tuple[Cell | None, Cell | None]
    name: Cell
    value: Cell
    others: dict[int, Cell]
    beside: dict[int, Cell]


def saying_years(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that say of which years the indicators are below or beside them."""
    return [c for c in cells if OF_TERM.fullmatch(c.text) or OF_YEAR.fullmatch(c.text)]


def of_term(cells: Sequence[Cell], above: Sequence[Cell]) -> bool | None:
    """Whether the list with the heads `cells` is that of the whole term: it says so beside them, or alone in the row
    `above`. None where nothing is said."""
    alone = [c for c in above if c.text]
    said = saying_years([c for c in cells if not head(c.text)]) or saying_years([c for c in cells if c is cells[0]])
    said = said or (saying_years(alone) if len(alone) == 1 else [])
    return bool(OF_TERM.fullmatch(said[0].text)) if said else None


def name_places(cells: Sequence[Cell], above: list[Cell]) -> tuple[int, int] | None:
    """Where names stand of two sets of columns side by side: those of the whole term, and those of the year; the term's
    come first, unless the row `above` says otherwise."""
    row = list(cells)
    names = [place(row, c) for c in row if head(c.text) == "name" and label(c.text) != "side"]
    values = [place(row, c) for c in row if head(c.text) in ("annual", "period")]
    if len(names) != 2 or not any(names[0] < at < names[1] for at in values):
        return None
    said, (first, second) = saying_years(above[1:]), names
    return (second, first) if said and not OF_TERM.fullmatch(said[0].text) else (first, second)


def swapped(heads: Sequence[str]) -> bool:
    """Whether the last value of a row is that of the whole term: `heads` are those of the values."""
    return [head(words) for words in heads] == ["annual", "period"]


def lasting(cells: Sequence[Cell]) -> Cell | None:
    """The cell that says that values are for years to come."""
    return next((c for c in cells if _YEARS_TO_COME.fullmatch(c.text)), None)


def same(held: Held, made: Indicator) -> bool:
    """Whether an indicator of the year is that of the term."""
    level, words = held.levels[1], [str(words or "") for words in (made.level2, made.name)]
    return [level.text if level else "", held.name.text] == ["".join(w.split()) for w in words]
