"""What a rule refers to must be there: lexicons, suggestions, taxonomies.

Each function raises a BrokenRule that names the nearest right one.
"""

from __future__ import annotations

from typing import Any

from jxlint.errors import BrokenRule
from jxlint.rules.book import RuleBook
from jxlint.rules.lexicon import check_lexicon
from jxlint.rules.model import LexiconName, Rule
from jxlint.rules.nearest import remedy
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy
from jxlint.rules.tools import Tools


def suggestions_of(rule: Rule, book: RuleBook, where: str) -> Suggestions | None:
    """The suggestions that the messages of `rule` take, None for none."""
    if not rule.suggest:
        return None
    found = book.suggestions.get(rule.suggest)
    if found is None:
        zh, en = remedy(rule.suggest, book.suggestions)
        raise BrokenRule(
            f"没有建议文件“{rule.suggest}”",
            f"there are no suggestions “{rule.suggest}”",
            remedy_zh=zh,
            remedy_en=en,
            where=where,
        )
    return found


def lexicons_exist(options: Any, tools: Tools, rule: Rule) -> None:
    """Every lexicon that an option names must be there: else the rule could never report anything."""
    known = tools.phrases.lexicons
    names: list[tuple[str, str]] = []
    fields = {
        name: written for t in type(options).__mro__ for name, written in vars(t).get("__annotations__", {}).items()
    }
    for field, written in fields.items():
        # As it is written: to resolve the types takes a while, and every run would wait for it.
        if LexiconName.__name__ in str(written):
            given = getattr(options, field)
            if isinstance(given, dict):
                names += [(name, f"{field}.{key}") for key, name in given.items()]
            else:
                names.append((given, field))
    for name, key in names:
        if name:
            check_lexicon(name, known, rule.at(f"options.{key}"))


def placeholders_paired(rule: Rule, where: str) -> None:
    """Every brace in a message has its other half."""
    for texts in (rule.message, *rule.messages.values()):
        for words in (texts.zh, texts.en):
            if words.count("{") != words.count("}"):
                raise BrokenRule(
                    f"{rule.code} 的 message 花括号不成对",
                    f"the braces in a message of {rule.code} do not pair",
                    remedy_zh="占位写作 {text}",
                    remedy_en="a placeholder is written {text}",
                    where=where,
                )


def taxonomy_of(book: RuleBook, name: str) -> Taxonomy:
    """The taxonomy `name` of the book."""
    taxonomy = book.taxonomies.get(name)
    if taxonomy is None:
        zh, en = remedy(name, book.taxonomies)
        raise BrokenRule(f"没有分类“{name}”", f"there is no taxonomy “{name}”", remedy_zh=zh, remedy_en=en)
    return taxonomy
