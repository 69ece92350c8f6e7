"""A project whose name gives a period, or a single year, that ends before the budget year.

Options: `ongoing` - words in the name of work that is done year by year: for them a single earlier year is as grave as
a period, while elsewhere it may only name the programme (severity info, message `programme`). A period in the
objective that reaches the budget year excuses the name. Without a known budget year the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView
from jxlint.rules.years import period_in, years_in

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ongoing: tuple[str, ...]


def build(options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterator[Hit]:
        name, budget = view.facts.name, view.facts.budget_year
        if budget is None or "20" not in name or view.whole_department:
            return
        period = period_in(name)
        # A name with a range says nothing more by its single years.
        last = period or max(years_in(name), key=lambda y: y.year, default=None)
        promised = period_in(view.facts.objective)
        if last is None or last.year >= budget or (promised and promised.year >= budget):
            return
        args = {"budget": str(budget), "year": str(last.year)}
        soft = period is None and not any(word in name for word in options.ongoing)
        yield Hit(
            "project", name[last.start : last.end], last.start, last.end, ("name",), args,
            severity="info" if soft else None, variant="programme" if soft else "",
        )  # fmt: skip

    return check
