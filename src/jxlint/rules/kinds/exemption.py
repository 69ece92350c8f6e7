"""An `exempt` entry of the profile that does nothing, or nothing any more. Judged once a run, over all of its files.

配置里的豁免没有用处，或不再有用；一次运行的全部文件看完再判断。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec

from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.profiles.model import ExemptionView
from jxlint.rules.tools import Tools

SCOPE: Scope = "engine"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    check: Annotated[
        Literal["unused", "expired", "unknown"],
        says(
            "查什么：unused 没有对上任何发现；expired 过了期限；unknown 代码不存在",
            "What: unused (it matched no finding), expired (its last day is past), unknown (a code no rule has)",
        ),
    ]
    absent: Annotated[
        bool,
        says(
            "unused 也说被查文件里没有的单位、项目和指标；一份配置管许多单位时写 false",
            "Whether unused also speaks of units, projects and indicators in none of the checked files; "
            "false suits a profile for many units",
        ),
    ] = True


def build(options: Options, _tools: Tools) -> Check:
    return {"unused": _unused(options.absent), "expired": _expired, "unknown": _unknown}[options.check]


def _unused(absent: bool) -> Check:
    def check(view: ExemptionView) -> Iterator[Hit]:
        entry = view.entry
        if view.used or view.expired or not entry.judged or not entry.covers:
            return
        if view.met:
            yield Hit("document", view.label)
        elif absent:
            yield Hit("document", view.label, variant="absent")

    return check


def _expired(view: ExemptionView) -> Iterator[Hit]:
    if view.expired:
        yield Hit("document", view.label, args={"until": view.entry.exemption.until or ""})


def _unknown(view: ExemptionView) -> Iterator[Hit]:
    for code, near in view.unknown:
        yield Hit("document", code.text, variant="near" if near else "", args={"near": near})
