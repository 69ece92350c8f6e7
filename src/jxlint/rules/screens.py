"""Screens: a quick look for signs without which a text cannot match a pattern, so that most texts are passed over.

What signs a match needs is read off the pattern; where that cannot be told, every text is let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Screen = Callable[[str], object]
# Stands for all digits, whatever their script.
ANY_DIGIT = r"\d"
# More signs than these are in too many texts to be worth a look.
_MOST = 40
_REPEATS = ("*", "+", "?")
# What stands in a pattern: an escape, a list, the opening of a group, a repeat, and the marks that matter here.
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?[^)\s]?)?|\{[^}]*\}|[)|*+?]|.", re.S)
# What changes the meaning of other parts, or of which a list cannot be made: flags, groups by name, lists within lists,
# inexact matches, the number of a group that may go on.
_BEYOND = re.compile(r"\(\?(?![:=!]|<[=!])|\[\[|\[:\^?\w+:|--|&&|\|\||~~|\{[^}]*[^\d,}]|\\[1-9]\d")
# What follows an escape by one of these letters may belong to it, as in \u4e00.
_ESCAPES = frozenset("0aACEFgGhHiIjJkKlLmMnNoOpPqQrRtTuUvVxXyYzZ")
_LISTED = re.compile(r"(?:\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\([^\w])|(\\d)|([^\\\[\]-]|(?<!.)\]))", re.S)


def parts(pattern: str) -> list[str]:
    """What stands in `pattern`, one thing after the other."""
    return _PARTS.findall(pattern)


def needed(pattern: str) -> frozenset[str] | None:
    """Signs of which every match of `pattern` holds one (ANY_DIGIT for all digits), None where that cannot be told."""
    tokens = parts(pattern)
    if _BEYOND.search(pattern) or any(t[0] == "\\" and t[1:] in _ESCAPES for t in tokens):
        return None
    return _of_branches(tokens)


def screen(patterns: Iterable[str]) -> Screen | None:
    """Something that is true of each text in which one of `patterns` could match; None where it would not help to look
    first."""
    signs: set[str] = set()
    for pattern in patterns:
        of_pattern = needed(pattern)
        if of_pattern is None:
            return None
        signs |= of_pattern
    if not 0 < len(signs) <= _MOST:
        return None
    letters = frozenset(signs - {ANY_DIGIT})
    if ANY_DIGIT not in signs:
        return lambda text: not letters.isdisjoint(text)
    return lambda text: not letters.isdisjoint(text) or any(map(str.isdecimal, text))


def _of_branches(tokens: list[str]) -> frozenset[str] | None:
    """What a match of the pattern in these parts needs."""
    branches: list[list[str]] = [[]]
    depth = 0
    for token in tokens:
        depth += token.startswith("(") - (token == ")")
        if token == "|" and depth == 0:
            branches.append([])
        else:
            branches[-1].append(token)
    every: frozenset[str] = frozenset()
    for branch in branches:
        of_branch = _of_sequence(branch)
        if of_branch is None:
            return None
        every |= of_branch
    return every


def _of_sequence(tokens: list[str]) -> frozenset[str] | None:
    """The fewest signs that one of the parts that follow one another needs."""
    best: frozenset[str] | None = None
    at = 0
    while at < len(tokens):
        token, start = tokens[at], at
        at += 1
        if token.startswith("("):
            depth = 1
            while at < len(tokens) and depth:
                depth += tokens[at].startswith("(") - (tokens[at] == ")")
                at += 1
        within = tokens[start + 1 : at - 1]
        optional = at < len(tokens) and (tokens[at] in ("*", "?") or tokens[at].startswith(("{0", "{,")))
        while at < len(tokens) and (tokens[at] in _REPEATS or tokens[at].startswith("{")):
            at += 1
        if optional:
            continue
        # What is looked for ahead or behind is no part of the match, and may not be there.
        signs = _of_branches(within) if token in ("(", "(?:") else None if token.startswith("(") else _of_part(token)
        if signs is not None and (best is None or len(signs) < len(best)):
            best = signs
    return best


def _of_part(token: str) -> frozenset[str] | None:
    """The signs that one part stands for, None for those that cannot be listed."""
    if token == ANY_DIGIT:
        return frozenset((token,))
    if token.startswith("[") and len(token) > 2:
        inside = token[1:-1]
        if inside in ("0-9", "1-9"):
            return frozenset("0123456789")
        found = list(_LISTED.finditer(inside))
        if inside.startswith("^") or "".join(m[0] for m in found) != inside:
            return None
        return frozenset(chr(int(m[1] or m[2], 16)) if m[1] or m[2] else m[3] or m[4] or m[5] for m in found)
    if token in (".", "^", "$", "|", ")") or token in _REPEATS or token.startswith("{"):
        return None
    if token.startswith("\\"):
        return frozenset(token[1]) if len(token) == 2 and not token[1].isalnum() and token[1] != "_" else None
    return frozenset(token)
