"""The day by which a value wants something done."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.rules.views import Value
from jxlint.targets import Deadline, Target

# The year after: 次年3月前.
_NEXT = compiled(r"(?:[次翌明]|下一?)年度?的?$")

_TO = ("至", "到", "-", "—", "–", "~", "～", "起")


def due(value: Value, deadline: Deadline) -> tuple[int, int, int] | None:
    """The last day that `deadline` allows, None in a year after one that is not known."""
    year, month, day = deadline.last
    if not year and _NEXT.search(value.text, 0, deadline.start):
        facts = value.row.facts
        known = None if facts.multi_year else facts.budget_year
        if known is None:
            return None
        year = known + 1
    # Whether a year that is not named has a 29 February nobody knows.
    return year, month, 28 if (month, day) == (2, 29) else day


def ends_a_span(value: Value, deadline: Deadline) -> bool:
    """Whether `deadline` is the end of a season that began the year before: 11月至次年3月."""
    following = _NEXT.search(value.text, 0, deadline.start)
    return following is not None and value.text.endswith(_TO, 0, following.start())


def milestone(target: Target) -> Deadline | None:
    """The one deadline the value sets; several are stages, which only a reader can pair."""
    own = [d for d in target.deadlines if not d.adverbial]
    return own[0] if len(own) == 1 else None
