"""A project without any indicator of a category that it should have.

Options: `parent` - the first level looked for; `categories` - the second levels that count too; `stricter` - words in
a project's name that make the finding a warning, with the message `stricter`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import Categories, ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parent: str
    categories: tuple[str, ...] = ()
    stricter: tuple[str, ...] = ()


def build(options: Options, _tools: Tools) -> Check:
    parent, categories = plain(options.parent), {plain(c) for c in options.categories}

    # Projects are of a few makes: what their categories cover is worked out once for each.
    @lru_cache(maxsize=4096)
    def covered(found: tuple[Categories, ...]) -> bool:
        return any(plain(one) == parent or plain(two) in categories for one, two in found)

    def check(view: ProjectView) -> Iterable[Hit]:
        # Without any indicator at all it is JX106 that speaks.
        if not view.categories or covered(view.categories):
            return ()
        name, path = view.facts.name, view.name_path
        if any(word in name for word in options.stricter):
            return (Hit("project", name, path=path, severity="warning", variant="stricter"),)
        return (Hit("project", name, path=path),)

    return check
