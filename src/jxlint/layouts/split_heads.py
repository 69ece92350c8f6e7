"""Heads of columns that are split over two rows: 指标值 above 符号, 数值 and 计量单位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jxlint.compiled import compiled
from jxlint.layouts.token import Token
from jxlint.layouts.tokens import Mode
from jxlint.layouts.vocabulary import head, level

# What a head may be that is not known.
_WORDS = compiled(r"[一-鿿、（）()]{2,10}")


def second_row(found: Sequence[Token], i: int, mode: Mode) -> dict[int, list[Token]]:
    """The heads in the row below that of token `i`, by the id of the token of this row they stand below: the parts of
    heads that are split over two rows. Empty unless all of the row below are such; of several below one head, the words
    of some may not be known."""
    top = _columned(found, i, mode)
    at = i + len(list(row_from(found, i)))
    parts = _columned(found, at, mode) if at < len(found) else []
    out: dict[int, list[Token]] = {}
    known = False
    for column, _, part in parts:
        over, columns = next(((t, n) for c, n, t in top if 0 <= c <= column < c + n), (None, 0))
        if over is None or level(part.text):
            return {}
        if head(part.text) or head(over.text + part.text):
            known = True
        elif columns == 1 or not _WORDS.fullmatch(part.text):
            return {}
        out.setdefault(id(over), []).append(part)
    return out if known else {}


def _columned(found: Sequence[Token], i: int, mode: Mode) -> list[tuple[int, int, Token]]:
    """The tokens from `i` on that stand in its row and are not empty, each with its column and how many it covers. In
    text a merged head leaves the places behind it empty."""
    own = [t for t in row_from(found, i) if t.text]
    if mode == "grid":
        return [(t.column, t.columns, t) for t in own]
    start = i
    while start and found[start - 1].row == found[i].row:
        start -= 1
    row = list(row_from(found, start))
    places = [n for n, t in enumerate(row) if t.text and any(t is other for other in own)]
    return [(n, until - n, row[n]) for n, until in pairwise([*places, len(row)])]


def row_from(found: Sequence[Token], i: int) -> Iterator[Token]:
    """The tokens from `i` on that stand in its row."""
    for token in found[i:]:
        if token.row != found[i].row:
            return
        yield token
