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
    while end < len(found):
        token = found[end]
        if mode in ("grid", "rows") and token.row != found[i].row:
            break
        role = head(token.text) if token.text else ""
        if token.text and (not role or (level(token.text) and "name" in roles)):
            break
        if role:
            if role in roles:
                if role in ("basis", "reason"):
                    role = "reason" if "basis" in roles else "basis"
                elif role == "annual" and "actual" not in roles:
                    # 目标值 beside 指标值: the first stands, the second is told by its own head.
                    role = "basis"
                if role in roles:
                    role = f"detail{len(roles)}"
            roles.append(role)
            tokens.append(token)
        end += 1
    while end > i and not found[end - 1].text:
        end -= 1
    if "name" not in roles and roles[:1] == ["level2"]:
        roles[0] = "name"
    elif "name" not in roles and roles[:2] == ["level1", "level2"]:
        roles[:2] = ["level2", "name"]
    if len(roles) < 3 or "name" not in roles or not {"annual", "period", "actual"} & set(roles):
        return None
    return Heads(tuple(roles), tuple(tokens)), end


def by_row(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each row."""
    for _, row in groupby(tokens, key=lambda t: t.row):
        yield list(row)
