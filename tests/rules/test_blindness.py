"""Rules that see no more of a number than its shape are known."""

from __future__ import annotations

import pytest

from jxlint.rules.blindness import blind_to_names, sees_no_digits


@pytest.mark.parametrize(
    ("pattern", "blind"),
    [
        (r"进一步|不断", True), (r"\d{2,6}[.。]?$", True), (r"[0-9]+%", True), (r"[\u4e00-\u9fff]+", True),
        (r"([，。；])\1+", True), (r"(?<=[^.])[.]$", True), (r"(\d)\1", False), (r"([^，])\1", False), (r"5%", False),
        ("0-9", False), (r"(?P<a>\d)\1", False), (r"(?<a>[0-9])\1", False), (r"([!-~])\1", False),
        (r"[1-5]", False), (r"\x35", False), (r"(?P<a>.)(?P=a)", False), (r"\p{Nd}", False), (r"(?:提){e<=1}", False),
    ],
)  # fmt: skip
def test_patterns_that_see_no_digits(pattern: str, blind: bool) -> None:
    assert sees_no_digits(pattern) is blind


@pytest.mark.parametrize(
    ("condition", "blind"),
    [
        (None, True), ({"name": ["满意"]}, True), ({"name": ["12345"]}, False), ({"category": ["11-数量"]}, True),
        ([{"name": ["满意"]}, {"name": ["3次"]}], False), ("secret", True), ('name.contains("满意")', False),
        ({"name": {"lexicon": "personnel-and-running"}}, True),
    ],
)  # fmt: skip
def test_conditions_that_ask_nothing_of_the_digits_of_names(condition: object, blind: bool) -> None:
    assert blind_to_names([None, condition]) is blind
