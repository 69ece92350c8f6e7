"""A column of units in a project table whose units have lines of their own: then it only says more of each project."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from jxlint.document import COLUMNS
from jxlint.layouts.published.blocks import is_sum
from jxlint.layouts.published.ruled_heads import OF_PROJECT, words_of
from jxlint.layouts.tokens.money_lines import cell_amount, unit_in
from jxlint.sheet import Cell, Sheet


def have_lines(sheet: Sheet, rows: Sequence[dict[str, Cell]]) -> bool:
    """Whether units stand among the names, beside a column of units: from the first on a name and money alone, which
    the column names too, or with what the projects below it add up to."""
    named = {words_of(sheet, row["unit"]) for row in rows if "unit" in row}
    due: Decimal | None = None  # what the last such line still lacks
    for row in rows:
        if "name" not in row or is_sum(words_of(sheet, row["name"])):
            continue
        if "unit" not in row and row.keys().isdisjoint(OF_PROJECT):
            if due == 0 or words_of(sheet, row["name"]) in named:
                return True
            due = _value(sheet, row)
        elif due is None:
            return False
        else:
            due -= _value(sheet, row)
    return due == 0


def said_again(sheet: Sheet, rows: Sequence[dict[str, Cell]]) -> list[Cell]:
    """The cells that only say again whose the row is, taken out of `rows`: the unit beside more indicators of a
    project, and the unit for the name beside its money, above projects of its own."""
    out: list[Cell] = []
    last = ""
    for row, below in pairwise([*rows, {}]):
        unit = words_of(sheet, row["unit"]) if "unit" in row else ""
        if row.keys() == {"unit", "indicators"} and unit == last:
            out.append(row.pop("unit"))
        elif (
            unit
            and row.keys().isdisjoint(OF_PROJECT)
            and row.keys() > {"unit", "name"}
            and words_of(sheet, row["name"]) == unit
            and {"unit", "name"} <= below.keys()
            and words_of(sheet, below["unit"]) == unit != words_of(sheet, below["name"])
        ):
            out.append(row.pop("name"))
        last = unit or last
    return out


def money_unit(sheet: Sheet, rows: Sequence[dict[str, Cell]]) -> tuple[int, int] | None:
    """Where in the solid text the first amount among `rows` bears the unit of money; None where it bears none."""
    cell = next((row[role] for row in rows for role in COLUMNS if role in row), None)
    words = words_of(sheet, cell) if cell else ""
    at = unit_in(words)
    return (sheet.index(cell.start) + at, sheet.index(cell.start) + len(words)) if cell and at < len(words) else None


def _value(sheet: Sheet, row: dict[str, Cell]) -> Decimal:
    """The first figure of a row."""
    first = next((row[role] for role in COLUMNS if role in row), None)
    return (cell_amount(words_of(sheet, first)) if first else None) or Decimal(0)
