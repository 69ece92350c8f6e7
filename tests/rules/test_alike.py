"""What texts of one shape are told."""

from __future__ import annotations

from jxlint.rules.alike import Alike


def test_what_two_were_told_differently_is_told_to_nobody() -> None:
    alike: Alike[tuple[int, ...]] = Alike()
    for shape, first, second, told in (("a", (1,), (1,), (1,)), ("b", (1,), (2,), None), ("c", (), (), ())):
        assert alike.told(shape) is None
        alike.add(shape, "≥95%", first)
        assert alike.told(shape) is None
        alike.add(shape, "≥95%", first)  # of itself it says nothing
        assert alike.told(shape) is None
        alike.add(shape, "≥96%", second)
        assert alike.told(shape) == told
    alike.add("b", "≥97%", (1,))
    assert alike.told("b") is None
