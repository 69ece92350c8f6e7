"""A pattern (of the `regex` library) in a text; at most one finding a text, and one for both values if they agree.

文字里有合乎正则表达式（regex 库）的地方；一段文字至多报一次，两个指标值相同时只报一次。

正则有时间限制：太慢的规则报一次 JX001，写明代码和指标，这份表的其余文字不再用它查。
Patterns run under a time limit: one that takes too long is one JX001 that names rule and indicator, and the rest of
the table is not searched for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, Scope, TextField, says
from jxlint.rules.screens import Screen, screen
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: Annotated[str, says("正则表达式", "The pattern")]
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = ("name", "annual", "period")


EXAMPLE = {
    "options": {"pattern": "进一步|不断|切实"},
    "bad": {"name": "培训效果", "annual": "进一步提高"},
    "good": {"name": "培训合格率", "annual": "≥95%"},
}


def screen_for(options: Options, _tools: Tools) -> Screen | None:
    return screen([options.pattern])


def build(options: Options, tools: Tools) -> Check:
    search = tools.pattern(options.pattern, "pattern")

    def check(text: str) -> Iterable[Hit]:
        span = search(text)
        return (Hit("", text[slice(*span)], *span),) if span else ()

    return check
