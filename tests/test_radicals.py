"""Radicals written for ordinary characters are read as these, in every container, each in its own place."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.radicals import folded, folded_json
from jxlint.readers import json as json_reader
from jxlint.rules import load
from jxlint.sheet import sheet
from tests.samples import text

ODD = str.maketrans("目门支用高户长", "⽬⻔⽀⽤⾼⼾⻓")
RADICALS = [chr(c) for c in range(0x2E80, 0x2FE0)]


def odd(words: str) -> str:
    return words.translate(ODD)


@pytest.mark.parametrize("name", ["baiyun-projects", "liwan-projects", "guangzhou-department"])
def test_a_table_written_with_them_is_the_same_table(name: str) -> None:
    assert odd(text(name)) != text(name)
    plain, other = recognise(sheet(text(name))), recognise(sheet(odd(text(name))))
    assert other.document == plain.document
    assert other.leftovers == plain.leftovers
    rules = load()
    assert check(other, rules) == check(plain, rules)


@pytest.mark.parametrize("given_bytes", [False, True])
@pytest.mark.parametrize("escaped", [False, True])
def test_so_is_a_submitted_document(escaped: bool, given_bytes: bool) -> None:
    project = {"name": "⽬录\\u2f6c", "objective": "提⾼"}
    document = {"kind": "project-table", "units": [{"name": "⺠政局", "projects": [project]}]}
    made = json.dumps(document, ensure_ascii=escaped)
    reading = json_reader.read(made, made.encode() if given_bytes else None)
    assert isinstance(reading.document, ProjectTable)
    (unit,) = reading.document.units
    # A backslash before what looks like an escape is no escape.
    assert (unit.name, unit.projects[0].name, unit.projects[0].objective) == ("民政局", "目录\\u2f6c", "提高")


@given(st.text(alphabet=st.sampled_from([*RADICALS, "目", "A", "１", "（", "\\", "u", "\n"])))
def test_each_stands_in_the_place_of_one(words: str) -> None:
    made = folded(words)
    assert len(made) == len(words)
    assert folded(made) == made
    assert all(a == b for a, b in zip(words, made, strict=True) if a not in RADICALS)
    written = json.dumps(words)
    assert json.loads(folded_json(written)) == made
    assert len(folded_json(written)) == len(written)


def test_what_they_stand_for() -> None:
    assert folded("⼀⽬⻔⺠⻩⼾") == "一目门民黄户"
    # All radicals of the first block are characters; of the supplement those that stand alone.
    assert not any("\u2f00" <= c <= "\u2fd5" for c in folded("".join(RADICALS)))
    assert unicodedata.name(folded("⺅")) == "CJK RADICAL PERSON"
