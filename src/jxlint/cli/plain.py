"""The command lines that need no click: `check`, files and its commonest options, written out.

click takes as long to load as a short run to judge. Whatever is not read here for sure is left to it, so that there is
one answer to every command line (tests/cli/test_plain.py).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from jxlint.findings import SEVERITIES

_VALUES = {
    "-o": "output", "--output": "output", "--profile": "profile", "--lang": "lang", "--fail-on": "fail_on",
}  # fmt: skip
_LISTS = {"--format": "forms", "--select": "select", "--ignore": "ignore", "--rules": "own"}
# Of another word click says what there is.
_WORDS = {"--lang": ("zh", "en"), "--fail-on": (*SEVERITIES, "never")}
_FLAGS = {"-q": "quiet", "--quiet": "quiet", "--isolated": "isolated"}


def plain(words: Sequence[str]) -> dict[str, Any] | None:
    """What `words`, the command line behind the program's name, ask of `checking.checked`; None for click to say."""
    if words[:1] != ["check"] or "_JXLINT_COMPLETE" in os.environ:
        return None
    if os.name == "nt" and any(c in word for word in words for c in "*?[~$%"):
        return None  # click puts in what they stand for
    asked: dict[str, Any] = {}
    paths: list[str] = []
    lists: dict[str, tuple[str, ...]] = {"forms": ()}
    rest = iter(words[1:])
    for word in rest:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif word in _FLAGS:
            asked[_FLAGS[word]] = True
        else:
            option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
            value = value if equals else next(rest, "-")
            if value.startswith("-") or value not in _WORDS.get(option, (value,)):
                return None
            if option in _LISTS:
                lists[_LISTS[option]] = (*lists.get(_LISTS[option], ()), value)
            elif option in _VALUES:
                asked[_VALUES[option]] = value
            else:
                return None
    return {"paths": tuple(paths), **lists, **asked} if paths else None
