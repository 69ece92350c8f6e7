"""Objects of which many have the same keys in the same order, such as indicators and projects: a pattern is made of the
first one, and one match of it tells where all the values stand with which such an object begins."""

from __future__ import annotations

import json
import re

# A string, and any value that is no object or list. The text was decoded before, so that it is well-formed.
STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
# An object that holds no others is a value like the others: the amounts of a project.
_VALUE = rf'{STRING}|[^\s,{{}}\[\]":]++|\{{(?:[^"{{}}\[\]]++|{STRING})*+\}}'
_PAIR = rf"({STRING})\s*+:\s*+(?:{_VALUE})"
_OPENING = re.compile(r"\s*+\{\s*+")
_NEXT = re.compile(rf"{_PAIR}\s*+(,?)\s*+", re.S)
# What comes then is no plain value, or the object would be one of more such keys.
_GOES_ON = rf"(?=\s*+,\s*+{STRING}\s*+:\s*+[{{\[])"
# A pattern takes a millisecond to make: a short text, or one of ever other keys, is not worth it.
_LONG = 50_000
_MOST = 12

_Made = tuple[re.Pattern[str], dict[str | int, int]]
Row = tuple[re.Match[str], dict[str | int, int]]
"""The beginning of an object: the match of its pattern, and the group of it that holds the value of each key. The next
group took part where nothing else is in the object; then the match ends behind the comma that follows, if any."""


class Rows:
    """The objects of `text` whose first keys are known from an earlier one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: list[_Made] = []
        # The one that was right for the last object as deep.
        self._last: dict[int, _Made] = {}
        self._learning = len(text) >= _LONG

    def at(self, place: int, depth: int) -> Row | None:
        """The object at `place`, so deep in the text; None where there is none, it has a key twice, begins with a list
        or an object that holds others, or is not worth a pattern."""
        last = self._last.get(depth)
        match = last[0].match(self._text, place) if last else None
        if last and match:
            return match, last[1]
        for made in self._made:
            match = made[0].match(self._text, place)
            if match:
                self._last[depth] = made
                return match, made[1]
        if self._learning:
            self._learn(place)
        return None

    def _learn(self, place: int) -> None:
        """Make a pattern of the object at `place`, for the next one of its keys."""
        keys = []
        opening = _OPENING.match(self._text, place)
        pair = _NEXT.match(self._text, opening.end()) if opening else None
        while pair:
            keys.append(pair[1])
            pair = _NEXT.match(self._text, pair.end()) if pair[2] else None
        names = [unescaped(key) for key in keys]
        if not keys or len(set(names)) < len(names):
            return
        pairs = r"\s*+,\s*+".join(rf"{re.escape(key)}\s*+:\s*+({_VALUE})" for key in keys)
        pattern = re.compile(rf"\s*+(\{{)\s*+{pairs}(?:(\s*+\}}(?:\s*+,)?+)|{_GOES_ON})", re.S)
        self._made.append((pattern, {name: i for i, name in enumerate(names, 2)}))
        self._learning = len(self._made) < _MOST


def unescaped(key: str) -> str:
    """The words of a key as it stands in the text."""
    if "\\" not in key:
        return key[1:-1]
    try:
        return str(json.loads(key))
    except ValueError:  # behind a mistake for which a place is looked for
        return key
