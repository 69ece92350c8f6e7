"""The command lines that need no click: `check`, files and its commonest options, written out.

click takes as long to load as a short run to judge. Whatever is not read here for sure is left to it, so that there is
one answer to every command line (tests/cli/test_plain.py).
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

_VALUES = {"--format": "forms", "-o": "output", "--output": "output", "--profile": "profile"}
_FLAGS = {"-q": "quiet", "--quiet": "quiet", "--isolated": "isolated"}


def plain(words: Sequence[str]) -> dict[str, Any] | None:
    """What `words`, the command line behind the program's name, ask of `checking.checked`; None for click to say."""
    if words[:1] != ["check"] or "_JXLINT_COMPLETE" in os.environ:
        return None
    if os.name == "nt" and any(c in word for word in words for c in "*?[~$%"):
        return None  # click puts in what they stand for
    asked: dict[str, Any] = {}
    paths, forms = list[str](), list[str]()
    rest = iter(words[1:])
    for word in rest:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
        elif word in _FLAGS:
            asked[_FLAGS[word]] = True
        else:
            option, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
            value = value if equals else next(rest, "-")
            if option not in _VALUES or value.startswith("-"):
                return None
            if option == "--format":
                forms.append(value)
            else:
                asked[_VALUES[option]] = value
    return {"paths": tuple(paths), "forms": tuple(forms), **asked} if paths else None
