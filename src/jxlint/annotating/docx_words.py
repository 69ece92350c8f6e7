"""Which characters of a Word document those of the text are that its reader made of it.

The reader adds what Word shows and no run holds (automatic numbers), leaves out what is hidden, and puts headers
before the body. Both go through the document in one order, so the two are laid side by side, and what stands on one
side alone is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

# So many characters in a row tell that the two sides run together again, within so far a stretch.
_SURE, _FAR = 8, 20_000
# What tracked changes have taken away, and what only older programs show.
_PASSED = ("del", "moveFrom", "Fallback")


class Spot(NamedTuple):
    """A character: the element w:t that holds it, and where in its text."""

    element: Any
    at: int


def spots(body: Any, solid: str) -> dict[int, Spot]:
    """Where the characters of `solid`, the reader's text without white space, stand in the XML `body`."""
    there = list(_characters(body))
    text = "".join(c for c, _ in there)
    out: dict[int, Spot] = {}
    i = j = 0
    while i < len(solid) and j < len(text):
        if solid[i] == text[j]:
            out[i] = there[j][1]
            i, j = i + 1, j + 1
            continue
        more = text.find(solid[i : i + _SURE], j, j + _FAR)  # hidden, or of another part of the document
        added = solid.find(text[j : j + _SURE], i, i + _FAR)
        if more >= 0 and (added < 0 or more - j <= added - i):
            j = more
        elif added >= 0:
            i = added
        else:
            i, j = i + 1, j + 1
    return out


def _characters(element: Any) -> Iterator[tuple[str, Spot]]:
    """The visible characters of all runs, in the order of the document."""
    stack = [iter((element,))]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
            continue
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name == "t":
            yield from ((c, Spot(child, k)) for k, c in enumerate(child.text or "") if not c.isspace())
        elif name not in _PASSED:
            stack.append(iter(child))


def stretch(found: dict[int, Spot], indexes: Sequence[int]) -> tuple[Spot, Spot] | None:
    """The first and the last of these characters that have a place in the document."""
    placed = [found[i] for i in indexes if i in found]
    return (placed[0], placed[-1]) if placed else None
