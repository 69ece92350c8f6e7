"""A rule set compiled: rules of a book under a profile become closures, grouped by what they look at."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from jxlint.errors import BrokenProfile, BrokenRule
from jxlint.rules import kinds
from jxlint.rules.conditions import Condition, condition
from jxlint.rules.lexicon import Phrases
from jxlint.rules.loading import RuleBook
from jxlint.rules.model import Check, Hit, LexiconName, Rule, Scope
from jxlint.rules.profiles.model import Profile
from jxlint.rules.suggestions import Suggest
from jxlint.rules.taxonomy import Taxonomy
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row
from jxlint.rules.yamlfile import nearest

_PLACEHOLDER = re.compile(r"\{([a-z]+)\}")


class Checker(msgspec.Struct, frozen=True, eq=False):
    """A rule ready to run. `relevant` is its kind's cheap test for things none of the kind's rules can report;
    `fields` is where a rule for texts looks, `suggest` what to write instead."""

    rule: Rule
    scope: Scope
    check: Check
    when: Condition | None = None
    unless: Condition | None = None
    relevant: Callable[[Any], bool] | None = None
    conditional: bool = False
    fields: tuple[str, ...] = ()
    suggest: Suggest | None = None

    def applies(self, row: Row) -> bool:
        """Whether the rule's conditions let it judge `row`."""
        return (self.when is None or self.when(row)) and (self.unless is None or not self.unless(row))


class RuleSet:
    """The rules in force. `met` collects the codes of rules that found something they could judge."""

    def __init__(self, book: RuleBook, profile: Profile, rules: tuple[Rule, ...]) -> None:
        self.rules, self.profile, self.settings, self.book = rules, profile.name, profile, book
        self.tools = Tools(Phrases(book.lexicons), Path(book.folder) / "words" / "field.txt")
        self.taxonomies = {form: _taxonomy(book, name) for form, name in profile.taxonomy.items()}
        self.met: set[str] = set()
        self.checkers = tuple(c for rule in rules for c in _compiled(rule, self.tools, book, profile))
        self.by_scope: dict[str, tuple[Checker, ...]] = {}
        for checker in self.checkers:
            self.by_scope[checker.scope] = (*self.by_scope.get(checker.scope, ()), checker)

    def get(self, code: str) -> Rule | None:
        """The rule in force with this code."""
        return next((r for r in self.rules if r.code == code), None)


def kind_names() -> list[str]:
    """The kinds we have; other packages may add some."""
    return sorted(m.name for m in pkgutil.iter_modules(kinds.__path__))


def load_kind(name: str, where: str) -> Any:
    """The module of a kind, ours or a plug-in's. Raises BrokenRule naming the nearest one when there is none, and
    BrokenPlugin."""
    try:
        if not name.isidentifier():
            raise ModuleNotFoundError(name)
        return importlib.import_module(f"jxlint.rules.kinds.{name}")
    except ModuleNotFoundError as e:
        from jxlint.rules import plugged

        module = plugged.load_plugged(name)
        if module is not None:
            return module
        known = [*kind_names(), *plugged.kind_names()]
        near = nearest(name, known)
        raise BrokenRule(
            f"没有“{name}”这种检查",
            f"there is no kind “{name}”",
            remedy_zh=f"是不是“{near}”？" if near else "可用：" + "、".join(known),
            remedy_en=f"did you mean “{near}”?" if near else "known: " + ", ".join(known),
            where=where,
        ) from e


def _compiled(rule: Rule, tools: Tools, book: RuleBook, profile: Profile) -> tuple[Checker, ...]:
    """The checkers of `rule`. Options that a profile gave it and that cannot be used are that profile's mistake."""
    try:
        return tuple(_checkers(rule, tools, book))
    except BrokenRule as e:
        place = profile.rules[rule.code].options_place if rule.code in profile.rules else ""
        if not place:
            raise
        raise BrokenProfile(e.zh, e.en, remedy_zh=e.remedy_zh, remedy_en=e.remedy_en, where=place) from e


