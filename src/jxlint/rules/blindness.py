"""Which rules see no more of a number than its shape (see `shapes`), so that what two values of a shape are told alike
is told of all others of it.

A kind whose answers about a value depend on no more than its shape says so: BY_SHAPE is True, or `by_shape(options)`.
What such kinds say of a value or a row depends on no more than the shape of the name either; rules for texts see each
name itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from jxlint.compiled import compiled
from jxlint.rules.model import Rule
from jxlint.rules.screens import parts
from jxlint.rules.shapes import CUTS

_DIGITS = compiled(r"[0-9]")
# What a condition in CEL can ask about the values of an indicator.
_OF_VALUES = ("period", "annual", "value", "field", "quantified", "numbers", "units", "comparators")

_ESCAPE = compiled(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_COUNT = compiled(r"\{\d*,?\d*\}")
_GROUP = compiled(r"\((?!\?(?!P?<\w))((?:\[[^\]^\\-]+\])?)(\)?)")
_AGAIN = compiled(r"\\[1-9]")
_OTHER_WAYS = compiled(r"\\[gkpPNL]|\(\?P=|\(\?\(")


def by_shape(rule: Rule, module: Any, options: Any) -> bool:
    """Whether the answers of `rule`, of the kind `module` with these `options`, depend on the shape of values alone."""
    told = module.by_shape(options) if hasattr(module, "by_shape") else getattr(module, "BY_SHAPE", False)
    return bool(told) and _blind(rule.when) and _blind(rule.unless)


def suggested_by_shape(conditions: Iterable[Any]) -> bool:
    """The same of suggestions that are made under these conditions."""
    return all(map(_blind, conditions))


def blind_to_names(conditions: Iterable[Any]) -> bool:
    """Whether these conditions ask nothing about the digits of names."""
    return all(map(_nameless, conditions))


def _nameless(condition: Any) -> bool:
    if isinstance(condition, str):
        return "name" not in condition
    if isinstance(condition, list):
        return all(map(_nameless, condition))
    return not isinstance(condition, dict) or not _DIGITS.search(repr(condition.get("name", "")))


def is_cut(number: object) -> bool:
    """Whether numbers on the two sides of `number` are never of one shape."""
    return f"{number}" in CUTS


def sees_no_digits(pattern: str) -> bool:
    """Whether `pattern` (of the regex library) matches a text whatever its digits are, as far as can be seen."""
    plain = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), pattern)
    # Outside of a list these are three signs.
    listed = [part.replace("0-9", "") if part.startswith("[") else part for part in parts(_COUNT.sub("", plain))]
    plain = "".join(listed)
    if _AGAIN.search(plain):
        # What is repeated must be signs of a list without digits, which are ruled out below, and without ranges.
        if not all(m[1] and m[2] for m in _GROUP.finditer(plain)):
            return False
        plain = _AGAIN.sub("", plain)
    return not re.search(r"\d", plain) and not _OTHER_WAYS.search(plain)


def _blind(condition: Any) -> bool:
    """Whether a condition, as it stands in YAML, asks nothing about the digits of values."""
    if condition is None:
        return True
    if isinstance(condition, str):
        return not any(name in condition for name in _OF_VALUES)
    if isinstance(condition, list):
        return all(map(_blind, condition))
    return isinstance(condition, dict) and all(
        fact not in _OF_VALUES or not _DIGITS.search(repr(words)) for fact, words in condition.items()
    )
