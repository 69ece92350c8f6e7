"""Words of a lexicon in a text; at most one finding a text, and one for both values if they agree.

Options: `lexicon` - whose words; `fields` - where to look; `unless` - a lexicon whose words excuse the text they
stand in.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lexicon: LexiconName
    fields: tuple[TextField, ...] = ("name", "annual", "period")
    unless: LexiconName = LexiconName("")


def build(options: Options, tools: Tools) -> Check:
    def check(text: str) -> Iterator[Hit]:
        found = tools.phrases.find(text, options.lexicon)
        if found and not (options.unless and tools.has(text, options.unless)):
            yield Hit("", found[0].word, found[0].start, found[0].end)

    return check
