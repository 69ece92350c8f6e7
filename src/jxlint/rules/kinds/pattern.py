"""A pattern (of the `regex` library) in a text; at most one finding a text, and one for both values if they agree.

Options: `pattern`; `fields` - where to look.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope, TextField
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pattern: str
    fields: tuple[TextField, ...] = ("name", "annual", "period")


def build(options: Options, tools: Tools) -> Check:
    search = tools.pattern(options.pattern, "pattern")

    def check(text: str) -> Iterator[Hit]:
        span = next(search(text), None)
        if span:
            yield Hit("", text[slice(*span)], *span)

    return check
