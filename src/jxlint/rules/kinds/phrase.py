"""Words of a lexicon in a field.

Options: `lexicon` - whose words; `fields` - where to look (name, period, annual); `unless` - a lexicon whose words
excuse the field they stand in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row

SCOPE: Scope = "row"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lexicon: str
    fields: tuple[Literal["name", "period", "annual"], ...] = ("name", "annual", "period")
    unless: str = ""


def build(options: Options, tools: Tools) -> Check:
    def check(row: Row) -> Iterator[Hit]:
        for field in options.fields:
            text = row.name if field == "name" else getattr(row, field).text
            if options.unless and tools.has(text, options.unless):
                continue
            for found in tools.phrases.find(text, options.lexicon):
                yield Hit(field, found.word, found.start, found.end)
                return

    return check
