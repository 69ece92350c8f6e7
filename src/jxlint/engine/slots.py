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


class _Told(msgspec.Struct, frozen=True):
    """What rows of a shape are told that have these numbers (`same`, by their index); None where each is told something
    else."""

    same: tuple[tuple[int, str], ...]
    made: tuple[_Made, ...] | None


class Slots:
    """What was told of the shapes seen last, up to LIMIT. Where rows turn out to have few shapes in common, `worth` is
    False: to look for them takes longer than to judge."""

    LIMIT = 16_384
    TRIES = 2_000
    MOST = 6  # ways in which the rows of one shape are looked at

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[_Numbers, tuple[Said, ...]]] = {}
        self._told: dict[Hashable, list[_Told]] = {}
        self._added = self._used = 0
        self.worth = True

    def told(self, shape: Hashable, numbers: _Numbers) -> tuple[Said, ...] | None:
        """What a row of `shape` with these `numbers` is told, None when it has to be judged."""
        for told in self._told.get(shape, ()):
            if all(numbers[i] == number for i, number in told.same):
                if told.made is None:
                    return None
                self._used += 1
                return tuple([said if pieces is None else _filled(said, pieces, numbers) for said, pieces in told.made])
        return None

    def add(self, shape: Hashable, numbers: _Numbers, said: tuple[Said, ...]) -> None:
        """A row of `shape` with these `numbers` was judged, and told this."""
        self._added += 1
        if self._added % self.TRIES == 0:
            self.worth = self._used * 8 >= self._added
        last = self._last.get(shape)
        if last is None and len(self._last) >= self.LIMIT:
            self._last.clear()
            self._told.clear()
        self._last[shape] = (numbers, said)
        known = self._told.setdefault(shape, [])
        if last is None or last[0] == numbers or len(known) >= self.MOST:
            return
        # A number that is the same in both says nothing of others.
        same = tuple([(i, one) for i, (one, two) in enumerate(zip(last[0], numbers, strict=True)) if one == two])
        if all(told.same != same for told in known):
            known.append(_Told(same, _made(last, (numbers, said))))
            known.sort(key=lambda told: len(told.same))


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
