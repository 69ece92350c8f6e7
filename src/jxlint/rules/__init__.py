"""Rules: YAML in, a compiled rule set out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from jxlint.rules.model import Rule, Texts

if TYPE_CHECKING:
    from pathlib import Path

    from jxlint.rules.ruleset import RuleSet

__all__ = ["Rule", "RuleSet", "Texts", "load"]


def load(
    profile: str | Path | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    year: int | None = None,
    folder: Path | None = None,
    own: Sequence[str | Path] = (),
) -> RuleSet:
    """The rules in force, compiled.

    `profile` is the path of a profile laid over the default one, or the name of a built-in one; `select` and `ignore`
    are codes or their beginnings; `year` is the budget year; `folder` holds `lint_rules/` and `rules.yaml` in place of
    the shipped ones; `own` are files and folders of rules laid over them. Where each file has its own nearest profile,
    see `profiles.shelf.Shelf`.
    Raises BrokenRule, BrokenProfile, or UsageError for a code that does not exist.
    """
    from jxlint.rules.profiles.shelf import Shelf

    return Shelf(profile=profile, select=select, ignore=ignore, year=year, folder=folder, own=own).rules()


def __getattr__(name: str) -> Any:
    # A run that finds its results in the cache compiles no rule, and does without the grammar and the kinds.
    if name == "RuleSet":
        from jxlint.rules.ruleset import RuleSet

        return RuleSet
    raise AttributeError(name)
