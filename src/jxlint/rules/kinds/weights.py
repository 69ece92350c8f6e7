"""Weights (权重, 分值) of a project's indicators that do not add up.

一个项目各指标的权重（分值）加起来不是应有的数。

表上印有预算执行分值的，按表上的算；没有印的，按 execution 的设置；也没有设置的，恰好差 10 分不报：预算执行占这 10 分。
Where the form prints the points of budget execution these count, else those of the option; without either, a sum that
lacks exactly 10 is right: budget execution has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec
from msgspec import UNSET

from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.points import points
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"
_EXECUTION = later(r"执行率?(?:分值|权重)[（(：:\s]*(\d{1,2})(?:[）)分%％\n]|$)", needs=("执行",))
_CENT = Decimal("0.01")
_USUAL = 10


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    total: Annotated[int, says("权重之和", "What the weights add up to.")] = 100
    execution: Annotated[
        int | None,
        says(
            "其中预算执行占多少分；不写则 0 或 10", "How many of these points budget execution has; 0 or 10 if not set."
        ),
    ] = None


def relevant(view: ProjectView) -> bool:
    return view.declares


def _printed(view: ProjectView) -> Decimal | None:
    """The points of budget execution beside the money of a form that has no row for it: 执行率分值（10）."""
    details = view.project.details
    found = None if details is UNSET else _EXECUTION.search("\n".join((*details, *details.values())))
    return Decimal(found[1]) if found else None


def build(options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterator[Hit]:
        weights = [points(i.weight) for i in view.project.indicators if i.weight]
        known = [w for w in weights if w is not None]
        if not known or len(known) < len(weights):
            return
        found = sum(known, Decimal(0))
        # Shares of one, where none is above it: 0.2, 0.3, 0.5.
        scale = Decimal(100) if all(w <= 1 for w in known) and found <= 2 else Decimal(1)
        evaluation = view.project.evaluation
        printed = points(evaluation.weight) if evaluation else _printed(view)
        if printed is not None and printed >= options.total:
            printed = None  # those of the whole form
        execution = printed if printed is not None else Decimal(options.execution or 0)
        wanted = Decimal(options.total) - execution
        off = found * scale - wanted
        # Its share may be left to budget execution where the form has no row for that.
        unsaid = printed is None and options.execution is None and off == -_USUAL
        if abs(off) <= _CENT * len(known) or unsaid:
            return
        at = next(n for n, i in enumerate(view.project.indicators) if i.weight)
        args = {"sum": f"{found}", "wanted": f"{wanted / scale:f}", "count": str(len(known))}
        yield Hit("project", view.facts.name, path=("indicators", at, "weight"), args=args)

    return check
