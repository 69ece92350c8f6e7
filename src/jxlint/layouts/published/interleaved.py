"""Rows that a page break cuts in two, in running text: the rest of the objective stands behind the break, in the middle
of the indicators, and these go on behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jxlint.layouts.published import indicators as listing
from jxlint.layouts.published.blocks import Block
from jxlint.layouts.published.seams import width_of
from jxlint.layouts.text.stream import Stream
from jxlint.patterns import later

_CLOSED = "。！!？?"
# What stands in lists of indicators alone.
_LISTED = later(r"指标[；;]|(?:指标|目标)值[:：]|[；;]\d\d[-－—–]")
# A line this much wider than those of the objective, in half widths, is none of it.
_WIDER = 2
# A label of the list may stand on both sides of the break.
_LONGEST_LABEL = 10


def astray(stream: Stream, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """The pieces of objectives among the indicators of their project, as ranges of the sheet's solid text."""
    sheet, out = stream.sheet, []
    for block in blocks:
        words = stream.text[slice(*block.objective)]
        if not words or words[-1] in _CLOSED or block.listed[0] == block.listed[1]:
            continue
        wide = max(width_of(stream.text[s:e]) for s, e in stream.lines(*block.objective))
        for start, end in _pages(stream, *block.listed):
            stop = _end(stream, start, end, wide, stream.text[start - 1] in "。；;")
            if stop > start:
                low, high = sheet.index(stream.offsets[start]), sheet.index(stream.offsets[stop - 1]) + 1
                out.append((low, high))
                if stream.text[stop - 1] in _CLOSED:
                    break
    return out


def give_back(stream: Stream, blocks: Sequence[Block], found: Sequence[tuple[int, int]]) -> bool:
    """Give the pieces `found`, which `stream` does not hold, to the blocks of `stream` they stand in; false where one
    stands in none with an objective, and would be lost."""
    for piece in found:
        at = stream.sheet.offsets[piece[0]]
        owner = next((b for b in reversed(blocks) if stream.offsets[b.row.start] < at), None)
        if owner is None or owner.objective[0] == owner.objective[1]:
            return False
        owner.more = (*owner.more, piece)
    return True


def _pages(stream: Stream, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list behind each page break in it, up to the next."""
    text, offsets = stream.sheet.text, stream.offsets
    breaks = []
    for i in range(start + 1, end):
        if offsets[i] - offsets[i - 1] > 1:
            gap = text[offsets[i - 1] + 1 : offsets[i]]
            if "\f" in gap or gap.count("\n") > 2 or gap.strip():
                breaks.append(i)
    yield from pairwise([*breaks, end])


def _end(stream: Stream, start: int, end: int, wide: int, closed: bool) -> int:
    """Where the rest of an objective that begins at `start` ends, `start` where none does. `wide` are its lines at
    most; `closed` says that the list above may have ended with its last value."""
    text = stream.text
    ends: list[int] = []
    for low, high in _pieces(stream, start, end):
        if width_of(text[low:high]) > wide + _WIDER or _goes_on(text, start, high):
            break
        ends.append(high)
    if not ends:
        return start
    full = [e for e in ends if text[e - 1] in _CLOSED]
    if ends[-1] < end:
        # The last sentence; a line of the list that is short by itself is none.
        return full[-1] if full else start
    if closed:
        return end if full else start
    return full[0] if full and full[0] < end else start


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether the words up to `end` are those of a list that goes on over the page break at `start`."""
    before = max(0, start - _LONGEST_LABEL)
    return any(
        m.end() > start for p in (_LISTED, listing.START) for m in p.finditer(text, before, min(len(text), end + 1))
    )


def _pieces(stream: Stream, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines between `start` and `end`, parted where a space behind the end of a sentence shows two cells."""
    for low, high in stream.lines(start, end):
        at = low
        for i in range(low + 1, high):
            if stream.text[i - 1] in _CLOSED and stream.offsets[i] - stream.offsets[i - 1] > 1:
                yield at, i
                at = i
        yield at, high
