"""Broken rules, lexicons and profiles: each is one clear error with file, line and remedy."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from jxlint.errors import BrokenProfile, BrokenRule, JxlintError, UsageError
from jxlint.rules import load
from tests.rules.book import book


@pytest.mark.parametrize(
    ("change", "says", "remedy"),
    [
        ({"more": "  severty: error\n"}, "severty", "severity"),
        ({"kind": "phrases"}, "phrases", "phrase"),
        ({"options": "{lexicon: owm}"}, "owm", "own"),
        ({"options": "{lexicn: own}"}, "JX9501", "lexicon"),
        ({"more": "  when: {nane: [培训]}\n"}, "nane", "name"),
        ({"more": "  when: {name: {lexicon: nothing}}\n"}, "nothing", "own"),
        ({"examples": "{bad: [{annual: 稳妥}]}"}, "good", "at least one"),
        ({"more": "  code: JX9502\n"}, "twice", "remove"),
        ({"lexicon": "name: own\nwords: []\n"}, "empty", "words"),
        ({"lexicon": "name: own\nwords: [稳妥, 稳妥]\n"}, "稳妥", "remove"),
        ({"lexicon": "name: own\nwords: [稳妥\n"}, "YAML", "indentation"),
        ({"kind": "pattern", "options": "{pattern: '(稳'}"}, "pattern", "mend"),
    ],
)
def test_a_broken_rule_is_one_clear_error(tmp_path: Path, change: dict[str, str], says: str, remedy: str) -> None:
    with pytest.raises(BrokenRule) as caught:
        load(folder=book(tmp_path, **change))
    error = caught.value
    assert says in error.en
    assert remedy in error.remedy_en
    assert ".yaml" in error.where
    assert "\n" not in error.text("zh")


def test_the_line_of_a_wrong_key_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenRule) as caught:
        load(folder=book(tmp_path, more="  severty: error\n"))
    assert caught.value.where.endswith("9-own.yaml:12:3")


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        ("rules: {JX9999: off}\n", "JX9999"),
        ("rule: {}\n", "rule"),
        ("rules: {JX9501: grave}\n", "grave"),
        ("rules: {JX9501: 5}\n", "mapping"),
        ("rules: {JX9501: {severity: grave}}\n", "grave"),
        ("budget_year: 24\n", "24"),
        ("taxonomy: {project-table: guangzhu}\n", "guangzhu"),
    ],
)
def test_a_broken_profile_is_one_clear_error(tmp_path: Path, profile: str, says: str) -> None:
    folder = book(tmp_path)
    mine = tmp_path / "mine.yaml"
    mine.write_text(profile, encoding="utf-8")
    with pytest.raises(JxlintError) as caught:
        load(mine, folder=folder)
    assert says in caught.value.en


def test_a_missing_profile_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BrokenProfile):
        load(tmp_path / "none.yaml")


def test_a_profile_changes_severity_and_switches_off(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("rules: {JX302: error, JX307: off}\nbudget_year: 2025\n", encoding="utf-8")
    rules = load(mine)
    assert rules.get("JX307") is None
    changed = rules.get("JX302")
    assert changed is not None
    assert changed.severity == "error"
    assert rules.settings.budget_year == 2025


def test_select_takes_prefixes_and_refuses_unknown_codes() -> None:
    assert {r.code[:3] for r in load(select=["JX3"]).rules} == {"JX3"}
    assert "JX301" not in {r.code for r in load(ignore=["jx301"]).rules}
    with pytest.raises(UsageError, match="JX999"):
        load(select=["JX999"])


def test_a_pattern_that_explodes_is_a_finding_not_a_hang(tmp_path: Path) -> None:
    from jxlint.engine import Engine
    from jxlint.trials.examples import reading

    folder = book(tmp_path, kind="pattern", options="{pattern: '(a|aa)+$'}")
    rules = load(folder=folder)
    engine, text = Engine(rules), "a" * 5000 + "!"
    rows = [{"name": text, "annual": text}, {"name": text + "b!"}, {"name": "aab", "annual": "aa"}]
    for lang, said in (("zh", "请避免嵌套的重复"), ("en", "avoid nested repetition")) * 2:
        begun = time.monotonic()
        (failed,) = engine.judge(reading({"indicators": rows}, rules.rules[0]), lang)
        assert time.monotonic() - begun < 10
        assert (failed.code, failed.indicator, failed.severity) == ("JX001", 1, "error")
        assert rules.rules[0].code in failed.message
        assert said in failed.message
        assert "9-own.yaml:6:" in failed.message
        assert len(failed.message) < 300
    # What was passed over for that is looked at in the next table.
    (found,) = engine.judge(reading({"indicators": rows[2:]}, rules.rules[0]))
    assert found.code == rules.rules[0].code


def test_the_cache_follows_the_content(tmp_path: Path) -> None:
    folder = book(tmp_path)
    assert load(folder=folder).tools.words("own") == ("稳妥",)
    (folder / "lint_rules" / "lexicon" / "own.yaml").write_text("name: own\nwords: [稳步提升]\n", encoding="utf-8")
    assert load(folder=folder).tools.words("own") == ("稳步提升",)
