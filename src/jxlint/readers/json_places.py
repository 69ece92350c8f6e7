"""Where the values of a JSON text stand, found in one walk over it, and only for the values that are asked for."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from jxlint.document import Path, Span
from jxlint.reading import Location

# A key with its value, or an element of a list: (key, string, opening, closing, other scalar). The text is known to
# be well-formed, since it was decoded before.
_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(rf'(?:({_STRING})\s*:\s*)?(?:({_STRING})|([{{\[])|([}}\]])|([^\s,{{}}\[\]":]+))', re.S)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")


# A container that holds no others: an indicator, say, of which nothing is asked for, is passed over in one step.
_FLAT = re.compile(rf'[{{\[](?:[^"{{}}\[\]]+|{_STRING})*+[}}\]]', re.S)


class _Node:
    """A value that is asked for, or that holds one. `start` is -1 until it is met; `pointer` is its JSON pointer."""

    __slots__ = ("children", "end", "parent", "pointer", "start")

    def __init__(self, parent: _Node | None, step: str | int = "") -> None:
        self.children: dict[str | int, _Node] = {}
        self.parent = parent
        part = step if isinstance(step, int) else step.replace("~", "~0").replace("/", "~1")
        self.pointer: str = "" if parent is None else f"{parent.pointer}/{part}"
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
        root = _Node(None)
        nodes = []
        for path, _ in wanted:
            node = root
            for step in path:
                child = node.children.get(step)
                if child is None:
                    child = node.children[step] = _Node(node, step)
                node = child
            nodes.append(node)
        self._walk(root)
        return [self._location(node, span) for node, (_, span) in zip(nodes, wanted, strict=True)]

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
        text, at = self._text, 0
        while match := _TOKEN.search(text, at):
            group, at = match.lastindex or 0, match.end()
            if group == 4:
                parent, _ = stack.pop()
                if parent is not None:
                    parent.end = at
                continue
            if not stack:
                node = root
            else:
                parent, index = stack[-1]
                if parent is None:
                    node = None
                elif index[0] >= 0:
                    node = parent.children.get(index[0])
                    index[0] += 1
                else:
                    key = match[1]
                    node = parent.children.get(json.loads(key) if "\\" in key else key[1:-1])
            if node is not None:
                if node.start >= 0:
                    node.forget()
                node.start, node.end = match.start(group), at
            if group == 3:
                flat = _FLAT.match(text, match.start(3)) if node is None else None
                if flat:
                    at = flat.end()
                    continue
                stack.append((node, [0 if match[3] == "[" else -1]))

    def _location(self, node: _Node, span: Span | None) -> Location:
        pointer, found = node.pointer, node
        while found.start < 0:
            if found.parent is None:
                return Location(pointer=pointer)
            found = found.parent
        start, end = found.start, found.end
        if found is not node or self._text[start] in "{[":
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


def _offsets(text: str, start: int, end: int) -> Iterator[int]:
    """Where each character of the value of a string with escapes begins in the text, and where the last one ends."""
    at = start
    while at < end:
        yield at
        match = _ESCAPE.match(text, at, end) if text[at] == "\\" else None
        at = match.end() if match else at + 1
    yield end
