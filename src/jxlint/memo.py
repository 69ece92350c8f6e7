"""Answers that are remembered, up to a limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_Key = TypeVar("_Key")
_Answer = TypeVar("_Answer")

MOST = 16_384


class Memo(dict[_Key, _Answer]):
    """`memo[key]` is what `make` gives for `key`, asked once; at `most` keys all are forgotten, and asked anew. What
    is known is looked up by Python's own dict (an lru_cache would take twice the memory for the order of use)."""

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[_Key], _Answer], most: int = MOST) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: _Key) -> _Answer:
        answer = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = answer
        return answer
