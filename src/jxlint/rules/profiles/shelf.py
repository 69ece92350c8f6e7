"""Rule sets by the files they are for: each profile is read once, each combination of its overrides compiled once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from jxlint.errors import BrokenProfile, BrokenRule, UsageError
from jxlint.rules.cache import read_book_cached
from jxlint.rules.loading import home
from jxlint.rules.own import lay_over, may_be_own
from jxlint.rules.profiles.codes import check_codes
from jxlint.rules.profiles.discovery import Finder
from jxlint.rules.profiles.extending import Library, Node, of_profile
from jxlint.rules.profiles.model import Code, Key, Notice, Profile
from jxlint.rules.profiles.resolving import Command, resolve, rules_in_force
from jxlint.rules.ruleset import RuleSet


class Shelf:
    """The rule sets of a run.

    `profile` is a file or a built-in name and takes the place of what would be found; `isolated` finds nothing.
    `select` and `ignore` are codes or their beginnings, `year` the budget year. `folder` holds `lint_rules/` and
    `rules.yaml` in place of the shipped ones, `own` are files and folders of rules laid over them.
    Raises BrokenRule, BrokenProfile, UsageError.
    """

    def __init__(
        self, *, profile: str | Path | None = None, select: Iterable[str] = (), ignore: Iterable[str] = (),
        year: int | None = None, isolated: bool = False, folder: Path | None = None,
        own: Iterable[str | Path] = (),
    ) -> None:  # fmt: skip
        root = folder or home()
        self.book = read_book_cached(root / "lint_rules")
        laid = tuple(own)
        for path in laid:
            if not str(path).strip():  # it would be the working folder
                raise UsageError(
                    "--rules 后面没有路径", "there is no path after --rules",
                    remedy_zh="请写规则文件或文件夹", remedy_en="name a file or folder of rules",
                )  # fmt: skip
            self.book = lay_over(self.book, Path(path))
        self._library, self._finder = Library(self.book, laid), Finder()
        self._own = os.path.realpath(root / "rules.yaml")
        self._command = Command(_codes(select), _codes(ignore), year)
        self._set_by_user = self._library.named(str(profile)) if profile is not None else None
        self._known: set[tuple[str, ...]] = set()
        self._check_codes(self._set_by_user.own if self._set_by_user else (), late=profile is None and not isolated)
        self._isolated = isolated
        self._nodes: dict[str, Node | BrokenProfile] = {}
        self._sets: dict[tuple[str, tuple[Key, ...]], RuleSet] = {}
        self._notices: dict[Notice, bool] = {}  # whether it has been said
        if self._set_by_user is not None:
            self.rules()  # what is wrong with it is wrong for all files

    def rules(self, path: str | None = None) -> RuleSet:
        """The rules in force for the file `path` (None: for none in particular), compiled.

        Raises BrokenProfile for a profile that cannot be used, BrokenRule, and UsageError where the command line
        would weaken a mandatory rule.
        """
        _, key = self._applied(path)
        known = self._sets.get(key)
        if known is None:
            profile, book = self.profile(path), self._library.book(self._node(path).own)
            try:
                known = self._sets[key] = RuleSet(book, profile, rules_in_force(book.rules, profile))
            except BrokenRule as e:
                if book is self.book:
                    raise
                raise of_profile(e) from e
        return known

    def profile(self, path: str | None = None) -> Profile:
        """What is in force for `path`, with the places of every setting; raises like `rules`."""
        node, (_, overrides) = self._applied(path)
        self._check_codes(node.own)
        profile = resolve(node, self._library.book(node.own).rules, self._command, frozenset(overrides))
        for notice in profile.notices:
            self._notices.setdefault(notice, False)
        return profile

    def notices(self) -> list[Notice]:
        """What was refused or passed over since the last time this was asked, each once."""
        for notice in self._finder.notices:
            self._notices.setdefault(notice, False)
        fresh = [notice for notice, said in self._notices.items() if not said]
        self._notices.update(dict.fromkeys(fresh, True))
        return fresh

    @property
    def every(self) -> Sequence[RuleSet]:
        """The rule sets made so far, in the order of their making."""
        return tuple(self._sets.values())

    def _check_codes(self, own: tuple[str, ...], *, late: bool = False) -> None:
        """Raises UsageError for a code of the command line that no rule has; `late`: a profile that will be found may
        bring rules of its own."""
        if own not in self._known:
            given = (*self._command.select, *self._command.ignore)
            asked = [c for c in given if not (late and may_be_own(c.text))]
            check_codes(asked, [r.code for r in self._library.book(own).rules], "", UsageError)
            if len(asked) == len(given):
                self._known.add(own)

    def _applied(self, path: str | None) -> tuple[Node, tuple[str, tuple[Key, ...]]]:
        """The profile for `path` and what tells its rule set from others: the overrides that match."""
        node = self._node(path)
        overrides = [(n.layer.file, o) for n in node.line() for o in n.layer.overrides]
        if not overrides or path is None:
            return node, (node.layer.file, ())
        from jxlint.rules.profiles.places import path_matches

        folder = os.path.dirname(node.layer.file) or "."  # noqa: PTH120
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
