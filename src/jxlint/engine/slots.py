"""What rows of one shape are told: the same words, with the numbers of each row where the first one's stood."""

from __future__ import annotations

from collections.abc import Hashable

import msgspec

from jxlint.engine.saying import Said
from jxlint.findings import Fix
from jxlint.rules.shapes import NUMBER

_Numbers = tuple[str, ...]
_Pieces = tuple[str | int, ...]
"""Words, and for each number of the row its index."""
_Made = tuple[Said, tuple[_Pieces, _Pieces, _Pieces, _Pieces] | None]
"""What the first row was told, and of its message, text, identity and replacement the pieces; None where no number is
in any of them."""


class Slots:
    """What was told of the shapes seen last, up to LIMIT. Where rows turn out to have few shapes in common, `worth` is
    False: to look for them takes longer than to judge."""

    LIMIT = 16_384
    TRIES = 2_000

    def __init__(self) -> None:
        self._first: dict[Hashable, tuple[_Numbers, tuple[Said, ...]]] = {}
        self._made: dict[Hashable, tuple[_Made, ...] | None] = {}
        self._added = self._used = 0
        self.worth = True

    def told(self, shape: Hashable, numbers: _Numbers) -> tuple[Said, ...] | None:
        """What a row of `shape` with these `numbers` is told, None when it has to be judged."""
        made = self._made.get(shape)
        if made is None:
            return None
        self._used += 1
        return tuple([said if pieces is None else _filled(said, pieces, numbers) for said, pieces in made])

    def add(self, shape: Hashable, numbers: _Numbers, told: tuple[Said, ...]) -> None:
        """A row of `shape` with these `numbers` was judged, and told this."""
        self._added += 1
        if self._added % self.TRIES == 0:
            self.worth = self._used * 8 >= self._added
        if shape in self._made:
            return
        first = self._first.get(shape)
        if first is None:
            if len(self._first) + len(self._made) >= self.LIMIT:
                self._first.clear()
                self._made.clear()
            self._first[shape] = (numbers, told)
        # A number that is the same in both says nothing of where it goes.
        elif all(one != two for one, two in zip(first[0], numbers, strict=True)):
            self._made[shape] = _made(first, (numbers, told))
            del self._first[shape]


def _made(
    first: tuple[_Numbers, tuple[Said, ...]], second: tuple[_Numbers, tuple[Said, ...]]
) -> tuple[_Made, ...] | None:
    """What two rows were told as pieces, None where they were told different things."""
    (ones, told), (twos, again) = first, second
    if len(told) != len(again):
        return None
    made = []
    for one, two in zip(told, again, strict=True):
        if _bare(one) != _bare(two):
            return None
        words = zip(_words(one), _words(two), strict=True)
        pieces = [_pieces(a, b, ones, twos) for a, b in words]
        message, text, identity, replacement = pieces
        if message is None or text is None or identity is None or replacement is None:
            return None
        plain = all(len(p) == 1 and isinstance(p[0], str) for p in pieces if p is not None)
        made.append((one, None if plain else (message, text, identity, replacement)))
    return tuple(made)


def _words(said: Said) -> tuple[str, str, str, str]:
    return said.message, said.text, said.identity, said.fix.replacement if said.fix else ""


def _bare(said: Said) -> Said:
    """`said` without its words."""
    fix = Fix(said.fix.safe, "") if said.fix else None
    return msgspec.structs.replace(said, message="", text="", identity="", fix=fix)


def _pieces(one: str, two: str, ones: _Numbers, twos: _Numbers) -> _Pieces | None:
    """The pieces of which both texts are made with the numbers of their rows; None where they are not."""
    if one == two:
        return (one,)
    between = NUMBER.split(one)
    if between != NUMBER.split(two):
        return None
    pieces: list[str | int] = [between[0]]
    for a, b, behind in zip(NUMBER.findall(one), NUMBER.findall(two), between[1:], strict=True):
        if a == b:
            pieces.append(a)
        else:
            fitting = [i for i, pair in enumerate(zip(ones, twos, strict=True)) if pair == (a, b)]
            if len(fitting) != 1:
                return None
            pieces.append(fitting[0])
        pieces.append(behind)
    return tuple(pieces)


def _filled(said: Said, pieces: tuple[_Pieces, _Pieces, _Pieces, _Pieces], numbers: _Numbers) -> Said:
    message, text, identity, replacement = [
        "".join([p if isinstance(p, str) else numbers[p] for p in words]) for words in pieces
    ]
    fix = Fix(said.fix.safe, replacement) if said.fix else None
    return Said(
        said.code, said.name, said.severity, message, said.field, text, fix, said.span, said.tail, identity
    )  # fmt: skip
