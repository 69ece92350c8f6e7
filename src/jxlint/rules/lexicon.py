"""Lexicons: named lists of words that rules look for; `lexiconfile` reads them."""

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


_Span = tuple[int, int, int]  # index of the word, start, end


class Phrases:
    """Finds the words of lexicons; remembers the answers for the texts seen last.

    Each lexicon has an automaton of its own, made when it is first asked for: a text is asked about few of the
    lexicons, and a short run asks for half of the words there are.
    """

    MOST = 2_048  # texts of each lexicon

    def __init__(self, lexicons: dict[str, Lexicon]) -> None:
        self.lexicons = lexicons
        self._known = Memo(self._memo)

    def find(self, text: str, lexicon: str) -> tuple[Found, ...]:
        """Every word of `lexicon` in `text`, from left to right; words inside a longer word of it are left out."""
        return self._known[lexicon][text]

    def screen(self, lexicon: str) -> Callable[[str], list[_Span]]:
        """A quicker look for words of `lexicon` in every text, long ones too: of words that overlap one is found."""
        from ahocorasick_rs import AhoCorasick

        return AhoCorasick(self._words(lexicon)).find_matches_as_indexes

    def forget(self) -> None:
        """Drop what was remembered of texts."""
        for memo in self._known.values():
            memo.clear()

    def _memo(self, lexicon: str) -> Memo[str, tuple[Found, ...]]:
        from ahocorasick_rs import AhoCorasick, Implementation

        words = self._words(lexicon)
        # The other ways find no faster in texts as short as ours, and take up to four times as long to make.
        find = AhoCorasick(words, implementation=Implementation.NoncontiguousNFA).find_matches_as_indexes

        def found(text: str) -> tuple[Found, ...]:
            spans = find(text, True)  # those that overlap as well
            return tuple([Found(words[i], start, end) for i, start, end in _longest(spans)]) if spans else ()

        return Memo(found, self.MOST)

    def _words(self, lexicon: str) -> tuple[str, ...]:
        entry = self.lexicons.get(lexicon)
        return entry.words if entry else ()


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether one of `words` stands in `text`."""
    return any(map(text.__contains__, words))


def _longest(matches: list[_Span]) -> list[_Span]:
    if len(matches) == 1:
        return matches
    kept: list[_Span] = []
    for match in sorted(matches, key=_order):
        if not kept or match[2] > kept[-1][2]:
            kept.append(match)
    return kept


def _order(span: _Span) -> tuple[int, int]:
    return span[1], -span[2]
