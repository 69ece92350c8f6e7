"""A rule set compiled: rules of a book under a profile become closures, grouped by what they look at."""

from __future__ import annotations

import functools
import importlib
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from jxlint.compiled import compiled
from jxlint.errors import BrokenProfile, BrokenRule
from jxlint.rules import kinds
from jxlint.rules.book import RuleBook, shipped
from jxlint.rules.conditions import Condition, conditions
from jxlint.rules.lexicon import Phrases
from jxlint.rules.model import Check, Hit, Rule, Scope
from jxlint.rules.nearest import nearest
from jxlint.rules.options import read_options
from jxlint.rules.own import is_own
from jxlint.rules.profiles.model import Profile
from jxlint.rules.references import lexicons_exist, placeholders_paired, suggestions_of, taxonomy_of
from jxlint.rules.screens import Screen
from jxlint.rules.suggestions import Suggest
from jxlint.rules.tools import Tools
from jxlint.rules.variables import OF_PROJECT
from jxlint.rules.views import Facts, ProjectView, Row

PLACEHOLDER = compiled(r"\{([a-z][a-z0-9]*)\}")


class Checker(msgspec.Struct, frozen=True, eq=False):
    """A rule ready to run. `relevant` is its kind's cheap test for rows or projects that it can report; `signs` are
    those of values that it can (see `signs`), None for all;
    `screen` finds something in every text that it can report, None for all texts;
    `fields` is where a rule for texts looks, `suggest` what to write instead."""

    rule: Rule
    scope: Scope
    check: Check
    when: Condition | None = None
    unless: Condition | None = None
    relevant: Callable[[Any], bool] | None = None
    signs: int | None = None
    conditional: bool = False
    fields: tuple[str, ...] = ()
    suggest: Suggest | None = None
    screen: Screen | None = None

    def applies(self, thing: Row | ProjectView) -> bool:
        """Whether the rule's conditions let it judge `thing`."""
        return (self.when is None or self.when(thing)) and (self.unless is None or not self.unless(thing))


class RuleSet:
    """The rules in force."""

    def __init__(self, book: RuleBook, profile: Profile, rules: tuple[Rule, ...]) -> None:
        self.rules, self.profile, self.settings, self.book = rules, profile.name, profile, book
        self.tools = Tools(Phrases(book.lexicons), os.path.join(book.folder, "words", "field.txt"))
        self.taxonomies = {form: taxonomy_of(book, name) for form, name in profile.taxonomy.items()}
        self._later = tuple(r for r in rules if r.kind in kinds.BEYOND and _tried(r, book, profile))
        self.checkers = tuple(c for r in rules if r not in self._later for c in _compiled(r, self.tools, book, profile))
        self.by_scope: dict[str, tuple[Checker, ...]] = {}
        for checker in self.checkers:
            self.by_scope[checker.scope] = (*self.by_scope.get(checker.scope, ()), checker)
        # What the rules ask of the project of an indicator, so that equal indicators of two projects may differ by it.
        suggested = [e.when for s in book.suggestions.values() for e in s.entries]
        asked = f"{suggested}" + "".join(f"{r.when}{r.unless}{r.options.get('expr', '')}" for r in rules)
        # What a kind of a plug-in looks at, it alone knows.
        every = any(r.kind not in kinds.BEYOND and f"{kinds.__name__}.{r.kind}" not in sys.modules for r in rules)
        self._of_project = tuple("name" if n == "project" else n for n in OF_PROJECT if every or n in asked)

    def forget(self) -> None:
        """Drop what was remembered of the texts that were judged."""
        self.tools.forget()

    @functools.cached_property
    def beyond(self) -> tuple[Checker, ...]:
        """The checkers of rules about more than a document. Those of ours are compiled when this is asked for."""
        of_ours = [c for r in self._later for c in _compiled(r, self.tools, self.book, self.settings)]
        others = [c for c in self.checkers if c.scope in ("corpus", "engine")]
        return tuple(sorted([*of_ours, *others], key=lambda c: self.rules.index(c.rule)))

    def circumstances(self, facts: Facts) -> str:
        """What rules for indicators ask about the project, as far as some rule in force does."""
        return "\x1f".join([str(getattr(facts, name)) for name in self._of_project])

    def get(self, code: str) -> Rule | None:
        """The rule in force with this code."""
        return next((r for r in self.rules if r.code == code), None)


