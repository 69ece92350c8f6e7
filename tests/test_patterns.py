"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.patterns import later, matches_at


def test_it_does_what_the_compiled_one_does() -> None:
    pattern = later(r"(?P<n>\d+)人", re.I)
    assert pattern.pattern == r"(?P<n>\d+)人"
    match = pattern.search("培训30人")
    assert match is not None
    assert match["n"] == "30"
    compiled = re.compile(pattern.pattern, re.I)
    for text in ("培训30人", "30人40人", "30人", ""):
        assert pattern.findall(text) == compiled.findall(text)
        assert pattern.split(text) == compiled.split(text)
        assert pattern.sub("x", text) == compiled.sub("x", text)
        assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in compiled.finditer(text)]
        assert (pattern.match(text, 2) is None) is (compiled.match(text, 2) is None)
        assert (pattern.fullmatch(text) is None) is (compiled.fullmatch(text) is None)
    assert pattern.groupindex == compiled.groupindex
    assert pattern.flags & re.I


def test_it_is_compiled_once_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    made, compiled = [], re.compile

    def watched(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re, "compile", watched)
    pattern = later("率|比例")
    assert pattern.pattern == "率|比例"
    assert made == []
    assert pattern.search("合格率")
    assert pattern.match("合格率") is None
    assert made == ["率|比例"]


def test_a_bad_one_fails_when_it_is_used() -> None:
    pattern = later("(")
    with pytest.raises(re.error):
        pattern.search("")
    with pytest.raises(AttributeError):
        later("a").nothing  # type: ignore[attr-defined]  # noqa: B018


def test_it_is_not_compiled_before_what_it_needs_turns_up(monkeypatch: pytest.MonkeyPatch) -> None:
    made, compiled = [], re.compile
    monkeypatch.setattr(re, "compile", lambda *given: made.append(given) or compiled(*given))  # type: ignore[func-returns-value]
    pattern = later(r"\d+(?:率|比例)", needs=("率", "比例"))
    assert pattern.search("合格30人") is None
    assert pattern.match("合格30人", 2) is None
    assert pattern.fullmatch("30人") is None
    assert list(pattern.finditer("30人")) == []
    assert pattern.findall("30人") == []
    assert made == []
    assert pattern.findall("30率3比例") == ["30率", "3比例"]
    assert pattern.search("合格30人") is None
    assert len(made) == 1
    assert later("率", needs=("率",)).sub("x", "人率") == "人x"


def test_what_it_needs_is_looked_for_first_ever_after() -> None:
    pattern = later(r"\d+率|\d+", needs=("率",))
    assert pattern.search("3率")
    # The pattern alone would find something here: nobody asks it.
    assert pattern.search("30") is None
    assert list(pattern.finditer("30")) == []
    both = later(r"\d+(?:率|比)", needs=("率", "比"))
    assert both.search("3比")
    assert both.search("30") is None
    assert both.sub("x", "3比4") == "x4"


@given(st.text(alphabet="（(12)、a\n", max_size=24))
def test_what_begins_somewhere_is_what_the_pattern_finds(text: str) -> None:
    pattern = re.compile(r"[（(]?(?P<n>\d{1,2})[)、](?=\D)")
    starts = (i for i, sign in enumerate(text) if sign in "（(12")
    assert [m.span() for m in matches_at(pattern, text, starts)] == [m.span() for m in pattern.finditer(text)]
