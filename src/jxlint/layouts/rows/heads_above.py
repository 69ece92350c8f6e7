"""Heads in the row above those of the levels that are of the same table: they reach down beside these."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.layouts.rows.split_heads import row_from
from jxlint.layouts.tokens.modes import Mode
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, head, label

# So many cells before the head of the first level such heads may begin.
_BEFORE = 8


def row_above(found: Sequence[Token], i: int) -> tuple[list[Token], tuple[Token, ...]]:
    """Of the row above that of token `i`, the heads that reach down to it, and those that stand above others of it;
    nothing unless all of that row are heads, or name a part of the form."""
    start = i
    while start and found[start - 1].row == found[i].row:
        start -= 1
    first = start
    while first and found[first - 1].row == found[start].row - 1:
        first -= 1
    row = [t for t in found[first:start] if t.text]
    if len(row) < 2 or not all(head(t.text) or label(t.text) == "side" for t in row):
        return [], ()
    covered = {c for t in row_from(found, start) for c in range(t.column, t.column + t.columns)}
    own = [t for t in row if not covered & set(range(t.column, t.column + t.columns))]
    return [t for t in own if head(t.text)], tuple(t for t in row if t not in own)


def behind_parts(
    found: Sequence[Token], i: int, mode: Mode, plain: Sequence[str]
) -> tuple[list[Token], tuple[Token, ...]]:
    """Heads of the row above the token at `i` that reach down behind the parts of the first of them, and this one, of
    which the row shows three (指标性质, 指标值, 度量单位 below 年度指标值)."""
    if mode == "loose" or not {"annual", "nature", "unit"} <= {*plain} or "actual" in plain:
        return [], ()
    above: list[Token] = []
    for token in (t for t in reversed(found[max(0, i - _BEFORE) : i]) if t.text):
        if head(token.text) in ("", *LEVELS) or (mode == "rows" and token.row != found[i].row - 1):
            break
        above.insert(0, token)
        if head(token.text) == "annual":
            return (above[1:], (token,)) if len(above) > 1 else ([], ())
    return [], ()
