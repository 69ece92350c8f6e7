"""Lexicons: named lists of words that rules look for; `lexiconfile` reads them.

All words of all lexicons are found in a text in one pass of one automaton.
"""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

from collections.abc import Callable, Collection, Iterable

import msgspec

from jxlint.errors import BrokenRule
from jxlint.memo import Memo
from jxlint.rules.nearest import remedy


class Lexicon(msgspec.Struct, frozen=True):
    """The words of one file. `groups` are lists of words that mean the same (synonyms), `corrections` the right words
    for wrong ones; both are empty where the file has none."""

    name: str
    words: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    corrections: dict[str, str] = {}


class Found(msgspec.Struct, frozen=True, gc=False):
    """A word of a lexicon in a text, `start` to `end` in code points."""

    word: str
    start: int
    end: int


def check_lexicon(name: str, known: Collection[str], where: str) -> None:
    """The lexicon `name`, written at `where`, must be one of the `known` ones."""
    if name not in known:
        zh, en = remedy(name, known)
        raise BrokenRule(f"没有词表“{name}”", f"there is no lexicon “{name}”", remedy_zh=zh, remedy_en=en, where=where)


_Span = tuple[int, int, int]  # start, end, index of the word


class Phrases:
    """Finds the words of all lexicons at once; remembers the answers for the texts seen last."""

    MOST = 8_192

    def __init__(self, lexicons: dict[str, Lexicon]) -> None:
        import ahocorasick_rs

        self.lexicons = lexicons
        owners: dict[str, list[str]] = {}
        for lexicon in lexicons.values():
            name = lexicon.name
            for word in lexicon.words:
                owners.setdefault(word, []).append(name)
        self.words, self._owners = list(owners), list(owners.values())
        self._automaton = ahocorasick_rs.AhoCorasick(self.words)
        # By text and lexicon, what was found: spans as they were met, words once somebody has asked for them.
        self._memo = Memo(self._scan, self.MOST)

    def find(self, text: str, lexicon: str) -> tuple[Found, ...]:
        """Every word of `lexicon` in `text`, from left to right; words inside a longer word of it are left out."""
        answer = self._memo[text]
        found = answer.get(lexicon, ())
        if isinstance(found, list):
            found = answer[lexicon] = tuple([Found(self.words[i], start, end) for start, end, i in _longest(found)])
        return found

    def screen(self, lexicon: str) -> Callable[[str], list[_Span]]:
        """A quick look for words of one lexicon, where those of the others are not asked for."""
        import ahocorasick_rs

        entry = self.lexicons.get(lexicon)
        return ahocorasick_rs.AhoCorasick(entry.words if entry else ()).find_matches_as_indexes

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        self._memo.clear()

    def _scan(self, text: str) -> dict[str, list[_Span] | tuple[Found, ...]]:
        found: dict[str, list[_Span] | tuple[Found, ...]] = {}
        spans: dict[str, list[_Span]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            span = (start, end, index)
            for owner in self._owners[index]:
                if owner in spans:
                    spans[owner].append(span)
                else:
                    found[owner] = spans[owner] = [span]
        return found


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text`."""
    return any(map(text.__contains__, words))


def _longest(matches: list[_Span]) -> list[_Span]:
    if len(matches) == 1:
        return matches
    kept: list[_Span] = []
    for match in sorted(matches, key=_order):
        if not kept or match[1] > kept[-1][1]:
            kept.append(match)
    return kept


def _order(span: _Span) -> tuple[int, int]:
    return span[0], -span[1]
