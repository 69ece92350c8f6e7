"""Rules about more than one document are loaded when somebody asks for them, and are the same as ever."""

from __future__ import annotations

from pathlib import Path

from jxlint.rules import kinds, load
from jxlint.rules.kind_modules import kind_names, load_kind
from tests.rules.book import book


def test_which_kinds_they_are() -> None:
    scopes = {name: getattr(load_kind(name, ""), "SCOPE", "") for name in kind_names()}
    assert {name for name, scope in scopes.items() if scope in ("corpus", "engine")} == kinds.BEYOND


def test_they_are_in_force_in_the_order_of_their_codes() -> None:
    rules = load()
    assert not [c for c in rules.checkers if c.scope in ("corpus", "engine")]
    asked = [c.rule for c in rules.beyond]
    assert {r.kind for r in asked} == kinds.BEYOND
    assert asked == [r for r in rules.rules if r in asked]


def test_those_of_a_folder_that_is_not_ours_are_made_at_once(tmp_path: Path) -> None:
    rules = load(folder=book(tmp_path, kind="copied", options="{least: 2}"))
    assert [c.scope for c in rules.checkers] == ["corpus"]
    assert [c.rule.code for c in rules.beyond] == [c.rule.code for c in rules.checkers]
