"""A condition in CEL (Common Expression Language) that must hold; where it does not, the rule reports.

用 CEL 写一个必须成立的条件，不成立就报。

CEL 是通用的表达式语言，有类型、无副作用。一条规则用别的检查方式写不出来时用它；词和分类用 phrase 或
`when: {name: [词]}` 更快。CEL is typed and has no side effects; use it for what no other kind can say. Words and
categories are quicker with the kind phrase or with `when: {name: [word]}`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row, Value

SCOPE: Scope = "row"


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    expr: Annotated[str, Meta(description="必须成立的 CEL 条件 The condition that must hold")]
    scope: Annotated[
        Literal["value", "row", "project"],
        Meta(description="看每个指标值、每条指标还是每个项目 Looks at each value, indicator or project"),
    ] = "row"
    field: Annotated[
        Literal["level1", "level2", "name", "annual", "period"],
        Meta(description="scope: row 时报在哪一栏 The field reported when scope is row"),
    ] = "annual"


EXAMPLE = {
    "options": {"expr": 'units.all(u, u != "%") || name.endsWith("率") || name.contains("满意度")', "scope": "value"},
    "bad": {"name": "培训人数", "annual": "≥95%"},
    "good": {"name": "培训合格率", "annual": "≥95%"},
}


def scope_of(options: Options) -> Scope:
    return options.scope


def build(options: Options, tools: Tools) -> Check:
    holds = tools.cel(options.expr, options.scope, "options.expr")

    def value(thing: Value) -> Iterator[Hit]:
        if not holds(thing):
            yield Hit(thing.field, thing.text, 0, len(thing.text))

    def row(thing: Row) -> Iterator[Hit]:
        if not holds(thing):
            text = {
                "level1": thing.level1.text, "level2": thing.level2.text, "name": thing.name,
                "annual": thing.annual.text, "period": thing.period.text,
            }[options.field]  # fmt: skip
            yield Hit(options.field, text, 0, len(text))

    def project(thing: ProjectView) -> Iterator[Hit]:
        if not holds(thing):
            yield Hit("project", thing.facts.name, path=("name",))

    checks: dict[str, Check] = {"value": value, "row": row, "project": project}
    return checks[options.scope]
