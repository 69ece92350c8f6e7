"""A field that must be filled in and is empty.

应填的一栏是空的。
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

import msgspec

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row

SCOPE: Scope = "project"

# What a field is called on the form.
LABELS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "三级指标名称",
    "period": "实施周期指标值",
    "annual": "年度指标值",
    "objective": "绩效目标",
    "amounts": "金额",
    "indicators": "绩效指标",
}

# Where they stand among the texts of an indicator.
_PLACES = {"level1": 0, "level2": 1, "name": 2, "period": 3, "annual": 4}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: Annotated[
        tuple[Literal["level1", "level2", "name", "period", "annual"], ...],
        says("每条指标看哪几栏", "Fields of each indicator"),
    ] = ()
    project: Annotated[
        tuple[Literal["name", "objective", "amounts", "indicators"], ...],
        says("项目本身看哪几栏", "Fields of the project itself"),
    ] = ()


def build(options: Options, _tools: Tools) -> Check | None:
    if not options.project:
        return None

    def hit(field: str) -> Hit:
        label = "项目名称" if field == "name" else LABELS[field]
        shown = "project" if field in ("name", "indicators") else field
        return Hit(shown, "", path=(field,), args={"label": label, "field": field})

    def check(view: ProjectView) -> list[Hit]:
        return [hit(field) for field in options.project if _EMPTY[field](view)]

    return check


def build_row(options: Options, _tools: Tools) -> Check | None:
    if not options.indicator:
        return None

    fields = [(name, _PLACES[name]) for name in options.indicator]

    def check(row: Row) -> list[Hit]:
        empty: list[str] = [name for name, place in fields if not row.texts[place] or row.texts[place].isspace()]
        if row.facts.one_value and "period" in empty:
            empty.remove("period")
        if row.facts.apart and not {"period", "annual"} <= set(empty):
            empty = [name for name in empty if name not in ("period", "annual")]
        if row.facts.unprinted:
            empty = [name for name in empty if name not in row.facts.unprinted]
        return [Hit(name, "", args={"label": LABELS[name], "field": name}) for name in empty]

    return check


def _without_amounts(view: ProjectView) -> bool:
    a = view.project.amounts
    if "amounts" in view.facts.unprinted:
        return False
    return a.total is None and a.fiscal is a.special_account is a.other is None and not a.unread


# A department form has neither a name nor amounts of its own.
_EMPTY: dict[str, Callable[[ProjectView], bool]] = {
    "name": lambda view: not view.facts.name.strip() and not view.whole_department,
    "objective": lambda view: not view.facts.objective.strip(),
    "amounts": lambda view: _without_amounts(view) and not view.whole_department,
    "indicators": lambda view: not view.texts,
}
