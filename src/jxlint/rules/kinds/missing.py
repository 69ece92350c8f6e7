"""A field that must be filled in and is empty.

Options: `indicator`, `project` - the fields to look at of each indicator and of the project itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from jxlint.document import words
from jxlint.rules.model import Check, Hit, Scope
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


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    indicator: tuple[Literal["level1", "level2", "name", "period", "annual"], ...] = ()
    project: tuple[Literal["name", "objective", "amounts", "indicators"], ...] = ()


def build(options: Options, _tools: Tools) -> Check | None:
    if not options.project:
        return None

    def check(view: ProjectView) -> Iterator[Hit]:
        for field in options.project:
            if _empty(view, field):
                label = "项目名称" if field == "name" else LABELS[field]
                shown = "project" if field in ("name", "indicators") else field
                yield Hit(shown, "", path=(field,), args={"label": label, "field": field})

    return check


def build_row(options: Options, _tools: Tools) -> Check | None:
    if not options.indicator:
        return None

    def check(row: Row) -> Iterator[Hit]:
        texts = {
            "level1": row.level1.text, "level2": row.level2.text, "name": row.name,
            "period": row.period.text, "annual": row.annual.text,
        }  # fmt: skip
        for name in options.indicator:
            if not texts[name].strip() and not (name == "period" and row.facts.one_value):
                yield Hit(name, "", args={"label": LABELS[name], "field": name})

    return check


def _empty(view: ProjectView, field: str) -> bool:
    project = view.project
    if view.whole_department and field in ("name", "amounts"):
        return False
    if field == "amounts":
        a = project.amounts
        return all(v is None for v in (a.total, a.fiscal, a.special_account, a.other)) and not a.unread
    if field == "indicators":
        return not project.indicators
    return not words(getattr(project, field)).strip()
