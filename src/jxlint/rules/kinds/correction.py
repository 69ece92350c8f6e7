"""A word that is a known misspelling, with the right one as the fix.

Options: `lexicon` - whose `corrections` hold the wrong words and the right ones; `unless` - a lexicon of words in which
the same characters are right; `doubtful` - wrong words that may be right in words nobody listed, so that their fix is
unsafe; `fields` - where to look.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lexicon: LexiconName
    unless: LexiconName = LexiconName("")
    doubtful: tuple[str, ...] = ()
    fields: tuple[TextField, ...] = ("name", "annual", "period", "objective", "project", "task")


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

    def check(text: str) -> Iterator[Hit]:
        if lexicon is None:
            return
        found = tools.phrases.find(text, options.lexicon)
        right = tools.phrases.find(text, options.unless) if found and options.unless else ()
        for word in found:
            if not any(r.start <= word.start and word.end <= r.end for r in right):
                correct = lexicon.corrections[word.word]
                args = {"right": correct}
                safe = word.word not in options.doubtful
                yield Hit("", word.word, word.start, word.end, args=args, replacement=correct, safe=safe)

    return check
