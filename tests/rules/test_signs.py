"""What a value shows at a glance."""

from __future__ import annotations

import pytest

from jxlint.rules import load
from jxlint.rules import signs as s
from jxlint.rules.signs import signs


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("≥95%", s.MEASURED | s.ONE | s.BOUNDED), ("4批次", s.MEASURED | s.ONE), ("90", s.MEASURED | s.ONE | s.BARE),
        ("≤0%", s.MEASURED | s.ONE | s.BOUNDED | s.NOTHING), ("150%", s.MEASURED | s.ONE | s.LARGE),
        ("约60个项目", s.MEASURED | s.ONE | s.APPROXIMATE), ("有所提高", s.UNQUANTIFIED), ("", s.UNQUANTIFIED),
        ("2024年12月底前", s.DATED), ("培训3次，参训50人", s.MEASURED | s.SEVERAL),
        ("不少6次", s.MEASURED | s.ONE | s.BOUNDED | s.FAULTY),
    ],
)  # fmt: skip
def test_the_signs_of_a_value(text: str, shown: int) -> None:
    assert signs(load().tools.parse(text)) == shown
