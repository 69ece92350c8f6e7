"""Patterns of paths and of names."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jxlint.rules.profiles.places import name_matcher, path_matches


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("*.json", "/a/b/甲.json", True),
        ("*.json", "/a/b.json/甲.txt", False),
        ("甲.txt", "/a/甲.txt", True),
        ("b/*.txt", "/a/b/甲.txt", True),
        ("b/*.txt", "/a/b/c/甲.txt", False),
        ("b/**", "/a/b/c/甲.txt", True),
        ("b/", "/a/b/c/甲.txt", True),
        ("b/", "/a/xb/甲.txt", False),
        ("**/c/*", "/a/b/c/甲.txt", True),
        ("a/**/甲.txt", "/a/甲.txt", True),
        ("a/**/**/甲.txt", "/a/b/c/d/甲.txt", True),
        ("./c/*.txt", "/a/b/c/甲.txt", True),
        ("./*.txt", "/a/b/c/甲.txt", False),
        ("./**", "/a/x/甲.txt", False),
        ("20[12]?.txt", "/a/2015.txt", True),
        ("*", "-", True),
        ("*.txt", "-", False),
    ],
)
def test_paths(pattern: str, path: str, matches: bool) -> None:
    assert path_matches(pattern, path, "/a/b") is matches


def test_a_path_pattern_takes_no_long_time() -> None:
    begun = time.perf_counter()
    assert not path_matches("/".join(["**", "a"] * 60) + "/b", "/a" * 1000, "/")
    assert not path_matches("*a" * 200 + "b", "/" + "a" * 250, "/")
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize(
    ("pattern", "name", "matches"),
    [
        ("政法工作经费", "政法工作经费", True),
        ("政法工作经费", "政法工作经费（二期）", False),
        ("政法工作经费*", "政法工作经费（二期）", True),
        ("*工作*", "政法工作经费", True),
        ("政法工作经费", "政法\n工作经费。", True),
        ("培训(一)", "培训（一）", True),
        ("培训[一]", "培训[一]", True),
        ("培训[一]", "培训一", False),
        ("?期", "二期", True),
        ("是否达标？", "是否达标?", True),
        ("是否达标？", "是否达标了", False),
        ("12345热线", "１２３４５热线", True),
        ("", "", True),
        ("*", "", True),
    ],
)
def test_names(pattern: str, name: str, matches: bool) -> None:
    assert name_matcher(pattern)(name) is matches


def test_a_name_pattern_takes_no_long_time() -> None:
    begun = time.perf_counter()
    assert not name_matcher("*a" * 100 + "b")("a" * 100_000)
    assert time.perf_counter() - begun < 2


@example("\u2024")  # a full stop by compatibility
@given(st.text(min_size=1, max_size=30).filter(lambda t: not set("*?") & set(t)))
def test_a_name_matches_itself(name: str) -> None:
    assert name_matcher(name)(name)


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_pattern_fails(pattern: str, name: str) -> None:
    assert name_matcher(pattern)(name) in (True, False)
    assert path_matches(pattern.replace("\0", ""), "/" + name.replace("\0", ""), "/") in (True, False)
