"""Scores of a self-evaluation that cannot be right: more than an indicator is worth, or a total that is not their sum.

自评得分算不对：某项得分超过分值，或总分不等于各项之和。

消息 over 说得分超过分值，points 说分值合计。
The message `over` speaks of a score above its points, `points` of a total of points (分值).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import msgspec

from jxlint.document import words
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.points import points
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"
_CENT = Decimal("0.01")
# What carrying out the budget is worth in a self-evaluation (财预〔2020〕10号).
_EXECUTION = 10


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def relevant(view: ProjectView) -> bool:
    return view.declares


def build(_options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterator[Hit]:
        indicators, evaluation = view.project.indicators, view.project.evaluation
        worth = [points(i.weight) for i in indicators]
        scores = [points(i.score) for i in indicators]
        for n, (most, got) in enumerate(zip(worth, scores, strict=True)):
            if most is not None and got is not None and got > most:
                args = {"score": f"{got}", "points": f"{most}"}
                yield Hit("annual", words(indicators[n].score), path=("indicators", n, "score"), args=args,
                          variant="over")  # fmt: skip
        if not evaluation:
            return
        for name, numbers, execution, total in (
            ("", scores, evaluation.score, evaluation.total_score),
            ("points", worth, evaluation.weight, evaluation.total_weight),
        ):
            stated = points(total)
            if stated is None or not any(n is not None for n in numbers):
                continue
            if any(n is None and w is not None for n, w in zip(numbers, worth, strict=True)):
                continue  # a score that was not given, or not read
            found = sum((n for n in numbers if n is not None), Decimal(0))
            if points(execution) is None and _is_execution(stated - found, whole=name == "points"):
                continue  # a form that does not print it
            whole = found + (points(execution) or Decimal(0))
            if min(abs(stated - whole), abs(stated - found)) > _CENT * len(numbers):
                key = "total_weight" if name else "total_score"
                args = {"stated": f"{stated}", "sum": f"{whole}", "difference": f"{stated - whole:+}"}
                yield Hit("project", view.facts.name, path=("evaluation", key), args=args, variant=name)

    return check


def _is_execution(rest: Decimal, *, whole: bool) -> bool:
    """Whether what the indicators lack of the total is that of carrying out the budget: all of it (`whole`), or what
    was got of it."""
    return rest == _EXECUTION if whole else 0 < rest <= _EXECUTION
