"""Rules, words, taxonomies and suggestions of users' own, laid over those that come along."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from os import PathLike

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.book import RuleBook, by_code, new_rule, once
from jxlint.rules.cache import read_own_cached
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.model import Rule
from jxlint.rules.nearest import nearest
from jxlint.rules.own_codes import CODES, is_own

_MISSPELT = 0.8  # names so alike are hardly two


def lay_over(
    book: RuleBook, path: str | PathLike[str], shown: str = "", *, cache: str | PathLike[str] | None = None
) -> RuleBook:
    """`book` with what the user's own file or folder at `path` holds, called `shown` in errors; the words of a lexicon
    that `book` has are added to it. Where it was read before it is taken from the folder `cache`. Raises BrokenRule for
    a code, name or word that is taken."""
    shown = shown or os.path.normpath(path)
    own = read_own_cached(path, shown, cache)
    rules = {rule.code: rule for rule in book.rules}
    for rule in own.rules:
        new_rule(rule, rules)
        if not is_own(rule.code):
            raise BrokenRule(
                f"自己的规则不能用代码 {rule.code}",
                f"a rule of your own cannot have the code {rule.code}",
                remedy_zh=f"请用 JX{CODES[0]} 到 JX{CODES[-1]}",
                remedy_en=f"use JX{CODES[0]} to JX{CODES[-1]}",
                where=rule.at(),
            )
        rules[rule.code] = rule
    for rule in own.rules:
        _yields_exist(rule, rules)
    lexicons = dict(book.lexicons)
    for name, lexicon in own.lexicons.items():
        if name not in lexicons:
            _used(name, rules.values(), lexicons, shown)
        lexicons[name] = _joined(lexicons[name], lexicon, shown) if name in lexicons else lexicon
    for name in own.taxonomies:
        once(name, book.taxonomies, shown)
    for name in own.suggestions:
        once(name, book.suggestions, shown)
    return msgspec.structs.replace(
        book,
        rules=by_code(rules),
        lexicons=lexicons,
        taxonomies={**book.taxonomies, **own.taxonomies},
        suggestions={**book.suggestions, **own.suggestions},
    )


def _yields_exist(rule: Rule, rules: Mapping[str, Rule]) -> None:
    for code in rule.yields_to:
        if code not in rules:
            near = nearest(code, rules)
            raise BrokenRule(
                f"yields_to 里的 {code} 不存在",
                f"yields_to names {code}, which does not exist",
                remedy_zh=f"是不是 {near}？" if near else "jxlint rules list 列出全部",
                remedy_en=f"did you mean {near}?" if near else "see jxlint rules list",
                where=rule.at("yields_to"),
            )


def _used(name: str, rules: Iterable[Rule], lexicons: Iterable[str], shown: str) -> None:
    """Raises BrokenRule for a new lexicon that no rule names and that has nearly the name of a shipped one: most likely
    its words were to be added to that."""
    import difflib  # nothing of it is needed where all is right

    near = next(iter(difflib.get_close_matches(name, list(lexicons), n=1, cutoff=_MISSPELT)), None)
    if near and not any(name in repr(rule.options) for rule in rules):
        raise BrokenRule(
            f"没有规则用到词表“{name}”，它的词不起作用", f"no rule uses the lexicon “{name}”, its words do nothing",
            remedy_zh=f"要往现有的词表里加词，是不是“{near}”？",
            remedy_en=f"to add words to a shipped one: did you mean “{near}”?", where=shown,
        )  # fmt: skip


def _joined(lexicon: Lexicon, own: Lexicon, shown: str) -> Lexicon:
    twice = next((w for w in own.words if w in lexicon.words), None)
    if twice is not None:
        raise BrokenRule(
            f"词表“{own.name}”里已有“{twice}”",
            f"the lexicon “{own.name}” already has “{twice}”",
            remedy_zh="请删去这个词",
            remedy_en="remove the word",
            where=shown,
        )
    corrections = {**lexicon.corrections, **own.corrections}
    return Lexicon(lexicon.name, lexicon.words + own.words, lexicon.groups + own.groups, corrections)
