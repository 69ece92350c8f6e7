"""Options are typed the same whether their types were read as they are written or resolved by msgspec."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from jxlint.rules import options as reading
from jxlint.rules.kind_modules import kind_names, load_kind
from jxlint.rules.model import Rule
from jxlint.rules.profiles.shelf import Shelf

RULES = Shelf(isolated=True).book.rules
ODD: list[Any] = [
    "", "x", "name", "on", "a', 'b", 1, -1, 0.5, True, None, [], ["x"], ["name", "annual"], ["name", 1], [[]], {},
    {"x": "y"}, {"x": {"y": "z"}}, {"x": 1}, {1: "x"}, [{"pattern": "x", "write": ""}], [{"pattern": 1}], [{}],
    "units", ["="], ["units', 'total"],
]  # fmt: skip


def _quick(given: dict[str, Any], options: type[Any]) -> Any:
    try:
        return options(**reading._plain(given, options))
    except (TypeError, ValueError, KeyError):
        return None


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_of_every_rule(rule: Rule) -> None:
    options = load_kind(rule.kind, "").Options
    quick = _quick(rule.options, options)
    assert quick is None or quick == msgspec.convert(rule.options, options)


def test_no_rule_needs_types_resolved() -> None:
    assert [r.code for r in RULES if _quick(r.options, load_kind(r.kind, "").Options) is None] == []


@pytest.mark.parametrize("kind", kind_names())
def test_what_is_wrong_is_never_taken(kind: str) -> None:
    options = load_kind(kind, "").Options
    for field in (*options.__struct_encode_fields__, "nothing"):
        for value in ODD:
            given = {field: value}
            try:
                typed = msgspec.convert(given, options)
            except msgspec.ValidationError:
                typed = None
            quick = _quick(given, options)
            assert quick is None or quick == typed, given
