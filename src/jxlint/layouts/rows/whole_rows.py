"""Rows of a text by the number of their cells: what a merged cell covers leaves nothing there, and only the levels are
merged."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.rows.align import cost, likely
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, filler, label, level, ordinal

_KINDS = {"level1": (0, 1, 3), "level2": (0, 2, 3)}
# The columns that may hold anything.
DETAILS = ("reason", "basis")
_LONGEST = 16  # letters of a level in words that are not known
# Name and value of an indicator of the whole term, and of one of the year beside it.
_SIDES = (("mid", "period"), ("name", "annual"))
# The points of an indicator, and what all together are worth: without those of the money, or with them.
_POINTS, _SUMS = compiled(r"\d{1,3}(?:\.\d{1,2})?"), (90, 100)
_FIGURE = compiled(r"\d")
# What it costs to read words that are not known as a level, and to leave a value empty; and by how much the cheapest
# way to read a table has to be cheaper than any other.
_UNKNOWN, _EMPTY, _SURE, _NEVER = 2.0, 1.0, 1.0, float("inf")
_AS = {"mid": "name"}

# A row: its cells, each with the role of its column.
Cells = list[tuple[str, Token]]


def placed(roles: Sequence[str], row: Sequence[Token]) -> Cells | None:
    """The cells of a row with the roles of their columns, of which those of levels may be missing; None where they do
    not stand so."""
    found = _placed(roles, row)
    return found[1] if found else None


def _placed(roles: Sequence[str], row: Sequence[Token]) -> tuple[float, Cells] | None:
    """What `placed` gives, the likeliest where there are several, and what it costs to read the row so."""
    at = [n for n, role in enumerate(roles) if role in LEVELS]
    missing = len(roles) - len(row)
    found: list[tuple[float, Cells]] = []
    for gone in combinations(at, missing) if 0 <= missing <= len(at) else ():
        cells = list(zip((role for n, role in enumerate(roles) if n not in gone), row, strict=True))
        if all(_fits(role, token.text) for role, token in cells) and not ("mid" in roles and _lone(cells)):
            found.append((_price(cells), cells))
        elif "mid" in roles and (half := _of_one_side(cells)):
            found.append((_price(half), half))
    if not found and missing >= 0 and "mid" in roles and (either := _of_either(roles, row)):
        found.append((_price(either), either))
    return min(found, key=lambda one: one[0], default=None)


def _lone(cells: Cells) -> bool:
    """Whether on one side only of two stands a second level, in words that are not known."""
    levels = [token.text for role, token in cells if role == "level2"]
    return len(levels) == 1 and not level(levels[0])


def _price(cells: Cells) -> float:
    """What it costs to read a row so: levels in words that are not known, values and words in columns not like them."""
    out = 0.0
    for role, token in cells:
        if role in LEVELS:
            out += 0 if level(token.text) else _UNKNOWN
        elif token.text:
            out += cost(_AS.get(role, role), token.text)
        elif role in ("annual", "period"):
            out += _EMPTY
    return out


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


def _of_either(roles: Sequence[str], row: Sequence[Token]) -> list[tuple[str, Token]] | None:
    """The cells of a row in which one of the two sides has no more than the second level, that of the other."""
    for gone in _SIDES:
        left = [role for role in roles if role not in gone]
        left = left[1:] if len(row) < len(left) and left[0] == "level1" else left
        if len(row) != len(left) or left.count("level2") != len(_SIDES):
            continue
        cells = list(zip(left, row, strict=True))
        one, other = (token.text for role, token in cells if role == "level2")
        if one == other and level(one) and all(_fits(role, token.text) for role, token in cells):
            return cells
    return None


def tiled(roles: Sequence[str], tokens: Sequence[Token]) -> list[Cells]:
    """`tokens`, the cells of a table one after the other, as whole rows; none where they are not, or may be in several
    ways. Empty cells stand in their columns, or else behind whole rows, which they fill up."""
    ways, rows = _tiled(roles, tokens)
    if ways or all(token.text for token in tokens):
        return rows
    filled = [n for n, token in enumerate(tokens) if token.text]
    _, rows = _tiled(roles, [tokens[n] for n in filled])
    first = 0
    for row in rows:
        last = first + len(row) - 1
        if filled[last] - filled[first] != last - first:
            return []
        first = last + 1
    return rows


def pointed(roles: Sequence[str], tokens: Sequence[Token]) -> list[Cells]:
    """`tokens` as `tiled` gives them where behind the last head a column of points has no other head than the sum of
    all, or none; none where no rows are whole so. Without the points, unless they can only be weights."""
    if not tokens or not {"weight", "score"}.isdisjoint(roles):
        return []
    return _weighed(roles, tiled((*roles, "weight"), tokens[bool(_POINTS.fullmatch(tokens[0].text)) :]))


def lined(roles: Sequence[str], lines: Sequence[Sequence[Token]]) -> list[Cells | None]:
    """What `placed` gives of each of the lines of a table whose empty cells left nothing, None for one that it cannot;
    the last column may be one of remarks, which most rows have none of."""
    ends = (roles, roles[:-1]) if _remark(roles[-1]) else (roles,)
    found = ([row for end in ends if (row := _placed(end, line))] for line in lines)
    return [min(rows, key=lambda one: one[0])[1] if rows else None for rows in found]


def padded(roles: Sequence[str], lines: Sequence[Sequence[Token]]) -> list[Cells | None]:
    """What `placed` gives of each of the lines of a table, None for one that it cannot. Empty cells behind a line may
    only fill up the place of merged ones, and behind all there may be a column of points without a head."""
    rows = [_padded(roles, line) for line in lines]
    if None not in rows or not {"weight", "score"}.isdisjoint(roles):
        return rows
    wider = [row for line in lines if (row := _padded((*roles, "weight"), line))]
    found = _weighed(roles, wider) if len(wider) == len(lines) else []
    return [*found] or rows


def _weighed(roles: Sequence[str], rows: list[Cells]) -> list[Cells]:
    """`rows` with points behind the columns of `roles`, without these unless they can only be weights; none where they
    are no points."""
    points = [row[-1][1].text for row in rows]
    if not all(map(_POINTS.fullmatch, points)) or sum(map(float, points)) > max(_SUMS):
        return []
    if not any(_FIGURE.search(token.text) for row in rows for role, token in row if role == "annual"):
        return []
    weighed = "actual" not in roles and sum(map(float, points)) in _SUMS
    return rows if weighed else [row[:-1] for row in rows]


def _padded(roles: Sequence[str], line: Sequence[Token]) -> Cells | None:
    """What `placed` gives of a line, where empty cells behind it may only fill up the place of merged ones, or that of
    the unit that a value in words has none of: then with a value."""
    filled = max((n for n, token in enumerate(line, 1) if token.text), default=0)
    whole = _placed(roles, line)
    found = [whole] if whole else []
    ends = [line[:end] for end in range(len(line) - 1, filled - 1, -1)]
    for row in (*ends, *(_without_unit(roles, end) for end in ends)):
        made = _placed(roles, row)
        if made and any(token.text and role in ("annual", "period") for role, token in made[1]):
            found.append(made)
    return min(found, key=lambda one: one[0])[1] if found else None


def _without_unit(roles: Sequence[str], row: Sequence[Token]) -> Sequence[Token]:
    """`row` with an empty cell for the unit, counted from its end; itself where there is no such column."""
    at = len(row) + 1 + roles.index("unit") - len(roles) if "unit" in roles else -1
    if not 0 < at < len(row):
        return row
    return [*row[:at], msgspec.structs.replace(row[at], text="", end=row[at].start), *row[at:]]


def _tiled(roles: Sequence[str], tokens: Sequence[Token]) -> tuple[bool, list[Cells]]:
    """Whether `tokens` are whole rows in some way, and these where one way is surely the likeliest."""
    least = sum(role not in LEVELS for role in roles)
    least -= len(_SIDES[0]) * ("mid" in roles)
    end = len(tokens)
    # From each token to the end: what the two cheapest ways cost, and of the cheapest the first row and where it ends.
    prices = [(_NEVER, _NEVER)] * end + [(0.0, _NEVER)]
    rows: list[tuple[int, Cells]] = [(0, [])] * end
    for at in range(end - least, -1, -1):
        for count in range(least, min(len(roles), end - at) + 1):
            if prices[at + count][0] == _NEVER or (row := _placed(roles, tokens[at : at + count])) is None:
                continue
            one, other = (row[0] + price for price in prices[at + count])
            best, second = prices[at]
            if one < best:
                rows[at] = at + count, row[1]
            prices[at] = min(best, one), min(max(best, one), second, other)
    out: list[Cells] = []
    best, second = prices[0]
    at = 0 if tokens and second - best >= _SURE else end
    while at < end:
        at, cells = rows[at]
        out.append(cells)
    return bool(tokens) and best < _NEVER, out


def _fits(role: str, words: str) -> bool:
    """Whether `words` may stand in a column of this role."""
    if role in LEVELS:
        kind = level(words)
        known = bool(kind or (0 < len(words) <= _LONGEST and label(words) != "side"))
        return known and kind in _KINDS[role] and likely("name", words)
    if not words:
        return role not in ("name", "mid", "ordinal")
    if role == "ordinal":
        return ordinal(words)
    if level(words):
        return False
    return _remark(role) or filler(words) or likely(_AS.get(role, role), words)


def _remark(role: str) -> bool:
    """Whether a column may hold anything."""
    return role.startswith("detail") or role in DETAILS
