"""Regular expressions that are compiled when they are first used.

The patterns of a module take longer to compile than the rest of it to load, and a short run needs few of those that
know what only some tables hold. A pattern that every table needs is compiled where it stands, by `re.compile`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self.pattern, self.flags)
        # From now on they are found without asking here.
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


if TYPE_CHECKING:

    def later(pattern: str, flags: int = 0) -> re.Pattern[str]:
        """`pattern` with the methods of a compiled one. A bad pattern raises `re.error` when it is first used."""
else:

    def later(pattern, flags=0):
        return _Later(pattern, flags)
