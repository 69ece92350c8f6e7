"""Too few or too many indicators in a project.

Options: `least`, `most` - how many a project should have; the message `many` speaks of too many. A department's whole
budget needs more than a project does, so `most` is not asked of a department form.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: int = 3
    most: int = 20


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
