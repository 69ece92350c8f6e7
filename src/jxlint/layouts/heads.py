"""The heads of a table of indicators: which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from jxlint.layouts.token import Token
from jxlint.layouts.tokens import Mode
from jxlint.layouts.vocabulary import head, level


class Heads(msgspec.Struct):
    """The heads of the columns: role, words and place of each; `lead` are those of the project before the levels."""

    roles: tuple[str, ...]
    tokens: tuple[Token, ...]
    lead: tuple[tuple[str, Token], ...] = ()

    @property
    def inner(self) -> tuple[str, ...]:
        """The roles behind the levels."""
        return tuple(r for r in self.roles if r not in ("level1", "level2"))

    def role_at(self, column: int) -> str:
        """The role of the column `column` of a grid, "" where no head stands."""
        for role, token in zip(self.roles, self.tokens, strict=True):
            if token.column <= column < token.column + token.columns:
                return role
        for role, token in self.lead:
            if token.column <= column < token.column + token.columns:
                return "lead:" + role
        return ""


def heads_at(found: Sequence[Token], i: int, mode: Mode) -> tuple[Heads, int] | None:
    """The heads of a table of indicators that begin at token `i`, and where they end."""
    if head(found[i].text) not in ("level1", "level2"):
        return None
    roles: list[str] = []
    tokens: list[Token] = []
    end = i
    below = _second_row(found, i) if mode == "grid" else {}
    while end < len(found):
        token = found[end]
        if mode in ("grid", "rows") and token.row != found[i].row:
            break
        if not below.get(id(token)):
            role = head(token.text) if token.text else ""
            if token.text and (not role or (level(token.text) and "name" in roles)):
                break
            if role:
                roles.append(_told_apart(role, roles))
                tokens.append(token)
        for part in below.get(id(token), ()):
            roles.append(_told_apart(head(part.text) or head(token.text + part.text), roles))
            tokens.append(part)
        end += 1
    while end > i and not found[end - 1].text:
        end -= 1
    if below and end < len(found) and found[end].row != found[i].row:
        end += sum(1 for t in found[end : end + 2 * len(tokens)] if t.row == found[end].row)
    if "name" not in roles and roles[:1] == ["level2"]:
        roles[0] = "name"
    elif "name" not in roles and roles[:2] == ["level1", "level2"]:
        roles[:2] = ["level2", "name"]
    if len(roles) < 3 or "name" not in roles or not {"annual", "period", "actual"} & set(roles):
        return None
    return Heads(tuple(roles), tuple(tokens)), end


def _told_apart(role: str, roles: Sequence[str]) -> str:
    """`role`, or another where a head of it stands among `roles` already."""
    if role not in roles:
        return role
    if role in ("basis", "reason"):
        role = "reason" if "basis" in roles else "basis"
    elif role == "annual" and "actual" not in roles:
        # 目标值 beside 指标值: the first stands, the second is told by its own head.
        role = "basis"
    return role if role not in roles else f"detail{len(roles)}"


def _second_row(found: Sequence[Token], i: int) -> dict[int, list[Token]]:
    """The heads in the row below that of token `i`, by the id of the token of this row they stand below: the parts of
    heads that are split over two rows. Empty unless all of the row below are such."""
    top = [t for t in _row_from(found, i) if t.text]
    at = i + len(list(_row_from(found, i)))
    parts = [t for t in _row_from(found, at) if t.text] if at < len(found) else []
    out: dict[int, list[Token]] = {}
    for part in parts:
        over = next((t for t in top if 0 <= t.column <= part.column < t.column + t.columns), None)
        if over is None or level(part.text) or not (head(part.text) or head(over.text + part.text)):
            return {}
        out.setdefault(id(over), []).append(part)
    return out


def _row_from(found: Sequence[Token], i: int) -> Iterator[Token]:
    """The tokens from `i` on that stand in its row."""
    for token in found[i:]:
        if token.row != found[i].row:
            return
        yield token


def by_row(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each row."""
    for _, row in groupby(tokens, key=lambda t: t.row):
        yield list(row)
