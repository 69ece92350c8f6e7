"""Which words did not fit on the line that a page ends with."""

from __future__ import annotations

import pytest

from jxlint.readers.pdf.wraps import room


@pytest.mark.parametrize(
    ("words", "below", "lacks", "had"),
    [
        ("重点单", "位开展巡查", 1.17, False),
        ("投诉率", "知晓率", 4.0, True),
        ("验收按", "工程规范", 1.8, True),
        ("验收按", "GB50300规范", 1.8, False),
        # No line begins with a closing mark, and a number stays with its signs.
        ("实施周期指标", "值:≥96%。", 4.6, False),
        ("确保", "≥95%的问题", 3.3, False),
        ("投诉率", "率）的", 2.4, False),
        # Half of a mark is blank, and no part of the line as it is drawn.
        ("按月发放，", "落实责任", 1.65, False),
        ("按月发放，", "落实责任", 2.3, True),
    ],
)
def test_a_line_had_room_only_for_a_whole_word(words: str, below: str, lacks: float, had: bool) -> None:
    assert room(words, below, lacks) is had
