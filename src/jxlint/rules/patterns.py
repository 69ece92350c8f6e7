"""Patterns of rules (the syntax of the `regex` library), searched under a time limit.

To watch the clock takes longer than most searches. So a pattern that cannot be slow on a short text is searched there
without one: no group of it is repeated, and no more than MOST repeats follow one another, so that the steps are at most
LENGTH to the power of MOST + 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from jxlint.errors import BrokenRule, SlowRule

if TYPE_CHECKING:
    import regex

Search = Callable[[str], tuple[int, int] | None]

SECONDS = 2.0
LENGTH, MOST = 64, 3
# What stands in a pattern: an escape, a list, the opening of a group, a repeat, and the marks that matter here.
_PARTS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?[^)\s]?)?|\{[^}]*\}|[)|*+?]|.", re.S)
_PLAIN_GROUPS = ("(", "(?:", "(?=", "(?!", "(?<")
_FIXED = re.compile(r"\{\d+\}")
# Of escapes: groups by name, what else the library has of its own, and a lone backslash.
_ELSEWHERE = ("", "g", "k", "K", "L", "R")
_COUNTED = re.compile(r"\{\d*,?\d*\}")


class Pattern:
    """A pattern of a rule. `where` is the option that holds it. Raises BrokenRule for a bad one."""

    def __init__(self, pattern: str, where: str) -> None:
        import regex

        self.where = where
        try:
            self._compiled: regex.Pattern[str] = regex.compile(pattern)
        except regex.error as e:
            raise BrokenRule(
                f"正则表达式有误：{e}",
                f"bad pattern: {e}",
                remedy_zh="请改正 pattern",
                remedy_en="mend the pattern",
                where=where,
            ) from e
        self._unwatched = LENGTH if repeats(pattern) <= MOST else -1

    def search(self, text: str) -> tuple[int, int] | None:
        """The span of the first match. Raises SlowRule when the text takes longer than SECONDS."""
        if len(text) <= self._unwatched:
            match = self._compiled.search(text)
        else:
            try:
                match = self._compiled.search(text, timeout=SECONDS)
            except TimeoutError as e:
                raise self._slow(text) from e
        return match.span() if match else None

    def replaced(self, text: str, write: str) -> str:
        """`text` with `write` (\\1 stands for a group) in the place of each match. Raises SlowRule as `search` does."""
        try:
            return self._compiled.sub(write, text, timeout=SECONDS)
        except TimeoutError as e:
            raise self._slow(text) from e

    def _slow(self, text: str) -> SlowRule:
        return SlowRule(
            f"正则表达式在一段 {len(text)} 字的文本上超过 {SECONDS} 秒",
            f"the pattern takes more than {SECONDS} s on a text of {len(text)} characters",
            remedy_zh="请避免嵌套的重复，如 (a+)+",
            remedy_en="avoid nested repetition such as (a+)+",
            where=self.where,
        )


def repeats(pattern: str) -> float:
    """How many repeats of `pattern` follow one another at most, those of the longest of several alternatives; infinite
    where a group is repeated, or something stands in it of which this cannot be told."""
    # Of each open group: the most of its alternatives before this one, and the repeats of this one.
    most, here = [0.0], [0.0]
    before = ""
    for part in _PARTS.findall(pattern):
        if part.startswith("("):
            if part not in _PLAIN_GROUPS:
                return float("inf")
            most.append(0.0)
            here.append(0.0)
        elif part == "|":
            most[-1], here[-1] = max(most[-1], here[-1]), 0.0
        elif part == ")" and len(here) > 1:
            inside = max(most.pop(), here.pop())
            here[-1] += inside
        elif before == ")" and part.startswith("{"):
            return float("inf")
        elif part in ("*", "+") or (part.startswith("{") and not _FIXED.fullmatch(part)):
            again = part == "+" and (before in ("*", "+", "?") or before.startswith("{"))  # possessive
            if before == ")" or (part.startswith("{") and not _COUNTED.fullmatch(part)):
                return float("inf")
            here[-1] += not again
        elif part.startswith("\\") and part[1:] in _ELSEWHERE:
            return float("inf")
        before = part
    return max(most[0], here[0]) if len(here) == 1 else float("inf")


__all__ = ["LENGTH", "MOST", "SECONDS", "Pattern", "Search", "repeats"]
