"""Lines above a form that stand in brackets: （填报单位：某局 单位：万元）."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import label, money_unit

_GROUP = compiled(r"[（(【\[]((?:[^（()）【】\[\]]|[（(][^（()）]*[)）])*)[)）】\]]")
_LABEL = compiled(r"([^:：]{2,12})[:：]")
_ABOVE = ("unit", "department", "project")


def enclosed(stream: Stream, token: Token) -> Iterator[Token]:
    """What brackets of `token` hold that say who fills in the form, or in what money is told; any other as it is."""
    groups = list(_GROUP.finditer(token.text)) if token.text[:1] in tuple("（(【[") else []
    if not groups or sum(m.end() - m.start() for m in groups) < len(token.text) or not all(_says(m[1]) for m in groups):
        yield token
        return
    for group in groups:
        words = token.part(*group.span(1))
        stream.take(words.start - 1, words.start)
        stream.take(words.end, words.end + 1)
        yield words


def _says(words: str) -> bool:
    """Whether `words` begin with such a label."""
    named = _LABEL.match(words)
    return named is not None and (label(named[1]) in _ABOVE or (named[1].endswith("单位") and bool(money_unit(words))))
