"""Regular expressions that are compiled when they are first used.

The patterns of a module take longer to compile than the rest of it to load, and a short run needs few of those that
know what only some tables hold. A pattern that every table needs is compiled where it stands (see `compiled`).

Where a text has to hold certain words to match, a pattern `needs` them: until one of them turns up it is not compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jxlint.compiled import compiled

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")

# What they give where nothing matches.
_IN_VAIN: dict[str, Callable[[], Any]] = {
    "search": lambda: None, "match": lambda: None, "fullmatch": lambda: None, "finditer": lambda: iter(()),
    "findall": list,
}  # fmt: skip


class _Later:
    def __init__(self, pattern: str, flags: int, needs: tuple[str, ...]) -> None:
        self.pattern, self.flags, self._needs = pattern, flags, needs

    def __getattr__(self, name: str) -> Any:
        if self._needs and name in _IN_VAIN:
            return self._asking(name)
        return self._compiled(name)

    def _asking(self, name: str) -> Callable[..., Any]:
        def asking(text: str, *of: int) -> Any:
            if any(map(text.__contains__, self._needs)):
                return self._compiled(name)(text, *of)
            return _IN_VAIN[name]()

        return asking

    def _compiled(self, name: str) -> Any:
        made = compiled(self.pattern, self.flags)
        # From now on they are found without asking here.
        self.__dict__.update({method: getattr(made, method) for method in _METHODS})
        return getattr(made, name)


if TYPE_CHECKING:

    def later(pattern: str, flags: int = 0, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
        """`pattern` with the methods of a compiled one. A bad pattern raises `re.error` when it is first used.

        `needs` are words of which every text that it matches holds one, the match itself or what is around it."""
else:

    def later(pattern, flags=0, needs=()):
        return _Later(pattern, flags, needs)
