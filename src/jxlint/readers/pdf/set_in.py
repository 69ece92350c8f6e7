"""Words that are set in: in a column of two steps those of the second begin further right."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.tables import Words

# In characters: how far a step is at least and at most, and how much the cells of one step differ at most.
_STEP = 0.8, 5.0
_SAME = 0.35
# What stands for a step.
_SPACES = "  "


def set_in(boxes: Sequence[Drawn]) -> None:
    """Begin with white space the words of those of `boxes` that are set in."""
    columns: dict[tuple[int, int], list[tuple[float, float, Drawn]]] = {}
    for box in boxes:
        if box.beside is not None and box.content:
            columns.setdefault((box.column, box.columns), []).append((*box.beside, box))
    for held in columns.values():
        for box in _second_step(held):
            first = box.content[0]
            if isinstance(first, Words):
                box.content.insert(0, Words(_SPACES, first.at))


def _second_step(cells: Sequence[tuple[float, float, Drawn]]) -> list[Drawn]:
    """Of cells with the room left and right of their words, those of the second of two steps. How far words in the
    middle of their cells are from the border says nothing."""
    cells = [cell for cell in cells if abs(cell[0] - cell[1]) > 2 * _SAME]
    lefts = sorted(left for left, _, _ in cells)
    cut = next((n for n in range(1, len(lefts)) if lefts[n] - lefts[n - 1] >= _STEP[0]), 0)
    outer, inner = lefts[:cut], lefts[cut:]
    if not outer or inner[0] - outer[-1] > _STEP[1]:
        return []
    if outer[-1] - outer[0] > _SAME or inner[-1] - inner[0] > _SAME:
        return []
    return [box for left, _, box in cells if left >= inner[0]]
