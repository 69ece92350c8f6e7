"""YAML from anybody: bounded, and each fault is one error with line, column and what to do."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.errors import BrokenProfile, BrokenRule
from jxlint.rules.book import LARGEST
from jxlint.rules.yamlfile import check_keys, load, parse
from jxlint.rules.yamltree import DEPTH, Items, Lined

LAUGHS = "a: &a [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "where", "says", "remedy"),
    [
        ("a: [1, 2\n", "x.yaml:2:1", "not valid YAML", "quotation marks"),
        ("a:\n\t- b\n", "x.yaml:2:1", "not valid YAML", "not with tabs"),
        ("a: %5\n", "x.yaml:1:4", "not valid YAML", "quotation marks"),
        ("a: 说明: 有冒号\n", "x.yaml:1:6", "not valid YAML", "“: ”"),
        ("a: 1\nb：\n  c： 2\n", "x.yaml:4:1", "not valid YAML", "ASCII colon"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3", "given twice", "remove"),
        ("a: 1\n---\nb: 2\n", "x.yaml:2", "second YAML document", "file of its own"),
        ("a: *b\n", "x.yaml:1", "no “&b”", "quotation marks"),
        ("a: &a [*a]\n", "x.yaml:1", "no “&a”", "quotation marks"),
        ("? [a, b]\n: c\n", "x.yaml:1", "key must be a word", "key: value"),
        ("a: " + "[" * (DEPTH + 1) + "]" * (DEPTH + 1), "x.yaml:1", f"more than {DEPTH}", "nest less"),
        ("a: " + "{b: " * 100_000, "x.yaml:1", f"more than {DEPTH}", "nest less"),
        ("[" * 1_000_000, "x.yaml:1", f"more than {DEPTH}", "nest less"),
        (LAUGHS, "x.yaml:", "more than 200,000 values", "aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", "x.yaml", "", ""),
    ],
    ids=range(15),
)
def test_a_fault_is_one_error(text: str, where: str, says: str, remedy: str) -> None:
    started = time.perf_counter()
    if not says:  # a tag is no instruction: the value is plain
        assert parse(text, "x.yaml") == {"a": ["ls"]}
        return
    with pytest.raises(BrokenRule) as caught:
        parse(text, "x.yaml")
    assert caught.value.where.startswith(where)
    assert says in caught.value.en
    assert remedy in caught.value.remedy_en
    assert "\n" not in caught.value.text("zh")
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "a: 甲\n".encode("gbk"), b"\x00", b"a: \x07\n"])
def test_bytes_that_are_no_yaml(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.yaml").write_bytes(data)
    with pytest.raises(BrokenProfile) as caught:
        load(tmp_path / "x.yaml", BrokenProfile)
    assert str(tmp_path / "x.yaml") in caught.value.where


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(BrokenRule, match="4,194,305 bytes"):
        load(tmp_path / "x.yaml")


@pytest.mark.parametrize("name", ["none.yaml", "."])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(BrokenRule):
        load(tmp_path / name)


def test_values_are_words_numbers_and_truth() -> None:
    text = "a: 2024-07-01\nb: 007\nc: 1.50\nd: yes\ne: ~\nf: '1'\ng: 2024-13-45\nh: =\ni: 0x1F\nj: 12:30\n"
    data = parse(text, "x.yaml")
    assert data["a"] == "2024-07-01"
    assert data["c"] == 1.5
    assert (data["d"], data["e"], data["f"], data["g"], data["h"]) == (True, None, "1", "2024-13-45", "=")


def test_places() -> None:
    data = parse("a:\n  - x: 1\n    y: 2\n  - z\n", "x.yaml")
    assert isinstance(data, Lined)
    assert (data.at("a"), data.at("none"), data["a"].places) == ("1:1", "1:1", ["2:5", "4:5"])
    assert data["a"][0].at("y") == "3:5"


def test_an_alias_is_what_it_stands_for() -> None:
    assert parse("a: &w [甲]\nb: *w\n", "x.yaml") == {"a": ["甲"], "b": ["甲"]}


@pytest.mark.parametrize(
    ("data", "says"),
    [("words", "found text"), (Items(), "found a list"), (7, "found a number"), (None, "found nothing")],
)
def test_what_is_no_mapping_is_named(data: Any, says: str) -> None:
    with pytest.raises(BrokenRule, match=says):
        check_keys(data, ("a",), (), "C:\\规则\\x.yaml:3:1")


def test_a_chinese_colon_is_named() -> None:
    with pytest.raises(BrokenRule) as caught:
        check_keys(parse("name：甲\nyear：2024\n", "x.yaml"), ("name", "year"), (), "x.yaml:1:1")
    assert "ASCII colon" in caught.value.remedy_en


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=8),
        lambda d: st.lists(d, max_size=4) | st.dictionaries(st.text("ab甲", min_size=1), d),
        max_leaves=12,
    )
)
def test_what_is_written_is_read_again(data: Any) -> None:
    text = yaml.dump(data, allow_unicode=True)
    assert parse(text, "x.yaml") == data


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>'\"# \n,?%@`", max_size=40))
def test_whatever_is_written_is_read_or_refused(text: str) -> None:
    try:
        parse(text, "x.yaml")
    except BrokenRule as e:
        assert e.where.startswith("x.yaml")
