"""Patterns under a time limit: which are searched without watching the clock, and that no slow one is."""

from __future__ import annotations

import re
import time
from functools import lru_cache
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import BrokenRule, SlowRule
from jxlint.rules import load, patterns
from jxlint.rules.kinds import marks
from jxlint.rules.patterns import LENGTH, LENGTHS, MOST, Pattern, repeats
from jxlint.rules.screens import ANY_DIGIT


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
        ("a?" * 6 + "b??c?+d*?", 1),
        (r"\d{2}", 0),
        ("a++b", 1),
        ("a++b*+c{2,}+", 1),
        ("a++b*c", 2),
        ("a*b*c?+d{2}+", 2),
        ("a*|b++c++", 2),
        (r"([，。])\1+", 1),
        ("(?<!a)b(?!c)", 0),
    ],
)
def test_repeats_that_follow_one_another_are_counted(pattern: str, most: int) -> None:
    assert repeats(pattern) == most


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(?:a|b)*c",
        "(a){2,9}",
        "(ab){3}",
        r"(?:a\g<1>)",
        "(?P<x>a)(?P=x)",
        "a{e<=1}",
        "(?R)?",
        "(?i)a",
        "a?" * 9,
    ],
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
    made.search("a" * LENGTHS[int(repeats(pattern))])
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


@lru_cache
def _ours() -> tuple[str, ...]:
    """The patterns of the rules that come along."""
    return tuple(p for rule in load().rules if rule.kind in ("pattern", "marks") for p in _under(rule.options))


def _under(options: Any) -> list[str]:
    """All that stands under the key `pattern`."""
    if isinstance(options, dict):
        own = [options["pattern"]] if "pattern" in options else []
        return own + [p for each in options.values() for p in _under(each)]
    return [p for each in options for p in _under(each)] if isinstance(options, list | tuple) else []


def test_pythons_own_library_searches_what_means_the_same_to_it() -> None:
    for pattern in _ours():  # so that a plain run does without the other one
        assert repeats(pattern) <= 1, pattern
        assert isinstance(Pattern(pattern, "pattern")._quick, re.Pattern), pattern
    for other in (r"\s", r"\w\b", "[[a]b]", "[a[:digit:]]", "[a||b]", "(?<=a|bc)d", r"\p{Han}"):
        assert isinstance(Pattern(other, "pattern")._quick, regex.Pattern), other


@given(st.text("“”汉 　，，1%≥.X选填（）\n", max_size=30))
def test_both_libraries_find_the_same(text: str) -> None:
    for pattern in _ours():
        found = regex.search(pattern, text)
        assert Pattern(pattern, "pattern").search(text) == (found.span() if found else None)
        assert Pattern(pattern, "pattern").replaced(text, "x") == regex.sub(pattern, "x", text)


def test_many_texts_are_searched_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["95％", "a＋b", "，，", "““", "培训 次数", "率", ""]
    options = marks.Options(
        (
            marks.Mark(r"([，。])\1+", r"\1"),
            marks.Mark(r"(a)＋", r"\1+"),
            marks.Mark(r"([“”])\1", r"\1"),
            marks.Mark("％", "%"),
        )
    )
    tools = load().tools
    first = [list(marks.build(options, tools)(text)) for text in texts]
    assert [bool(hits) for hits in first] == [True, True, True, True, False, False, False]
    monkeypatch.setattr(patterns, "FEW", 2)
    check = marks.build(options, tools)
    assert [list(check(text)) for text in texts] == first
    assert [list(check(text)) for text in texts] == first
    for some in ((), (marks.Mark("(?i)B", "b"),), (marks.Mark("(?i)B", "b"), marks.Mark("A", "a"))):
        check = marks.build(marks.Options(some), tools)
        found = [[bool(list(check(text))) for text in ("abc", "ABC", "")] for _ in range(2)]
        assert found == [[len(some) > 0, len(some) > 0, False]] * 2
    made = Pattern("a+", "pattern")
    assert [made.search("baa") for _ in range(4)] == [(1, 3)] * 4
    assert isinstance(made._quick, regex.Pattern)


def test_a_bad_pattern_is_told() -> None:
    with pytest.raises(BrokenRule, match="bad pattern"):
        Pattern("(", "marks")


def test_any_digit_is_a_sign() -> None:
    pattern = Pattern(r"(?<=率)\d{2,6}$", "pattern", tried=True)
    assert pattern.signs == frozenset((ANY_DIGIT,))
    assert pattern.lacks("合格率")
    assert pattern.search("合格率95") == (3, 5)
    assert pattern.search("合格率９５") == (3, 5)


def test_one_that_was_tried_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = patterns._plain
    monkeypatch.setattr(patterns, "_plain", lambda p: made.append(p) or compiled(p))  # type: ignore[func-returns-value]
    pattern = Pattern("％", "marks", tried=True)
    assert pattern.replaced("95%", "%") == "95%"
    assert made == []
    assert pattern.search("95％") == (2, 3)
    assert pattern.replaced("95％", "%") == "95%"
    assert made == ["％"]
    with pytest.raises(BrokenRule):
        Pattern("(", "marks")
    with pytest.raises(BrokenRule):
        Pattern("(", "marks", tried=True).search("")
