"""Words that are set in where a page shows two steps."""

from __future__ import annotations

import pytest

from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.set_in import set_in
from jxlint.readers.tables import Words


def column(*rooms: tuple[float, float]) -> list[Drawn]:
    return [Drawn(n, 0, content=[Words("河道巡查", 0)], beside=room) for n, room in enumerate(rooms)]


def steps(boxes: list[Drawn]) -> list[bool]:
    set_in(boxes)
    return [len(box.content) > 1 for box in boxes]


def test_the_second_of_two_steps_is_set_in() -> None:
    # The head stands in the middle of its cell.
    assert steps(column((3.0, 3.1), (0.2, 5.0), (2.2, 3.4), (2.3, 0.0), (0.3, 4.0))) == [
        False,
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    "rooms",
    [
        ((2.0, 2.0), (3.0, 3.0), (2.0, 2.1)),  # in the middle
        ((0.2, 5.0), (1.2, 4.0), (2.4, 1.0)),  # three steps, or none
        ((5.0, 0.2), (2.0, 0.2), (3.1, 0.2)),  # figures on the right
        ((0.2, 5.0), (0.3, 4.0), (0.2, 1.0)),  # one step
        ((0.2, 5.0), (9.0, 0.2), (9.1, 0.4)),  # too far for a step
    ],
)
def test_other_places_in_cells_say_nothing(rooms: tuple[tuple[float, float], ...]) -> None:
    assert not any(steps(column(*rooms)))
