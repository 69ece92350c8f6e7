"""Numerals that belong to a word are no numbers."""

from __future__ import annotations

import pytest

from jxlint.targets import Names, Wording, parse

_NAMES = Names(("红十字", "二次函数", "千家万户", "五一"))
_WORDING = Wording(names=_NAMES)


@pytest.mark.parametrize("text", ["均持有红十字救护师资证", "讲授二次函数", "走进千家万户", "五一节前"])
def test_the_numeral_of_a_name_is_no_number(text: str) -> None:
    assert parse(text, _WORDING).measures == ()


@pytest.mark.parametrize(
    ("text", "number"),
    [("发放红十字会手册三本", 3), ("五十一条", 51), ("三千家企业", 3000), ("二次", 2)],
)
def test_other_numerals_stay_numbers(text: str, number: int) -> None:
    assert [m.number for m in parse(text, _WORDING).measures] == [number]


@pytest.mark.parametrize("text", ["一次设计、分期实施", "在市台一套播出", "四位一体", "庆祝建党100周年", "一门式受理"])
def test_so_are_those_of_set_phrases(text: str) -> None:
    assert parse(text).measures == ()


@pytest.mark.parametrize("text", ["开展一次设计大赛", "购置一套播出设备", "发放一本一册", "2周"])
def test_what_only_looks_like_one_counts(text: str) -> None:
    assert parse(text).measures
