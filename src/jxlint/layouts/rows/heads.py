"""The heads of a table of indicators: which column holds what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.rows.heads_above import behind_parts, row_above
from jxlint.layouts.rows.level_columns import kind_at, kinds_of, level_beside, names_with_values
from jxlint.layouts.rows.repeated_heads import below_third, each_once, of_levels, of_the_year, two_sets
from jxlint.layouts.rows.split_heads import is_figure, part_role, parts_behind, row_from, rows_below, told_of
from jxlint.layouts.rows.term_heads import term_role
from jxlint.layouts.tokens.modes import Mode
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.flat import begins_flat, is_flat
from jxlint.layouts.words.vocabulary import LEVELS, codes, head, label, level

# So many heads in a row may be in words that are not known.
_UNKNOWN, _HEAD_LIKE = 5, compiled(r"[一-鿿（）()、/]{2,12}")
# What offices call the head of values where no head says that values stand there.
_STANDARD = compiled(r"(?:绩效|指标|考核|目标)标准")
# The head of a level is looked for in so many cells before another.
_BEFORE = 8


class Heads(msgspec.Struct):
    """The heads of the columns: role, words and place of each; `lead` are those of the project before the levels,
    `over` those above several columns; `numbered` says that the last is that of numbers before them all."""

    roles: tuple[str, ...]
    tokens: tuple[Token, ...]
    lead: tuple[tuple[str, Token], ...] = ()
    over: tuple[Token, ...] = ()
    numbered: bool = False

    @property
    def unnumbered(self) -> tuple[str, ...]:
        """The roles without that of the numbers before them all."""
        return self.roles[:-1] if self.numbered else self.roles

    @property
    def inner(self) -> tuple[str, ...]:
        """The roles behind the levels."""
        return tuple(r for r in self.unnumbered if r not in LEVELS)

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
    flat = begins_flat(found[i].text) and mode != "loose" and not _level_before(found, i, mode)
    kind = kind_at(found, i, mode)
    if not flat and not kind and head(found[i].text) not in LEVELS and not _codes_first(found, i, mode):
        return None
    below = rows_below(found, i, mode) if mode in ("grid", "rows") else {}
    plain, tokens, end = _named(found, i, mode, below, flat=flat)
    if mode in ("cells", "loose"):
        parts_behind(plain, tokens)
    while end > i and not found[end - 1].text:
        end -= 1
    if kind:
        plain[:1], tokens[:1] = kinds_of(found, i, kind, mode)
    below_third(plain)
    names_with_values(found, i, mode, plain)
    _only_values(plain, tokens)
    of_the_year(plain, tokens, found)
    of_levels(plain, tokens)
    if below:
        last = max(part.row for parts in below.values() for part in parts)
        end = next((n for n in range(end, len(found)) if found[n].row > last), len(found))
    above, over = row_above(found, i) if mode == "grid" else behind_parts(found, i, mode, plain)
    before = found[i - 1] if i and found[i - 1].text else found[i]
    numbered = label(before.text) == "ordinal" and (before.row == found[i].row) == (mode in ("grid", "rows"))
    if flat and (beside := level_beside(found, i, mode)):
        plain.insert(0, beside)
        tokens.insert(0, before)
    elif numbered:
        plain.append("ordinal")
        tokens.append(before)
    for token in above:
        plain.append(head(token.text))
        tokens.append(token)
    roles = two_sets(plain) or each_once(plain)
    if "name" not in roles and roles[:1] == ["level2"]:
        roles[0] = "name"
    elif "name" not in roles and roles[:2] == list(LEVELS):
        roles[:2] = ["level2", "name"]
    if len(roles) < (2 if flat else 3) or "name" not in roles:
        return None
    if not {"annual", "period", "actual"} & set(roles) and "值" not in tokens[roles.index("name")].text:
        return None
    heads = [t.text for t in (tokens if mode == "cells" else row_from(found, i))]
    if flat and (below or not is_flat(heads)):
        return None
    return Heads(tuple(roles), tuple(tokens), over=over, numbered=numbered), end


def _codes_first(found: Sequence[Token], i: int, mode: Mode) -> bool:
    """Whether the token at `i` is the head of the codes of the first level, which stands right behind it in its row."""
    if mode not in ("grid", "rows") or i + 1 >= len(found) or not codes(found[i].text):
        return False
    return found[i + 1].row == found[i].row and head(found[i + 1].text) == LEVELS[0]


def _level_before(found: Sequence[Token], i: int, mode: Mode) -> bool:
    """Whether the head of a level stands before the token at `i`, in its row where there are such."""
    before = [t for t in found[max(0, i - _BEFORE) : i] if t.text]
    if mode != "cells":
        before = [t for t in before if t.row == found[i].row]
    return any(head(t.text) in LEVELS for t in before)


def _named(
    found: Sequence[Token], i: int, mode: Mode, below: dict[int, list[Token]], *, flat: bool
) -> tuple[list[str], list[Token], int]:
    """The roles of the heads from token `i` on, the heads themselves, and where they end; `below` are their parts in a
    second row, `flat` says that the first is that of the names."""
    plain: list[str] = []
    tokens: list[Token] = []
    end = i
    while end < len(found):
        token = found[end]
        if mode in ("grid", "rows") and token.row != found[i].row:
            break
        if not below.get(id(token)):
            role = "name" if flat and not plain else _role(token.text, plain, mode, _next(found, end))
            if not role and plain[-1:] == ["level2"] and _is_of_names(found, end, mode):
                role = "name"
            lined = mode == "cells" or (mode == "loose" and token.row == found[i].row)
            if not role and lined and _is_column(found, end, plain):
                role = f"detail{len(plain)}"
            if token.text and (not role or (level(token.text) and "name" in plain)):
                break
            if role:
                plain.append(role)
                tokens.append(token)
        for part in below.get(id(token), ()):
            role = part_role(token, part, plain)
            plain.append(role)
            tokens.append(part if role.startswith("detail") else told_of(token, part))
        end += 1
    return plain, tokens, end


def _only_values(plain: list[str], tokens: Sequence[Token]) -> None:
    """Make the head of a standard that of the values where no other is; failing that, the first of those that stand
    below a time which is not the year's: a table that tells of nothing but half-years is one all the same."""
    if not {"annual", "period"}.isdisjoint(plain):
        return
    for n, token in enumerate(tokens):
        if plain[n] == "basis" and _STANDARD.fullmatch(token.text):
            plain[n] = "annual"
    if {"annual", "actual"}.isdisjoint(plain):
        timed = (n for n, t in enumerate(tokens) if plain[n] == "basis" and head(t.text.partition("·")[2]) == "annual")
        if (first := next(timed, None)) is not None:
            plain[first] = "annual"


