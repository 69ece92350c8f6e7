"""Screens: a quick look for signs without which a text cannot match a pattern, so that most texts are passed over.

`screen(patterns)` looks for the signs that all matches need one of. A pattern of which that cannot be told lets every
text through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from jxlint.rules.patterns import parts

Screen = Callable[[str], object]
# More signs than these are in too many texts to be worth a look.
_MOST = 40
_REPEATS = ("*", "+", "?")
# What changes the meaning of other parts, or of which a list cannot be made: flags, groups by name, lists within lists,
# inexact matches, the number of a group that may go on.
_BEYOND = re.compile(r"\(\?(?![:=!]|<[=!])|\[\[|\[:\^?\w+:|--|&&|\|\||~~|\{[^}]*[^\d,}]|\\[1-9]\d")
_ESCAPES = frozenset("0aABbCDEFgGhHiIjJkKlLmMnNoOpPqQrRtTuUvVwWxXyYzZ") - frozenset("bBDwWAZ")
# Kinds of signs: of these a look for the kind itself will do.
_KINDS = (r"\d",)
_ONE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^\w])")
_PART = re.compile(r"(\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[^\w]|\\d|[^\\])", re.S)

_Signs = frozenset[str]
"""Signs as they are written in a list of a pattern; a match holds one of them."""


def screen(patterns: Iterable[str]) -> Screen | None:
    """A search that finds something in each text in which one of `patterns` could match; None where it would not help
    to look first."""
    signs: set[str] = set()
    for pattern in patterns:
        tokens = parts(pattern)
        # What follows an escape by letters may belong to it, as in \\u4e00.
        beyond = _BEYOND.search(pattern) or any(t[0] == "\\" and t[1:] in _ESCAPES for t in tokens)
        needed = None if beyond else _needed(tokens)
        if needed is None:
            return None
        signs |= needed
    if len(signs) > _MOST:
        return None
    return re.compile("[" + "".join(sorted(signs)) + "]").search if signs else None


def _needed(tokens: list[str]) -> _Signs | None:
    """Signs of which a match of the pattern in these parts holds at least one, None where that cannot be told."""
    every: set[str] = set()
    for branch in _branches(tokens):
        of_branch = _of_sequence(branch)
        if of_branch is None:
            return None
        every |= of_branch
    return frozenset(every)


def _branches(tokens: list[str]) -> list[list[str]]:
    """The alternatives of `tokens`."""
    found: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.startswith("(") - (token == ")")
        if token == "|" and depth == 0:
            found.append([])
        else:
            found[-1].append(token)
    return found


def _of_sequence(tokens: list[str]) -> _Signs | None:
    """The fewest signs that one of the parts that follow one another needs."""
    best: _Signs | None = None
    at = 0
    while at < len(tokens):
        token, start = tokens[at], at
        at += 1
        if token.startswith("("):
            depth = 1
            while at < len(tokens) and depth:
                depth += tokens[at].startswith("(") - (tokens[at] == ")")
                at += 1
        optional = at < len(tokens) and (tokens[at] in ("*", "?") or tokens[at].startswith(("{0", "{,")))
        while at < len(tokens) and (tokens[at] in _REPEATS or tokens[at].startswith("{")):
            at += 1
        if optional:
            continue
        # What is looked for ahead or behind is no part of the match, and may not be there.
        needed = None
        if token in ("(", "(?:"):
            inside = tokens[start + 1 : at]
            while inside and inside[-1] != ")":
                inside.pop()
            needed = _needed(inside[:-1])
        elif not token.startswith("("):
            needed = _of_part(token)
        if needed is not None and (best is None or len(needed) < len(best)):
            best = needed
    return best


def _of_part(token: str) -> _Signs | None:
    """The signs that one part stands for, None for those that cannot be listed."""
    if token in _KINDS:
        return frozenset((token,))
    if token.startswith("[") and len(token) > 2:
        inside = token[1:-1]
        found = _PART.findall(inside)
        if inside.startswith("^") or "".join(found) != inside or "-" in found or "[" in found or len(found) > _MOST:
            # A range may stand as it is, where it is all there is to the list.
            return frozenset((inside,)) if inside in ("0-9", "1-9") else None
        return frozenset(map(_listed, found))
    if token in (".", "^", "$", "|", ")") or token in _REPEATS or token.startswith("{"):
        return None
    if token.startswith("\\"):
        return frozenset((_listed(token),)) if _ONE.fullmatch(token) else None
    return frozenset((_listed(token),)) if len(token) == 1 else None


def _listed(sign: str) -> str:
    """`sign` as it stands in a list."""
    return sign if sign.startswith("\\") else re.escape(sign) if sign in r"\]^-[&~|" else sign
