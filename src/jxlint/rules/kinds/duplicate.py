"""Two indicators of one project with the same name, or with the same words in another order.

同一项目里两条指标同名，或只是词序不同。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from jxlint.document import words
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.phrasing import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView

SCOPE: Scope = "project"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, tools: Tools) -> Check:
    # Names of the same words have the same letters: only then are the words themselves looked at.
    letters_of = lru_cache(maxsize=16_384)(lambda name: hash(frozenset(plain(name))))

    def check(view: ProjectView) -> Iterable[Hit]:
        return repeated(view) if len({letters_of(t[2]) for t in view.texts}) < len(view.texts) else ()

    def repeated(view: ProjectView) -> Iterator[Hit]:
        seen: dict[frozenset[str], list[tuple[int, str]]] = {}
        for i, indicator in enumerate(view.project.indicators):
            name = plain(words(indicator.name))
            if not name:
                continue
            alike = seen.setdefault(frozenset(name), [])
            for first, other in alike:
                if other == name or sorted(tools.cut(other)) == sorted(tools.cut(name)):
                    before = view.project.indicators[first]
                    args = {"first": words(before.name), "number": str(before.number or first + 1)}
                    at = ("indicators", i, "name")
                    same = "\x1e".join(sorted(tools.cut(name)))
                    yield Hit("project", words(indicator.name), path=at, args=args, identity=same)
                    break
            alike.append((i, name))

    return check
