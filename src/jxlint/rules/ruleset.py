"""A rule set: the rules of a book that are in force under a profile, as checkers grouped by what they look at."""

from __future__ import annotations

import functools
import os
import sys

from jxlint.rules import kinds
from jxlint.rules.book import RuleBook
from jxlint.rules.checkers import Checker, Compiler
from jxlint.rules.lexicon import Phrases
from jxlint.rules.model import Rule
from jxlint.rules.profiles.model import Profile
from jxlint.rules.references import taxonomy_of
from jxlint.rules.tools import Tools
from jxlint.rules.variables import OF_PROJECT
from jxlint.rules.views import Facts


class RuleSet:
    """The rules in force."""

    def __init__(self, book: RuleBook, profile: Profile, rules: tuple[Rule, ...]) -> None:
        self.rules, self.profile, self.settings, self.book = rules, profile.name, profile, book
        self.tools = Tools(Phrases(book.lexicons), os.path.join(book.folder, "words", "field.txt"))
        self.taxonomies = {form: taxonomy_of(book, name) for form, name in profile.taxonomy.items()}
        self._compiler = Compiler(book, profile, self.tools)
        self._later = tuple(r for r in rules if r.kind in kinds.BEYOND and self._compiler.sound(r))
        self.checkers = tuple(c for r in rules if r not in self._later for c in self._compiler.checkers(r))
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
        of_ours = [c for r in self._later for c in self._compiler.checkers(r)]
        others = [c for c in self.checkers if c.scope in ("corpus", "engine")]
        return tuple(sorted([*of_ours, *others], key=lambda c: self.rules.index(c.rule)))

    def circumstances(self, facts: Facts) -> str:
        """What rules for indicators ask about the project, as far as some rule in force does."""
        return "\x1f".join([str(getattr(facts, name)) for name in self._of_project])

    def get(self, code: str) -> Rule | None:
        """The rule in force with this code."""
        return next((r for r in self.rules if r.code == code), None)
