"""The examples in the YAML are the tests of the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from jxlint.errors import BrokenRule
from jxlint.rules import RuleSet, load
from jxlint.trials import examples
from tests.rules.book import book


def test_every_example_does_what_it_must(rules: RuleSet) -> None:
    assert [f.text("en") for f in examples.run(rules)] == []


def test_there_are_enough_examples(rules: RuleSet) -> None:
    bad, good = examples.count(rules.rules)
    assert bad >= 2 * (len(rules.rules) - 1)
    assert good >= 2 * (len(rules.rules) - 1)


def test_a_bad_example_that_is_not_reported_fails(tmp_path: Path) -> None:
    folder = book(tmp_path, examples="{bad: [{name: 培训, annual: 4次}], good: [{name: 培训, annual: 稳妥}]}")
    failures = examples.run(load(folder=folder))
    assert [(f.code, f.which, f.index) for f in failures] == [("JX9501", "bad", 1), ("JX9501", "good", 1)]
    assert "JX9501" in failures[0].text("zh")
    assert failures[0].text("en").startswith("lint_rules/9-own.yaml:11:")


def test_an_unknown_key_in_an_example_names_the_nearest(tmp_path: Path) -> None:
    folder = book(tmp_path, examples="{bad: [{name: 培训, anual: 稳妥}], good: [{annual: 4次}]}")
    with pytest.raises(BrokenRule, match="anual") as caught:
        load(folder=folder)
    assert "annual" in caught.value.remedy_en
