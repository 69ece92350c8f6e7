"""Where the values at some paths stand in a JSON text, found in one walk over it that passes over all others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jxlint.document import Path
from jxlint.patterns import later
from jxlint.readers.json_rows import STRING, Rows, unescaped

# A key with its value, or an element of a list: (key, string, opening, closing, other scalar). The text is well-formed,
# since it was decoded before, or at least up to the mistake for which a place is looked for.
_TOKEN = re.compile(rf'[\s,]*+(?:({STRING})\s*:\s*)?(?:({STRING})|([{{\[])|([}}\]])|([^\s,{{}}\[\]":]+))', re.S)
# A container of which nothing is asked for is passed over in one step, a project with all that it holds, say; one that
# holds others deeper than _DEEP is walked through.
_DEEP = 5
_PASSED = rf'[{{\[](?:[^"{{}}\[\]]++|{STRING})*+[}}\]]'
for _ in range(_DEEP):
    _PASSED = rf'[{{\[](?:[^"{{}}\[\]]++|{STRING}|{_PASSED})*+[}}\]]'
_WHOLE = later(_PASSED, re.S)

Stretch = tuple[int, int, bool]
"""Where a value begins and ends in the text, and whether it is the value asked for; if not, that is the opening of the
nearest container around it. (-1, -1, False) where there is none."""
_NOWHERE: Stretch = (-1, -1, False)


def stretches(text: str, paths: Sequence[Path]) -> list[Stretch]:
    """Where each of the values at `paths` stands in `text`."""
    return Walk(text, paths).found if paths else []


class Walk:
    """One walk over `text`; `found` is where the values at `paths` stand."""

    def __init__(self, text: str, paths: Sequence[Path]) -> None:
        self._text, self._paths = text, paths
        self.found: list[Stretch] = [_NOWHERE] * len(paths)
        # By container, which of the paths end in it; and of every container that holds others on the way to a path, the
        # keys of those.
        self._asked: dict[Path, list[int]] = {}
        self._ways: dict[Path, list[str | int]] = {}
        self._met: dict[Path, int] = {}
        self._whole = [k for k, path in enumerate(paths) if not path]
        self._ask()
        self._walk()
        for k, (start, _, _) in enumerate(self.found):
            if start < 0:
                self.found[k] = self._around(paths[k])

    def _ask(self) -> None:
        before: Path | None = None
        asked: list[int] = []
        for k, path in enumerate(self._paths):
            if not path:
                continue
            container = path[:-1]
            if container != before:  # findings of one indicator follow one another
                before = container
                known = self._asked.get(container)
                if known is None:
                    known = self._asked[container] = []
                    self._lead(container)
                asked = known
            asked.append(k)

    def _lead(self, way: Path) -> None:
        """Note the containers on the way to `way`."""
        while way:
            way, inner = way[:-1], way[-1]
            known = self._ways.get(way)
            if known is not None:
                if inner not in known[-1:] and inner not in known:
                    known.append(inner)
                return
            self._ways[way] = [inner]

    def _around(self, path: Path) -> Stretch:
        """The opening of the nearest container of `path` that is there."""
        while path:
            path = path[:-1]
            start = self._met.get(path, -1)
            if start >= 0:
                return start, start + 1, False
        return _NOWHERE

    def _walk(self) -> None:
        # Of each open container: the path to it, None when nothing in it is asked for; which of the paths end in it, by
        # key; the index of the next element of a list (-1: an object).
        stack: list[tuple[Path | None, dict[str | int, list[int]], list[int]]] = []
        text, at, token = self._text, 0, _TOKEN.search
        rows, ways, asked = Rows(text), self._ways, self._asked
        while match := token(text, at):
            group, at = match.lastindex or 0, match.end()
            if group == 4:
                if not stack:
                    return
                stack.pop()
                continue
            here: Path | None = None
            wanted: list[int] = []
            if not stack:
                here, wanted = (), self._whole
            else:
                around, keys, index = stack[-1]
                if around is not None:
                    step: str | int | None = index[0]
                    if index[0] >= 0:
                        index[0] += 1
                    else:
                        step = unescaped(match[1]) if match[1] else None
                    if step is not None:
                        here, wanted = (*around, step), keys.get(step, [])
            start = match.start(group)
            if here is not None and here in self._met:
                self._forget(here)
            for k in wanted:
                self.found[k] = (start, at if group != 3 else start + 1, True)
            if here is not None and (here in ways or here in asked):
                self._met[here] = start
                if group == 3:
                    index = [-1]
                    if match[3] == "[":
                        index[0], at = self._rows(here, at, rows)
                    elif row := rows.at(start):
                        at = self._row(here, *row, rows)
                    keys = {}
                    for k in asked.get(here, ()):
                        keys.setdefault(self._paths[k][-1], []).append(k)
                    stack.append((here, keys, index))
            elif group == 3:
                whole = _WHOLE.match(text, start)
                if whole is None:
                    stack.append((None, {}, [0]))
                else:
                    at = whole.end()

    def _rows(self, around: Path, at: int, rows: Rows) -> tuple[int, int]:
        """Note where the values stand of the objects of known keys with which the list `around` begins at `at`. How
        many there are, and where the last one ends."""
        count, row, asked, ways = 0, rows.at(at), self._asked, self._ways
        elements = {self._paths[k][-1] for k in asked.get(around, ())}
        while row:
            match, places = row
            ended, after = match.span(len(places) + 2)
            if ended < 0:
                break
            here = (*around, count)
            if count in elements:
                start = match.start(1)
                for k in asked[around]:
                    if self._paths[k][-1] == count:
                        self.found[k] = (start, start + 1, True)
            if (here in asked or here in ways) and self._row(here, match, places, rows) < match.end(len(places) + 1):
                break
            count, at = count + 1, after
            if self._text[after - 1] != ",":
                break
            # The next one mostly has the same keys.
            following = match.re.match(match.string, at)
            row = (following, places) if following else rows.at(at)
        return count, at

    def _row(self, here: Path, match: re.Match[str], places: dict[str | int, int], rows: Rows) -> int:
        """Note where the values stand of the object `here`, which begins like `match`; `places` has the groups of its
        values. What comes next: behind the last of them, or before an object in it that has to be walked through."""
        found, paths, text = self.found, self._paths, self._text
        for k in self._asked.get(here, ()):
            group = places.get(paths[k][-1])
            if group:
                start, end = match.span(group)
                found[k] = (start, start + 1 if text[start] == "{" else end, True)
            else:  # it may still come
                start = match.start(1)
                found[k] = (start, start + 1, False)
        for key in self._ways.get(here, ()):
            group = places.get(key)
            if group:
                within = (*here, key)
                start = self._met[within] = match.start(group)
                if text[start] != "{":
                    continue
                inner = rows.at(start)
                if inner is None or inner[0].end(len(inner[1]) + 2) < 0:
                    return match.end(group - 1)
                self._row(within, *inner, rows)
        return match.end(len(places) + 1)

    def _forget(self, path: Path) -> None:
        """A key that is given twice: the last one holds, as when it was decoded."""
        depth = len(path)
        for k, asked in enumerate(self._paths):
            if asked[:depth] == path:
                self.found[k] = _NOWHERE
        for met in [m for m in self._met if m[:depth] == path]:
            del self._met[met]
