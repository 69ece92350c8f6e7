"""What one pass over a JSON text tells of it, with patterns for objects of one make and without."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jxlint.readers import json_rows
from jxlint.readers.json_index import Index

PLAIN = st.sampled_from(['"x"', '"\\"}]"', "1", "-2.5e3", "null", "true", '""', '"{"'])
SPACE = st.sampled_from(["", " ", "\n "])


@st.composite
def objects(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    """An object of a few keys, some of them written in two ways or given twice."""
    keys = draw(st.lists(st.sampled_from(['"a"', '"\\u0061"', '"b"', '"c"', '"ü"']), max_size=4))
    space = draw(SPACE)
    pairs = f",{space}".join(f"{key}{space}:{space}{draw(inner)}" for key in keys)
    return f"{{{space}{pairs}{space}}}"


@st.composite
def lists(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    space = draw(SPACE)
    return f"[{space}{f'{space},'.join(draw(st.lists(inner, max_size=5)))}{space}]"


TEXTS = st.recursive(PLAIN, lambda inner: objects(inner) | lists(objects(inner)) | lists(inner), max_leaves=25)


@pytest.fixture(params=[50_000, 0], ids=["short", "long"])
def long(request: pytest.FixtureRequest) -> Iterator[None]:
    kept, json_rows._LONG = json_rows._LONG, request.param
    yield
    json_rows._LONG = kept


def repeats(text: str) -> bool:
    found = False

    def seen(pairs: list[tuple[str, object]]) -> None:
        nonlocal found
        found = found or len(dict(pairs)) < len(pairs)

    json.loads(text, object_pairs_hook=seen)
    return found


@pytest.mark.usefixtures("long")
@given(TEXTS)
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_key_that_is_given_twice_is_seen_wherever_it_is(text: str) -> None:
    assert Index(text).repeated == repeats(text)


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    "text",
    [
        '[{"a": 1, "b": 2}, {"a": 1, "a": 2}]',
        '[{"a": {"b": 1}}, {"a": {"b": 1, "b": 2}}]',
        '[{"a": 1, "l": []}, {"a": 1, "l": [], "a": 3}]',
        '[{"a": 1, "l": [{"x": 1}]}, {"a": 1, "l": [{"x": 1}, {"x": 1, "\\u0078": 2}]}]',
        '[{"a": {"b": 1, "b": 2}}, {"a": {"b": 1, "b": 2}}]',
    ],
)
def test_the_pattern_of_one_object_lets_no_other_pass(text: str) -> None:
    assert Index(text).repeated


def test_a_text_that_is_no_document_costs_no_more_than_its_room() -> None:
    deep = "[" * 100_000
    assert Index(deep).spans([(0, 0)]) == ([2], [3])
    assert Index(deep + "]" * 100_000).spans([(0,), ()]) == ([1, 0], [2, 1])
