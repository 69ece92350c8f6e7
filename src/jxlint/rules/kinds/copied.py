"""Projects of different units with nearly the same objective and indicators in one year.

不同单位的项目，绩效目标和指标几乎一样：后一个各报一次，写明与哪个雷同。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.rules.across import AcrossCheck, CorpusView, Filed, Pair
from jxlint.rules.model import Hit, Scope, says
from jxlint.rules.tools import Tools

SCOPE: Scope = "corpus"
# Different texts of a group that others are compared with; one more is hardly alike to any of the group.
_MOST = 8


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    similarity: Annotated[float, says("文字相同的部分至少占多少", "How alike the words must be")] = 0.9
    least: Annotated[int, says("少于几条指标的项目不看", "Projects with fewer indicators are passed over")] = 3


def build(options: Options, _tools: Tools) -> AcrossCheck:
    def check(view: CorpusView) -> Iterator[Pair]:
        reported: set[str] = set()
        for group in view.groups("kind", "year", "band"):
            heads: list[Filed] = []
            for filed in group:
                if filed.indicators < options.least or filed.id in reported:
                    continue
                like = next((h for h in heads if view.similarity(h, filed) >= options.similarity), None)
                if like is None:
                    if len(heads) < _MOST:
                        heads.append(filed)
                elif like.unit_key != filed.unit_key:
                    reported.add(filed.id)
                    share = f"{100 * view.similarity(like, filed):.0f}%"
                    said = {"other": like.place, "unit": like.unit, "project": like.project, "share": share}
                    yield Pair(Hit("project", filed.project, args=said), filed, like)

    return check
