"""Conditions of rules: `when` and `unless` as data, compiled once to a function of an indicator.

A condition is a mapping of a fact (`category`, `parent`, `name`, `value`, `project`) to words; it holds when every
fact named holds one of its words. `{lexicon: NAME}` stands for the words of a lexicon, a list of mappings for "any
of these". `category` and `parent` are compared whole, the other facts searched for the words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import Phrases
from jxlint.rules.taxonomy import plain
from jxlint.rules.views import Row
from jxlint.rules.yamlfile import nearest

Condition = Callable[[Row], bool]
_FACTS: dict[str, Callable[[Row], str]] = {
    "category": lambda row: row.category,
    "parent": lambda row: row.parent,
    "name": lambda row: row.name,
    "value": lambda row: f"{row.period.text}\n{row.annual.text}",
    "project": lambda row: row.facts.name,
}
_WHOLE = ("category", "parent")


def condition(data: Any, phrases: Phrases, where: str) -> Condition:
    """The test that `data` states. Raises BrokenRule for an unknown fact or lexicon."""
    if isinstance(data, list):
        options = [condition(d, phrases, where) for d in data]
        return lambda row: any(test(row) for test in options)
    if not isinstance(data, dict) or not data:
        raise _broken(where, "条件应写成 {name: [词, …]}", "a condition is written {name: [word, …]}", _FACTS)
    tests = [_fact(fact, words, phrases, where) for fact, words in data.items()]
    return lambda row: all(test(row) for test in tests)


def _fact(fact: str, words: Any, phrases: Phrases, where: str) -> Condition:
    get = _FACTS.get(fact)
    if get is None:
        near = nearest(fact, _FACTS)
        raise _broken(
            where, f"条件里没有“{fact}”", f"unknown fact “{fact}” in a condition", [near] if near else list(_FACTS)
        )
    if isinstance(words, dict):
        name = str(words.get("lexicon"))
        if set(words) != {"lexicon"} or name not in phrases.lexicons:
            raise _broken(where, f"没有词表“{name}”", f"there is no lexicon “{name}”", phrases.lexicons)
        return lambda row: bool(phrases.find(get(row), name))
    listed = [str(w) for w in (words if isinstance(words, list) else [words])]
    if fact in _WHOLE:
        wanted = {plain(w) for w in listed}
        return lambda row: plain(get(row)) in wanted
    return lambda row: any(w in get(row) for w in listed)


def _broken(where: str, zh: str, en: str, known: Any) -> BrokenRule:
    listed = list(known)
    return BrokenRule(
        zh, en, remedy_zh="可用：" + "、".join(listed), remedy_en="known: " + ", ".join(listed), where=where
    )
