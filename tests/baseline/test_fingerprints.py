"""Fingerprints hold when lines break elsewhere, rows and projects move, and files come in another order."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.baseline import created, match
from jxlint.engine import Engine
from jxlint.findings import Finding, all_normalised, normalised
from jxlint.readers import read_bytes
from jxlint.rules import load
from tests.layouts.test_layouts import rewrapped
from tests.samples import NAMES, TABLES, text


@lru_cache(maxsize=1)
def engine() -> Engine:
    return Engine(load())


def judged(data: bytes, name: str) -> tuple[Finding, ...]:
    return tuple(engine().judge(read_bytes(data, name)))


@lru_cache(maxsize=8)
def of_text(name: str) -> tuple[Finding, ...]:
    return judged(text(name).encode(), f"{name}.txt")


@lru_cache(maxsize=8)
def submitted(name: str) -> bytes:
    return msgspec.json.encode(read_bytes(text(name).encode(), "a.txt").document)


def prints(findings: tuple[Finding, ...], *without: str) -> Counter[str]:
    return Counter(f.fingerprint for f in findings if f.code not in without)


@pytest.mark.parametrize("name", TABLES)
@given(seed=st.integers(0, 2**32))
@settings(max_examples=6, deadline=None)
def test_lines_may_break_elsewhere(name: str, seed: int) -> None:
    again = judged(rewrapped(text(name), seed).encode(), f"{name}.txt")
    assert prints(again) == prints(of_text(name))
    known = created("b", [("a", f) for f in of_text(name)])
    assert match(known, [("a", again)]).new == ()


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=6, deadline=None)
def test_units_projects_and_rows_may_move(name: str, data: st.DataObject) -> None:
    before, table = judged(submitted(name), "a.json"), json.loads(submitted(name))

    def moved(rows: list[Any]) -> list[Any]:
        return data.draw(st.permutations(rows)) if len(rows) > 1 else rows

    for unit in table.get("units", []):
        for project in unit["projects"]:
            project["indicators"] = moved(project["indicators"])
        unit["projects"] = moved(unit["projects"])
    for key in ("units", "tasks", "indicators"):
        if key in table:
            table[key] = moved(table[key])
    after = judged(json.dumps(table).encode(), "a.json")
    # The numbers moved with their rows and now run otherwise: that is new, and nothing else is.
    assert prints(after, "JX103") == prints(before, "JX103")
    assert {f.code for _, f in match(created("b", [("a", f) for f in before]), [("a", after)]).new} <= {"JX103"}


def test_what_depends_on_the_order_of_rows_keeps_its_fingerprint() -> None:
    row = {"level1": "1-产出指标", "level2": "11-数量指标", "period": "4次", "annual": "4次"}

    def found(code: str, names: list[list[str]], numbers: tuple[int, ...] = (1, 2, 3)) -> list[str]:
        projects = [
            {"name": min(p), "indicators": [row | {"name": n, "number": i} for n, i in zip(p, numbers, strict=False)]}
            for p in names
        ]
        table = {
            "schema": "jxlint.document/1",
            "kind": "project-table",
            "units": [{"name": "甲", "projects": projects}],
        }
        return sorted(f.fingerprint for f in judged(json.dumps(table).encode(), "a.json") if f.code == code)

    same = [["培训次数", "会议次数"], ["会议次数", "培训次数"], ["宣传次数", "调研次数"]]
    assert len(found("JX507", same)) == 1
    assert found("JX507", same) == found("JX507", same[::-1])
    turned = [["培训社区干部次数", "干部培训社区次数"], ["宣传次数"]]
    assert len(found("JX506", turned)) == 1
    assert found("JX506", turned) == found("JX506", [turned[0][::-1], turned[1]])
    off = found("JX103", [["培训次数", "会议次数", "宣传次数"]], (1, 3, 2))
    assert len(off) == 1
    assert off == found("JX103", [["培训次数", "会议次数", "宣传次数"]], (3, 1, 2))


@given(order=st.permutations(NAMES))
@settings(max_examples=20, deadline=None)
def test_files_may_come_in_any_order(order: list[str]) -> None:
    # Two files of the same words, one of which alone is known.
    found = [(n, of_text(n)) for n in NAMES]
    known = created("b", [(n, f) for n, fs in found for f in fs])
    copy = ("copy", of_text(NAMES[0]))
    again = match(known, [*((n, of_text(n)) for n in order), copy])
    first = match(known, [copy, *((n, of_text(n)) for n in reversed(order))])
    for matched in (again, first):
        assert {file for file, _ in matched.new} == {"copy"}
        assert len(matched.new) == len(of_text(NAMES[0]))


@given(st.text(alphabet="项目aＡ1１ ．.。；か\u3099e\u0301ﬁ⼴㎡\n", max_size=8))
def test_words_that_are_normal_already_are_known_at_sight(text: str) -> None:
    slowly = "".join(unicodedata.normalize("NFKC", text).split()).rstrip(".。;；,，")
    assert normalised(text) == slowly


@given(st.lists(st.text(alphabet="项aＡ1 ．.；か\u3099\u0301ﬁ㎡\n\0", max_size=6), max_size=5))
def test_many_are_normalised_as_each_is(texts: list[str]) -> None:
    assert all_normalised(texts) == [normalised(text) for text in texts]
