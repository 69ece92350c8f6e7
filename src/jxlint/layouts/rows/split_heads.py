"""Heads of columns that are split over two rows: 指标值 above 符号, 数值 and 计量单位."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.rows.term_heads import is_past, names_a_year, of_time
from jxlint.layouts.tokens.modes import Mode
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, head, label, level

# A head with its column and how many it covers.
_Placed = tuple[int, int, Token]
_VALUES = ("annual", "period", "actual")
# What a head of a time says of the parts below it whose own words name none.
_TIMED = ("annual", "actual", "nature", "unit")
# A head of values that does not say of what time, and one of the figure itself.
_PLAIN = compiled(r"(?:绩效)?(?:指标|目标)值?")
_FIGURE = compiled(r"数值|值|内容")
# What a head may be that is not known.
_WORDS = compiled(r"[一-鿿、（）()]{2,10}")


def second_row(found: Sequence[Token], i: int, mode: Mode) -> dict[int, list[Token]]:
    """The heads in the row below that of token `i`, by the id of the token of this row they stand below: the parts of
    heads that are split over two rows. Empty unless all of the row below are such; of several below one head, the words
    of some may not be known."""
    top = _columned(found, i, mode)
    at = i + len(list(row_from(found, i)))
    parts = _columned(found, at, mode) if at < len(found) else []
    if mode == "rows" and parts and parts[0][0] == 0:
        return _short(found, i, at)
    top = _reaching(top, parts) if mode == "grid" else top
    out: dict[int, list[Token]] = {}
    known = False
    for column, _, part in parts:
        over, columns = next(((t, n) for c, n, t in top if 0 <= c <= column < c + n), (None, 0))
        if over is None or level(part.text):
            return {}
        if _is_known(over, part):
            known = True
        elif columns == 1 or not (is_figure(part.text) or _WORDS.fullmatch(part.text)):
            return {}
        out.setdefault(id(over), []).append(part)
    return out if known else {}


def rows_below(found: Sequence[Token], i: int, mode: Mode) -> dict[int, list[Token]]:
    """What `second_row` gives, of parts that a third row splits once more the parts of these."""
    below = second_row(found, i, mode)
    if not below or mode != "grid":
        return below
    at = next(n for n in range(i, len(found)) if found[n].row != found[i].row)
    further = second_row(found, at, mode)
    return {over: [inner for part in parts for inner in further.get(id(part), [part])] for over, parts in below.items()}


def _is_known(over: Token, part: Token) -> bool:
    """Whether the words of a part of a head say what it is of, alone or together with those of the head."""
    return bool(head(part.text) or head(over.text + part.text)) or (
        (head(over.text) in _VALUES or over.text.endswith("值")) and bool(of_time(part.text))
    )


def _short(found: Sequence[Token], i: int, at: int) -> dict[int, list[Token]]:
    """The same where a merged cell leaves nothing in the rows below it: those parts stand at the beginning of theirs,
    from token `at` on. They are of the one head of values, or of several alike."""
    top = [t for t in row_from(found, i) if t.text]
    parts = [t for t in row_from(found, at) if t.text]
    if not all(head(t.text) and not level(t.text) for t in top):
        return {}
    over = _over([t for t in top if head(t.text) in _VALUES], parts)
    if len(parts) < 2 or not over or not _are_parts(parts):
        return {}
    each = len(parts) // len(over)
    return {id(t): parts[n * each : (n + 1) * each] for n, t in enumerate(over)}


def _over(values: Sequence[Token], parts: Sequence[Token]) -> Sequence[Token]:
    """Which of the heads of values are split into these parts: the only one, the one that says no more than that it is
    one, or all where the parts come again for each; none where that cannot be told."""
    if len(values) < 2:
        return values
    each, words = len(parts) // len(values), [t.text for t in parts]
    if each > 1 and words == words[:each] * len(values):
        return values
    plain = [t for t in values if _is_plain(t)]
    return plain if len(plain) == 1 else ()


def _are_parts(parts: Sequence[Token]) -> bool:
    """Whether these words are all parts of heads: none is a level, or the head of one or of a name, most are known."""
    if any(level(t.text) or head(t.text) in (*LEVELS, "name") or label(t.text) == "project" for t in parts):
        return False
    known = sum(1 for t in parts if head(t.text) or is_figure(t.text))
    return 2 * known > len(parts) and all(head(t.text) or is_figure(t.text) or _WORDS.fullmatch(t.text) for t in parts)


def part_role(over: Token, part: Token, roles: Sequence[str]) -> str:
    """What stands below `part` of the head `over`, behind heads of these roles; below one of the whole term, a sign or
    a unit is of that value."""
    kind = head(over.text)
    role = head(part.text) or head(over.text + part.text)
    if (time := of_time(over.text)) and role in _TIMED:
        if time == "basis" and (role != "actual" or is_past(over.text)):
            return "basis"
        kind = time if time != "basis" else kind
    if not role and kind in _VALUES:
        role = of_time(part.text)
    if not role and _FIGURE.fullmatch(part.text):
        role = kind
    if not role:
        return "annual" if kind == "annual" and "annual" not in roles else f"detail{len(roles)}"
    if kind != "period" or role not in ("annual", "nature", "unit"):
        return role
    return "period" if role == "annual" else f"period:{role}"


def told_of(over: Token, part: Token) -> Token:
    """`part` of the head `over` with the words of both where `over` only names a year, which another beside it may do
    as well, or a time that is not the year's: 2023年·指标值."""
    if not names_a_year(over.text) and of_time(over.text) != "basis":
        return part
    return msgspec.structs.replace(part, text=f"{over.text}·{part.text}")


