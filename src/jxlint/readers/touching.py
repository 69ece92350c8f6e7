"""Things that touch each other, directly or through others, put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

_Thing = TypeVar("_Thing")


def together(things: Sequence[_Thing], touching: Iterable[tuple[int, int]]) -> list[list[_Thing]]:
    """`things` in groups, in their order; `touching` are the indices of those that touch."""
    parent = list(range(len(things)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for i, j in touching:
        parent[root(i)] = root(j)
    groups: dict[int, list[_Thing]] = {}
    for i, thing in enumerate(things):
        groups.setdefault(root(i), []).append(thing)
    return list(groups.values())
