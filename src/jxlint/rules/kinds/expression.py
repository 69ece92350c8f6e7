"""A condition in CEL (Common Expression Language) that must hold; where it does not, the rule reports.

用 CEL 写一个必须成立的条件，不成立就报。

别的检查方式写不出来时用它（需要 pip install "jxlint[cel]"）；能用哪些变量见 [条件](../conditions.md)。
For what no other kind can say (it needs pip install "jxlint[cel]"); the variables are listed under
[conditions](../conditions.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Struct

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row, Value

SCOPE: Scope = "row"


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    expr: Annotated[str, says("必须成立的 CEL 条件", "The condition that must hold, in CEL")]
    scope: Annotated[
        Literal["value", "row", "project"],
        says("看每个指标值、每条指标还是每个项目", "Looks at each value, indicator or project"),
    ] = "row"
    field: Annotated[
        Literal["level1", "level2", "name", "annual", "period"],
        says("scope: row 时报在哪一栏", "The field reported when scope is row"),
    ] = "annual"


EXAMPLE = {
    "options": {"expr": 'units.all(u, u != "%") || name.endsWith("率") || name.contains("满意度")', "scope": "value"},
    "bad": {"name": "培训人数", "annual": "≥95%"},
    "good": {"name": "培训合格率", "annual": "≥95%"},
}


def scope_of(options: Options) -> Scope:
    return options.scope


def build(options: Options, tools: Tools) -> Check:
    holds = tools.cel(options.expr, options.scope, "expr")

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
