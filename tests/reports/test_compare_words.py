"""What reports of a comparison call a place."""

from __future__ import annotations

import pytest

from jxlint.reading import Location
from jxlint.reports.compare_words import spot


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (Location(line=4, column=2), "4:2"),
        (Location(sheet="表1", cell="B7"), "表1!B7"),
        (Location(page=3), "p3"),
        (Location(pointer="/units/0"), "/units/0"),
        (Location(), ""),
    ],
)
def test_every_kind_of_place_is_named(at: Location, says: str) -> None:
    assert spot(at) == says
