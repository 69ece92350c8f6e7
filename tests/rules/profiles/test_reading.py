"""What is wrong in a profile is one error with file, line and the nearest right name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.errors import BrokenProfile
from jxlint.rules.profiles.extending import Node
from jxlint.rules.profiles.reading import EXEMPT_KEYS, KEYS, OVERRIDE_KEYS, Reader
from jxlint.rules.profiles.resolving import Command, resolve
from jxlint.rules.profiles.shelf import Shelf
from jxlint.rules.yamlfile import parse
from tests.rules.profiles.files import in_force, on, write

WORDS = sorted({*KEYS, *OVERRIDE_KEYS, *EXEMPT_KEYS, "severity", "options", "JX303", "number", "project-table"})


@pytest.mark.parametrize(
    ("text", "line", "says", "remedy"),
    [
        ("name: x\nrule: {}\n", 2, "rule", "rules"),
        ("name: x\n\nselect:\n  - JX3\n  - JX37\n", 5, "JX37", "JX307"),
        ("ignore: [JX3, JXX]\n", 1, "JXX", "jxlint rules list"),
        ("select: []\n", 1, "select", "take"),
        ("mandatory: JX99\n", 1, "JX99", "JX"),
        ("rules:\n  JX303: of\n", 2, "of", "off"),
        ("rules:\n  JX3O3: off\n", 2, "JX3O3", "JX30"),
        ("rules:\n  JX303: {severty: error}\n", 2, "severty", "severity"),
        ("rules:\n  JX303:\n    options:\n      numbr: 1\n", 4, "numbr", "number"),
        ("rules:\n  JX303: {options: {number: many}}\n", 2, "JX303", "number"),
        ("rules:\n  JX206: {options: {lexicon: routin}}\n", 2, "routin", "routine"),
        ("rules: [JX303]\n", 1, "mapping", "JX"),
        ("rules:\n  JX303: 7\n", 2, "mapping", "severity"),
        ("budget_year: 24\n", 1, "24", "2024"),
        ("budget_year: true\n", 1, "True", "2024"),
        ("taxonomy: mof-2012\n", 1, "mof-2012", "mof-2021"),
        ("taxonomy:\n  project-tabel: mof-2021\n", 2, "project-tabel", "project-table"),
        ("extends: mof-2020\n", 1, "mof-2020", "mof-202"),
        ("extends: [none.yaml]\n", 1, "none.yaml", "built in"),
        ("overrides:\n  - ignore: [JX3]\n", 2, "paths", "add"),
        ("overrides:\n  - paths: [a]\n    mandatory: [JX3]\n", 3, "mandatory", "known"),
        ("overrides: {paths: [a]}\n", 1, "list", "docs/profiles.md"),
        ("exempt:\n  - {codes: [JX303]}\n", 2, "reason", "add"),
        ("exempt:\n  - {reason: 同意}\n", 2, "codes", "add"),
        ("exempt:\n  - codes: [JX303]\n    reson: 同意\n", 3, "reson", "reason"),
        ("exempt:\n  - codes: [JX303]\n    reason: 同意\n    until: 2024-13-45\n", 4, "2024-13-45", "2025-12-31"),
        ("exempt:\n  - JX303\n", 2, "mappings", "docs/profiles.md"),
        ("exempt:\n  - {codes: [JX001], reason: 同意}\n", 2, "JX001", "take"),
        ("rules: {JX001: off}\n", 1, "JX001", "take"),
        ("name: [\n", 2, "YAML", "brackets"),
        ("- name\n", 0, "mapping", "extends"),
        ("a: &a [*a]\n", 1, "&a", "quotation marks"),
        ("a: " + "[" * 200_000, 1, "nested", "nest less"),
    ],
)
def test_every_mistake_has_its_line_and_remedy(tmp_path: Path, text: str, line: int, says: str, remedy: str) -> None:
    write(tmp_path, mine=text)
    with pytest.raises(BrokenProfile) as caught:
        in_force(tmp_path / "mine.yaml")
    error = caught.value
    assert says in error.en
    if text != "name: [\n":
        assert remedy in error.remedy_en
    assert "mine.yaml" in error.where
    if line:
        assert f"mine.yaml:{line}" in error.where
    assert "\n" not in error.text("zh")


def test_all_keys_are_read(tmp_path: Path) -> None:
    write(
        tmp_path,
        mine="""\
name: 本局
about: 说明
extends: default
budget_year: 2025
taxonomy: {project-table: mof-2021}
ignore: jx307, JX311
mandatory: [JX303]
rules:
  JX302: error
  JX304: off
  JX305: {severity: warning}
  JX206: {options: {fields: [name]}}
exempt:
  - {unit: 某局, project: 培训*, indicator: 3, codes: [JX301], reason: 同意, until: 2099-01-01}
overrides:
  - paths: "*.json"
    rules: {JX306: off}
""",
    )
    profile = in_force(tmp_path / "mine.yaml")
    assert (profile.name, profile.budget_year) == ("本局", 2025)
    assert profile.taxonomy == {"project-table": "mof-2021", "department-form": "department-2024"}
    assert {"JX304", "JX307", "JX311"} & on(profile) == set()
    assert profile.rules["JX302"].severity == "error"
    assert profile.rules["JX302"].place.endswith("mine.yaml:9")
    assert profile.rules["JX305"].severity == "warning"
    assert profile.rules["JX206"].options["fields"] == ["name"]
    assert profile.rules["JX206"].options["lexicon"] == "routine"
    assert profile.rules["JX303"].mandatory.endswith("mine.yaml:7")
    (entry,) = profile.exempt
    assert entry.exemption.indicator == 3
    assert entry.exemption.until == "2099-01-01"
    assert entry.covers == {"JX301"}


def test_an_empty_profile_is_the_default(tmp_path: Path) -> None:
    write(tmp_path, mine="# nothing yet\n")
    profile = in_force(tmp_path / "mine.yaml")
    assert profile.name == "mine.yaml"
    assert on(profile) == on(in_force("default"))


def test_a_profile_that_is_not_utf8_says_so(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_bytes("name: 本局\n".encode("gb18030"))
    with pytest.raises(BrokenProfile, match="UTF-8"):
        in_force(tmp_path / "mine.yaml")


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 3000)
    | st.sampled_from(["", "JX3", "JX303", "off", "*", "甲", "2024-01-01"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=6))
def test_whatever_stands_in_a_profile_is_read_or_refused(data: Any) -> None:
    book = Shelf().book
    text = yaml.safe_dump(data, allow_unicode=True)
    try:
        layer = Reader(book, "mine.yaml").layer(parse(text, "mine.yaml", BrokenProfile))
        resolve(Node(layer, (Node(book.profiles["default"]),)), book.rules, Command())
    except BrokenProfile as e:
        assert e.where.startswith("mine.yaml")
        assert e.remedy_zh
        assert e.remedy_en
