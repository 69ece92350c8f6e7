"""Patterns of rules (the syntax of the `regex` library), searched under a time limit.

To watch the clock takes longer than most searches. So a pattern that cannot be slow on a short text is searched there
without one: no group of it is repeated, and no more than MOST repeats follow one another, so that the steps are at most
the text's length to the power of that number + 1. Where it also means the same to Python's own `re`, that library
searches: `regex` takes longer to load than all rules, and is loaded only for a text or pattern that has to be watched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from jxlint.compiled import compiled
from jxlint.errors import BrokenRule, SlowRule
from jxlint.rules.screens import holds_any, needed, parts

if TYPE_CHECKING:
    import regex

Search = Callable[[str], tuple[int, int] | None]

SECONDS = 2.0
# The longest text that is searched without a clock, by the number of repeats; all come to about as many steps.
LENGTHS = (4_096, 4_096, 256, 64)
MOST, LENGTH = len(LENGTHS) - 1, LENGTHS[-1]
# After so many searches the other library, which is the faster one at them, is worth its loading.
FEW = 2_000
# Groups within one another.
DEEPEST = 50
# So many signs or groups may be there or not.
OPTIONAL = 8
# What `re` takes for something else, or warns of: kinds of signs, and lists within lists.
_OTHERWISE = compiled(r"\\[sSwWbB]|\[\[|\[:\^?\w+:\]|--|&&|\|\||~~")
_PLAIN_GROUPS = ("(", "(?:", "(?=", "(?!", "(?<")
_FIXED = compiled(r"\{\d+\}")
# Of escapes: groups by name, what else the library has of its own, and a lone backslash.
_ELSEWHERE = ("", "g", "k", "K", "L", "R")
_COUNTED = compiled(r"\{\d*,?\d*\}")


class Pattern:
    """A pattern of a rule. `where` is the option that holds it; `signs` are those of which every match holds one, None
    where that cannot be told. Raises BrokenRule for a bad one; one that was `tried` before is compiled when used.

    One that takes too long on a text joins `slow` and is not tried again on what has to be watched, until it is taken
    out of there: the next texts might take as long, each of them."""

    def __init__(self, pattern: str, where: str, *, tried: bool = False, slow: list[Pattern] | None = None) -> None:
        self._slow_ones: list[Pattern] = [] if slow is None else slow
        if not tried and _depth(pattern) > DEEPEST:
            raise BrokenRule(
                f"正则表达式的括号嵌套超过 {DEEPEST} 层",
                f"the pattern has more than {DEEPEST} brackets in one another",
                remedy_zh="请去掉多余的括号", remedy_en="take needless brackets away", where=where,
            )  # fmt: skip
        self.where, self._pattern, self.signs = where, pattern, needed(pattern)
        self._few = self._unwatched = self._replacing = 0
        self._quick: re.Pattern[str] | regex.Pattern[str] | None = None
        if not tried:
            self._compiled()

    def _compiled(self) -> re.Pattern[str] | regex.Pattern[str]:
        """The pattern for texts that are searched without a clock, as long as they may be."""
        most = repeats(self._pattern)
        # Replacing may search as often as the text is long, as one repeat more would.
        self._unwatched, self._replacing = _longest(most), _longest(most + 1)
        plain = _plain(self._pattern) if self._unwatched >= 0 else None
        self._few = FEW if plain else 0
        self._quick = plain or self._watched()
        return self._quick

    def lacks(self, text: Iterable[str]) -> bool:
        """Whether `text`, or a set of its signs, has none of those that a match would hold."""
        return self.signs is not None and not holds_any(text, self.signs)

    def search(self, text: str) -> tuple[int, int] | None:
        """The span of the first match. Raises SlowRule when the text takes longer than SECONDS."""
        quick = self._quick
        if quick is None:
            if self.lacks(text):
                return None
            quick = self._compiled()
        if len(text) <= self._unwatched:
            self._few -= 1
            if not self._few:
                quick = self._quick = self._watched()
            match = quick.search(text)
            return match.span() if match else None
        self._still_tried(text)
        try:
            found = self._watched().search(text, timeout=SECONDS)
        except TimeoutError as e:
            raise self._slow(text) from e
        return found.span() if found else None

    def replaced(self, text: str, write: str) -> str:
        """`text` with `write` (\\1 stands for a group) in the place of each match. Raises SlowRule as `search` does."""
        if self.lacks(text):
            return text
        quick = self._quick or self._compiled()
        if len(text) <= self._replacing:
            return quick.sub(write, text)
        if self.search(text) is None:
            return text
        self._still_tried(text)
        try:
            return self._watched().sub(write, text, timeout=SECONDS)
        except TimeoutError as e:
            raise self._slow(text) from e

    def _watched(self) -> regex.Pattern[str]:
        """The pattern for texts that are searched by the clock; the library remembers what it compiled."""
        import regex

        try:
            return regex.compile(self._pattern)
        except regex.error as e:
            raise BrokenRule(
                f"正则表达式有误：{e}",
                f"bad pattern: {e}",
                remedy_zh="请改正 pattern",
                remedy_en="mend the pattern",
                where=self.where,
            ) from e

    def _still_tried(self, text: str) -> None:
        """Raises SlowRule, `again`, for one that has taken too long."""
        if self in self._slow_ones:
            error = self._slow(text)
            error.again = True
            raise error

    def _slow(self, text: str) -> SlowRule:
        if self not in self._slow_ones:
            self._slow_ones.append(self)
        return SlowRule(
            f"正则表达式在一段 {len(text)} 字的文本上超过 {SECONDS} 秒，这份表的其余文字没有再用它查",
            f"the pattern takes more than {SECONDS} s on a text of {len(text)} characters, and the rest of the table "
            "was not searched for it",
            remedy_zh="请避免嵌套的重复，如 (a+)+",
            remedy_en="avoid nested repetition such as (a+)+",
            where=self.where,
        )


def _depth(pattern: str) -> int:
    """How many groups of `pattern` stand in one another at most."""
    deep = most = 0
    for part in parts(pattern) if pattern.count("(") > DEEPEST else ():
        deep += part.startswith("(") - (part == ")")
        most = max(most, deep)
    return most


def _longest(most: float) -> int:
    """The longest text that may be searched without a clock by a pattern of so many repeats; -1 for none."""
    return LENGTHS[int(most)] if most <= MOST else -1


def _plain(pattern: str) -> re.Pattern[str] | None:
    """`pattern` of the standard library, None where that does not know it or may take it for another."""
    if _OTHERWISE.search(pattern):
        return None
    try:
        return compiled(pattern)
    except (re.error, OverflowError):
        return None


def repeats(pattern: str) -> float:
    """How many repeats of `pattern` follow one another at most, those of the longest of several alternatives; infinite
    where a group is repeated, more than OPTIONAL things may be there or not, or something stands in it of which this
    cannot be told. Where all of them keep what they took (`a++`), they count as one: none is tried again for the sake
    of another."""
    # Of each open group: the most of its alternatives before this one, and the repeats of this one.
    most, here = [0.0], [0.0]
    before, giving, optional = "", 0, 0
    for part in parts(pattern):
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
            if not again:
                giving += 1
            elif before in ("*", "+") or (before.startswith("{") and not _FIXED.fullmatch(before)):
                giving -= 1
        elif part == "?" and before not in ("*", "+", "?") and not before.startswith("{"):
            # Each may double the ways there are.
            optional += 1
            if optional > OPTIONAL:
                return float("inf")
        elif part.startswith("\\") and part[1:] in _ELSEWHERE:
            return float("inf")
        before = part
    if len(here) > 1:
        return float("inf")
    found = max(most[0], here[0])
    return found if giving else min(found, 1.0)


__all__ = ["FEW", "LENGTH", "LENGTHS", "MOST", "SECONDS", "Pattern", "Search", "repeats"]
