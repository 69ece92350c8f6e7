"""Text as the grammar reads it."""

from __future__ import annotations

import pytest

from jxlint.targets.clean import _WIDTH, clean


@pytest.mark.parametrize("code", _WIDTH)
def test_every_sign_of_another_width_is_seen(code: int) -> None:
    assert clean(f"甲{chr(code)}乙").text == f"甲{_WIDTH[code]}乙"


def test_white_space_is_taken_out_and_places_are_kept() -> None:
    cleaned = clean("１ 2\u3000三")
    assert cleaned.text == "12三"
    assert [cleaned.start(i) for i in range(3)] == [0, 2, 4]
    assert cleaned.end(2) == 3
    assert clean("甲").places is None
