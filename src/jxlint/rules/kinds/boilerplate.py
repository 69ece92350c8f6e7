"""Projects of one document with equal sets of indicators: one finding on each later project, naming the first.

几个项目的指标一模一样：从第二个起各报一次，写明与哪个相同。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import Annotated

import msgspec

from jxlint.document import Project, ProjectTable, words
from jxlint.rules.facts import is_secret
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.money import DocumentView
from jxlint.rules.phrasing import plain
from jxlint.rules.tools import Tools

SCOPE: Scope = "document"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    least: Annotated[int, says("少于几条指标的项目不看", "Projects with fewer indicators are passed over")] = 2


def build(options: Options, tools: Tools) -> Check:
    def secret(project: Project) -> bool:
        values = [words(v) for i in project.indicators for v in (i.period, i.annual)]
        return is_secret(words(project.objective), values, tools)

    def check(view: DocumentView) -> Iterator[Hit]:
        if not isinstance(view.document, ProjectTable):
            return
        # Most projects differ in the names alone: the values are compared where those are the same.
        names = [[_names(p) for p in u.projects] for u in view.document.units]
        alike = Counter(chain.from_iterable(names))
        seen: dict[tuple[tuple[str, str, str], ...], tuple[str, str]] = {}
        for u, unit in enumerate(view.document.units):
            for p, project in enumerate(unit.projects):
                if len(project.indicators) < options.least or alike[names[u][p]] < 2:
                    continue
                key = tuple(sorted(_said(words(i.name), words(i.period), words(i.annual)) for i in project.indicators))
                first = seen.get(key)
                if first is None:
                    seen[key] = words(project.name), words(unit.name)
                elif not secret(project):
                    path = ("units", u, "projects", p, "name")
                    # Which of them is the later one depends on their order; that there is one more does not.
                    same = "\x1f".join(map("\x1e".join, key))
                    yield Hit(
                        "project",
                        words(project.name),
                        path=path,
                        args={"first": _first(*first, project)},
                        identity=same,
                    )

    return check


def _names(project: Project) -> int:
    """The same number for projects whose indicators have the same names."""
    names = [i.name for i in project.indicators]
    return hash(frozenset([plain(n if type(n) is str else words(n)) for n in names]))


def _first(name: str, unit: str, project: Project) -> str:
    """How to name the first project beside `project`: with its unit where the names are the same."""
    return f"{unit}：{name}" if unit and name == words(project.name) else name


@lru_cache(maxsize=16_384)
def _said(name: str, period: str, annual: str) -> tuple[str, str, str]:
    return plain(name), plain(period), plain(annual)
