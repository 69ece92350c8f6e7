"""Lexicons as they are written: a YAML file each under `lint_rules/lexicon/`."""

from __future__ import annotations

from pathlib import Path

from jxlint.errors import BrokenRule
from jxlint.rules import fields
from jxlint.rules.lexicon import Lexicon
from jxlint.rules.yamlfile import Items, Lined, check_keys, load

KEYS = ("name", "about", "words", "groups", "corrections")


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
