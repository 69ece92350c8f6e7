"""How far the reading of a long file is, for whoever wants to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[int, int], None]
_listeners: list[Listener] = []


@contextmanager
def heard(listener: Listener) -> Iterator[None]:
    """While this lasts, `listener` is told each page that is begun: its number, and of how many it is."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def page(number: int, pages: int) -> None:
    """Page `number` of `pages` is begun."""
    for listener in _listeners:
        listener(number, pages)
