"""The fixes of our own rules: each example that a fixable rule reports is mended by its fix, and then not reported."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from jxlint.engine import check
from jxlint.errors import BrokenRule
from jxlint.fixing import fixed
from jxlint.readers import read_bytes
from jxlint.rules import load
from jxlint.rules.kinds.correction import Options, build
from jxlint.rules.model import LexiconName, Rule
from jxlint.trials.examples import reading

FIXABLE = [rule for rule in load().rules if rule.fixable]
CASES = [pytest.param(r, example, id=f"{r.code}-{i}") for r in FIXABLE for i, example in enumerate(r.examples.bad)]
# What is left open by the words themselves: which of two contradicting comparisons is meant, where a quotation ends.
OPEN = {"≥80人以下", "“一老一小服务覆盖率", "一老一小”培训4次", "“一老一小服务覆盖率达90%"}
OPEN |= {"≤30分钟，且≥60分钟", "不超过30分钟、不少于60分钟", "≥300元，≤200元"}


def test_the_catalogue_is_kept() -> None:
    assert {rule.code for rule in FIXABLE} == {"JX201", "JX204", "JX309", "JX801", "JX802"}
    assert {rule.code for rule in FIXABLE if rule.unsafe} == {"JX201"}


def test_doubtful_corrections_are_unsafe() -> None:
    rules = load()
    rows = [
        {"number": 1, "name": "补助发放给于洪等人", "annual": "4次"},
        {"number": 2, "name": "补助给于困难户", "annual": "租凭4次"},
    ]
    table = {"kind": "project-table", "units": [{"name": "甲", "projects": [{"name": "乙", "indicators": rows}]}]}
    found = [f for f in check(read_bytes(msgspec.json.encode(table), "a.json"), rules) if f.code == "JX801"]
    assert [(f.text, f.fix and f.fix.safe) for f in found] == [("给于", False), ("租凭", True)]


def test_a_doubtful_word_that_is_in_no_lexicon_is_an_error() -> None:
    tools = load().tools
    with pytest.raises(BrokenRule, match="has no “表”"):
        build(Options(lexicon=LexiconName("typos"), doubtful=("给于", "表")), tools)


@pytest.mark.parametrize(("rule", "example"), CASES)
def test_a_bad_example_is_mended(rule: Rule, example: dict[str, Any]) -> None:
    rules = load()
    document = reading(example, rule).document
    data = msgspec.json.encode(document)
    found = [f for f in check(read_bytes(data, "a.json"), rules) if f.code == rule.code]
    assert found
    done = fixed(data, lambda b: read_bytes(b, "a.json"), lambda r: check(r, rules), lambda f: f.code == rule.code)
    left = [f for f in check(read_bytes(done.data, "a.json"), rules) if f.code == rule.code]
    if OPEN & {str(said) for said in example.values()}:
        assert done.data == data and all(f.fix is None for f in found)
    else:
        assert done.applied and left == []
    assert all(f.fix is None or not (rule.unsafe and f.fix.safe) for f in found)
