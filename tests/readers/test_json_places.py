"""Places in JSON: every value at its line and column, whatever the writing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jxlint.document import Path, Span
from jxlint.readers import json_rows
from jxlint.readers.json_places import JsonPlaces

VALUES = st.recursive(
    st.text(max_size=8) | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=12,
)


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from leaves(inner, (*path, i))
    else:
        yield path, value


def at(text: str, line: int | None, column: int | None) -> int:
    assert line is not None
    assert column is not None
    lines = text.split("\n")
    return sum(len(part) + 1 for part in lines[: line - 1]) + column - 1


# Of many objects with the same keys the places are known by patterns.
ALIKE = st.lists(
    st.fixed_dictionaries(
        {
            "n": st.text(max_size=3) | st.integers(),
            "m": st.fixed_dictionaries({"t": st.text(max_size=3), "f": st.none()}),
        },
        optional={"o": st.text(max_size=3), "r": st.lists(st.fixed_dictionaries({"x": st.integers()}), max_size=3)},
    ),
    max_size=5,
)


@pytest.fixture(params=[50_000, 0], ids=["short", "long"])
def long(request: pytest.FixtureRequest) -> Iterator[None]:
    kept, json_rows._LONG = json_rows._LONG, request.param
    yield
    json_rows._LONG = kept


@pytest.mark.usefixtures("long")
@given(VALUES | ALIKE, st.sampled_from([None, 1]), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps({"v": value}, indent=indent, ensure_ascii=ascii_only)
    wanted = [(path, inner) for path, inner in leaves({"v": value})]
    places = JsonPlaces(text).locate_all([(path, None) for path, _ in wanted])
    for (path, inner), place in zip(wanted, places, strict=True):
        start, end = at(text, place.line, place.column), at(text, place.end_line, place.end_column)
        written = text[start:end]
        assert json.loads(f'"{written}"' if isinstance(inner, str) else written) == inner, path


@given(st.text(min_size=1, max_size=12), st.data(), st.booleans())
def test_a_part_of_a_string_is_found_behind_escapes(value: str, data: st.DataObject, ascii_only: bool) -> None:
    start = data.draw(st.integers(0, len(value) - 1))
    end = data.draw(st.integers(start + 1, len(value)))
    text = json.dumps({"a": [value]}, ensure_ascii=ascii_only)
    place = JsonPlaces(text).locate(("a", 0), Span(start, end))
    assert place.column is not None
    assert place.end_column is not None
    assert json.loads('"' + text[place.column - 1 : place.end_column - 1] + '"') == value[start:end]


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    ("text", "path", "place"),
    [
        ('{"a": 1, "a": 2}', ("a",), (1, 15, 1, 16)),
        ('{"a": {"b": 1}, "a": {"c": 2}}', ("a", "b"), (1, 22, 1, 23)),
        ('{"\\u0061": "x"}', ("a",), (1, 13, 1, 14)),
        ('[\n\r\n  {"k":\n"值"}]', (0, "k"), (4, 2, 4, 3)),
        ('{"a": {}}', ("a", "none"), (1, 7, 1, 8)),
        ('{"a": [1, [2], 3]}', ("a", 2), (1, 16, 1, 17)),
        ('{"a": ""}', ("a",), (1, 8, 1, 8)),
        ('[{"a": 1, "b": [1]}, {"a": 2, "b": [2], "a": 3}]', (1, "a"), (1, 46, 1, 47)),
        ('[{"a": {"b": 1}}, {"a": {"b": 2, "b": 3}}]', (1, "a", "b"), (1, 39, 1, 40)),
        ('[{"a": 1}, {"a": 2}]', (1,), (1, 12, 1, 13)),
    ],
)
def test_places_of_odd_writing(text: str, path: Path, place: tuple[int, int, int, int]) -> None:
    found = JsonPlaces(text).locate(path, None)
    assert (found.line, found.column, found.end_line, found.end_column) == place


def test_a_pointer_escapes_what_json_pointer_must() -> None:
    assert JsonPlaces('{"a/b~c": 1}').locate(("a/b~c",), None).pointer == "/a~1b~0c"


def test_nothing_is_walked_for_nothing() -> None:
    assert JsonPlaces("not even JSON").locate_all([]) == []
