"""The nearest right name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.rules.nearest import as_code, nearest

CODES = ["JX001", "JX301", "JX303", "JX310", "JX402", "JX9501"]


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("JX3O1", CODES, "JX301"),
        ("jx30l", CODES, "JX301"),
        ("JX3I0", CODES, "JX310"),
        ("JXOO1", CODES, "JX001"),
        ("JX95o1", CODES, "JX9501"),
        ("JX304", CODES, "JX303"),
        ("JX999", CODES, ""),
        ("JX30199", CODES, ""),
        ("severty", ["severity", "secret"], "severity"),
        ("Severity", ["severity"], "severity"),
        ("phrse", ["phrase", "pattern"], "phrase"),
        ("routines", ["routine", "secret"], "routine"),
        ("甲乙丙", ["phrase"], ""),
        ("", ["phrase"], ""),
        ("x", [], ""),
    ],
)
def test_nearest(word: str, known: list[str], near: str) -> None:
    assert nearest(word, known) == near


def test_as_code() -> None:
    assert as_code("jx95Ol") == "JX9501"


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=6))
def test_it_is_one_of_the_known_or_nothing(word: str, known: list[str]) -> None:
    assert nearest(word, known) in {*known, ""}
