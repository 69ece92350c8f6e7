"""A project whose name gives a period, or a single year, that ends before the budget year.

项目名称写的期限或年份在预算年度之前就结束了。

绩效目标里写明延续到预算年度的不报；不知道预算年度时不查。单独一个较早的年份可能只是规划的名称，用 `messages` 里的
`programme`（提示）。
A period in the objective that reaches the budget year excuses the name. Without a known budget year the rule is silent.
The message `programme` of `messages` speaks of a single earlier year that may only name the programme (severity info).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView
from jxlint.rules.years import period_in, years_in

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ongoing: Annotated[
        tuple[str, ...],
        says(
            "逐年做的工作的词：名称含它们时，单独一个较早的年份与期限一样要紧",
            "Words of work that is done year by year: in a name with them a single earlier year is as "
            "grave as a period",
        ),
    ]


def relevant(view: ProjectView) -> bool:
    return "20" in view.facts.name


def build(options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterator[Hit]:
        name, budget = view.facts.name, view.facts.budget_year
        if budget is None or view.whole_department:
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
