"""Text that stops in the middle: an unclosed bracket or quotation, a dangling mark, an empty item of a list, a
comparator without its number, a word that begins a clause, or a character that begins a word.

文字没有写完：括号或引号没有合上，末尾是连接的标点或空的序号，比较符后面没有数，或停在一句话、一个词的开头。
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
_PAIRS = {"（": "）", "(": ")", "《": "》", "【": "】", "〔": "〕", "[": "]"}
_BRACKETS = frozenset("（()）《》【】〔〕[]“")
# What a number follows, whatever the text's length.
_COMPARATORS = ("≥", "≤", "≧", "≦", ">", "<", "＞", "＜", "=", "＝", "不低于", "不高于", "不少于", "不多于", "不超过")
_ENDS = frozenset(c[-1] for c in _COMPARATORS)
# A quotation that runs to the end and is no longer than one may be; beyond that, and of one that is the whole text,
# the other half is merely missing.
_QUOTED = 30
_QUOTE = later(r"(?<=\S)“[^“”。！!]*$", needs=("“",))
_ITEM = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})"
# Behind a number it counts: 铁锹500把, 登记5000对.
_COUNTED = later(r"\d[万千百]?[把对]$", needs=("把", "对"))
_EMPTY_ITEM = later(rf"(?<=[。；;])(?:{_ITEM}[.．、]|[（(]{_ITEM}[)）]|[一二三四五六七八九十]是)$")
_ITEM_ENDS = frozenset(".．、)）是")
# What a clause or an item of a list begins behind; 12月底前，完成 is all there is to say.
_OPENING = later(r"(?:(?<!前)[，,]|[。；;]|[一二三四五六七八九十]是|[。；;]\d{1,2}[.．、])$")
_BRACKET = later(r"[（()）《》【】〔〕\[\]]")
_SAME = {"(": "（", ")": "）"}


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    dangling: Annotated[
        LexiconName, says("句子不会以之结尾的词和标点的词表", "Lexicon of words and marks no sentence ends with")
    ]
    beginnings: Annotated[
        LexiconName, says("只在词头、不在词尾的字的词表", "Lexicon of characters that begin words and do not end them")
    ]
    openers: Annotated[
        LexiconName,
        says(
            "只起头的词的词表：分句或一条（“二是……”）不会只有它",
            "Lexicon of words that begin a clause or an item (二是…) and are never all of it",
        ),
    ] = LexiconName("")
    finished: Annotated[
        LexiconName,
        says(
            "末字虽在上面两个词表里、句子却可以停在这里的词的词表（参与、行为）",
            "Lexicon of words that a sentence may end with although their last character is in one of these",
        ),
    ] = LexiconName("")
    minimum: Annotated[
        int,
        says("短于几个字的只看括号和引号", "Shorter texts (in characters) are judged by brackets and quotations alone"),
    ] = 12
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = ("objective", "annual", "period")


def screen_for(options: Options, _tools: Tools) -> Screen:
    return lambda text: len(text) >= options.minimum or text[-1:] in _ENDS or not _BRACKETS.isdisjoint(text)


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
    openers = tools.words(options.openers) if options.openers else ()
    finished = tools.words(options.finished) if options.finished else ()

    def stops(text: str) -> int | None:
        bare = text.rstrip()
        open_ = _unclosed(bare)
        if open_ is None:
            open_ = _unquoted(bare)
        if open_ is not None:
            return open_
        if bare[-1:] in _ENDS and bare.endswith(_COMPARATORS):
            return max(bare.rfind(c) for c in _COMPARATORS if bare.endswith(c))
        if len(bare) < options.minimum:
            return None
        item = _EMPTY_ITEM.search(bare) if bare[-1] in _ITEM_ENDS else None
        if item:
            return item.start()
        if bare.endswith(openers):
            begun = (len(bare) - len(word) for word in openers if bare.endswith(word))
            opened = next((at for at in begun if _OPENING.search(bare, 0, at)), None)
            if opened is not None:
                return opened
        if bare.endswith(finished):
            return None
        if bare.endswith(ends) and not _COUNTED.search(bare):
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


def _unquoted(text: str) -> int | None:
    """The offset of a quotation that the end of `text` cuts off; “甲“ is one whose end is written wrong."""
    last = _QUOTE.search(text)
    if last is None or len(text) - last.start() > _QUOTED or (text.count("“") + text.count("”")) % 2 == 0:
        return None
    return last.start()
