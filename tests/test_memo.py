"""Answers that are remembered."""

from __future__ import annotations

from jxlint.memo import Memo


def test_what_is_known_is_not_asked_again_and_the_memory_is_bounded() -> None:
    asked: list[str] = []

    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    memo = Memo(length, most=2)
    assert [memo[text] for text in ("甲", "乙乙", "甲")] == [1, 2, 1]
    assert asked == ["甲", "乙乙"]
    assert memo["丙丙丙"] == 3
    assert dict(memo) == {"丙丙丙": 3}, "all are forgotten at the limit"


def test_what_cannot_be_answered_is_not_remembered() -> None:
    memo = Memo(int)
    for _ in range(2):
        try:
            memo["甲"]
        except ValueError:
            continue
        raise AssertionError
    assert not memo
