"""Regular expressions that are compiled when they are first used.

The patterns of a module take longer to compile than the rest of it to load, and a short run needs few of those that
know what only some tables hold. A pattern that every table needs is compiled where it stands (see `compiled`).

Where a text has to hold certain words to match, a pattern `needs` them: until one of them turns up it is not compiled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
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
        if not self._needs or name not in _IN_VAIN:
            return self._made(name)
        asking = self.__dict__[name] = self._asking(name)
        return asking

    def _asking(self, name: str) -> Callable[..., Any]:
        """The method `name`, which first looks for what is needed: that is quicker than the pattern."""
        needs, in_vain = self._needs, _IN_VAIN[name]
        only = needs[0] if len(needs) == 1 else None
        method: Callable[..., Any] | None = None

        def asking(text: str, *of: int) -> Any:
            nonlocal method
            if only not in text if only is not None else not any(map(text.__contains__, needs)):
                return in_vain()
            if method is None:
                method = self._made(name)
            return method(text, *of)

        return asking

    def _made(self, name: str) -> Any:
        made = compiled(self.pattern, self.flags)
        # From now on they are found without asking here.
        self.__dict__.update({m: getattr(made, m) for m in _METHODS if not self._needs or m not in _IN_VAIN})
        return getattr(made, name)


if TYPE_CHECKING:

    def later(pattern: str, flags: int = 0, needs: tuple[str, ...] = ()) -> re.Pattern[str]:
        """`pattern` with the methods of a compiled one. A bad pattern raises `re.error` when it is first used.

        `needs` are words of which every text that it matches holds one, the match itself or what is around it."""
else:

    def later(pattern, flags=0, needs=()):
        return _Later(pattern, flags, needs)


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches of `pattern` that begin at one of `starts`, which ascend; one behind the other, as `finditer` has
    them. Where something found sooner tells where a match may begin, this is several times as fast."""
    end = 0
    for start in starts:
        if start >= end and (found := pattern.match(text, start)):
            yield found
            end = found.end()
