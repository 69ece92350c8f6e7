"""Diffs, held against those of the standard library."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.fixing.diff import unified


@given(count=st.integers(1, 40), data=st.data(), end=st.sampled_from(["\n", "\r\n"]), last=st.booleans())
def test_it_is_the_diff_of_the_standard_library(count: int, data: st.DataObject, end: str, last: bool) -> None:
    old = [f"第{i}行{end}" for i in range(count)]
    changed = data.draw(st.sets(st.integers(0, count - 1)))
    new = [f"改了{i}{end}" if i in changed else line for i, line in enumerate(old)]
    if not last:
        old[-1], new[-1] = old[-1].rstrip(), new[-1].rstrip()
    got = unified("".join(old).encode(), "".join(new).encode(), "表.txt")
    if not changed:
        assert got == []
        return
    want = []
    for line in difflib.unified_diff(old, new, "表.txt", "表.txt"):
        want.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    assert got == want


def test_lines_are_neither_added_nor_taken() -> None:
    with pytest.raises(ValueError, match="number of lines"):
        unified(b"a\n", b"a\nb\n", "x")
