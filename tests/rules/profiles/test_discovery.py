"""Which profile is a file's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.rules.profiles.discovery import Finder
from jxlint.rules.profiles.shelf import Shelf
from tests.rules.profiles.files import write


def found(path: Path | str) -> Path | None:
    at = Finder().find(str(path))
    return Path(at) if at else None


def folder(base: Path, *parts: str) -> Path:
    made = base.joinpath(*parts)
    made.mkdir(parents=True, exist_ok=True)
    return made


def test_the_nearest_upward_counts(tmp_path: Path) -> None:
    deep = folder(tmp_path, "a", "b", "c")
    write(tmp_path, rules="budget_year: 2023")
    write(tmp_path / "a", _jxlint="name: a")
    assert found(deep / "甲.txt") == tmp_path / "a" / ".jxlint.yaml"
    assert found(deep) == tmp_path / "a" / ".jxlint.yaml"
    assert found(tmp_path / "甲.txt") == tmp_path / "rules.yaml"
    write(tmp_path / "a", rules="budget_year: 2024")
    assert found(deep / "甲.txt") == tmp_path / "a" / ".jxlint.yaml"


def test_the_search_stops_at_a_repository_and_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deep = folder(tmp_path, "a", "b")
    write(tmp_path, rules="budget_year: 2023")
    folder(tmp_path, "a", ".git")
    assert found(deep / "甲.txt") is None
    write(tmp_path / "a", rules="budget_year: 2024")
    assert found(deep / "甲.txt") == tmp_path / "a" / "rules.yaml"
    (tmp_path / "a" / "rules.yaml").unlink()
    (tmp_path / "a" / ".git").rmdir()
    assert found(deep / "甲.txt") == tmp_path / "rules.yaml"
    monkeypatch.setenv("HOME", str(tmp_path / "a"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "a"))
    assert found(deep / "甲.txt") is None


@pytest.mark.parametrize(
    "text",
    [
        "rules:\n  - id: no-eval\n    pattern: eval(...)\n",
        "groups:\n  - name: alerts\n    rules: []\n",
        "- rule: shell in container\n",
        "kind: Rule\n---\nkind: Rule\n",
        "{{ template }}\n",
        "rules:\n  no-foo: error\n",
        "rules:\n- id: x\n",
        "select: [E501]\n",
        "name: alerts\n",
        "",
    ],
)
def test_a_rules_yaml_of_another_tool_is_passed_over_and_said(tmp_path: Path, text: str) -> None:
    inner = folder(tmp_path, "a")
    write(tmp_path, rules="budget_year: 2023")
    write(inner, rules=text)
    finder = Finder()
    assert finder.find(str(inner / "甲.txt")) == str(tmp_path / "rules.yaml")
    (notice,) = finder.notices
    assert notice.where.endswith("rules.yaml")
    assert ".jxlint.yaml" in notice.text("zh")
    assert ".jxlint.yaml" in notice.text("en")
    finder.find(str(inner / "乙.txt"))
    assert len(finder.notices) == 1


@pytest.mark.parametrize(
    "text",
    [
        "rules: {JX303: off", "\ufeffextends: mof-2021", "name: x\nignore: [JX3]", "rules:\n", "rules: {}  # 无\n",
        "select: []", "select: null", "ignore: []\nname: x", "about: 本局", "ruels:\n",
    ],
)  # fmt: skip
def test_one_of_ours_is_never_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path, rules=text)
    assert found(tmp_path / "甲.txt") == tmp_path / "rules.yaml"


def test_a_path_that_cannot_be_finds_nothing_and_does_not_fail(tmp_path: Path) -> None:
    folder(tmp_path, ".git")
    for name in ("a\0b/c.txt", "x" * 5000 + "/c.txt", "a/" * 1500 + "c.txt"):
        assert Finder().find(str(tmp_path / name) if "\0" not in name else f"{tmp_path}/{name}") is None


def test_each_file_has_its_own_and_a_set_profile_or_isolation_overrides(tmp_path: Path) -> None:
    one, two = folder(tmp_path, "甲"), folder(tmp_path, "乙")
    folder(tmp_path, ".git")
    write(one, rules="name: 甲\nignore: [JX301]")
    write(two, _jxlint="name: 乙")
    write(tmp_path, mine="name: 丙")
    shelf = Shelf()
    assert shelf.rules(str(one / "x.txt")).profile == "甲"
    assert shelf.rules(str(one / "x.txt")).get("JX301") is None
    assert shelf.rules(str(two / "x.txt")).profile == "乙"
    assert shelf.rules(str(two / "x.txt")).get("JX301") is not None
    assert shelf.rules(str(tmp_path / "x.txt")).profile == "default"
    assert Shelf(isolated=True).rules(str(one / "x.txt")).profile == "default"
    assert Shelf(profile=tmp_path / "mine.yaml").rules(str(one / "x.txt")).profile == "丙"
    assert Shelf(profile="mof-2021").rules(str(one / "x.txt")).profile == "mof-2021"


def test_standard_input_has_the_profile_of_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, rules="name: 甲\nbudget_year: 2024")
    monkeypatch.chdir(tmp_path)
    assert Shelf().rules("-").profile == "甲"
