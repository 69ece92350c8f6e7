"""The language of messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

LANGUAGES = ("zh", "en")


def language(chosen: str | None = None) -> str:
    """The language of messages: what was chosen, else what the locale says, else English."""
    if chosen:
        return chosen
    for key in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        value = os.environ.get(key)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import locale

        return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
    return "en"


def asked(words: Sequence[str]) -> str | None:
    """The language that a command line asks for, read from its words: what is wrong with it is told before, or instead
    of, its being understood. None where it asks for none."""
    chosen, before = None, ""
    for word in words:
        if word == "--":  # what follows are names of files
            break
        name, _, value = word.partition("=")
        if before == "--lang" and word in LANGUAGES:
            chosen = word
        elif name == "--lang" and value in LANGUAGES:
            chosen = value
        before = word
    return chosen
