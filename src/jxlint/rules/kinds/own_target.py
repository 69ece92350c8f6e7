"""A name that holds its own target (村组干部230人).

Options: `unless` - lexicon of words in which a number is part of what is measured (一次通过率).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.compare import kind_of
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row

SCOPE: Scope = "row"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unless: str


def build(options: Options, tools: Tools) -> Check:
    def check(row: Row) -> Iterator[Hit]:
        excused = tools.phrases.find(row.name, options.unless)
        for m in tools.parse(row.name).measures:
            inside = any(e.start < m.end and m.start < e.end for e in excused)
            if m.unit and kind_of(m.unit) != "time" and not inside:
                yield Hit("name", row.name[m.start : m.end], m.start, m.end)
                return

    return check
