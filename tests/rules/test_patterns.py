"""Patterns under a time limit: which are searched without watching the clock, and that no slow one is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import BrokenRule, SlowRule
from jxlint.rules import patterns
from jxlint.rules.patterns import LENGTH, MOST, Pattern, repeats


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        ("提高", 0),
        ("a+", 1),
        ("[*+(]+", 1),
        (r"\*{2,}|[Xx]{2,}(?=[%％]|$)|(?:\d{2,4}字(?:以内|左右)|选填)", 1),
        ("a*b*|c", 2),
        ("(?:a*|b*c*)d+", 3),
        (r"^[≥≤]?\s*\d+(\.\d+)?$", 3),
        ("(ab)?c", 0),
        (r"\d{2}", 0),
        ("a++b", 1),
        (r"([，。])\1+", 1),
        ("(?<!a)b(?!c)", 0),
    ],
)
def test_repeats_that_follow_one_another_are_counted(pattern: str, most: int) -> None:
    assert repeats(pattern) == most


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+", "(?:a|b)*c", "(a){2,9}", "(ab){3}", r"(?:a\g<1>)", "(?P<x>a)(?P=x)", "a{e<=1}", "(?R)?", "(?i)a"],
)
def test_what_cannot_be_told_is_watched(pattern: str) -> None:
    assert repeats(pattern) == float("inf")


@given(st.text("ab*+?(){}|[]\\1,2", max_size=12))
def test_a_pattern_that_is_not_watched_is_quick(pattern: str) -> None:
    if repeats(pattern) > MOST:
        return
    try:
        made = Pattern(pattern, "pattern")
    except BrokenRule:
        return
    start = time.thread_time()
    made.search("a" * LENGTH)
    assert time.thread_time() - start < 1


@pytest.mark.parametrize("length", [30, 200])
def test_a_slow_pattern_is_told(monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.05)
    with pytest.raises(SlowRule) as caught:
        Pattern("(a|a)+$", "pattern").search("a" * (length - 1) + "!")
    assert caught.value.where == "pattern"
    assert f"{length} characters" in caught.value.en


def test_short_and_long_texts_are_searched_alike() -> None:
    made = Pattern(r"\d+(?:人|次)", "pattern")
    assert made.search("培训30人") == (2, 5)
    assert made.search("培" * LENGTH + "30次") == (LENGTH, LENGTH + 3)
    assert made.search("") is made.search("培" * 2 * LENGTH) is None


def test_a_bad_pattern_is_told() -> None:
    with pytest.raises(BrokenRule, match="bad pattern"):
        Pattern("(", "marks")
