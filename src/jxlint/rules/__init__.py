"""Rules: YAML in, a compiled rule set out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jxlint.rules.model import Rule, Texts
from jxlint.rules.ruleset import RuleSet

__all__ = ["Rule", "RuleSet", "Texts", "load"]


def load(
    profile: str | Path | None = None,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    year: int | None = None,
    folder: Path | None = None,
) -> RuleSet:
    """The rules in force, compiled.

    `profile` is the path of a profile laid over the default one; `select` and `ignore` are codes or their beginnings;
    `year` is the budget year; `folder` holds `lint_rules/` and `rules.yaml` in place of the shipped ones.
    Raises BrokenRule, BrokenProfile, or UsageError for a code that does not exist.
    """
    import msgspec

    from jxlint.rules.cache import read_book_cached
    from jxlint.rules.loading import home
    from jxlint.rules.profile import in_force, overlay, read_profile

    root = folder or home()
    book = read_book_cached(root / "lint_rules")
    codes = [r.code for r in book.rules]
    chosen = read_profile(root / "rules.yaml", codes)
    if profile is not None:
        chosen = overlay(chosen, read_profile(Path(profile), codes))
    if year is not None:
        chosen = msgspec.structs.replace(chosen, budget_year=year)
    return RuleSet(book, chosen, in_force(book.rules, chosen, select, ignore))
