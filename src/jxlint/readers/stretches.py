"""Words of a source text that spells some of its characters with several others."""

from __future__ import annotations

import re
from collections.abc import Callable

from jxlint.readers.limits import Limits
from jxlint.readers.tables import Words


def stretches(
    source: str, start: int, end: int, pattern: re.Pattern[str], said: Callable[[re.Match[str]], str], limits: Limits
) -> list[Words]:
    """The words from `start` to `end` of `source`, what `pattern` finds there replaced by what it means (`said`).

    Each stretch keeps the offset at which it stands, so that every character can be placed. Raises InputError for
    too many of them.
    """
    out: list[Words] = []
    at = start
    for match in pattern.finditer(source, start, end):
        if match.start() > at:
            out.append(Words(source[at : match.start()], at))
        if words := said(match):
            out.append(Words(words, match.start()))
        at = match.end()
        if not len(out) % 1024:
            limits.check_pieces(len(out))
    if at < end:
        out.append(Words(source[at:end], at))
    return out
