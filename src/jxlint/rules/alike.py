"""What texts of one shape were told, once two of them were told the same."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

_Told = TypeVar("_Told")


class Alike(Generic[_Told]):
    """What things of one shape were told, once two of them were told the same; remembers LIMIT shapes. Where things
    turn out to have few shapes in common, `worth` is False: to look for them takes longer than to judge."""

    LIMIT = 16_384
    TRIES = 2_000

    def __init__(self) -> None:
        # The first one and what it was told; what all of them are, or None where they differ.
        self._first: dict[Hashable, tuple[Hashable, _Told]] = {}
        self._all: dict[Hashable, _Told | None] = {}
        self._added = self._used = 0
        self.worth = True

    def told(self, shape: Hashable) -> _Told | None:
        """What all of `shape` are told, None when each has to be judged by itself, or two were not yet."""
        told = self._all.get(shape)
        self._used += told is not None
        return told

    def add(self, shape: Hashable, thing: Hashable, told: _Told) -> None:
        """`thing`, which is of `shape`, was judged, and was `told` this."""
        self._added += 1
        if self._added % self.TRIES == 0:
            self.worth = self._used * 8 >= self._added
        if shape in self._all:
            return
        first = self._first.get(shape)
        if first is not None:
            # That the same one was told the same again, being forgotten meanwhile, says nothing of others.
            if first[0] != thing:
                self._all[shape] = told if told == first[1] else None
                del self._first[shape]
        else:
            if len(self._first) + len(self._all) >= self.LIMIT:
                self._first.clear()
                self._all.clear()
            self._first[shape] = (thing, told)
