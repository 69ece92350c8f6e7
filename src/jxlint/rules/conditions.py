"""Conditions of rules, `when` and `unless`: compiled once to a function of an indicator or a project.

A mapping is for words and categories: `{name: [成本, 节约]}` holds when every variable named holds one of its words.
`{lexicon: NAME}` stands for the words of a lexicon, a list of mappings for "any of these". `category` and `parent` are
compared whole, the other texts searched for the words. `value` is both values of an indicator.

A text is CEL, for all the rest: `category == "成本指标" || name.matches("成本|节约")`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import has_any
from jxlint.rules.model import Rule, Scope
from jxlint.rules.nearest import remedy
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.variables import VARIABLES, Thing, thing_of

Condition = Callable[[Any], bool]
_WHOLE = ("category", "parent")


# The fields of an indicator; a condition knows nothing of the others.
OF_INDICATOR = ("level1", "level2", "name", "annual", "period")


def conditions(
    rule: Rule, scope: Scope, fields: tuple[str, ...], tools: Tools
) -> tuple[Condition | None, Condition | None]:
    """The rule's `when` and `unless` for a checker of `scope`. Raises BrokenRule where they could never be asked."""
    given = {key: data for key, data in (("when", rule.when), ("unless", rule.unless)) if data is not None}
    thing = thing_of(scope)
    beyond = [f for f in fields if f not in OF_INDICATOR]
    for key in given:
        if thing is None:
            raise BrokenRule(
                f"{rule.code}：检查“{rule.kind}”看的是整份表，不能带条件 {key}",
                f"{rule.code}: kind “{rule.kind}” looks at the whole document and takes no {key}",
                remedy_zh=f"请删去 {key}",
                remedy_en=f"remove {key}",
                where=rule.at(key),
            )
        if beyond:
            raise BrokenRule(
                f"{rule.code}：{key} 只能管指标的各栏，fields 里有 {'、'.join(beyond)}",
                f"{rule.code}: {key} can only be asked of an indicator, and fields has {', '.join(beyond)}",
                remedy_zh="请从 fields 里去掉，或另写一条没有条件的规则",
                remedy_en="take them out of fields, or write another rule without a condition",
                where=rule.at(key),
            )
    if thing is None:
        return None, None
    made = {key: condition(data, thing, tools, rule.at, key) for key, data in given.items()}
    return made.get("when"), made.get("unless")


@functools.cache
def facts(thing: Thing) -> dict[str, Callable[[Any], str]]:
    """What a mapping can ask of an indicator or a project: the texts among the variables."""
    known = {name: v.get for name, v in VARIABLES[thing].items() if v.type == "string" and name != "money_unit"}
    if thing == "row":
        known["value"] = lambda row: f"{row.period.text}\n{row.annual.text}"
    return known


def condition(data: Any, thing: Thing, tools: Tools, at: Callable[[str], str], key: str) -> Condition:
    """The test that `data` states of a `thing`; `at` tells the places of what lies below `key`, named as
    `yamlfile.fact_places` does. Raises BrokenRule for an unknown fact or lexicon, or for CEL that does not compile to
    true or false."""
    if isinstance(data, str):
        return tools.cel(data, thing, at(key))
    if isinstance(data, list) and data:
        options = [condition(d, thing, tools, at, f"{key}.{i}") for i, d in enumerate(data, 1)]
        return lambda row: any(test(row) for test in options)
    known = facts(thing)
    if not isinstance(data, dict) or not data:
        raise _broken(at(key), "条件应写成 {name: [词, …]}", "a condition is written {name: [word, …]}", list(known))
    tests = [_fact(fact, words, known, tools, at(f"{key}.{fact}")) for fact, words in data.items()]
    return tests[0] if len(tests) == 1 else lambda row: all(test(row) for test in tests)


def _fact(fact: str, words: Any, known: dict[str, Callable[[Any], str]], tools: Tools, where: str) -> Condition:
    get = known.get(fact)
    if get is None:
        raise _broken(where, f"条件里没有“{fact}”", f"unknown fact “{fact}” in a condition", list(known), fact)
    if isinstance(words, dict):
        lexicons = tools.phrases.lexicons
        name = str(words.get("lexicon"))
        if set(words) != {"lexicon"} or name not in lexicons:
            raise _broken(where, f"没有词表“{name}”", f"there is no lexicon “{name}”", list(lexicons), name)
        return lambda thing: tools.has(get(thing), name)
    listed = words if isinstance(words, list) else [words]
    if not listed or not all(isinstance(w, str) and w for w in listed):
        raise _broken(where, f"“{fact}”后面应是一列词", f"a list of words must follow “{fact}”", [f"{fact}: [甲, 乙]"])
    if fact in _WHOLE:
        wanted = {plain(w) for w in listed}
        return lambda thing: plain(get(thing)) in wanted
    return lambda thing: has_any(get(thing), listed)


def _broken(where: str, zh: str, en: str, known: list[str], word: str = "") -> BrokenRule:
    remedies = remedy(word, known)
    return BrokenRule(zh, en, remedy_zh=remedies[0], remedy_en=remedies[1], where=where)
