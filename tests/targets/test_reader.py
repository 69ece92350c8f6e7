"""The grammar with a memory says what the grammar says."""

from __future__ import annotations

import random
import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from jxlint.targets import Reader, Wording, parse
from tests.targets.test_grammar import MADE, SAMPLES

WORDING = Wording(improvement=("提升",), secret=("涉密",), circular=("计划数",))
TEXTS = [text for text, _ in MADE + SAMPLES if any(c.isdigit() for c in text)]
FOREIGN = re.compile(r"[1-9]")


def variant(text: str, rng: random.Random) -> str:
    """`text` with other digits, as many as before."""
    return re.sub(r"\d", lambda _m: rng.choice("0123456789"), text)


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_texts_of_one_shape_are_read_as_each_would_be_alone(seed: int) -> None:
    rng = random.Random(seed)
    reader = Reader(WORDING)
    for text in TEXTS:
        for seen in (text, variant(text, rng), variant(text, rng)):
            assert reader.read(seen) == parse(seen, WORDING), seen


@given(st.lists(st.text(alphabet="0123459年月底次人%万元≥不少于至/.,:成百分之m以上", max_size=9), max_size=40))
@example(["5m2", "5m3"])
@example(["100%", "000%", "120%"])
@example(["3成", "5成"])
def test_any_texts(texts: list[str]) -> None:
    reader = Reader(WORDING)
    for text in texts:
        for seen in (text, FOREIGN.sub("7", text), FOREIGN.sub("2", text)):
            assert reader.read(seen) == parse(seen, WORDING), seen


def test_a_text_is_remembered_and_the_memory_is_bounded() -> None:
    reader = Reader(WORDING, most=3)
    assert reader.read("不少于12次") is reader.read("不少于12次")
    for n in range(20):
        assert reader.read(f"召开{n}次会议") == parse(f"召开{n}次会议", WORDING)


def test_words_with_digits_of_their_own_are_not_taken_for_others() -> None:
    wording = Wording(improvement=("提升5分",))
    reader = Reader(wording)
    for text in ("服务提升4分", "服务提升5分", "服务提升6分"):
        assert reader.read(text) == parse(text, wording)
