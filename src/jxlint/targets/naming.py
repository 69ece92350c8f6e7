"""Words of which a Chinese numeral is a part: 红十字, 二次函数."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.targets.numerals import DIGITS

_NUMERALS = frozenset(f"{DIGITS}十百千万亿")


class Names:
    """The `words`, found by a numeral in them and the sign beside it; those with a numeral are looked out when it is
    first met."""

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        self._words = words
        # By the numeral, and by it and its neighbour in the word: the words, and where in each it stands.
        self._known: dict[str, dict[str, list[tuple[str, int]]]] = {}

    def hold(self, text: str, start: int) -> bool:
        """Whether the numeral that begins at `start` of `text` is that of one of the words."""
        sign = text[start]
        known = self._known.get(sign)
        if known is None:
            known = self._known[sign] = self._with(sign)
        near = (*known.get(text[start : start + 2], ()), *known.get(text[max(0, start - 1) : start + 1], ()))
        return any(place <= start and text.startswith(word, start - place) for word, place in near)

    def _with(self, sign: str) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for word in self._words:
            for place in _places(word) if sign in word else ():
                if word[place] == sign:
                    beside = word[place : place + 2] if place + 1 < len(word) else word[place - 1 :]
                    found.setdefault(beside, []).append((word, place))
        return found


NO_NAMES = Names()


def _places(word: str) -> Iterator[int]:
    """Where numerals begin in `word`."""
    for place, sign in enumerate(word):
        if sign in _NUMERALS and (not place or word[place - 1] not in _NUMERALS):
            yield place
