"""Which of the columns or fields of money of an evaluation is the budget."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.compiled import compiled

# The one that was adjusted, else the first.
_ADJUSTED = compiled(r"全年预算|调整(?:后|预算)|全年\(?")
_SPENT = compiled(r"执行|支出|到位|[率分]$|原因")


def budget_of(names: Sequence[str]) -> str:
    """Which of the heads of a table of money is that of the budget: not one of what was spent, unless all are."""
    stated = [n for n in names if not _SPENT.search(n)] or names
    return next((n for n in stated if _ADJUSTED.match(n)), stated[0])


def is_budget(words: str, before: str) -> bool:
    """Whether the label `words`, with a figure beside it, states the budget, behind one of the role `before` that does:
    only that of another column gives way to what was adjusted."""
    if _SPENT.search(words):
        return False
    return not before or (before == "fund" and _ADJUSTED.match(words) is not None)
