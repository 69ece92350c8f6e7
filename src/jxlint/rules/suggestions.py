"""What could be written instead: suggestions as data; `suggestionfile` reads them and `suggesting` takes one.

A file is a list of suggestions; the first whose condition holds for the indicator is taken, the last has none.
"""

# No annotations from __future__ here: msgspec would work out each of them from its text whenever jxlint starts.

from typing import Any

import msgspec

from jxlint.rules.model import Texts


class Suggestion(msgspec.Struct, frozen=True):
    """What to write (`texts`) for indicators for which `when` holds; None holds for all. `places` are those of what
    `when` asks for."""

    texts: Texts
    when: Any = None
    line: int = 0
    places: dict[str, str] = {}


class Suggestions(msgspec.Struct, frozen=True):
    """The suggestions of one file."""

    name: str
    entries: tuple[Suggestion, ...]
    file: str = ""
