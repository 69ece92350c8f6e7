"""Lexicons: named lists of words that rules look for, a YAML file each under `lint_rules/lexicon/`.

All words of all lexicons are found in a text in one pass of one automaton.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules import fields
from jxlint.rules.yamlfile import Items, Lined, check_keys, load

KEYS = ("name", "about", "words", "groups", "corrections")


class Lexicon(msgspec.Struct, frozen=True):
    """The words of one file. `groups` are lists of words that mean the same (synonyms), `corrections` the right words
    for wrong ones; both are empty where the file has none."""

    name: str
    words: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    corrections: dict[str, str] = {}


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon in the YAML file at `path` (keys: name, about, words, groups or corrections). Raises BrokenRule."""
    file = str(path)
    data = check_keys(load(path), KEYS, ("name",), file)
    name = fields.text(data, "name", file)
    fields.text(data, "about", file)
    groups, corrections = _groups(data, file), _corrections(data, file)
    every = fields.words(data, "words", file) + tuple(w for g in groups for w in g) + tuple(corrections)
    twice = next((w for i, w in enumerate(every) if w in every[:i]), None)
    if twice is not None:
        raise BrokenRule(
            f"词“{twice}”在这个词表里写了两次",
            f"“{twice}” stands twice in this lexicon",
            remedy_zh="请删去一个",
            remedy_en="remove one",
            where=f"{file}:{_place(data, twice)}",
        )
    if not every:
        raise BrokenRule(
            "词表是空的",
            "the lexicon is empty",
            remedy_zh="请在 words 下写词",
            remedy_en="put words under “words”",
            where=file,
        )
    return Lexicon(name, every, groups, corrections)


def _groups(data: Lined, file: str) -> tuple[tuple[str, ...], ...]:
    listed = data.get("groups")
    if listed is None:
        return ()
    sound = isinstance(listed, list) and all(
        isinstance(g, list) and len(g) > 1 and all(isinstance(w, str) and w.strip() for w in g) for g in listed
    )
    if not sound:
        raise fields.ill_typed(
            data, "groups", file, "一列词组，每组至少两个词", "a list of groups of two words or more"
        )
    return tuple(tuple(g) for g in listed)


def _corrections(data: Lined, file: str) -> dict[str, str]:
    listed = data.get("corrections")
    if listed is None:
        return {}
    if not isinstance(listed, Lined) or not all(isinstance(w, str) and w.strip() for w in listed.values()):
        raise fields.ill_typed(data, "corrections", file, "一列“错词: 正词”", "a mapping of wrong words to right ones")
    return dict(listed)


def _place(data: Lined, word: str) -> str:
    """The place at which `word` stands for the last time."""
    words, corrections = data.get("words"), data.get("corrections")
    if isinstance(corrections, Lined) and word in corrections:
        return corrections.at(word)
    if isinstance(words, Items) and word in words:
        return words.places[len(words) - 1 - words[::-1].index(word)]
    return data.at("groups")


class Found(msgspec.Struct, frozen=True, gc=False):
    """A word of a lexicon in a text, `start` to `end` in code points."""

    word: str
    start: int
    end: int


_Span = tuple[int, int, int]  # start, end, index of the word


class Phrases:
    """Finds the words of all lexicons at once; remembers the answers for the texts seen last."""

    LIMIT = 8_192

    def __init__(self, lexicons: dict[str, Lexicon]) -> None:
        import ahocorasick_rs

        self.lexicons = lexicons
        self.words = sorted({w for lexicon in lexicons.values() for w in lexicon.words})
        owners: dict[str, list[str]] = {w: [] for w in self.words}
        for lexicon in lexicons.values():
            for word in lexicon.words:
                owners[word].append(lexicon.name)
        self._owners = [owners[w] for w in self.words]
        self._automaton = ahocorasick_rs.AhoCorasick(self.words)
        # By text and lexicon, what was found: spans as they were met, words once somebody has asked for them.
        self._memo: dict[str, dict[str, list[_Span] | tuple[Found, ...]]] = {}

    def find(self, text: str, lexicon: str) -> tuple[Found, ...]:
        """Every word of `lexicon` in `text`, from left to right; words inside a longer word of it are left out."""
        answer = self._memo.get(text)
        if answer is None:
            if len(self._memo) >= self.LIMIT:
                self._memo.clear()
            answer = self._memo[text] = self._scan(text)
        found = answer.get(lexicon, ())
        if isinstance(found, list):
            found = answer[lexicon] = tuple([Found(self.words[i], start, end) for start, end, i in _longest(found)])
        return found

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
