"""Projects without money in running text, where nothing but money begins a block: below the last value of the project
above stand a name and an objective, and the indicators are numbered anew."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from jxlint.layouts.published.bare_units import MOST, SURE
from jxlint.layouts.published.blocks import Block
from jxlint.layouts.published.seams import after_value, may_be_name, name_below
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row
from jxlint.layouts.words.office_names import is_office
from jxlint.patterns import later

# What stands in sentences and in no name.
_MARK = later(r"[，。；、：:;,！？]")


def part(stream: Stream, blocks: list[Block], starts: Sequence[tuple[int, int]]) -> list[Block]:
    """`blocks` with those in two that hold the indicators of several projects; `starts` are the places of all
    indicators, with their numbers."""
    # The line of a unit seems to be one of a project where such a one stands right below it.
    projects = [b for b in blocks if not b.bare and not _of_office(stream, b)]
    inner = sum(stream.indented(block.name[0]) for block in projects)
    set_in = inner >= SURE and inner * MOST[0] >= len(projects) * MOST[1]
    return [made for block in blocks for made in _parted(stream, block, starts, set_in=set_in)]


def _parted(stream: Stream, block: Block, starts: Sequence[tuple[int, int]], *, set_in: bool) -> Iterator[Block]:
    """The block, and below it those of the projects without money. `set_in`: names are set in."""
    start, close = block.objective
    below = set_in and stream.indented(start) and _of_office(stream, block)
    if below and (name := _name(stream, start, close, set_in=True)):
        # The first project of a unit, right below its line.
        yield msgspec.structs.replace(block, objective=(start, start), listed=(start, start))
        block = Block(Row(name, name, (), ()), (start, name), objective=(name, close), listed=block.listed)
    first, end = block.listed
    before = first
    listed = starts[bisect_left(starts, (first, 0)) : bisect_left(starts, (end, 0))]
    for at in (at for at, number in listed[1:] if number == 1 and stream.breaks(at)):
        close = after_value(stream, before, at)
        name = _name(stream, close, at, set_in=set_in)
        before = at
        if not name:
            continue
        yield msgspec.structs.replace(block, listed=(first, close))
        block = Block(Row(name, name, (), ()), (close, name), objective=(name, at), listed=(at, end))
        first = at
    yield block


def _of_office(stream: Stream, block: Block) -> bool:
    """Whether a line bears the name of an office and is not set in."""
    return not stream.indented(block.name[0]) and is_office(stream.text[slice(*block.name)])


def _name(stream: Stream, start: int, end: int, *, set_in: bool) -> int:
    """Where the name of a project ends that begins at `start`, its objective standing behind it up to `end`; 0 where
    there is none."""
    at = start
    if set_in:
        at = next((low for low, _ in stream.lines(start, end) if stream.indented(low)), end)
    if at >= end:
        return 0
    close = name_below(stream, at, end)
    if close == at:
        close = stream.line_end(at + 1, end)
        if _MARK.search(stream.text, at, close):
            return 0
    return close if may_be_name(stream.text[at:close]) else 0
