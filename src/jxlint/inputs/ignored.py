"""What `.gitignore` files leave out: those of the folders that are walked, and of those above them up to the root of
the repository."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from gitignore_parser import IgnoreRule

_MOST = 1_000_000  # bytes of a .gitignore that are read


class Ignores(msgspec.Struct, frozen=True):
    """The patterns in force in a folder, those of the nearest folder last."""

    rules: tuple[IgnoreRule, ...] = ()

    def entered(self, folder: str) -> Ignores:
        """Those in force in `folder` (an absolute path), one level down."""
        more = _rules(folder)
        return Ignores((*self.rules, *more)) if more else self

    def ignores(self, path: str, *, folder: bool) -> bool:
        """Whether the file or folder at `path` (absolute) is left out; the last pattern that fits decides."""
        for rule in reversed(self.rules):
            if rule.directory_only and not folder:
                continue  # what is in such a folder is left out with it
            if rule.match(path + "/" if folder else path):
                return not rule.negation
        return False


def above(folder: str) -> Ignores:
    """Those of the folders above `folder` (absolute) in its repository; none for a folder that they leave out, since
    who names that wants it checked."""
    chain, here = [], folder
    while not os.path.exists(os.path.join(here, ".git")):  # noqa: PTH110, PTH118 - never raises
        here, below = os.path.dirname(here), here  # noqa: PTH120
        if here == below:
            return Ignores()
        chain.append(here)
    made = Ignores()
    for each in reversed(chain):
        made = made.entered(each)
    return Ignores() if made.ignores(folder, folder=True) else made


def _rules(folder: str) -> list[IgnoreRule]:
    path = os.path.join(folder, ".gitignore")  # noqa: PTH118 - for every folder, and Path is slow
    if not os.path.isfile(path):  # noqa: PTH113
        return []
    try:
        with Path(path).open("rb") as f:
            lines = f.read(_MOST).decode("utf-8-sig", "replace").splitlines()
    except OSError:
        return []
    # Only where there is one: a run without any need not load it.
    from gitignore_parser import rule_from_pattern

    made = []
    for line in lines:
        try:
            rule = rule_from_pattern(line, base_path=Path(folder))
            if rule is not None:
                re.compile(rule.regex)
                made.append(rule)
        except (ValueError, IndexError, re.error):  # a line that is no pattern is passed over, as git does
            continue
    return made
