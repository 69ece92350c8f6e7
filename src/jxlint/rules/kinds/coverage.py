"""A project without any indicator of a category that it should have.

Options: `parent` - the first level looked for; `categories` - the second levels that count too; `stricter` - words in
a project's name that make the finding a warning, with the message `stricter`.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    parent: str
    categories: tuple[str, ...] = ()
    stricter: tuple[str, ...] = ()


def build(options: Options, _tools: Tools) -> Check:
    parent, categories = plain(options.parent), {plain(c) for c in options.categories}

    def covered(one: str, two: str) -> bool:
        return plain(one) == parent or plain(two) in categories

    def check(view: ProjectView) -> Iterator[Hit]:
        # Without any indicator at all it is JX106 that speaks.
        if not view.categories or any(covered(*both) for both in view.categories):
            return
        name, path = view.facts.name, view.name_path
        if any(word in name for word in options.stricter):
            yield Hit("project", name, path=path, severity="warning", variant="stricter")
        else:
            yield Hit("project", name, path=path)

    return check
