"""The same project in two files: by unit, name and year, or by near-identical words under another name.

同一项目报了两次：单位、项目名称、年度都相同，或者名称不同而内容几乎一样。整份文件重复的只报一次。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.rules.across import AcrossCheck, CorpusView, Filed, Pair
from jxlint.rules.model import Hit, Scope, says
from jxlint.rules.tools import Tools

SCOPE: Scope = "corpus"
_FIRST = ("", "/units/0/projects/0")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    similarity: Annotated[
        float, says("名称不同时，文字相同的部分至少占多少", "How alike the words must be where the names differ")
    ] = 0.95
    least: Annotated[
        int, says("少于几条指标的项目只按名称比", "Projects with fewer indicators are compared by name only")
    ] = 2


def build(options: Options, _tools: Tools) -> AcrossCheck:
    def check(view: CorpusView) -> Iterator[Pair]:
        reported: set[str] = set()
        for group in view.groups("kind", "unit", "project", "year"):
            first = next(group)
            for filed in group:
                if filed.document == first.document or not filed.project_key:
                    continue
                reported.add(filed.id)
                if filed.content != first.content:
                    yield _pair(filed, first, "")
                elif filed.path in _FIRST:
                    yield _pair(filed, first, "copy")
        for group in view.groups("kind", "unit", "year", "band"):
            first = next(group)
            for filed in group:
                if filed.document == first.document or filed.project_key == first.project_key or filed.id in reported:
                    continue
                if min(filed.indicators, first.indicators) < options.least:
                    continue
                if view.similarity(filed, first) >= options.similarity:
                    reported.add(filed.id)
                    yield _pair(filed, first, "renamed")

    return check


def _pair(filed: Filed, first: Filed, variant: str) -> Pair:
    said = {"other": first.place, "project": first.project}
    return Pair(Hit("project", filed.project, args=said, variant=variant), filed, first)
