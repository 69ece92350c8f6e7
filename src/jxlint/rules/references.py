"""What a rule refers to must be there: lexicons, suggestions, taxonomies.

Each function raises a BrokenRule that names the nearest right one.
"""

from __future__ import annotations

from typing import Any

from jxlint.errors import BrokenRule
from jxlint.patterns import later
from jxlint.rules.book import RuleBook
from jxlint.rules.lexicon import check_lexicon
from jxlint.rules.messages import PLACEHOLDER
from jxlint.rules.model import LexiconName, Rule
from jxlint.rules.nearest import remedy
from jxlint.rules.suggestions import Suggestions
from jxlint.rules.taxonomy import Taxonomy
from jxlint.rules.tools import Tools

_BRACED, _BRACE = later(r"\{[^{}]*\}"), later(r"[{}]")


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


def placeholders_sound(rule: Rule) -> None:
    """Every brace in a message has its other half, and what stands between the two is a name that something may fill:
    anything else would be shown as it is written."""
    for key, texts in (("message", rule.message), *((f"messages.{name}", m) for name, m in rule.messages.items())):
        for words in (texts.zh, texts.en):
            where = rule.at(key)
            wrong = next((m[0] for m in _BRACED.finditer(words) if not PLACEHOLDER.fullmatch(m[0])), None)
            if wrong is not None:
                raise BrokenRule(
                    f"{rule.code} 的 message 里“{wrong}”不能作占位，没有内容可填",
                    f"“{wrong}” in a message of {rule.code} is no placeholder, and nothing fills it",
                    remedy_zh="占位只写名称，如 {text}、{name}，不能带格式、属性或序号",
                    remedy_en="write a name alone, such as {text} or {name}, without format, attribute or number",
                    where=where,
                )
            if _BRACE.search(PLACEHOLDER.sub("", words)):
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
