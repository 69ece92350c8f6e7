"""Where the values of a JSON text stand, found in one walk over it, and only for the values that are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from jxlint.document import Path, Span
from jxlint.readers.json_nodes import Node
from jxlint.readers.json_rows import STRING, Rows, unescaped
from jxlint.reading import Location

# A key with its value, or an element of a list: (key, string, opening, closing, other scalar). The text is well-formed,
# since it was decoded before, or at least up to the mistake for which a place is looked for.
_TOKEN = re.compile(rf'[\s,]*+(?:({STRING})\s*:\s*)?(?:({STRING})|([{{\[])|([}}\]])|([^\s,{{}}\[\]":]+))', re.S)
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
# A container that holds no others: an indicator, say, of which nothing is asked for, is passed over in one step.
_FLAT = re.compile(rf'[{{\[](?:[^"{{}}\[\]]+|{STRING})*+[}}\]]', re.S)


class JsonPlaces:
    """The places of a JSON text; lines and columns count from 1 in code points."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[int] = []

    @property
    def written(self) -> bool:
        """See `reading.of_own_text`."""
        return True

    def locate(self, path: Path, span: Span | None) -> Location:
        """See `reading.Places`; the pointer is that of the field itself, even where it is not there."""
        return self.locate_all([(path, span)])[0]

    def locate_all(self, wanted: Iterable[tuple[Path, Span | None]]) -> list[Location]:
        """The places of several fields, found in one walk."""
        wanted = list(wanted)
        nodes = self._nodes([path for path, _ in wanted])
        parts = [self._part(node, span) for node, (_, span) in zip(nodes, wanted, strict=True)]
        lines = self._beginnings([start for start, _ in parts])
        found = [
            self._location(node, start, end, *line)
            for node, (start, end), line in zip(nodes, parts, lines, strict=True)
        ]
        for node in nodes:  # they hold each other, and the collector may rest
            node.release()
        return found

    def characters(self, paths: Sequence[Path]) -> list[list[int] | None]:
        """Where each character of the strings at `paths` begins in the text, and where the last one ends; None for
        what is no string or not there."""
        out: list[list[int] | None] = []
        for node in self._nodes(paths):
            string = node.start >= 0 and self._text[node.start] == '"'
            out.append(list(_offsets(self._text, node.start + 1, node.end - 1)) if string else None)
        return out

    def excerpt(self, location: Location) -> str | None:
        """See `reading.Places`."""
        if location.line is None:
            return None
        if not self._lines:
            self._lines = [0, *(m.end() for m in re.finditer("\n", self._text))]
        start = self._lines[location.line - 1]
        end = self._lines[location.line] - 1 if location.line < len(self._lines) else len(self._text)
        return self._text[start:end].rstrip("\r")

    def _nodes(self, paths: Sequence[Path]) -> list[Node]:
        """The values at `paths`, found in one walk."""
        if not paths:
            return []
        root = Node(None)
        nodes = []
        way: Path = ()
        last = root  # findings of one indicator follow one another
        for path in paths:
            ahead = path[:-1]
            if ahead != way:
                way, last = ahead, root
                for step in ahead:
                    last = last.child(step)
            nodes.append(last.child(path[-1]) if path else root)
        self._walk(root)
        return nodes

    def _walk(self, root: Node) -> None:
        """Note where each node of the tree of wanted values stands."""
        # Of each open container: the node it stands for, and the index of the next element of a list (-1: an object).
        stack: list[tuple[Node | None, list[int]]] = []
        node: Node | None
        text, at, token = self._text, 0, _TOKEN.search
        rows = Rows(text)
        while match := token(text, at):
            group, at = match.lastindex or 0, match.end()
            if group == 4:
                if not stack:
                    return
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
                    node = parent.known(index[0])
                    index[0] += 1
                else:
                    key = match[1]
                    node = parent.known(unescaped(key)) if key else None
            if node is not None:
                if node.start >= 0:
                    node.forget()
                node.start, node.end = match.start(group), at
            if group != 3:
                continue
            start, kind = match.start(3), match[3]
            if node is None:
                flat = _FLAT.match(text, start)
                at = flat.end() if flat else at
                if flat is None:
                    stack.append((None, [0]))
                continue
            stack.append((node, [-1]))
            if kind == "[":
                stack[-1][1][0], at = _rows(node, at, rows)
            elif found := rows.at(start):
                node.met(*found)
                at = found[0].end(1) - 1  # its closing comes next

    def _part(self, node: Node, span: Span | None) -> tuple[int, int]:
        """Where what is asked for begins and ends in the text; (-1, -1) where there is nothing."""
        found = node
        while found.start < 0:
            if found.parent is None:
                return -1, -1
            found = found.parent
        start = found.start
        if found is not node or self._text[start] in "{[":
            return start, start + 1  # what is not there, or a whole object: its opening
        return self._within(start + 1, found.end - 1, span) if self._text[start] == '"' else (start, found.end)

    def _beginnings(self, places: list[int]) -> list[tuple[int, int]]:
        """The line of each of `places`, and where it begins."""
        text = self._text
        if "\n" not in text:
            return [(1, 0)] * len(places)
        out = [(0, 0)] * len(places)
        at, line, ahead = 0, 1, 0
        for i in sorted(range(len(places)), key=places.__getitem__):
            place = places[i]
            if place > at:
                more = text.count("\n", at, place)
                if more:
                    line += more
                    ahead = text.rfind("\n", at, place) + 1
                at = place
            out[i] = (line, ahead)
        return out

    def _location(self, node: Node, start: int, end: int, line: int, ahead: int) -> Location:
        if start < 0:
            return Location(pointer=node.pointer)
        column = start - ahead + 1
        # No string of JSON goes over lines; only a mistake does.
        more = self._text.count("\n", start, end)
        if more:
            ahead = self._text.rfind("\n", start, end) + 1
        return Location(line, column, line + more, end - ahead + 1, pointer=node.pointer)

    def _within(self, start: int, end: int, span: Span | None) -> tuple[int, int]:
        """The part of the string between `start` and `end` that `span` of its value stands for."""
        if span is None:
            return start, end
        if self._text.find("\\", start, end) < 0:
            return min(start + span.start, end), min(start + span.end, end)
        at = list(_offsets(self._text, start, end))
        return at[min(span.start, len(at) - 1)], at[min(span.end, len(at) - 1)]


def _rows(node: Node, at: int, rows: Rows) -> tuple[int, int]:
    """Note where the flat objects stand with which the list that is `node` begins at `at`, and their values. How many
    there are, and where the last one ends."""
    children, count = node.children or {}, 0
    found = rows.at(at)
    while found:
        match, places = found
        child = children.get(count)
        if child is not None:
            child.met(match, places)
        count, at = count + 1, match.end()
        # The next one mostly has the same keys.
        following = match.re.match(match.string, at)
        found = (following, places) if following else rows.at(at)
    return count, at


def _offsets(text: str, start: int, end: int) -> Iterator[int]:
    """Where each character of the value of a string with escapes begins in the text, and where the last one ends."""
    at = start
    while at < end:
        yield at
        match = _ESCAPE.match(text, at, end) if text[at] == "\\" else None
        at = match.end() if match else at + 1
    yield end
