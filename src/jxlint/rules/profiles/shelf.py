"""Rule sets by the files they are for: each profile is read once, each combination of its overrides compiled once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from jxlint.caching import cache_folder
from jxlint.errors import BrokenProfile, BrokenRule, UsageError
from jxlint.rules.book import RuleBook, root, shipped
from jxlint.rules.cache import read_book_cached
from jxlint.rules.model import Rule
from jxlint.rules.own import lay_over
from jxlint.rules.own_codes import may_be_own
from jxlint.rules.profiles.codes import check_codes
from jxlint.rules.profiles.discovery import Finder
from jxlint.rules.profiles.extending import Library, Node, of_profile
from jxlint.rules.profiles.filing import Filing, filing
from jxlint.rules.profiles.model import Code, Files, Key, Notice, Profile
from jxlint.rules.profiles.resolving import Command, resolve, rules_in_force

if TYPE_CHECKING:
    from pathlib import Path

    from jxlint.rules.ruleset import RuleSet


class Plan(msgspec.Struct, frozen=True, eq=False):
    """A rule set before it is compiled: the rules in force with what made them so, and what tells it from others."""

    key: tuple[str, tuple[Key, ...]]
    profile: Profile
    rules: tuple[Rule, ...]
    book: RuleBook


class Shelf:
    """The rule sets of a run.

    `profile` is a file or a built-in name and takes the place of what would be found; `isolated` finds nothing.
    `select` and `ignore` are codes or their beginnings, `year` the budget year. `folder` holds `lint_rules/` and
    `rules.yaml` in place of the shipped ones, `own` are files and folders of rules laid over them. `files` is what the
    command line says of files in folders, `cache` where the rule book is kept (see `caching.cache_folder`).
    Raises BrokenRule, BrokenProfile, UsageError.
    """

    def __init__(
        self, *, profile: str | Path | None = None, select: Iterable[str] = (), ignore: Iterable[str] = (),
        year: int | None = None, isolated: bool = False, folder: Path | None = None,
        own: Iterable[str | Path] = (), files: Files | None = None, cache: str | Path | bool = True,
    ) -> None:  # fmt: skip
        base = os.fspath(folder or root())
        rules = os.path.join(base, "lint_rules") if folder else shipped()
        kept = cache_folder(cache)
        self.book = read_book_cached(rules, kept)
        laid = tuple({os.path.realpath(path) if str(path).strip() else path: path for path in own}.values())
        for path in laid:
            if not str(path).strip():  # it would be the working folder
                raise UsageError(
                    "--rules 后面没有路径", "there is no path after --rules",
                    remedy_zh="请写规则文件或文件夹", remedy_en="name a file or folder of rules",
                )  # fmt: skip
            self.book = lay_over(self.book, path, cache=kept)
        self._own = os.path.realpath(os.path.join(base, "rules.yaml"))
        self._library, self._finder = Library(self.book, laid, kept), Finder(self._own)
        self._command = Command(_codes(select), _codes(ignore), year)
        self._set_by_user = self._library.named(str(profile)) if profile is not None else None
        self._known: set[tuple[str, ...]] = set()
        self._check_codes(self._set_by_user.own if self._set_by_user else (), late=profile is None and not isolated)
        self._isolated, self._files = isolated, files or Files()
        self._filings: dict[int, Filing] = {}
        self._nodes: dict[str, Node | BrokenProfile] = {}
        self._plans: dict[tuple[str, tuple[Key, ...]], Plan] = {}
        self._sets: dict[tuple[str, tuple[Key, ...]], RuleSet] = {}
        self._notices: dict[Notice, bool] = {}  # whether it has been said
        if self._set_by_user is not None:
            self.rules()  # what is wrong with it is wrong for all files

    def rules(self, path: str | None = None) -> RuleSet:
        """The rules in force for the file `path` (None: for none in particular), compiled.

        Raises BrokenProfile for a profile that cannot be used, BrokenRule, and UsageError where the command line
        would weaken a mandatory rule.
        """
        return self.compiled(self.plan(path))

    def plan(self, path: str | None = None) -> Plan:
        """What `rules` compiles; raises like it, but not for what only compiling finds."""
        _, key = self._applied(path)
        if key not in self._plans:
            profile, book = self.profile(path), self._library.book(self._node(path).own)
            self._plans[key] = Plan(key, profile, rules_in_force(book.rules, profile), book)
        return self._plans[key]

    def forget(self) -> None:
        """Have the rule sets drop what they remember of texts."""
        for rules in self._sets.values():
            rules.forget()

    def compiled(self, plan: Plan) -> RuleSet:
        """The rule set of `plan`; each is compiled once."""
        if plan.key not in self._sets:
            from jxlint.rules.ruleset import RuleSet

            try:
                self._sets[plan.key] = RuleSet(plan.book, plan.profile, plan.rules)
            except BrokenRule as e:
                if plan.book is self.book:
                    raise
                raise of_profile(e) from e
        return self._sets[plan.key]

    def profile(self, path: str | None = None) -> Profile:
        """What is in force for `path`, with the places of every setting; raises like `rules`."""
        node, (_, overrides) = self._applied(path)
        self._check_codes(node.own)
        profile = resolve(node, self._library.book(node.own).rules, self._command, frozenset(overrides))
        for notice in profile.notices:
            self._notices.setdefault(notice, False)
        return profile

    def filing(self, path: str) -> Filing:
        """What is in force for the files of the folder `path`, or for the file. A profile that cannot be used says
        nothing here: that error is told of each of its files."""
        try:
            node = self._node(path)
        except BrokenProfile:
            return filing(None, self._files)
        if id(node) not in self._filings:
            self._filings[id(node)] = filing(node, self._files)
        return self._filings[id(node)]

    def notices(self) -> list[Notice]:
        """What was refused or passed over since the last time this was asked, each once."""
        for notice in self._finder.notices:
            self._notices.setdefault(notice, False)
        fresh = [notice for notice, said in self._notices.items() if not said]
        self._notices.update(dict.fromkeys(fresh, True))
        return fresh

    @property
    def plans(self) -> Sequence[Plan]:
        """The plans made so far, in the order of their making."""
        return tuple(self._plans.values())

    def _check_codes(self, own: tuple[str, ...], *, late: bool = False) -> None:
        """Raises UsageError for a code of the command line that no rule has; `late`: a profile that will be found may
        bring rules of its own."""
        if own not in self._known:
            rules, left = self._library.book(own).rules, 0
            codes, names = [r.code for r in rules], {r.name: r.code for r in rules}
            for option, given in (("--select", self._command.select), ("--ignore", self._command.ignore)):
                asked = [c for c in given if not (late and may_be_own(c.text))]
                left += len(given) - len(asked)
                try:
                    check_codes(asked, codes, "", UsageError, names)
                except UsageError as e:
                    e.where = option
                    raise
            if not left:
                self._known.add(own)

    def _applied(self, path: str | None) -> tuple[Node, tuple[str, tuple[Key, ...]]]:
        """The profile for `path` and what tells its rule set from others: the overrides that match."""
        node = self._node(path)
        overrides = [(n.layer.file, o) for n in node.line() for o in n.layer.overrides]
        if not overrides or path is None:
            return node, (node.layer.file, ())
        from jxlint.rules.profiles.places import path_matches

        folder = os.path.dirname(node.layer.file) or "."
        applied = [o.key(file) for file, o in overrides if any(path_matches(p, path, folder) for p in o.paths)]
        return node, (node.layer.file, tuple(applied))

    def _node(self, path: str | None) -> Node:
        if self._set_by_user is not None:
            return self._set_by_user
        found = None if self._isolated or path is None else self._finder.find(path)
        if found is None or os.path.realpath(found) == self._own:
            return self._library.default
        key = str(found)
        if key not in self._nodes:
            try:
                self._nodes[key] = self._library.named(key)
            except BrokenProfile as e:
                self._nodes[key] = e
        node = self._nodes[key]
        if isinstance(node, BrokenProfile):
            raise node
        return node


def _codes(words: Iterable[str]) -> tuple[Code, ...]:
    return tuple(Code(w.strip().upper()) for w in words if w.strip())