def kind_names() -> list[str]:
    """The kinds we have; other packages may add some."""
    import pkgutil  # asked for only when a kind is not found, or for a list of them

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
    tools.tried = _tried(rule, book, profile)
    try:
        return tuple(_checkers(rule, tools, book))
    except BrokenRule as e:
        place = _place(rule, profile)
        if not place:
            raise
        raise BrokenProfile(e.zh, e.en, remedy_zh=e.remedy_zh, remedy_en=e.remedy_en, where=place) from e


def _place(rule: Rule, profile: Profile) -> str:
    """Where the profile gave `rule` options, "" where it did not."""
    return profile.rules[rule.code].options_place if rule.code in profile.rules else ""


def _tried(rule: Rule, book: RuleBook, profile: Profile) -> bool:
    """Whether `rule` came along with us and is as it came, so that it is known to be sound."""
    return book.folder == shipped() and not is_own(rule.code) and not _place(rule, profile)


def _checkers(rule: Rule, tools: Tools, book: RuleBook) -> Iterator[Checker]:
    """The checkers of `rule`: of its kind's scope, and of rows or names for a kind that looks at those too
    (`build_row`, `build_name`)."""
    module = load_kind(rule.kind, rule.at("kind"))
    options = read_options(rule, module.Options)
    if not tools.tried:
        lexicons_exist(options, tools, rule)
        placeholders_paired(rule, rule.at("message"))
    suggest = suggestions_of(rule, tools, book, rule.at("suggest"))
    scope: Scope = module.scope_of(options) if hasattr(module, "scope_of") else module.SCOPE
    fields = tuple(options.fields) if scope == "text" else ()
    try:
        check = module.build(options, tools)
        row_check = module.build_row(options, tools) if hasattr(module, "build_row") else None
        name_check = module.build_name(options, tools) if hasattr(module, "build_name") else None
    except BrokenRule as e:
        e.where = rule.at(f"options.{e.where}")
        raise
    conditional = rule.when is not None or rule.unless is not None

    if check is not None:
        when, unless = conditions(rule, scope, fields, tools)
        relevant, shown = _said(module, "relevant", options), _said(module, "signs", options)
        look = module.screen_for(options, tools) if hasattr(module, "screen_for") else getattr(module, "screen", None)
        yield Checker(rule, scope, check, when, unless, relevant, shown, conditional, fields, suggest, look)
    if row_check is not None:
        when, unless = conditions(rule, "row", (), tools)
        yield Checker(rule, "row", row_check, when, unless, conditional=conditional, suggest=suggest)
    if name_check is not None:
        when, unless = conditions(rule, "text", ("name",), tools)
        look = module.name_screen_for(options, tools)
        yield Checker(rule, "text", name_check, when, unless, None, None, conditional, ("name",), suggest, look)


def _said(module: Any, what: str, options: Any) -> Any:
    """What a kind says of itself for `options`, in a function WHAT_for or the same for all; None where it does not."""
    of_options = getattr(module, f"{what}_for", None)
    return of_options(options) if of_options else getattr(module, what, None)


def message(rule: Rule, hit: Hit, lang: str, name: str) -> str:
    """The rule's message for `hit`, placeholders such as {text}, {name} and the hit's own filled in."""
    words = rule.messages.get(hit.variant, rule.message).of(lang)
    # Split at the placeholders once, so that words of the document are never read as placeholders.
    parts = list(_split(words))
    for i in range(1, len(parts), 2):
        part = parts[i]
        if part == "text":
            parts[i] = hit.text
        elif part == "name":
            parts[i] = name
        else:
            parts[i] = hit.args.get(part, "{" + part + "}")
    return "".join(parts)


@functools.lru_cache(maxsize=1024)
def _split(words: str) -> tuple[str, ...]:
    """Text and names of placeholders by turns."""
    return tuple(PLACEHOLDER.split(words))
