"""Rules ready to run: each compiled, with its options, conditions and suggestions, to functions of what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from jxlint.errors import BrokenProfile, BrokenRule
from jxlint.rules.book import RuleBook, shipped
from jxlint.rules.conditions import Condition, conditions
from jxlint.rules.kind_modules import load_kind
from jxlint.rules.model import Check, Rule, Scope
from jxlint.rules.options import empty_options, never, read_options
from jxlint.rules.own_codes import is_own
from jxlint.rules.profiles.model import Profile
from jxlint.rules.references import lexicons_exist, placeholders_sound, suggestions_of
from jxlint.rules.screens import Screen
from jxlint.rules.suggesting import Suggest, compiled
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row


class Checker(msgspec.Struct, frozen=True, eq=False):
    """A rule ready to run. `relevant` is its kind's cheap test for rows or projects that it can report; `signs` are
    those of values that it can (see `signs`), None for all;
    `screen` finds something in every text that it can report, None for all texts;
    `fields` is where a rule for texts looks, `suggest` what to write instead; `once`: the first field of an indicator
    of which it speaks speaks for all."""

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
    once: bool = False

    def applies(self, thing: Row | ProjectView) -> bool:
        """Whether the rule's conditions let it judge `thing`."""
        return (self.when is None or self.when(thing)) and (self.unless is None or not self.unless(thing))


class Compiler:
    """Makes the checkers of rules of `book` under `profile`, which use `tools`."""

    def __init__(self, book: RuleBook, profile: Profile, tools: Tools) -> None:
        self._book, self._profile, self._tools = book, profile, tools
        # Those that were compiled, by the names of their files; several rules take the same.
        self._suggestions: dict[str, Suggest] = {}

    def sound(self, rule: Rule) -> bool:
        """Whether `rule` came along with us and is as it came, so that it need not be tried."""
        return self._book.folder == shipped() and not is_own(rule.code) and not self._place(rule)

    def checkers(self, rule: Rule) -> tuple[Checker, ...]:
        """The checkers of `rule`. Raises BrokenRule; options that the profile gave it and that cannot be used are that
        profile's mistake (BrokenProfile)."""
        self._tools.tried = self.sound(rule)
        try:
            return tuple(self._checkers(rule))
        except BrokenRule as e:
            place = self._place(rule)
            if not place:
                raise
            raise BrokenProfile(e.zh, e.en, remedy_zh=e.remedy_zh, remedy_en=e.remedy_en, where=place) from e

    def _place(self, rule: Rule) -> str:
        """Where the profile gave `rule` options, "" where it did not."""
        given = self._profile.rules.get(rule.code)
        return given.options_place if given else ""

    def _suggest(self, rule: Rule) -> Suggest | None:
        found = suggestions_of(rule, self._book, rule.at("suggest"))
        if found is None:
            return None
        made = self._suggestions.get(found.name)
        if made is None:
            made = self._suggestions[found.name] = compiled(found, self._tools)
        return made

    def _checkers(self, rule: Rule) -> Iterator[Checker]:
        """The checkers of `rule`: of its kind's scope, and of rows or names for a kind that looks at those too
        (`build_row`, `build_name`)."""
        tools, module = self._tools, load_kind(rule.kind, rule.at("kind"))
        options = read_options(rule, module.Options)
        if not tools.tried:
            lexicons_exist(options, tools, rule)
            placeholders_sound(rule)
        suggest = self._suggest(rule)
        scope: Scope = module.scope_of(options) if hasattr(module, "scope_of") else module.SCOPE
        fields = tuple(options.fields) if scope == "text" else ()
        try:
            check = module.build(options, tools)
            row_check = module.build_row(options, tools) if hasattr(module, "build_row") else None
            name_check = module.build_name(options, tools) if hasattr(module, "build_name") else None
        except BrokenRule as e:
            e.where = rule.at(f"options.{e.where}")
            raise
        if not tools.tried:
            empty = empty_options(options)
            check = None if empty else check
            if check is None and row_check is None and name_check is None:
                raise never(rule, empty)
        conditional = rule.when is not None or rule.unless is not None

        if check is not None:
            when, unless = conditions(rule, scope, fields, tools)
            relevant, shown = _said(module, "relevant", options), _said(module, "signs", options)
            look = _said(module, "screen", options, tools)
            once = bool(getattr(options, "once", False))
            yield Checker(rule, scope, check, when, unless, relevant, shown, conditional, fields, suggest, look, once)
        if row_check is not None:
            when, unless = conditions(rule, "row", (), tools)
            yield Checker(rule, "row", row_check, when, unless, conditional=conditional, suggest=suggest)
        if name_check is not None:
            when, unless = conditions(rule, "text", ("name",), tools)
            look = module.name_screen_for(options, tools)
            yield Checker(rule, "text", name_check, when, unless, None, None, conditional, ("name",), suggest, look)


def _said(module: Any, what: str, *given: Any) -> Any:
    """What a kind says of itself, in a function WHAT_for of what is `given`, or the same for all; None where it does
    not."""
    of_these = getattr(module, f"{what}_for", None)
    return of_these(*given) if of_these else getattr(module, what, None)
