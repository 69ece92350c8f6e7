"""A word that is a known misspelling, with the right one as the fix.

已知的错别字，改法就是正字。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.lexicon import Found, Lexicon
from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField, says
from jxlint.rules.screens import Screen
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lexicon: Annotated[
        LexiconName,
        says("哪个词表的 corrections 写着错词和正词", "Whose `corrections` hold the wrong words and the right ones"),
    ]
    unless: Annotated[
        LexiconName, says("同样的字在这个词表的词里是对的", "Lexicon of words in which the same characters are right")
    ] = LexiconName("")
    doubtful: Annotated[
        tuple[str, ...],
        says(
            "换个词也可能对的错词，改法不安全",
            "Wrong words that may be right in words nobody listed: their fix is unsafe",
        ),
    ] = ()
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = (
        "name",
        "annual",
        "period",
        "objective",
        "project",
        "task",
    )


def screen_for(options: Options, tools: Tools) -> Screen:
    return tools.phrases.screen(options.lexicon)


def build(options: Options, tools: Tools) -> Check:
    lexicon = tools.phrases.lexicons.get(options.lexicon)
    if lexicon is not None and not lexicon.corrections:
        raise BrokenRule(
            f"词表“{options.lexicon}”没有 corrections",
            f"lexicon “{options.lexicon}” has no corrections",
            remedy_zh="错词与正词写作 corrections: {错词: 正词}",
            remedy_en="write the words as corrections: {wrong: right}",
        )
    for wrong in options.doubtful:
        if lexicon is not None and wrong not in lexicon.corrections:
            raise BrokenRule(
                f"词表“{options.lexicon}”没有“{wrong}”（doubtful）",
                f"lexicon “{options.lexicon}” has no “{wrong}” (doubtful)",
                remedy_zh="请去掉它，或写进 corrections",
                remedy_en="take it away, or put it into corrections",
            )

    def check(text: str) -> Iterable[Hit]:
        found = tools.phrases.find(text, options.lexicon)
        return corrected(text, found, lexicon) if found and lexicon else ()

    def corrected(text: str, found: tuple[Found, ...], lexicon: Lexicon) -> Iterator[Hit]:
        right = tools.phrases.find(text, options.unless) if options.unless else ()
        for word in found:
            if not any(r.start <= word.start and word.end <= r.end for r in right):
                correct = lexicon.corrections[word.word]
                args = {"right": correct}
                safe = word.word not in options.doubtful
                yield Hit("", word.word, word.start, word.end, args=args, replacement=correct, safe=safe)

    return check
