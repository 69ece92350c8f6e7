"""Objects without objects in them, such as indicators: of many with the same keys in the same order, the pattern is
made once, and one match of it tells where every value of such an object stands."""

from __future__ import annotations

import json
import re

# A string, and any value that is no object or list. The text was decoded before, so that it is well-formed.
STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_VALUE = rf'{STRING}|[^\s,{{}}\[\]":]++'
_PAIR = rf"({STRING})\s*+:\s*+(?:{_VALUE})"
_FLAT = re.compile(rf"\s*+\{{\s*+(?:{_PAIR}(?:\s*+,\s*+{_PAIR})*+)?\s*+\}}", re.S)
_KEY = re.compile(_PAIR, re.S)
# A pattern takes a millisecond to make: a short text, or one of ever other keys, is not worth it.
_LONG = 50_000
_MOST = 12

Row = tuple[re.Match[str], dict[str, int]]
"""An object: the match of its pattern, and the group of it that holds the value of each key."""


class Rows:
    """The objects of `text` that hold no others and whose keys are known from an earlier one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._made: list[tuple[re.Pattern[str], dict[str, int]]] = []
        self._learning = len(text) >= _LONG

    def at(self, place: int) -> Row | None:
        """The object at `place`: a match whose first group is the object, and the groups of its values; it ends behind
        the comma that follows, if one does. None where there is no object, it is not flat, has a key twice or is not
        worth a pattern."""
        for pattern, places in self._made:
            match = pattern.match(self._text, place)
            if match:
                return match, places
        if self._learning:
            self._learn(place)
        return None

    def _learn(self, place: int) -> None:
        """Make a pattern of the object at `place`, for the next one of its keys."""
        flat = _FLAT.match(self._text, place)
        keys = [m[1] for m in _KEY.finditer(flat[0])] if flat else []
        names = [unescaped(key) for key in keys]
        if not keys or len(set(names)) < len(names):
            return
        pairs = r"\s*+,\s*+".join(rf"{re.escape(key)}\s*+:\s*+({_VALUE})" for key in keys)
        pattern = re.compile(rf"\s*+(\{{\s*+{pairs}\s*+\}})(?:\s*+,)?+", re.S)
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
