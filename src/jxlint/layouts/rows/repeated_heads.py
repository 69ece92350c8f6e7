"""The roles of heads that come more than once: of values the year's, of points those of the names, of two sets of
columns those of the whole term and those of the year."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.rows.term_heads import in_brackets
from jxlint.layouts.tokens.token import Token
from jxlint.layouts.words.vocabulary import LEVELS, TITLE, YEAR

_YEAR = compiled(r"20\d\d")
_OF_A_YEAR = ("actual", "nature", "unit", "weight", "score")
# The title of a sheet is one of so many cells.
_TITLE_WITHIN = 8


def of_the_year(plain: list[str], tokens: Sequence[Token], found: Sequence[Token]) -> None:
    """Of several heads of values, the year's is the one that names the year of the title, whatever stands before it, or
    the only one that names no year. Where none is known, it is the first one in other words."""
    if "annual" not in plain:
        other = next((n for n, r in enumerate(plain) if r.startswith("detail") and "值" in tokens[n].text), None)
        if other is not None:
            plain[other] = "annual"
    values = [n for n, role in enumerate(plain) if role == "annual"]
    if len(values) == 2 and "period" not in plain:
        for n in values:
            plain[n] = "period" if in_brackets(tokens[n].text) else "annual"
        values = [n for n in values if plain[n] == "annual"]
    if len(values) < 2 or plain.count("name") != 1:
        return
    above = (t.text for t in found[:_TITLE_WITHIN] if TITLE.fullmatch(t.text) or YEAR.fullmatch(t.text))
    year = next((y[0] for words in above if (y := _YEAR.search(words))), None)
    named = {n: _YEAR.findall(tokens[n].text) for n in values}
    own = [n for n in values if year and named[n] == [year]] or [n for n in values if not named[n]]
    if len(own) == 1:
        for n in values:
            plain[n] = "annual" if n in own else "basis"
        of_other_years(plain, tokens, _YEAR.findall(tokens[own[0]].text))


def of_other_years(plain: list[str], tokens: Sequence[Token], years: Sequence[str]) -> None:
    """What is told of another year than that of the values, which `years` names, does not stand for them."""
    for n, role in enumerate(plain):
        over, parted, _ = tokens[n].text.partition("·")
        if parted and years and role in _OF_A_YEAR and _YEAR.findall(over) not in ([], list(years)):
            plain[n] = "basis"


def of_levels(plain: list[str], tokens: list[Token]) -> None:
    """Where a column of points stands beside the names, those beside the levels are kept under the heads of these."""
    points = [n for n, role in enumerate(plain) if role == "weight"]
    if "name" in plain and len(points) > 1 and points[-1] > plain.index("name"):
        for n in points:
            if n < plain.index("name") and plain[n - 1] in LEVELS:
                plain[n] = f"detail{n}"
                tokens[n] = msgspec.structs.replace(tokens[n], text=f"{tokens[n - 1].text}·{tokens[n].text}")


def below_third(plain: list[str]) -> None:
    """Where indicators stand below a fourth level, those of the third only group them, and are kept under its head."""
    for n, role in enumerate(plain):
        if role == "fourth":
            if "name" in plain:
                plain[plain.index("name")] = f"detail{n}"
            plain[n] = "name"


def two_sets(roles: Sequence[str]) -> list[str]:
    """The roles of heads that come twice side by side, those of the whole term (`mid` for the name) before those of the
    year; none where they do not."""
    values = [i for i, role in enumerate(roles) if role in ("annual", "period")]
    names = [i for i, role in enumerate(roles) if role == "name"]
    if not (len(values) == len(names) == 2 and names[0] < values[0] < names[1]) or roles.count("level2") not in (1, 2):
        return []
    out: list[str] = []
    for i, role in enumerate(roles):
        if i in names:
            out.append("mid" if i == names[0] else "name")
        elif i in values:
            out.append("period" if i == values[0] else "annual")
        else:
            out.append(role if role == "level2" else _told_apart(role, out))
    return out


def each_once(roles: Sequence[str]) -> list[str]:
    """The roles of heads, those told apart that come more than once."""
    out: list[str] = []
    for role in roles:
        out.append(_told_apart(role, out))
    return out


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
