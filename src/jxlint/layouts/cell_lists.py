"""Cells that list several indicators line by line: 指标1：培训人次 above 指标2：购置设备, beside ≥200人 above 10台."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.heads import Heads
from jxlint.layouts.stream import Stream
from jxlint.layouts.token import Token

_NUMBERED = compiled(r"(?:指标|目标)\d{1,2}[:：、.．]?|[（(]\d{1,2}[)）]|\d{1,2}[、.．](?!\d)|[①-⑳]")
_VALUES = ("annual", "period", "actual")


def apart(stream: Stream, heads: Heads, row: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The rows of indicators in a `row` of a grid: several where its name has numbered lines, its values as many."""
    name = next((t for t in row if heads.role_at(t.column) == "name"), None)
    names = _lines(stream, name) if name is not None and _NUMBERED.match(name.text) else []
    if len(names) < 2 or not all(map(_numbered, names)):
        yield row
        return
    parted = {id(t): _lines(stream, t) for t in row}
    values = [t for t in row if heads.role_at(t.column) in _VALUES]
    if not values or any(len(parted[id(t)]) != len(names) for t in values):
        yield row
        return
    for t in values:
        if all(map(_numbered, parted[id(t)])):
            parted[id(t)] = [_unnumbered(stream, line) for line in parted[id(t)]]
    for n in range(len(names)):
        own = [parted[id(t)][n] for t in row if len(parted[id(t)]) == len(names)]
        # What stands in one line beside them all is told of the first.
        yield own if n else [parted[id(t)][0] if len(parted[id(t)]) == len(names) else t for t in row]


def _numbered(line: Token) -> bool:
    return _NUMBERED.match(line.text) is not None


def _unnumbered(stream: Stream, line: Token) -> Token:
    """A value without the number that it shares with its name."""
    found = _NUMBERED.match(line.text)
    cut = found.end() if found else 0
    stream.take(line.start, line.start + cut)
    return msgspec.structs.replace(line, text=line.text[cut:], start=line.start + cut)


def _lines(stream: Stream, token: Token) -> list[Token]:
    """The lines of a cell; one that wraps behind a number begins no other."""
    cuts = [i for i in range(token.start + 1, token.end) if stream.breaks(i)]
    bounds = [token.start, *cuts, token.end]
    lines = [
        msgspec.structs.replace(token, text=stream.text[low:high], start=low, end=high)
        for low, high in pairwise(bounds)
    ]
    if sum(map(_numbered, lines)) < 2 or not _numbered(lines[0]):
        return lines
    out: list[Token] = []
    for line in lines:
        if out and not _numbered(line):
            out[-1] = msgspec.structs.replace(out[-1], text=out[-1].text + line.text, end=line.end)
        else:
            out.append(line)
    return out
