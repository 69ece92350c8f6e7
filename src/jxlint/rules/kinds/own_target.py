"""A name that holds its own target (村组干部230人).

Options: `unless` - lexicon of words in which a number is part of what is measured (一次通过率);
`fields` - where to look.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.compare import kind_of
from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unless: LexiconName
    fields: tuple[TextField, ...] = ("name",)


def build(options: Options, tools: Tools) -> Check:
    def check(text: str) -> Iterator[Hit]:
        excused = tools.phrases.find(text, options.unless)
        for m in tools.parse(text).measures:
            inside = any(e.start < m.end and m.start < e.end for e in excused)
            if m.unit and kind_of(m.unit) != "time" and not inside:
                yield Hit("", text[m.start : m.end], m.start, m.end)
                return

    return check
