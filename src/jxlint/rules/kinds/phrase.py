"""Words of a lexicon in a text; at most one finding a text, and one for both values if they agree.

文字里有某个词表的词；一段文字至多报一次，两个指标值相同时只报一次。
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import msgspec

from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField, says
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lexicon: Annotated[LexiconName, says("哪个词表", "Whose words")]
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = ("name", "annual", "period")
    unless: Annotated[
        LexiconName, says("文字里有这个词表的词就不报", "Lexicon whose words excuse the text they stand in")
    ] = LexiconName("")
    once: Annotated[
        bool,
        says(
            "一个指标只报一次：先看名称，再看年度、实施周期指标值",
            "At most one finding an indicator: in its name, else in its annual or period value",
        ),
    ] = False


def build(options: Options, tools: Tools) -> Check:
    def check(text: str) -> Iterable[Hit]:
        found = tools.phrases.find(text, options.lexicon)
        if not found or (options.unless and tools.has(text, options.unless)):
            return ()
        return (Hit("", found[0].word, found[0].start, found[0].end),)

    return check
