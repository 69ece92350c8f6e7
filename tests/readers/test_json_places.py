"""Places in JSON: every value at its line and column, whatever the writing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.document import Path, Span
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


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
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
    ],
)
def test_places_of_odd_writing(text: str, path: Path, place: tuple[int, int, int, int]) -> None:
    found = JsonPlaces(text).locate(path, None)
    assert (found.line, found.column, found.end_line, found.end_column) == place


def test_a_pointer_escapes_what_json_pointer_must() -> None:
    assert JsonPlaces('{"a/b~c": 1}').locate(("a/b~c",), None).pointer == "/a~1b~0c"


def test_nothing_is_walked_for_nothing() -> None:
    assert JsonPlaces("not even JSON").locate_all([]) == []
