"""Findings come out of their bytes as they went in."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint import packing
from jxlint.document import Span
from jxlint.findings import Finding, Fix, Suppression
from jxlint.packing import packed, unpacked
from jxlint.reading import Location

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
FINDINGS = st.builds(
    Finding, code=st.sampled_from(["JX101", "JX301"]), name=WORDS, severity=st.sampled_from(["error", "info"]),
    message=WORDS, unit=st.none() | WORDS, project=st.none() | WORDS, indicator=st.none() | st.integers(-9, 2**53),
    field=WORDS, text=WORDS,
    location=st.builds(Location, st.none() | st.integers(1, 9), sheet=st.none() | WORDS, pointer=st.none() | WORDS),
    fix=st.none() | st.builds(Fix, st.booleans(), WORDS), fingerprint=WORDS,
    suppressed=st.none() | st.builds(Suppression, st.sampled_from(["exemption", "baseline"]), WORDS),
    path=st.lists(WORDS | st.integers(0, 9), max_size=4).map(tuple),
    span=st.none() | st.builds(Span, st.integers(0, 9), st.integers(0, 9)),
)  # fmt: skip


@given(st.lists(FINDINGS, max_size=7))
def test_nothing_is_lost(findings: list[Finding]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "_AT_ONCE", 3)
        pieces = list(packed(findings))
    assert len(pieces) == -(-len(findings) // 3)
    assert unpacked(pieces) == findings


@pytest.mark.parametrize("data", [b"", b"\xc0", msgspec.msgpack.encode([[], [1]])])
def test_what_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        unpacked([data])


def test_numbers_of_no_word_are_refused() -> None:
    (piece,) = packed([Finding(code="JX101", name="n", severity="info", message="m", field="unit")])
    words, rows = msgspec.msgpack.decode(piece)
    with pytest.raises(ValueError, match="index"):
        unpacked([msgspec.msgpack.encode([words[:1], rows])])