def _is_of_names(found: Sequence[Token], i: int, mode: Mode) -> bool:
    """Whether the token at `i`, in words that are not known right behind the heads of the levels, is the head of the
    names: that of the values follows, and none of the names."""
    if not _HEAD_LIKE.fullmatch(found[i].text) or level(found[i].text):
        return False
    for token in found[i + 1 : i + _BEFORE]:
        if mode != "cells" and token.row != found[i].row:
            return False
        role = head(token.text)
        if role == "name" or (token.text and not role and mode == "cells"):
            return False
        if role in ("annual", "period", "actual"):
            return True
    return False


def _is_column(found: Sequence[Token], i: int, plain: Sequence[str]) -> bool:
    """Whether the token at `i` of a text that shows no columns, in words that are not known, stands among the heads all
    the same: behind that of the names and before that of the values, or between these and the first level."""
    words = [t.text for t in found[i : i + _UNKNOWN] if t.text]
    if "name" not in plain or not words or not _HEAD_LIKE.fullmatch(words[0]):
        return False
    valued = not {"annual", "period", "actual"}.isdisjoint(plain)
    for n, word in enumerate(words[1:]):
        if level(word) in (1, 3):
            return valued
        if level(word):
            return valued and n == 1  # behind a first level in words that are not known
        if head(word) and not level(word):
            return True
        if not _HEAD_LIKE.fullmatch(word):
            return False
    return False


def _next(found: Sequence[Token], i: int) -> str:
    """The next words behind token `i`."""
    return next((t.text for t in found[i + 1 : i + 3] if t.text), "")


def _role(words: str, plain: list[str], mode: Mode, following: str) -> str:
    """The role of the next head, behind those of the roles `plain`; `following` are the words behind it."""
    role = head(words) if words else ""
    if not role and codes(words):
        return f"detail{len(plain)}"
    if "name" in plain and not role and words and (of := term_role(words, plain, following)):
        return of
    if role or not words or mode not in ("grid", "rows"):
        return role or ("annual" if "annual" in plain and is_figure(words) else "")
    if label(words) == "ordinal" and "ordinal" not in plain:
        return "ordinal"
    # A head of another wording costs no more than its column.
    return f"detail{len(plain)}" if "name" in plain and not level(words) else ""


def by_row(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The tokens of each row."""
    for _, row in groupby(tokens, key=lambda t: t.row):
        yield list(row)
