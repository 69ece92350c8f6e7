"""What cells of a department's form are by the words in them and by what stands beside them."""

from __future__ import annotations

from jxlint.layouts.department.words import COLUMN_NAMES, FIGURES, LABEL, OBJECTIVE, SECTION, labelled_amount
from jxlint.layouts.text.grid import COVERED, Cell


def parted(cell: Cell) -> list[Cell]:
    """A figure and the label before it in one cell, as two."""
    at = labelled_amount(cell.text)
    if not at:
        return [cell]
    cut = cell.start + at
    return [
        Cell(cell.text[:at], cell.start, cut, cell.column, cell.rows),
        Cell(cell.text[at:], cut, cell.end, cell.column, cell.rows),
    ]


def names_part(cell: Cell, row: list[Cell]) -> bool:
    """Whether `cell` only names a part of the form in a row of its own, or a column of a form that has two."""
    filled = [c for c in row if c.text]
    if len(filled) == 1:
        part = SECTION.match(cell.text)
        return part is not None and LABEL.fullmatch(cell.text[part.end() :]) is not None
    named = filled[1:] if OBJECTIVE.fullmatch(filled[0].text) else filled
    return all(COLUMN_NAMES.fullmatch(c.text) for c in named)


def beside(label: Cell, value: Cell, row: list[Cell]) -> bool:
    """Whether `value` stands right behind `label`."""
    filled = [c for c in row if c.text]
    return filled.index(value) == filled.index(label) + 1


def of_figures(cells: list[Cell]) -> bool:
    """Whether a row behind the tasks begins the figures of the department."""
    first = next((c for c in cells if c.text), None)
    if first is None or any(c.column != COVERED for c in cells[: cells.index(first)]):
        return False
    return FIGURES.fullmatch(first.text) is not None
