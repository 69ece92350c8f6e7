"""Where the values at some paths stand in a JSON text, found in one walk over it that passes over all others."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence

from jxlint.document import Path
from jxlint.patterns import later
from jxlint.readers.json_rows import STRING, Rows, unescaped

# The text is well-formed, since it was decoded before, or at least up to the mistake for which a place is looked for.
_AHEAD = re.compile(r"[\s,]*+")
_KEY = re.compile(rf"[\s,]*+({STRING})\s*+:\s*+", re.S)
_PLAIN = re.compile(rf'{STRING}|[^\s,{{}}\[\]":]++', re.S)
# A container of which nothing is asked for is passed over in one step, a project with all that it holds, say; in one
# that holds others deeper than _DEEP, the steps are its brackets.
_DEEP = 5
_PASSED = rf'[{{\[](?:[^"{{}}\[\]]++|{STRING})*+[}}\]]'
for _ in range(_DEEP):
    _PASSED = rf'[{{\[](?:[^"{{}}\[\]]++|{STRING}|{_PASSED})*+[}}\]]'
_WHOLE = later(_PASSED, re.S)
_BRACKET = later(rf'(?:[^"{{}}\[\]]++|{STRING})*+([{{}}\[\]])', re.S)


class _Odd(Exception):
    """Here the text is no JSON, or at its end."""


class Walk:
    """One walk over `text`. Of the value at each of `paths`, `starts` and `ends` are where it begins and ends; where it
    is not there, the end is -1, and the start that of the nearest container around it, -1 where there is none."""

    def __init__(self, text: str, paths: Sequence[Path]) -> None:
        self._text, self._paths, self._rows = text, paths, Rows(text)
        self.starts, self.ends = [-1] * len(paths), [-1] * len(paths)
        # By container, which of the paths end in it; and of the containers on the way to those, which in them are, too.
        self._asked: dict[Path, list[int]] = {}
        self._ways: dict[Path, dict[str | int, None]] = {}
        self._met: dict[Path, int] = {}
        if paths:
            self._ask()
            with contextlib.suppress(_Odd):  # what is wanted stands before that, or is not there
                self._value((), self._next(0), [k for k, path in enumerate(paths) if not path])
        for k, start in enumerate(self.starts):
            if start < 0:
                self.starts[k] = self._around(paths[k])

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
                known[inner] = None
                return
            self._ways[way] = {inner: None}

    def _around(self, path: Path) -> int:
        """The opening of the nearest container of `path` that is there."""
        while path:
            path = path[:-1]
            start = self._met.get(path, -1)
            if start >= 0:
                return start
        return -1

    def _value(self, here: Path, start: int, wanted: Sequence[int]) -> int:
        """Walk through the value `here`, which begins at `start` and is asked for by `wanted`. Where it ends."""
        if here in self._met:
            self._forget(here)
        sign = self._text[start : start + 1]
        plain = None if sign in ("{", "[") else _PLAIN.match(self._text, start)
        for k in wanted:
            self.starts[k], self.ends[k] = start, plain.end() if plain else start + 1
        way = here in self._ways or here in self._asked
        if way:
            self._met[here] = start
        if sign == "{":
            return self._object(here, start) if way else self._passed(start)
        if sign == "[":
            return self._list(here, start) if way else self._passed(start)
        if plain is None:
            raise _Odd
        return plain.end()

    def _object(self, here: Path, start: int) -> int:
        keys = self._keys(here) if here in self._asked else {}
        at = start + 1
        row = self._rows.at(start, len(here))
        if row is not None:
            match, places = row
            at = self._row(here, match, places)
            ended = match.end(len(places) + 2)
            if at == match.end(len(places) + 1) and ended > 0:
                return ended
        while key := _KEY.match(self._text, at):
            step = unescaped(key[1])
            at = self._value((*here, step), key.end(), keys.get(step, ()))
        return self._closed(at, "}")

    def _list(self, here: Path, start: int) -> int:
        keys = self._keys(here) if here in self._asked else {}
        count, at = self._alike(here, start + 1, keys)
        text = self._text
        while True:
            at = self._next(at)
            if text[at : at + 1] == "]":
                return at + 1
            at = self._value((*here, count), at, keys.get(count, ()))
            count += 1

    def _alike(self, here: Path, at: int, keys: dict[str | int, list[int]]) -> tuple[int, int]:
        """Note where the values stand of the objects of known keys with which the list `here` begins at `at`. How many
        there are, and where the last one ends."""
        count, row, asked, ways = 0, self._rows.at(at, len(here) + 1), self._asked, self._ways
        while row:
            match, places = row
            ended, after = match.span(len(places) + 2)
            if ended < 0 or count in keys:
                break
            within = (*here, count)
            if (within in asked or within in ways) and self._row(within, match, places) < match.end(len(places) + 1):
                break
            count, at = count + 1, after
            if self._text[after - 1] != ",":
                break
            # The next one mostly has the same keys.
            following = match.re.match(match.string, at)
            row = (following, places) if following else self._rows.at(at, len(here) + 1)
        return count, at

    def _row(self, here: Path, match: re.Match[str], places: dict[str | int, int]) -> int:
        """Note where the values stand of the object `here`, which begins like `match`; `places` has the groups of its
        values. What comes next: behind the last of them, or before an object in it that has to be walked through."""
        starts, ends, paths, text = self.starts, self.ends, self._paths, self._text
        for k in self._asked.get(here, ()):
            group = places.get(paths[k][-1])
            if group:
                start, end = match.span(group)
                starts[k], ends[k] = start, start + 1 if text[start] == "{" else end
            else:  # it may still come
                starts[k], ends[k] = match.start(1), -1
        for key in self._ways.get(here, ()):
            group = places.get(key)
            if group:
                within = (*here, key)
                start = self._met[within] = match.start(group)
                if text[start] != "{":
                    continue
                inner = self._rows.at(start, len(within))
                if inner is None or inner[0].end(len(inner[1]) + 2) < 0:
                    return match.end(group - 1)
                self._row(within, *inner)
        return match.end(len(places) + 1)

    def _keys(self, here: Path) -> dict[str | int, list[int]]:
        """Which of the paths end in `here`, by key."""
        keys: dict[str | int, list[int]] = {}
        for k in self._asked[here]:
            keys.setdefault(self._paths[k][-1], []).append(k)
        return keys

    def _passed(self, start: int) -> int:
        """The end of the container that begins at `start`."""
        whole = _WHOLE.match(self._text, start)
        if whole:
            return whole.end()
        depth, at = 0, start
        while bracket := _BRACKET.match(self._text, at):
            at = bracket.end()
            depth += 1 if bracket[1] in "{[" else -1
            if depth == 0:
                return at
        raise _Odd

    def _next(self, at: int) -> int:
        """Where the next value or bracket begins."""
        ahead = _AHEAD.match(self._text, at)
        return ahead.end() if ahead else at

    def _closed(self, at: int, sign: str) -> int:
        end = self._next(at)
        if self._text[end : end + 1] != sign:
            raise _Odd
        return end + 1

    def _forget(self, path: Path) -> None:
        """A key that is given twice: the last one holds, as when it was decoded."""
        depth = len(path)
        for k, asked in enumerate(self._paths):
            if asked[:depth] == path:
                self.starts[k] = self.ends[k] = -1
        for met in [m for m in self._met if m[:depth] == path]:
            del self._met[met]
