"""Too few or too many indicators in a project.

一个项目的指标太少或太多。

太多时用 `messages` 里的 `many`。部门整体的指标本来就多，`most` 不用于部门表。
The message `many` of `messages` speaks of too many. A department's whole budget needs more than a project does, so
`most` is not asked of a department form.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: Annotated[int, says("至少几条", "How many a project should have at least")] = 3
    most: Annotated[int, says("至多几条", "How many at most")] = 20


def build(options: Options, _tools: Tools) -> Check:
    def check(view: ProjectView) -> Iterable[Hit]:
        count = len(view.project.indicators)
        if not count or options.least <= count <= options.most:
            return ()
        args = {"count": str(count), "least": str(options.least), "most": str(options.most)}
        if count < options.least:
            return (Hit("project", view.facts.name, path=view.name_path, args=args),)
        if not view.whole_department:
            return (Hit("project", view.facts.name, path=view.name_path, variant="many", args=args),)
        return ()

    return check
