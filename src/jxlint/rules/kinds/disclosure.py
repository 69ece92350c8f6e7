"""A secret project that still states real targets; one finding a project, at its first one.

涉密项目仍写着真实的指标值；每个项目报一次，报在第一个上。

什么算占位由词表 secret 判断。
What counts as a placeholder is in the lexicon secret.
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


def relevant(view: ProjectView) -> bool:
    return view.facts.secret


def build(_options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterator[Hit]:
        for i in range(len(view.project.indicators)):
            for value in view.row(i).values:
                if value.target.kind not in ("secret", "empty"):
                    yield Hit("project", value.text, path=("indicators", i, value.field))
                    return

    return check
