"""Objects of one make: with the same keys in the same order, as indicators and projects mostly are. A pattern is made
of the first one, and one match of it tells where the next one ends and where all the values stand with which it begins.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import msgspec

from jxlint.compiled import compiled

# A string, and any value that is no object or list. The text was decoded before, so that it is well-formed.
STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
PLAIN = rf'{STRING}|[^\s,{{}}\[\]":]++'
_KEY = compiled(rf"\s*+({STRING})\s*+:\s*+", re.S)
_PLAIN = compiled(PLAIN, re.S)
_BEHIND = compiled(r"\s*+([,}])")
# What comes then is no plain value, or the object would be one of more such keys.
_GOES_ON = rf"(?=\s*+,\s*+{STRING}\s*+:\s*+[{{\[])"
# A pattern takes a millisecond to make: a short text, or one of ever other keys, is not worth it.
_LONG = 50_000
_MOST = 24
# A document's objects have fewer keys, and shorter ones; where they are free the next object has others.
_KEYS, _LONGEST = 40, 100

Groups = dict[str | int, "int | tuple[int, Groups]"]
"""By key, the group of a match that holds its value; of an object that holds plain values only, theirs as well."""


class Make(NamedTuple):
    """Objects with these keys: their pattern, the groups of their values, and the number of the group that took part
    where an object holds nothing else; then the match ends where the value behind it begins. No key is there twice."""

    pattern: re.Pattern[str]
    groups: Groups
    whole: int


Row = tuple[re.Match[str], Make]
"""An object, or its beginning, as the pattern of its make matches it."""


class Rows:
    """The objects of `text` of which the make is known from an earlier one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: list[Make] = []
        # The one that was right for the last object as deep.
        self._last: dict[int, Make] = {}
        self._learning = len(text) >= _LONG

    def at(self, place: int, depth: int) -> Row | None:
        """The object at `place`, so deep in the text; None where its make is not known."""
        last = self._last.get(depth)
        match = last.pattern.match(self._text, place) if last else None
        if last and match:
            return match, last
        for made in self._made:
            match = made.pattern.match(self._text, place)
            if match:
                self._last[depth] = made
                return match, made
        if self._learning:
            self._learn(place)
        return None

    def _learn(self, place: int) -> None:
        """Note the make of the object at `place`, for the next one."""
        pairs, groups, _, _ = _pairs(self._text, place + 1, 1)
        if not groups:
            return
        end = r"(\s*+\}\s*+(?:,\s*+)?+)"
        pattern = re.compile(rf"\{{\s*+{pairs}(?:{end}|{_GOES_ON})", re.S)
        self._made.append(Make(pattern, groups, pattern.groups))
        self._learning = len(self._made) < _MOST


def _pairs(text: str, at: int, group: int, *, within: bool = False) -> tuple[str, Groups, int, bool]:
    """The pairs at `at` within an object up to one of which the value holds more than plain values, or whose key was
    there before: as a pattern of which the groups count from `group`, with the groups by key, where they end, and
    whether they are all. `within`: the object stands in another one, and holds none itself. Of one with too many keys,
    or too long ones, there are none."""
    patterns: list[str] = []
    groups: Groups = {}
    whole = False
    while not whole and (key := _KEY.match(text, at)):
        start, name = key.end(), unescaped(key[1])
        if len(groups) == _KEYS or len(key[1]) > _LONGEST:
            return "", {}, at, False
        held = text.startswith("{", start) and not within
        if held:
            inside, inner, end, known = _pairs(text, start + 1, group + 1, within=True)
            value = rf"(\{{\s*+{inside}\s*+\}})"
        else:
            plain = _PLAIN.match(text, start)
            inner, end, known, value = {}, plain.end() if plain else start, plain is not None, f"({PLAIN})"
        behind = _BEHIND.match(text, end) if known and name not in groups else None
        if behind is None:
            break
        groups[name] = (group, inner) if held else group
        group += 1 + len(inner)
        patterns.append(rf"{re.escape(key[1])}\s*+:\s*+{value}")
        at, whole = behind.end(), behind[1] == "}"
    return r"\s*+,\s*+".join(patterns), groups, at, whole


def unescaped(key: str) -> str:
    """The words of a key as it stands in the text."""
    if "\\" not in key:
        return key[1:-1]
    try:
        return msgspec.json.decode(key.encode(), type=str)
    except ValueError:  # behind a mistake for which a place is looked for
        return key
