"""Values that differ only in their number: judged alike, so that of a thousand ≥N% only a few are looked at.

Two texts are of one shape when they have one number each, in as many digits, and are the same around it. A number that
rules compare with (0, and 1, 10, 100, …), or below 1, stands for itself, and so does a text whose digits are more than
a number: a year, a month, a ratio, a telephone, a word of a lexicon such as 12345热线.

A kind whose answers about a value depend on no more than its shape says so: BY_SHAPE is True, or `by_shape(options)`.
Where every rule about values in force is of such a kind, what two values of a shape were told alike is told of all
others of it; where it differs, as it does when a finding shows the number, each is judged by itself. What such kinds
say of a value or a row depends on no more than the shape of the name either; rules for texts see each name itself.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

from jxlint.rules.model import Hit, Rule
from jxlint.targets import TELLING

_Told = TypeVar("_Told")
_Answer = tuple[Any, Hit]
_NAME = "\0name"
_DIGITS = re.compile(r"[0-9]")
_NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_LONGEST = 9
_CUTS = frozenset("0 1 10 100 1000 10000".split())
# What a condition in CEL can ask about the values of an indicator.
_OF_VALUES = ("period", "annual", "value", "field", "quantified", "numbers", "units", "comparators")

_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_COUNT = re.compile(r"\{\d*,?\d*\}")
_GROUP = re.compile(r"\((?!\?)((?:\[[^\]^\\]+\])?)(\)?)")
_AGAIN = re.compile(r"\\[1-9]")
_OTHER_WAYS = re.compile(r"\\[gkpPNL]|\(\?P=|\(\?\(")


class Shapes:
    """The shapes of texts, where `words` are those of all lexicons; remembers LIMIT of them."""

    LIMIT = 65_536

    def __init__(self, words: Iterable[str]) -> None:
        named = [re.escape(word) for word in words if _DIGITS.search(word)]
        self._telling = re.compile("|".join(["20", TELLING.pattern, *named]))
        self._memo: dict[str, str] = {}

    def of(self, text: str) -> str:
        """The shape of `text`, "" when it is judged by itself."""
        shape = self._memo.get(text)
        if shape is None:
            if len(self._memo) >= self.LIMIT:
                self._memo.clear()
            shape = self._memo[text] = self._find(text)
        return shape

    def _find(self, text: str) -> str:
        numbers = _NUMBER.findall(text)
        if len(numbers) != 1 or len(numbers[0]) > _LONGEST or numbers[0][0] == "0" or numbers[0].strip("0.,") == "1":
            return ""
        return "" if self._telling.search(text) else _DIGITS.sub("\0", text)


class Alike(Generic[_Told]):
    """What things of one shape were told, once two of them were told the same; remembers LIMIT shapes. Where things
    turn out to have few shapes in common, `worth` is False: to look for them takes longer than to judge."""

    LIMIT = 65_536
    TRIES = 2_000

    def __init__(self) -> None:
        # The first one and what it was told; what all of them are, or None where they differ.
        self._first: dict[Hashable, tuple[Hashable, _Told]] = {}
        self._all: dict[Hashable, _Told | None] = {}
        self._added = self._used = 0
        self.worth = True

    def told(self, shape: Hashable) -> _Told | None:
        """What all of `shape` are told, None when each has to be judged by itself, or two were not yet."""
        told = self._all.get(shape)
        self._used += told is not None
        return told

    def add(self, shape: Hashable, thing: Hashable, told: _Told) -> None:
        """`thing`, which is of `shape`, was judged, and was `told` this."""
        self._added += 1
        if self._added % self.TRIES == 0:
            self.worth = self._used * 8 >= self._added
        if shape in self._all:
            return
        first = self._first.get(shape)
        if first is not None:
            # That the same one was told the same again, being forgotten meanwhile, says nothing of others.
            if first[0] != thing:
                self._all[shape] = told if told == first[1] else None
                del self._first[shape]
        else:
            if len(self._first) + len(self._all) >= self.LIMIT:
                self._first.clear()
                self._all.clear()
            self._first[shape] = (thing, told)


def unnamed(answer: _Answer, name: str) -> _Answer:
    """`answer` about an indicator called `name`, with a sign in the place of the name wherever it shows it."""
    return _renamed(answer, name, _NAME)


def named(answer: _Answer, name: str) -> _Answer:
    """What `unnamed` gave, for an indicator called `name`."""
    return _renamed(answer, _NAME, name)


def _renamed(answer: _Answer, old: str, new: str) -> _Answer:
    other, hit = answer
    if old not in hit.args.values():
        return answer
    args = {key: new if word == old else word for key, word in hit.args.items()}
    return other, msgspec.structs.replace(hit, args=args)


def by_shape(rule: Rule, module: Any, options: Any) -> bool:
    """Whether the answers of `rule`, of the kind `module` with these `options`, depend on the shape of values alone."""
    told = module.by_shape(options) if hasattr(module, "by_shape") else getattr(module, "BY_SHAPE", False)
    return bool(told) and _blind(rule.when) and _blind(rule.unless)


def suggested_by_shape(conditions: Iterable[Any]) -> bool:
    """The same of suggestions that are made under these conditions."""
    return all(map(_blind, conditions))


def blind_to_names(conditions: Iterable[Any]) -> bool:
    """Whether these conditions ask nothing about the digits of names."""
    return all(map(_nameless, conditions))


def _nameless(condition: Any) -> bool:
    if isinstance(condition, str):
        return "name" not in condition
    if isinstance(condition, list):
        return all(map(_nameless, condition))
    return not isinstance(condition, dict) or not _DIGITS.search(repr(condition.get("name", "")))


def is_cut(number: object) -> bool:
    """Whether numbers on the two sides of `number` are never of one shape."""
    return f"{number}" in _CUTS


def sees_no_digits(pattern: str) -> bool:
    """Whether `pattern` (of the regex library) matches a text whatever its digits are, as far as can be seen."""
    plain = _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)), pattern)
    plain = _COUNT.sub("", plain).replace("0-9", "")
    if _AGAIN.search(plain):
        # What is repeated must be signs of a list without digits, which are ruled out below.
        if not all(m[1] and m[2] for m in _GROUP.finditer(plain)):
            return False
        plain = _AGAIN.sub("", plain)
    return not re.search(r"\d", plain) and not _OTHER_WAYS.search(plain)


def _blind(condition: Any) -> bool:
    """Whether a condition, as it stands in YAML, asks nothing about the digits of values."""
    if condition is None:
        return True
    if isinstance(condition, str):
        return not any(name in condition for name in _OF_VALUES)
    if isinstance(condition, list):
        return all(map(_blind, condition))
    return isinstance(condition, dict) and all(
        fact not in _OF_VALUES or not _DIGITS.search(repr(words)) for fact, words in condition.items()
    )
