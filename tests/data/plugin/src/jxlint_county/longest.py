"""A text of more characters than a cell of the form has room for.

Options: `most` - how many characters; `fields` - where to look.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, Scope, TextField
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    most: int
    fields: tuple[TextField, ...] = ("name", "annual")


def build(options: Options, _tools: Tools) -> Check:
    def check(text: str) -> Iterator[Hit]:
        if len(text) > options.most:
            yield Hit("", text[options.most :], options.most, len(text))

    return check
