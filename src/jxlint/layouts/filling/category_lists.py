"""Cells that list indicators by their categories: 1.数量指标：建设桥梁≥12座；2.质量指标：合格率100%。"""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.compiled import compiled
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.drafts import Row
from jxlint.layouts.tokens.split import divided
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.category_words import NAMED, NUMBER, begins_item, levels_of
from jxlint.layouts.words.vocabulary import filler, nothing

_MARK = compiled(r"[；;。]+")
# A value without a name: the category says what it is of.
_BARE = compiled(r"(?:[≥≤<>=＝＜＞]|(?:[大小高低多少等]|不[大小高低多少])于|不超过|至少|至多|\d)")
# Several with a comma between each have their own signs, or their own numbers.
_SIGNED = compiled(r"[^≥≤]{2,}[≥≤]\d[^≥≤]*")
_COUNTED = compiled(r"(?![每各共含约]|其中)[^\d≥≤]{2,}\d+(?:,\d{3})*(?:\.\d+)?[^\d≥≤]{1,4}")
_COMMA = compiled(r"[，,](?!\d{3}(?:\D|$))")


def by_category(stream: Stream, cell: Token, one: Token | None = None, two: Token | None = None) -> Iterator[Row]:
    """The indicators that `cell` lists; `one` and `two` are the levels it stands below, which those it names go
    before."""
    for item in _items(stream, cell):
        either: Token | None = None
        while (named := NAMED.match(item.text)) and (levels := levels_of(named[1])):
            for words, kind, low in levels:
                token = item.part(low, low + len(words))
                if kind == 1:
                    one, two = token, None
                elif kind == 3 and not _under(one, words):
                    one = two = token
                else:
                    if either is not None:
                        # 满意度指标：服务对象满意度：≥90%: the narrower one, where no first levels are told.
                        stream.take(either.start, either.end)
                    two, either = token, token if kind == 3 else None
            _take_between(stream, item, levels, named.end())
            item = _rest(stream, item, named.end())
        if filler(item.text) or nothing(item.text):
            # A category of which there is nothing: it is understood as well.
            for told in (item, *filter(None, (one, two))):
                stream.take(told.start, told.end)
            continue
        for part in _each(stream, item):
            yield from _row(stream, part, one, two)


def _row(stream: Stream, item: Token, one: Token | None, two: Token | None) -> Iterator[Row]:
    """The indicator that an item of a list is, none where it only keeps its place."""
    if not item.text:
        return
    row = Row({key: [token] for key, token in (("level1", one), ("level2", two)) if token is not None})
    parts = None if _BARE.match(item.text) else divided([item], both=True)
    if parts is not None:
        row.fields["name"], row.fields["annual"] = parts[:2]
        for mark in parts[2]:
            stream.take(mark.start, mark.end)
    elif not _BARE.match(item.text):
        row.fields["name"] = [item]
    else:
        row.fields["annual"] = [item]
        if two is not None and not two.text.endswith("指标"):
            row.fields["name"] = [two]  # 满意度：≥90%
    yield row


def _items(stream: Stream, cell: Token) -> Iterator[Token]:
    """What a cell lists, without numbers and the marks between."""
    text, at = cell.text, 0
    cuts = {m.end() for m in _MARK.finditer(text)} | {len(text)}
    cuts |= {n for n in range(1, len(text)) if stream.breaks(cell.start + n) and begins_item(text[n : n + 30])}
    for cut in sorted(cuts):
        number = NUMBER.match(text, at)
        low, high = number.end() if number else at, cut
        while high > low and _MARK.fullmatch(text, high - 1, high):
            high -= 1
        stream.take(cell.start + at, cell.start + low)
        stream.take(cell.start + high, cell.start + cut)
        if low < high:
            yield cell.part(low, high)
        at = cut


def _under(one: Token | None, words: str) -> bool:
    """Whether a category that may be of either level (成本指标, 满意度指标) is one of the second: below the output, or
    where no first levels are told."""
    return one is None or (words.startswith("成本") and "产出" in one.text)


def _take_between(stream: Stream, item: Token, levels: list[tuple[str, int, int]], end: int) -> None:
    """Take what stands between the levels, and the colon behind them."""
    at = 0
    for words, _, low in levels:
        stream.take(item.start + at, item.start + low)
        at = low + len(words)
    stream.take(item.start + at, item.start + end)


def _rest(stream: Stream, item: Token, at: int) -> Token:
    """What of an item stands behind its category, without a number."""
    number = NUMBER.match(item.text, at)
    low = number.end() if number else at
    stream.take(item.start + at, item.start + low)
    return item.part(low)


def _each(stream: Stream, item: Token) -> Iterator[Token]:
    """The indicators of an item that commas part: several where each has its sign."""
    pieces = _COMMA.split(item.text)
    if len(pieces) < 2 or not (all(map(_SIGNED.fullmatch, pieces)) or all(map(_COUNTED.fullmatch, pieces))):
        yield item
        return
    at = 0
    for piece in pieces:
        end = at + len(piece)
        yield item.part(at, end)
        stream.take(item.start + end, min(item.start + end + 1, item.end))
        at = end + 1
