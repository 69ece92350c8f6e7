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
# What one is to another, it need not be the other way round: 村民对干部满意率.
_TOWARD = frozenset("对向比占给")
# Fewer letters are mostly no word.
_WORD = 2


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
                if other == name or reordered(other, name):
                    before = view.project.indicators[first]
                    args = {"first": words(before.name), "number": str(before.number or first + 1)}
                    at = ("indicators", i, "name")
                    same = "\x1e".join(sorted(tools.cut(name)))
                    yield Hit("project", words(indicator.name), path=at, args=args, identity=same)
                    break
            alike.append((i, name))

    def reordered(one: str, two: str) -> bool:
        words_of_two = sorted(tools.cut(two))
        if not _TOWARD.isdisjoint(words_of_two):
            return False
        return _exchanged(one, two) or sorted(tools.cut(one)) == words_of_two

    return check


def _exchanged(one: str, two: str) -> bool:
    """Whether one name is the other with two neighbouring words in the other order, 新增养老床位数 and 养老床位新增数:
    how they are cut into words may depend on their order."""
    if len(one) != len(two) or one == two:
        return False
    other = [i for i, (a, b) in enumerate(zip(one, two, strict=True)) if a != b]
    one, two = one[other[0] : other[-1] + 1], two[other[0] : other[-1] + 1]
    if any(map(str.isdigit, one)):
        return False  # 12 and 20 exchanged make another number
    return any(one[at:] + one[:at] == two for at in range(_WORD, len(one) - _WORD + 1))