def _checkers(rule: Rule, tools: Tools, book: RuleBook) -> Iterator[Checker]:
    """The checkers of `rule`: of its kind's scope, and of rows for a kind that looks at those too (`build_row`)."""
    where = f"{rule.file}:{rule.line}"
    module = load_kind(rule.kind, where)
    try:
        options = msgspec.convert(rule.options, module.Options, strict=False)
    except msgspec.ValidationError as e:
        known = [f.encode_name for f in msgspec.structs.fields(module.Options)]
        raise BrokenRule(
            f"{rule.code} 的 options 有误：{e}",
            f"bad options of {rule.code}: {e}",
            remedy_zh=f"检查“{rule.kind}”可用：" + ("、".join(known) or "（无）"),
            remedy_en=f"kind “{rule.kind}” takes: " + (", ".join(known) or "none"),
            where=where,
        ) from e
    _lexicons_exist(options, tools, where)
    _placeholders_known(rule, where)
    suggest = _suggest(rule, tools, book, where)
    when = condition(rule.when, tools.phrases, where) if rule.when is not None else None
    unless = condition(rule.unless, tools.phrases, where) if rule.unless is not None else None
    conditional = when is not None or unless is not None
    try:
        check = module.build(options, tools)
        row_check = module.build_row(options, tools) if hasattr(module, "build_row") else None
    except BrokenRule as e:
        e.where = where
        raise
    if check is not None:
        fields = tuple(options.fields) if module.SCOPE == "text" else ()
        yield Checker(
            rule, module.SCOPE, check, when, unless, getattr(module, "relevant", None), conditional, fields, suggest
        )
    if row_check is not None:
        yield Checker(rule, "row", row_check, when, unless, conditional=conditional, suggest=suggest)


def _suggest(rule: Rule, tools: Tools, book: RuleBook, where: str) -> Suggest | None:
    if not rule.suggest:
        return None
    found = book.suggestions.get(rule.suggest)
    if found is None:
        near = nearest(rule.suggest, book.suggestions)
        raise BrokenRule(
            f"没有建议文件“{rule.suggest}”",
            f"there are no suggestions “{rule.suggest}”",
            remedy_zh=f"是不是“{near}”？" if near else "可用：" + "、".join(book.suggestions),
            remedy_en=f"did you mean “{near}”?" if near else "known: " + ", ".join(book.suggestions),
            where=where,
        )
    return found.compiled(tools.phrases)


def _lexicons_exist(options: Any, tools: Tools, where: str) -> None:
    known = tools.phrases.lexicons
    names = [getattr(options, f.name) for f in msgspec.structs.fields(options) if f.type is LexiconName]
    for f in msgspec.structs.fields(options):
        if f.type == dict[str, LexiconName]:
            names += getattr(options, f.name).values()
    for name in names:
        if name and name not in known:
            near = nearest(name, known)
            raise BrokenRule(
                f"没有词表“{name}”",
                f"there is no lexicon “{name}”",
                remedy_zh=f"是不是“{near}”？" if near else "可用：" + "、".join(known),
                remedy_en=f"did you mean “{near}”?" if near else "known: " + ", ".join(known),
                where=where,
            )


def _placeholders_known(rule: Rule, where: str) -> None:
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


def _taxonomy(book: RuleBook, name: str) -> Taxonomy:
    taxonomy = book.taxonomies.get(name)
    if taxonomy is None:
        near = nearest(name, book.taxonomies)
        raise BrokenRule(
            f"没有分类“{name}”",
            f"there is no taxonomy “{name}”",
            remedy_zh=f"是不是“{near}”？" if near else "可用：" + "、".join(book.taxonomies),
            remedy_en=f"did you mean “{near}”?" if near else "known: " + ", ".join(book.taxonomies),
        )
    return taxonomy


def message(rule: Rule, hit: Hit, lang: str, name: str) -> str:
    """The rule's message for `hit`, placeholders such as {text}, {name} and the hit's own filled in."""
    words = rule.messages.get(hit.variant, rule.message).of(lang)
    # Split at the placeholders once, so that words of the document are never read as placeholders.
    parts = _split(words)
    return "".join(
        part
        if not i % 2
        else hit.text
        if part == "text"
        else name
        if part == "name"
        else hit.args.get(part, "{" + part + "}")
        for i, part in enumerate(parts)
    )


@lru_cache(maxsize=1024)
def _split(words: str) -> tuple[str, ...]:
    """Text and names of placeholders by turns."""
    return tuple(_PLACEHOLDER.split(words))
