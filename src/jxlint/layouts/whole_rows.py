"""Rows of a text by the number of their cells: what a merged cell covers leaves nothing there, and only the levels are
merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from jxlint.layouts.align import likely
from jxlint.layouts.token import Token
from jxlint.layouts.vocabulary import LEVELS, filler, level, ordinal

_KINDS = {"level1": (0, 1, 3), "level2": (0, 2, 3)}
# The columns that may hold anything.
DETAILS = ("reason", "basis")
_LONGEST = 16  # letters of a level in words that are not known


def placed(roles: Sequence[str], row: Sequence[Token]) -> list[tuple[str, Token]] | None:
    """The cells of a row with the roles of their columns, of which those of levels may be missing; None where they do
    not stand so."""
    at = [n for n, role in enumerate(roles) if role in LEVELS]
    missing = len(roles) - len(row)
    if not 0 <= missing <= len(at):
        return None
    for gone in combinations(at, missing):
        cells = list(zip((role for n, role in enumerate(roles) if n not in gone), row, strict=True))
        if all(_fits(role, token.text) for role, token in cells):
            return cells
        if "mid" in roles and (half := _of_one_side(cells)):
            return half
    return None


def _of_one_side(cells: Sequence[tuple[str, Token]]) -> list[tuple[str, Token]] | None:
    """The cells of the indicator where of one of the whole term and one of the year side by side there is only the
    first or only the second; None where there are both, or what there is is none with a value."""
    far = next((n + 1 for n, (role, _) in enumerate(cells) if role == "period"), 0)
    left, right = cells[:far], cells[far:]
    own, other = (left, right) if any(t.text for r, t in left if r == "mid") else (right, left)
    said = {role: token.text for role, token in own}
    if any(token.text and not (role in LEVELS and level(token.text)) for role, token in other):
        return None
    if not {"mid", "period"} <= said.keys() and not {"name", "annual"} <= said.keys():
        return None
    fit = all(_fits(role, words) and words and (role not in LEVELS or level(words)) for role, words in said.items())
    levels = [(role, token) for role, token in other if token.text]
    return [*levels, *own] if fit and likely("name", said.get("mid") or said["name"]) else None


def tiled(roles: Sequence[str], tokens: Sequence[Token]) -> list[list[tuple[str, Token]]]:
    """`tokens`, the cells of a table one after the other, empty ones too, as whole rows; none where they are not, or
    may be in several ways."""
    least = sum(role not in LEVELS for role in roles)
    end = len(tokens)
    # How many ways lead from each token to the end, and of one of them the first row and where it ends.
    ways = [0] * end + [1]
    rows: list[tuple[int, list[tuple[str, Token]]]] = [(0, [])] * end
    for at in range(end - least, -1, -1):
        for count in range(least, min(len(roles), end - at) + 1):
            row = placed(roles, tokens[at : at + count]) if ways[at + count] else None
            if row is not None:
                ways[at] += ways[at + count]
                rows[at] = at + count, row
    if not tokens or ways[0] != 1:
        return []
    out, at = [], 0
    while at < end:
        at, row = rows[at]
        out.append(row)
    return out


def _fits(role: str, words: str) -> bool:
    """Whether `words` may stand in a column of this role."""
    if role in LEVELS:
        kind = level(words)
        return kind in _KINDS[role] and likely("name", words) and bool(kind or 0 < len(words) <= _LONGEST)
    if not words:
        return role not in ("name", "mid", "ordinal")
    if role == "ordinal":
        return ordinal(words)
    if level(words):
        return False
    return role.startswith("detail") or role in DETAILS or filler(words) or likely(role, words)