def is_figure(words: str) -> bool:
    """Whether a part of a head of values only says that the figure itself stands there."""
    return _FIGURE.fullmatch(words) is not None


def parts_behind(roles: list[str], tokens: list[Token]) -> None:
    """Put the parts of heads of values in their place where they stand behind all heads: in a text of a cell a line."""
    first = next((n for n, role in enumerate(roles) if role in _VALUES), len(roles))
    start = len(roles)
    while start > first + 1 and roles[start - 1] in (*_VALUES, "nature", "unit"):
        start -= 1
    signed = "nature" in roles[start:]
    start = roles.index("nature", start) if signed else start
    values = [n for n in range(first, start) if roles[n] in ("annual", "period")]
    parts = tokens[start:]
    if len(parts) < 2 or "annual" not in roles[start:] or not any(roles[n] == "annual" for n in values):
        return
    over = _over([tokens[n] for n in values], parts)
    if not over or not (signed or (_PLAIN.fullmatch(over[0].text) and not any(map(_is_plain, parts)))):
        return
    each = len(parts) // len(over)
    shares = {id(t): parts[n * each : (n + 1) * each] for n, t in enumerate(over)}
    told = list(zip(roles[:start], tokens[:start], strict=True))
    del roles[:], tokens[:]
    for role, token in told:
        for part in shares.get(id(token), [token]):
            roles.append(role if part is token else part_role(token, part, roles))
            tokens.append(part)


def _is_plain(token: Token) -> bool:
    return _PLAIN.fullmatch(token.text) is not None


def _reaching(top: Sequence[_Placed], parts: Sequence[_Placed]) -> list[_Placed]:
    """`top` with the columns of a head over parts that stand beside those right below it, and below none: cells that
    look merged and are not."""
    covered = {c for column, columns, _ in top for c in range(column, column + columns)}
    out = []
    for n, (column, columns, token) in enumerate(top):
        until = top[n + 1][0] if n + 1 < len(top) else column + columns + len(parts)
        below = {c for c, _, _ in parts}
        while column in below and column + columns < until and column + columns in below - covered:
            columns += 1
        out.append((column, columns, token))
    return out


def _columned(found: Sequence[Token], i: int, mode: Mode) -> list[_Placed]:
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
