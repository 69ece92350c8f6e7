"""A measure on the wrong side of a number: `≤0` for a cost.

数值落在某个数不该在的一侧，例如成本 `≤0`。
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

import msgspec

from jxlint.rules.figures import kind_of
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.signs import MEASURED, NOTHING
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.targets import Comparator

SCOPE: Scope = "value"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    comparators: Annotated[tuple[Comparator, ...], says("哪些比较符", "Which signs")]
    number: Annotated[Decimal, says("报到多大的数为止", "The largest number that is reported")]
    softer: Annotated[
        tuple[str, ...],
        says("名称含这些词时只是提示", "Words in the name for which it is merely worth a remark (info)"),
    ] = ()
    gains: Annotated[
        tuple[str, ...],
        says(
            "名称含这些词时，说的是省下多少，越多越好，另用 gain 消息",
            "Words in the name for what is gained, of which more is better: told in the message “gain”",
        ),
    ] = ()
    unless_counted: Annotated[
        bool,
        says("单位是件数、次数的不报（违规次数 ≤0 次）", "Not of a number of things or events (violations ≤0次)"),
    ] = False


def signs_for(options: Options) -> int:
    return NOTHING if options.number <= 0 else MEASURED


def build(options: Options, _tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        for m in value.target.measures:
            if options.unless_counted and kind_of(m.unit) == "count":
                continue
            if m.comparator in options.comparators and m.number <= options.number and m.upper is None:
                soft = any(word in value.row.name for word in options.softer)
                gain = any(word in value.row.name for word in options.gains)
                text = value.text[m.start : m.end]
                variant = "softer" if soft else "gain" if gain else ""
                yield Hit(value.field, text, m.start, m.end, severity="info" if soft else None, variant=variant)
                return

    return check
