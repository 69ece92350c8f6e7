"""Lexicons: named lists of words that rules look for, a YAML file each under `lint_rules/lexicon/`.

All words of all lexicons are found in a text in one pass of one automaton.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from jxlint.errors import BrokenRule
from jxlint.rules.yamlfile import check_keys, load


class Lexicon(msgspec.Struct, frozen=True):
    """The words of one file. `groups` are lists of words that mean the same (synonyms), `corrections` the right words
    for wrong ones; both are empty where the file has none."""

    name: str
    words: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    corrections: dict[str, str] = {}


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon in the YAML file at `path` (keys: name, about, words, groups or corrections)."""
    data = check_keys(load(path), ("name", "about", "words", "groups", "corrections"), ("name",), str(path))
    groups = tuple(tuple(str(w) for w in g) for g in data.get("groups") or [])
    words = tuple(str(w) for w in data.get("words") or [])
    corrections = {str(k): str(v) for k, v in (data.get("corrections") or {}).items()}
    every = words + tuple(w for g in groups for w in g) + tuple(corrections)
    for word in every:
        if every.count(word) > 1:
            raise BrokenRule(
                f"词“{word}”在这个词表里写了两次",
                f"“{word}” stands twice in this lexicon",
                remedy_zh="请删去一个",
                remedy_en="remove one",
                where=str(path),
            )
    if not every:
        raise BrokenRule(
            "词表是空的",
            "the lexicon is empty",
            remedy_zh="请在 words 下写词",
            remedy_en="put words under “words”",
            where=str(path),
        )
    return Lexicon(str(data["name"]), every, groups, corrections)


class Found(msgspec.Struct, frozen=True, gc=False):
    """A word of a lexicon in a text, `start` to `end` in code points."""

    word: str
    start: int
    end: int


class Phrases:
    """Finds the words of all lexicons at once; remembers the answers for the texts seen last."""

    LIMIT = 65_536

    def __init__(self, lexicons: dict[str, Lexicon]) -> None:
        import ahocorasick_rs

        self.lexicons = lexicons
        self._words = sorted({w for lexicon in lexicons.values() for w in lexicon.words})
        owners: dict[str, list[str]] = {w: [] for w in self._words}
        for lexicon in lexicons.values():
            for word in lexicon.words:
                owners[word].append(lexicon.name)
        self._owners = [owners[w] for w in self._words]
        self._automaton = ahocorasick_rs.AhoCorasick(self._words)
        self._memo: dict[str, dict[str, tuple[Found, ...]]] = {}

    def find(self, text: str, lexicon: str) -> tuple[Found, ...]:
        """Every word of `lexicon` in `text`, from left to right; words inside a longer word of it are left out."""
        answer = self._memo.get(text)
        if answer is None:
            if len(self._memo) >= self.LIMIT:
                self._memo.clear()
            answer = self._memo[text] = self._scan(text)
        return answer.get(lexicon, ())

    def _scan(self, text: str) -> dict[str, tuple[Found, ...]]:
        found: dict[str, list[Found]] = {}
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            for owner in self._owners[index]:
                found.setdefault(owner, []).append(Found(self._words[index], start, end))
        return {owner: _longest(matches) for owner, matches in found.items()}


def _longest(matches: list[Found]) -> tuple[Found, ...]:
    kept: list[Found] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if not kept or match.end > kept[-1].end:
            kept.append(match)
    return tuple(kept)
