"""An annual value whose years or deadlines lie outside the budget year.

年度指标值里的年份或期限不在预算年度内。

不知道预算年度时不查。
Without a known budget year the rule is silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from jxlint.rules.due import due, ends_a_span
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.signs import DATED
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.rules.years import Year, years_in
from jxlint.targets import Deadline

SCOPE: Scope = "value"
signs = DATED


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    when: Annotated[
        Literal["earlier", "later"],
        says(
            "earlier 只写了更早的年份；later 期限在年度结束之后",
            "earlier (it names only years before the budget year) or later (its deadline is after the year's end)",
        ),
    ] = msgspec.field(name="is")


def build(options: Options, _tools: Tools) -> Check:
    def earlier(value: Value, budget: int) -> Year | None:
        named = years_in(value.text)
        return named[0] if named and max(y.year for y in named) < budget else None

    def later(value: Value, budget: int) -> Deadline | None:
        last = (budget, 12, 31)
        return next(
            (d for d in value.target.deadlines if d.last > last or (not d.last[0] and after(value, d, last))), None
        )

    def after(value: Value, deadline: Deadline, last: tuple[int, int, int]) -> bool:
        day = due(value, deadline)
        return day is not None and day > last and not ends_a_span(value, deadline)

    outside = earlier if options.when == "earlier" else later

    def check(value: Value) -> Iterator[Hit]:
        budget = value.row.facts.budget_year
        # Where both values are the same text, the annual one stands for them.
        if budget is not None and value.field == "annual" and (found := outside(value, budget)) is not None:
            text = value.text[found.start : found.end]
            yield Hit(value.field, text, found.start, found.end, args={"budget": str(budget)})

    return check
