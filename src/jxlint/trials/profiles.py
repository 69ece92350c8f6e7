"""Examples of rules about profiles: a snippet of a profile, judged as a file under it would be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jxlint.document import Document
from jxlint.findings import Finding
from jxlint.rules.model import Example, Rule
from jxlint.rules.profiles.exempting import Exempter
from jxlint.rules.profiles.extending import Node
from jxlint.rules.profiles.judging import judge
from jxlint.rules.profiles.reading import Reader, lined
from jxlint.rules.profiles.resolving import Command, resolve, rules_in_force
from jxlint.rules.ruleset import RuleSet

_TODAY = date(2024, 7, 1)


def trial(
    example: Example,
    rule: Rule,
    rules: RuleSet,
    document: Document,
    judged: Callable[[RuleSet], list[Finding]],
    lang: str,
) -> list[Finding]:
    """What is reported of `document` and of the example's `profile`, which is laid over that of `rules`.

    `judged` judges the document with a rule set. Findings that an exemption suppresses are left out. Raises
    BrokenProfile for a snippet that is no profile.
    """
    node: Node | None = None
    snippet = Reader(rules.book, rule.file).layer(lined(example["profile"], rule.line))
    for layer in (*rules.settings.layers, snippet):
        node = Node(layer, (node,) if node else ())
    assert node is not None  # the snippet is there
    profile = resolve(node, rules.book.rules, Command())
    mine = RuleSet(rules.book, profile, rules_in_force(rules.book.rules, profile))
    day = date.fromisoformat(str(example.get("today") or _TODAY))
    findings, marks = Exempter(profile.exempt, day)(judged(mine), document)
    about = [f for found in judge([mine], marks, day, lang).values() for f in found]
    return [f for f in (*findings, *about) if f.suppressed is None]
