"""What a condition can ask about: the variables of an indicator, of one of its values and of a project.

The same name means the same thing everywhere: `project` is the project's name, `name` the indicator's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import msgspec

from jxlint.rules.model import Scope

# The things that conditions and expressions look at.
Thing = Literal["row", "value", "project"]
# So many measures of a value are looked at: a loop that is tried on as many at load never runs out of its budget.
MOST = 50
Type = Literal["string", "bool", "int", "double", "strings", "doubles"]


class Variable(msgspec.Struct, frozen=True, eq=False):
    """A variable: its type, how it is read from the thing judged, and what it is."""

    type: Type
    get: Callable[[Any], Any]
    zh: str
    en: str


def _of_row(variable: Variable) -> Variable:
    return msgspec.structs.replace(variable, get=lambda value: variable.get(value.row))


def _amount(view: Any) -> float:
    total = view.project.amounts.total
    return float(total) if total is not None else 0.0


_V = Variable
ROW: dict[str, Variable] = {
    "category": _V("string", lambda r: r.category, "二级指标的标准名称", "standard name of the level-2 category"),
    "parent": _V("string", lambda r: r.parent, "一级指标的标准名称", "standard name of the level-1 category"),
    "level1": _V("string", lambda r: r.level1.text, "一级指标原文", "level 1 as written"),
    "level2": _V("string", lambda r: r.level2.text, "二级指标原文", "level 2 as written"),
    "name": _V("string", lambda r: r.name, "三级指标名称", "name of the indicator"),
    "period": _V("string", lambda r: r.period.text, "实施周期指标值", "period value"),
    "annual": _V("string", lambda r: r.annual.text, "年度指标值", "annual value"),
    "quantified": _V(
        "bool", lambda r: r.annual.target.quantified, "年度指标值里有数或期限", "annual holds a number or date"
    ),
    "project": _V("string", lambda r: r.facts.name, "项目名称", "name of the project"),
    "objective": _V("string", lambda r: r.facts.objective, "项目的绩效目标", "objective of the project"),
    "indicators": _V("int", lambda r: r.facts.indicators, "项目的指标个数", "how many indicators the project has"),
    "secret": _V("bool", lambda r: r.facts.secret, "项目涉密", "the project is secret"),
    "multi_year": _V("bool", lambda r: r.facts.multi_year, "项目跨年", "the project runs over years"),
}

VALUE: dict[str, Variable] = {
    **{name: _of_row(variable) for name, variable in ROW.items()},
    "value": _V("string", lambda v: v.text, "这个指标值", "the value judged"),
    "field": _V("string", lambda v: v.field, "annual 或 period", "annual or period"),
    "quantified": _V("bool", lambda v: v.target.quantified, "值里有数或期限", "it holds a number or date"),
    "numbers": _V(
        "doubles", lambda v: tuple(float(m.number) for m in v.target.measures[:MOST]), "值里的数", "its numbers"
    ),
    "units": _V("strings", lambda v: tuple(m.unit for m in v.target.measures[:MOST]), "各数的单位", "their units"),
    "comparators": _V(
        "strings",
        lambda v: tuple(m.comparator for m in v.target.measures[:MOST]),
        "各数的比较符",
        "their signs: = >= > <= <",
    ),
}

PROJECT: dict[str, Variable] = {
    # A view of a project has its facts where a row has them.
    **{name: ROW[name] for name in ("project", "objective", "indicators", "secret", "multi_year")},
    "amount": _V("double", _amount, "项目金额（表的单位；没有为 0）", "amount in the table's unit, 0 for none"),
    "money_unit": _V("string", lambda p: p.money_unit, "金额单位", "the table's unit of money"),
}

VARIABLES: dict[Thing, dict[str, Variable]] = {"row": ROW, "value": VALUE, "project": PROJECT}

# What an indicator can be asked about its project: equal indicators of two projects may differ by it.
OF_PROJECT = ("project", "objective", "indicators", "multi_year")


def thing_of(scope: Scope) -> Thing | None:
    """What the conditions of a rule look at, by the scope of its kind; None where there is nothing to ask about."""
    if scope in ("text", "value", "row"):
        return "row"
    return "project" if scope == "project" else None
