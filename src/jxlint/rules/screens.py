"""Screens: a quick look for signs without which a text cannot match a pattern, so that most texts are passed over.

What signs a match needs is read off the pattern; where that cannot be told, every text is let through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Set
from functools import lru_cache

from jxlint.compiled import compiled

Screen = Callable[[str], object]
# Stands for all digits, whatever their script.
ANY_DIGIT = r"\d"
# More signs than these are in too many texts to be worth a look.
_MOST = 40
_REPEATS = ("*", "+", "?")
# What stands in a pattern: an escape, a list, the opening of a group, a repeat, and the marks that matter here.
_PARTS = compiled(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?[^)\s]?)?|\{[^}]*\}|[)|*+?]|.", re.S)
# What changes the meaning of others, or is a list of lists, wherever it stands.
_BEYOND = ("[[", "[^[", ":]", "--", "&&", "||", "~~")
_GROUPS = ("(", "(?:", "(?=", "(?!", "(?<")
# What follows an escape by one of these letters may belong to it, as in \u4e00.
_ESCAPES = frozenset("0aACEFgGhHiIjJkKlLmMnNoOpPqQrRtTuUvVxXyYzZ")

_HEX = frozenset("0123456789abcdefABCDEF")


def parts(pattern: str) -> list[str]:
    """What stands in `pattern`, one thing after the other."""
    return _PARTS.findall(pattern)


@lru_cache(maxsize=128)
def needed(pattern: str) -> frozenset[str] | None:
    """Signs of which every match of `pattern` holds one (ANY_DIGIT for all digits), None where that cannot be told."""
    tokens = parts(pattern)
    if any(sign in pattern for sign in _BEYOND) or any(map(_unclear, tokens, [*tokens[1:], ""])):
        return None
    return _of_branches(tokens)


def _unclear(token: str, behind: str) -> bool:
    """Whether `token`, with what comes behind it, may mean something else: flags, a group by its name, a verb such as
    (*SKIP), an inexact match, the number of a group that goes on."""
    if token.startswith("("):
        return token not in _GROUPS or behind == "*" or (token == "(?<" and behind not in ("=", "!"))
    if token.startswith("{"):
        return not token[1:-1].replace(",", "").isdecimal()
    if token.startswith("\\"):
        return token[1:] in _ESCAPES or (token[1:].isdecimal() and behind.isdecimal())
    return False


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
    if ANY_DIGIT in signs:
        return lambda text: holds_any(text, signs)
    holds_none = frozenset(signs).isdisjoint
    return lambda text: not holds_none(text)


def holds_any(text: Iterable[str], signs: Set[str]) -> bool:
    """Whether one of `signs` (ANY_DIGIT among them for all digits) is in `text`, or in a set of its signs."""
    return not signs.isdisjoint(text) or (ANY_DIGIT in signs and any(map(str.isdecimal, text)))


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
        return _listed(token[1:-1])
    if token in (".", "^", "$", "|", ")") or token in _REPEATS or token.startswith("{"):
        return None
    if token.startswith("\\"):
        return frozenset(token[1]) if len(token) == 2 and not token[1].isalnum() and token[1] != "_" else None
    return frozenset(token)


def _listed(inside: str) -> frozenset[str] | None:
    """The signs in a list, None for a list of all others, or one of which that cannot be told."""
    if inside in ("0-9", "1-9"):
        return frozenset("0123456789")
    if inside.startswith("^") or "-" in inside or "[" in inside:
        return None
    signs, at = [], 0
    while at < len(inside):
        sign, letter = inside[at], inside[at + 1 : at + 2]
        at += 1
        if sign == "\\":
            at += 1
            digits = inside[at : at + 4]
            if letter == "u" and len(digits) == 4 and set(digits) <= _HEX:
                sign, at = chr(int(digits, 16)), at + 4
            elif letter == "d":
                sign = ANY_DIGIT
            elif letter.isalnum():
                return None
            else:
                sign = letter
        signs.append(sign)
    return frozenset(signs)
