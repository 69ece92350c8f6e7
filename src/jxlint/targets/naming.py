"""Words of which a Chinese numeral is a part: 红十字, 二次函数."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from jxlint.targets.numerals import DIGITS

_NUMERALS = frozenset(f"{DIGITS}十百千万亿")


class Names:
    """The `words`, found by their numerals; what finds them is made when first asked for."""

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        self._words = words

    def hold(self, text: str, start: int) -> bool:
        """Whether the numeral that begins at `start` of `text` is that of one of the words."""
        for word, place in self._known.get(text[start], ()):
            if place <= start and text.startswith(word, start - place):
                return True
        return False

    @cached_property
    def _known(self) -> dict[str, list[tuple[str, int]]]:
        """The words, and where in each the numeral stands, by its first sign."""
        known: dict[str, list[tuple[str, int]]] = {}
        for word in self._words:
            for place in _places(word):
                known.setdefault(word[place], []).append((word, place))
        return known


NO_NAMES = Names()


def _places(word: str) -> Iterator[int]:
    """Where numerals begin in `word`."""
    for place, sign in enumerate(word):
        if sign in _NUMERALS and (not place or word[place - 1] not in _NUMERALS):
            yield place
