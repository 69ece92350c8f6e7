"""Words of which a Chinese numeral is a part: 红十字, 二次函数."""

from __future__ import annotations

from collections.abc import Iterator

from jxlint.targets.numerals import DIGITS

_NUMERALS = frozenset(f"{DIGITS}十百千万亿")


class Names:
    """The `words`, found by their numerals; those with a numeral are looked out when it is first met."""

    def __init__(self, words: tuple[str, ...] = ()) -> None:
        self._words = words
        # The words with a numeral, and where it stands in each.
        self._known: dict[str, list[tuple[str, int]]] = {}

    def hold(self, text: str, start: int) -> bool:
        """Whether the numeral that begins at `start` of `text` is that of one of the words."""
        known = self._known.get(text[start])
        if known is None:
            known = self._known[text[start]] = list(self._with(text[start]))
        return any(place <= start and text.startswith(word, start - place) for word, place in known)

    def _with(self, sign: str) -> Iterator[tuple[str, int]]:
        for word in self._words:
            if sign in word:
                yield from ((word, place) for place in _places(word) if word[place] == sign)


NO_NAMES = Names()


def _places(word: str) -> Iterator[int]:
    """Where numerals begin in `word`."""
    for place, sign in enumerate(word):
        if sign in _NUMERALS and (not place or word[place - 1] not in _NUMERALS):
            yield place
