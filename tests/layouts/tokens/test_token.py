"""Tokens and parts of them."""

from __future__ import annotations

from jxlint.layouts.tokens.token import Token


def test_a_part_stands_where_its_words_do() -> None:
    token = Token("单位：某局", 7, 12, row=3, column=1, columns=2)
    assert token.part(0, 3) == Token("单位：", 7, 10, row=3, column=1, columns=2)
    assert token.part(3) == Token("某局", 10, 12, row=3, column=1, columns=2)
    assert token.part(0, 3).part(2) == token.part(2, 3)
