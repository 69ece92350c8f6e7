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


def test_objects_of_which_one_begins_like_another_keep_what_is_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "_LONG", 0)
    one, two, three, other = '{"n":"e","am":{"t":3},"x":{"y":5}}', '{"n":"c","am":{"t":2}}', '{"n":"b"}', '{"o":1}'
    rows = [one, two, three, other, one, other, two, other, three, other, one, other]
    text = f'{{"units":[{",".join(rows)}]}}'
    index = Index(text)
    for path, value in ((("units", 8, "n"), '"b"'), (("units", 6, "am", "t"), "2"), (("units", 4, "x", "y"), "5")):
        (start,), (end,) = index.spans([path])
        assert text[start:end] == value, path


@pytest.mark.parametrize("key", ["k{}", "k" * 200 + "{}"])
def test_objects_of_many_or_long_keys_make_no_pattern(key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_rows, "_LONG", 0)
    many = ",".join(f'"{key.format(i)}":{i}' for i in range(500))
    text = f'[{{"a":1,"d":{{{many}}}}},{{{many}}},{{{many}}}]'
    index = Index(text)
    assert not index.repeated
    assert all(len(made.pattern.pattern) < 10_000 for made in index._rows._made)
    for path, value in (((0, "d", key.format(499)), "499"), ((2, key.format(7)), "7")):
        (start,), (end,) = index.spans([path])
        assert text[start:end] == value
