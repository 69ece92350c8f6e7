"""Which columns of a table of indicators hold their levels, where the heads alone do not say it: the cells below do."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.tokens.modes import Mode
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, head, level

_KIND = compiled(r"指标(?:类型|类别|分类|属性)")
_ROLES = {1: "level1", 2: "level2", 3: "level1"}


def kind_at(found: Sequence[Token], i: int, mode: Mode) -> str:
    """The role of the head at token `i` that only says that kinds of indicators stand below it (指标类型), right before
    that of the names: that of the levels found there; "" for any other."""
    if not _KIND.fullmatch(found[i].text) or i + 1 == len(found) or mode == "loose":
        return ""
    behind = found[i + 1]
    if mode in ("grid", "rows") and behind.row != found[i].row:
        return ""
    if head(behind.text) != "name":
        return ""
    return _ROLES.get(level(_below(found, i, mode)), "")


def kinds_of(found: Sequence[Token], i: int, kind: str, mode: Mode) -> tuple[list[str], list[Token]]:
    """The roles of the columns below the head at token `i` of a kind, and a head for each: two of them in a grid are
    those of both levels."""
    token = found[i]
    if mode != "grid" or found[i + 1].column - token.column != len(LEVELS):
        return [kind], [token]
    halves = [msgspec.structs.replace(token, column=token.column + n, columns=1) for n in range(len(LEVELS))]
    return list(LEVELS), halves


def level_beside(found: Sequence[Token], i: int, mode: Mode) -> str:
    """The role of the column before that of the names at token `i`, under a head that says no more than that
    indicators stand there (绩效指标): that of the levels found below it, "" where there are none."""
    before = found[i - 1] if i else found[i]
    if mode not in ("grid", "rows") or before.row != found[i].row or "指标" not in before.text:
        return ""
    return _ROLES.get(level(_below(found, i - 1, mode)), "")


def names_with_values(found: Sequence[Token], i: int, mode: Mode, plain: list[str]) -> None:
    """Where the heads of both levels stand over levels and none is that of the names, these stand with their values
    under the head of these."""
    if plain[:2] != list(LEVELS) or "name" in plain or plain.count("annual") != 1:
        return
    two = next((n for n in range(i + 1, min(i + 4, len(found))) if head(found[n].text) == "level2"), -1)
    if two > 0 and level(_below(found, i, mode)) in (1, 3) and level(_below(found, two, mode)) in (2, 3):
        plain[plain.index("annual")] = "name"


def _below(found: Sequence[Token], i: int, mode: Mode) -> str:
    """The words that stand first below the head at token `i`."""
    top = found[i]
    if mode == "grid":
        columns = range(top.column, top.column + top.columns)
        return next((t.text for t in found[i:] if t.row > top.row and t.column in columns), "")
    if mode == "rows":
        start = i
        while start and found[start - 1].row == top.row:
            start -= 1
        end = next((n for n in range(i, len(found)) if found[n].row != top.row), len(found))
        at = end + i - start
        return found[at].text if at < len(found) and found[at].row == found[end].row else ""
    first, at = i, i
    while first and head(found[first - 1].text):
        first -= 1
    while at < len(found) and head(found[at].text):
        at += 1
    return found[at + i - first].text if at + i - first < len(found) else ""
