"""A total cost target in money that is larger than the project's own amount. Units of money are converted.

总成本的目标比项目自己的金额还大；元和万元会换算。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.money import YUAN, usable
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row, RowTexts

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: Annotated[LexiconName, says("总成本名称的词表", "Lexicon of names of total costs")]
    unless: Annotated[LexiconName, says("单价名称的词表", "Lexicon of names of unit prices")]


def relevant(view: ProjectView) -> bool:
    return any(map(_in_money, view.texts))


def build(options: Options, tools: Tools) -> Check:
    def costs(row: Row) -> bool:
        if tools.has(row.name, options.unless):
            return False
        return "成本" in row.category or "成本" in row.parent or tools.has(row.name, options.names)

    def check(view: ProjectView) -> Iterator[Hit]:
        total, unit = view.project.amounts.total, YUAN.get(view.money_unit)
        if not total or not usable(total) or unit is None or view.facts.secret:
            return
        limit: Decimal = total * unit
        for i, texts in enumerate(view.texts):
            if not _in_money(texts) or not costs(row := view.row(i)):
                continue
            for value in row.values:
                if value.field == "period" and view.facts.multi_year:
                    continue  # what the whole term may cost is no part of the year's money
                m = next((m for m in value.target.measures if m.unit in YUAN and not m.per), None)
                if m and m.number * YUAN[m.unit] > limit and not tools.has(value.text, options.unless):
                    args = {"amount": f"{total}{view.money_unit}"}
                    text = value.text[m.start : m.end]
                    yield Hit(value.field, text, m.start, m.end, path=("indicators", i, value.field), args=args)
                    break

    return check


def _in_money(texts: RowTexts) -> bool:
    return any(sign in text for text in texts[3:] for sign in "元¥￥")
