"""Where the values of a JSON text stand, found in one walk over it, and only for the values that are asked for."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from jxlint.document import Path, Span
from jxlint.reading import Location

# A key with its value, or an element of a list: (key, string, opening, closing, other scalar). The text is well-formed,
# since it was decoded before, or at least up to the mistake for which a place is looked for.
_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(rf'(?:({_STRING})\s*:\s*)?(?:({_STRING})|([{{\[])|([}}\]])|([^\s,{{}}\[\]":]+))', re.S)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


class _Node:
    """A value that is asked for, or that holds one. `start` is -1 until it is met."""

    __slots__ = ("children", "end", "start")

    def __init__(self) -> None:
        self.children: dict[str | int, _Node] = {}
        self.start = self.end = -1

    def forget(self) -> None:
        """A key that is given twice: the last one holds, as when it was decoded."""
        self.start = self.end = -1
        for child in self.children.values():
            child.forget()


class JsonPlaces:
    """The places of a JSON text; lines and columns count from 1 in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[int] = []

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`; the pointer is that of the field itself, even where it is not there."""
        return self.locate_all([(path, span)])[0]

    def locate_all(self, wanted: Iterable[tuple[Path, Span | None]]) -> list[Location]:
        """The places of several fields, found in one walk."""
        wanted = list(wanted)
        if not wanted:
            return []
        root = _Node()
        chains = []
        for path, _ in wanted:
            node, chain = root, [root]
            for step in path:
                node = node.children.setdefault(step, _Node())
                chain.append(node)
            chains.append(chain)
        self._walk(root)
        return [self._location(path, span, chain) for (path, span), chain in zip(wanted, chains, strict=True)]

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        if location.line is None:
            return None
        starts = self._starts()
        start = starts[location.line - 1]
        end = starts[location.line] - 1 if location.line < len(starts) else len(self._text)
        return self._text[start:end].rstrip("\r")

    def _walk(self, root: _Node) -> None:
        """Note where each node of the tree of wanted values stands."""
        # Of each open container: the node it stands for, and the index of the next element of a list (-1: an object).
        stack: list[tuple[_Node | None, list[int]]] = []
        node: _Node | None
        for match in _TOKEN.finditer(self._text):
            group = match.lastindex or 0
            if group == 4:
                if not stack:
                    return
                parent, _ = stack.pop()
                if parent is not None:
                    parent.end = match.end()
                continue
            if not stack:
                node = root
            else:
                parent, index = stack[-1]
                if parent is None:
                    if group == 3:
                        stack.append((None, index))
                    continue
                if index[0] >= 0:
                    node = parent.children.get(index[0])
                    index[0] += 1
                else:
                    key = match[1]
                    node = parent.children.get(unescaped(key)) if key else None
            if node is not None:
                if node.start >= 0:
                    node.forget()
                node.start, node.end = match.start(group), match.end()
            if group == 3:
                stack.append((node, [0 if match[3] == "[" else -1]))

    def _location(self, path: Path, span: Span | None, chain: list[_Node]) -> Location:
        pointer = "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)
        found = next((n for n in reversed(chain) if n.start >= 0), None)
        if found is None:
            return Location(pointer=pointer)
        start, end = found.start, found.end
        if found is not chain[-1] or self._text[start] in "{[":
            end = start + 1  # what is not there, or a whole object: its opening
        elif self._text[start] == '"':
            start, end = self._within(start + 1, end - 1, span)
        (line, column), (end_line, end_column) = self._place(start), self._place(end)
        return Location(line=line, column=column, end_line=end_line, end_column=end_column, pointer=pointer)

    def _within(self, start: int, end: int, span: Span | None) -> tuple[int, int]:
        """The part of the string between `start` and `end` that `span` of its value stands for."""
        if span is None:
            return start, end
        if "\\" not in self._text[start:end]:
            return min(start + span.start, end), min(start + span.end, end)
        at = list(_offsets(self._text, start, end))
        return at[min(span.start, len(at) - 1)], at[min(span.end, len(at) - 1)]

    def _place(self, at: int) -> tuple[int, int]:
        starts = self._starts()
        line = bisect_right(starts, at)
        return line, at - starts[line - 1] + 1

    def _starts(self) -> list[int]:
        if not self._lines:
            self._lines = [0, *(m.end() for m in re.finditer("\n", self._text))]
        return self._lines


def unescaped(key: str) -> str:
    """The words of a key as it stands in the text."""
    if "\\" not in key:
        return key[1:-1]
    try:
        return str(json.loads(key))
    except ValueError:  # behind a mistake for which a place is looked for
        return key


def _offsets(text: str, start: int, end: int) -> Iterator[int]:
    """Where each character of the value of a string with escapes begins in the text, and where the last one ends."""
    at = start
    while at < end:
        yield at
        match = _ESCAPE.match(text, at, end) if text[at] == "\\" else None
        at = match.end() if match else at + 1
    yield end
