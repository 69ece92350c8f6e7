"""A total cost target in money that is larger than the project's own amount. Units of money are converted. In a
self-evaluation the amount is that of the budget as it was adjusted, and targets were set by the one before: the larger
of the two counts. Where a form has one column of values and states the money of the whole project, that counts too.

总成本的目标比项目自己的金额还大；元和万元会换算。自评表的金额是调整后的，目标却是按年初预算定的，所以取两者中大的；只有一栏指标值、又写明项目总投资的表也取大的。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec

from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.money import YUAN, figure, of_whole, usable
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row, RowTexts, Value
from jxlint.targets import Measure

SCOPE: Scope = "project"


_BEFORE = later(r"年初.{0,3}预算")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: Annotated[LexiconName, says("总成本名称的词表", "Lexicon of names of total costs")]
    unless: Annotated[LexiconName, says("单价名称的词表", "Lexicon of names of unit prices")]
    others: Annotated[
        LexiconName,
        says("别人出的钱的词表（社会资本、自筹）", "Lexicon of words for money that others give (社会资本, 自筹)"),
    ] = LexiconName("")


def relevant(view: ProjectView) -> bool:
    return any(map(_in_money, view.texts))


def build(options: Options, tools: Tools) -> Check:
    def others(text: str) -> bool:
        """Whether `text` speaks of money that others give."""
        return bool(options.others) and tools.has(text, options.others)

    def above(value: Value, limit: Decimal) -> Measure | None:
        """The measure of `value` that is more than `limit`."""
        m = next((m for m in value.target.measures if m.unit in YUAN and not m.per), None)
        if m is None or m.number * YUAN[m.unit] <= limit or tools.has(value.text, options.unless):
            return None
        return None if others(m.subject) else m

    def costs(row: Row) -> bool:
        if tools.has(row.name, options.unless) or others(row.name):
            return False
        return "成本" in row.category or "成本" in row.parent or tools.has(row.name, options.names)

    def check(view: ProjectView) -> Iterator[Hit]:
        total, unit = _amount(view), YUAN.get(view.money_unit)
        if not total or not usable(total) or unit is None or view.facts.secret:
            return
        limit: Decimal = total * unit
        for i, texts in enumerate(view.texts):
            if not _in_money(texts) or not costs(row := view.row(i)):
                continue
            for value in row.values:
                if value.field == "period" and view.facts.multi_year:
                    continue  # what the whole term may cost is no part of the year's money
                if m := above(value, limit):
                    args = {"amount": f"{total}{view.money_unit}"}
                    text = value.text[m.start : m.end]
                    yield Hit(value.field, text, m.start, m.end, path=("indicators", i, value.field), args=args)
                    break

    return check


def _amount(view: ProjectView) -> Decimal | None:
    """The amount of the project, or the one before it was adjusted (年初预算数), where that is larger; where one column
    holds the values of the year and those of the whole project, so may that of the whole be."""
    amounts, details = view.project.amounts, view.project.details or {}
    total: Decimal | None = amounts.total
    if total is None or not usable(total):
        return total
    before = [figure(text) for label, text in details.items() if _BEFORE.search(label)]
    whole = list(of_whole(amounts, details)) if view.facts.one_value else []
    figures: list[Decimal] = [total, *whole, *(f for f in before if f is not None)]
    return max(figures)


def _in_money(texts: RowTexts) -> bool:
    both = texts[3] + texts[4]
    return "元" in both or "¥" in both or "￥" in both
