"""Where all objects and lists of a JSON text begin, found in one pass over it; what stands in an object is looked at
when it is asked for. The same pass tells whether an object has a key twice."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Sequence

from jxlint.compiled import compiled
from jxlint.document import Path
from jxlint.patterns import later
from jxlint.readers.json_rows import PLAIN, STRING, Groups, Make, Row, Rows, unescaped

# The text is well-formed, since it was decoded before, or at least up to the mistake for which a place is looked for.
_AHEAD = compiled(r"[\s,]*+")
_KEY = compiled(rf"[\s,]*+({STRING})\s*+:\s*+", re.S)
_PLAIN = compiled(PLAIN, re.S)
_BRACKET = later(rf'(?:[^"{{}}\[\]]++|{STRING})*+([{{}}\[\]])', re.S)
# No document is as deep, but what is none may be.
_DEEPEST = 64


class _Odd(Exception):
    """Here the text is no JSON, or at its end."""


class _Object:
    """An object that begins at `start`: its values by key, but for those with which one of its `make` begins."""

    __slots__ = ("make", "start", "values")
    make: Make | None
    values: dict[str | int, _Place]

    def __init__(self, start: int) -> None:
        self.start, self.make = start, None
        self.values = {}


class _List:
    """A list that begins at `start`: where each of its values begins, and what it is. None stands for an object that
    holds plain values only, or objects of such."""

    __slots__ = ("start", "starts", "values")
    starts: list[int]
    values: list[_Place | None]

    def __init__(self, start: int) -> None:
        self.start = start
        self.starts, self.values = [], []


class _Row:
    """An object, or one within it, as the match of its make knows it."""

    __slots__ = ("groups", "match", "start")

    def __init__(self, start: int, match: re.Match[str], groups: Groups) -> None:
        self.start, self.match, self.groups = start, match, groups


_Place = _Object | _List | _Row | tuple[int, int]
"""A value: of a plain one where it begins and ends."""


class Index:
    """The values of `text`; `repeated` says that an object has a key twice, and then the last one holds, as when it was
    decoded."""

    def __init__(self, text: str) -> None:
        self._text, self._rows = text, Rows(text)
        self.repeated = False
        self._root: _Place | None = None
        self._known: dict[Path, tuple[_Place | None, int]] = {}
        with contextlib.suppress(_Odd):  # what is wanted stands before that, or is not there
            self._root = self._begun(self._next(0))
            self._end(self._root, 0)

    def spans(self, paths: Sequence[Path]) -> tuple[list[int], list[int]]:
        """Where the value at each of `paths` begins and ends, of an object or list its bracket; where it is not there,
        the end is -1, and the start that of the nearest container around it, -1 where there is none."""
        starts: list[int] = []
        ends: list[int] = []
        around: Path | None = None
        container, nearest = self._root, -1
        for path in paths:
            if path[:-1] != around:  # findings of one indicator follow one another
                around = path[:-1]
                container, nearest = self._at(around)
            place = self._inner(container, path[-1]) if path else self._root
            if place is None:
                starts.append(nearest)
                ends.append(-1)
            elif isinstance(place, tuple):
                starts.append(place[0])
                ends.append(place[1])
            else:
                starts.append(place.start)
                ends.append(place.start + 1)
        self._known.clear()
        return starts, ends

    def _at(self, path: Path) -> tuple[_Place | None, int]:
        """The value at `path`, and where the nearest container begins that is there: it, or one around it."""
        if not path:
            root = self._root
            return root, -1 if root is None or isinstance(root, tuple) else root.start
        # Much of the way to one value is that to the next.
        known = self._known.get(path)
        if known is None:
            around, nearest = self._at(path[:-1])
            place = self._inner(around, path[-1])
            known = place, nearest if place is None or isinstance(place, tuple) else place.start
            if isinstance(place, _Object | _List):
                self._known[path] = known
        return known

    def _inner(self, place: _Place | None, step: str | int) -> _Place | None:
        """The value at `step` in `place`."""
        if isinstance(place, _Row):
            group = place.groups.get(step)
            if group is None:
                return None
            if isinstance(group, int):
                return place.match.span(group)
            return _Row(place.match.start(group[0]), place.match, group[1])
        if isinstance(place, _Object):
            value = place.values.get(step)
            return value or (self._inner(self._row(place.start, place.make), step) if place.make else None)
        if isinstance(place, _List) and isinstance(step, int) and 0 <= step < len(place.values):
            return place.values[step] or self._flat(place.starts[step])
        return None

    def _row(self, start: int, make: Make) -> _Row | None:
        match = make.pattern.match(self._text, start)
        return _Row(start, match, make.groups) if match else None

    def _flat(self, start: int) -> _Place:
        """The object at `start`, which holds plain values only, or objects of such."""
        found = self._rows.at(start, -1)
        if found and found[0].end(found[1].whole) > 0:
            return _Row(start, found[0], found[1].groups)
        made = _Object(start)
        with contextlib.suppress(_Odd):
            self._object(made, 0)
        return made

    def _begun(self, start: int) -> _Object | _List | tuple[int, int]:
        """The value at `start`, of which nothing is known yet but where it begins, and of a plain one where it ends."""
        sign = self._text[start : start + 1]
        if sign == "{":
            return _Object(start)
        if sign == "[":
            return _List(start)
        plain = _PLAIN.match(self._text, start)
        if plain is None:
            raise _Odd
        return plain.span()

    def _end(self, place: _Object | _List | tuple[int, int], depth: int, row: Row | None = None) -> int:
        """Look through `place`, which is so deep, and begins like `row` where that is known. Where it ends."""
        if isinstance(place, tuple):
            return place[1]
        if depth >= _DEEPEST:
            return self._passed(place.start)
        return self._object(place, depth, row) if isinstance(place, _Object) else self._list(place, depth)

    def _object(self, made: _Object, depth: int, row: Row | None = None) -> int:
        at, values = made.start + 1, made.values
        row = row or self._rows.at(made.start, depth)
        if row is not None:
            match, made.make = row
            at = match.end()
            if match.end(made.make.whole) > 0:
                return at
        before = made.make.groups if made.make else ()
        while key := _KEY.match(self._text, at):
            step = unescaped(key[1])
            self.repeated = self.repeated or step in values or step in before
            place = self._begun(key.end())
            values[step] = place
            at = self._end(place, depth + 1)
        return self._closed(at)

    def _list(self, made: _List, depth: int) -> int:
        text, rows, starts, values = self._text, self._rows, made.starts, made.values
        at = self._next(made.start + 1)
        while (sign := text[at : at + 1]) != "]":
            row = rows.at(at, depth + 1) if sign == "{" else None
            if row is not None and row[0].end(row[1].whole) > 0:
                match: re.Match[str] | None = row[0]
                matching, whole = row[1].pattern.match, row[1].whole
                # The next one mostly is of the same make.
                while match is not None and (end := match.end(whole)) > 0:
                    starts.append(at)
                    values.append(None)
                    at = end
                    match = matching(text, at)
                continue
            place = self._begun(at)
            starts.append(at)
            values.append(place)
            at = self._next(self._end(place, depth + 1, row))
            # An object of a make has more than plain values, or it was met above.
            if isinstance(place, _Object) and not place.make and all(map(_plain, place.values.values())):
                values[-1] = None
        return at + 1

    def _passed(self, start: int) -> int:
        """The end of the container that begins at `start`."""
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

    def _closed(self, at: int) -> int:
        """The end of the object of which nothing but its bracket is left at `at`."""
        end = self._next(at)
        if self._text[end : end + 1] != "}":
            raise _Odd
        return end + 1


def _plain(place: _Place) -> bool:
    return isinstance(place, tuple)
