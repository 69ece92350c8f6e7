"""Edits of bytes: whatever the encoding, the bytes around them stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.errors import InputError
from jxlint.fixing.source import Edit, Source

_TEXT = st.lists(st.sampled_from(["甲", "乙", "a", " ", "\n", "\r\n", "\r", "😀", "㐀"]), min_size=1, max_size=30)


@given(pieces=_TEXT, data=st.data(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"]))
def test_edits_change_nothing_else(pieces: list[str], data: st.DataObject, encoding: str) -> None:
    words = "表" * 8 + "".join(pieces)
    source = Source(words.encode(encoding))
    plain = source.text
    assert plain == words.replace("\r\n", "\n").replace("\r", "\n")
    # Characters to replace: none that ends a line, since fixes never do.
    places = [i for i, c in enumerate(plain) if c != "\n"]
    chosen = sorted(data.draw(st.sets(st.sampled_from(places), max_size=5)))
    edits = [Edit(i, i + data.draw(st.integers(0, 1)), data.draw(st.text("丙x", max_size=2))) for i in chosen]
    want, at = "", 0
    double = words.replace("\r\n", "\0")  # one character a line end, as in `plain`
    for e in edits:
        want += double[at : e.start] + e.text
        at = e.end
    want = (want + double[at:]).replace("\0", "\r\n")
    assert source.edited(edits) == want.encode(encoding)


def test_bytes_that_would_be_written_otherwise_are_refused() -> None:
    data = "绩效目标表５％".encode("gb18030")
    source = Source(data)
    at = source.text.index("％")
    assert source.edited([Edit(at, at + 1, "%")]) == data.replace("％".encode("gb18030"), b"%")
    source._data = data.replace("绩".encode("gb18030"), "计".encode("gb18030"))
    with pytest.raises(InputError, match="irregular"):
        source.edited([Edit(at, at + 1, "%")])


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(InputError):
        Source(b"PK\x03\x04....")
