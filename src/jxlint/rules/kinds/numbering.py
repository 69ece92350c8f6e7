"""Indicator numbers that do not run 1, 2, 3 …; one finding a project, at the first number that is off.

指标序号不是 1、2、3……；每个项目报一次，报在第一个不对的序号上。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterator[Hit]:
        for i, indicator in enumerate(view.project.indicators, 1):
            if indicator.number != i and indicator.number is not None:
                at = ("indicators", i - 1, "number")
                yield Hit("number", str(indicator.number), path=at, args={"expected": str(i)}, identity="number")
                return

    return check
