"""Text that stops in the middle: an unclosed bracket, a dangling mark, or a character that begins a word.

文字没有写完：括号没有合上，末尾是连接的标点，或停在一个词的开头。
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated

import msgspec

from jxlint.patterns import later
from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField, says
from jxlint.rules.screens import Screen
from jxlint.rules.tools import Tools

SCOPE: Scope = "text"
BY_SHAPE = True
_PAIRS = {"（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕", "[": "]"}
_BRACKETS = frozenset("（()）《》【】〔〕[]")
_BRACKET = later(r"[（()）《》【】〔〕\[\]]")
_SAME = {"(": "（", ")": "）"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    dangling: Annotated[
        LexiconName, says("句子不会以之结尾的词和标点的词表", "Lexicon of words and marks no sentence ends with")
    ]
    beginnings: Annotated[
        LexiconName, says("只在词头、不在词尾的字的词表", "Lexicon of characters that begin words and do not end them")
    ]
    minimum: Annotated[
        int, says("短于几个字的只看括号", "Shorter texts (in characters) are judged by brackets alone")
    ] = 12
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = ("objective", "annual", "period")


def screen_for(options: Options, _tools: Tools) -> Screen:
    return lambda text: len(text) >= options.minimum or not _BRACKETS.isdisjoint(text)


def build(options: Options, tools: Tools) -> Check:
    stops = _stops(options, tools)

    def check(text: str) -> Iterator[Hit]:
        start = stops(text)
        if start is not None:
            end = len(text.rstrip())
            yield Hit("", text[start:end], start, end, args={"tail": text[max(0, end - 12) : end]})

    return check


def _stops(options: Options, tools: Tools) -> Callable[[str], int | None]:
    """A function that tells where the part of a text that stops in the middle begins, None for a whole text."""
    ends = tools.words(options.dangling)
    begins = frozenset(tools.words(options.beginnings))

    def stops(text: str) -> int | None:
        bare = text.rstrip()
        bracket = _unclosed(bare)
        if bracket is not None or len(bare) < options.minimum:
            return bracket
        if bare.endswith(ends):
            return next(len(bare) - len(end) for end in ends if bare.endswith(end))
        return len(bare) - 1 if bare[-1] in begins else None

    return stops


def _unclosed(text: str) -> int | None:
    """The offset of the first bracket that is never closed."""
    open_: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        i, c = match.start(), _SAME.get(match[0], match[0])
        if c in _PAIRS:
            open_.append((_SAME.get(_PAIRS[c], _PAIRS[c]), i))
        elif open_ and c == open_[-1][0]:
            open_.pop()
    return open_[0][1] if open_ else None
