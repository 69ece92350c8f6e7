"""The streams of a compound file ([MS-CFB]), which is a small file system: what Office wrote before 2007.

xlrd has a reader of such files as well, which never ends on a damaged one whose small sectors go in a circle.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import msgspec

from jxlint.readers.archive import damaged

_HEADER, _FIRST_SECTORS, _ENTRY = 512, 109, 128
_LAST = 0xFFFFFFFA  # the numbers above are no sectors
_ROOT, _STREAM = 5, 2


class _Entry(msgspec.Struct, frozen=True):
    """A line of the directory: a stream, and its neighbours and children by their numbers."""

    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """The file in `data`. Raises InputError for a damaged one; one that is cut off has its streams as far as they
    go."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < _HEADER:
            raise damaged()
        self._shift, self._small = self._short(30), self._short(32)
        if self._shift not in (9, 12) or self._small >= self._shift:
            raise damaged()
        self._next = self._table(self._sectors_of_table())
        self._cutoff = self._long(56)
        self._directory = self._entries()
        roots = [entry for entry in self._directory if entry.kind == _ROOT]
        if not roots:
            raise damaged()
        self._root = roots[0]
        self._next_small: array[int] | None = None
        self._smalls = b""

    def names(self) -> set[str]:
        """The names of the streams that lie in no folder: those of an object inside the file do."""
        return {entry.name for entry in self._top()}

    def stream(self, name: str) -> bytes | None:
        """The stream `name` that lies in no folder, None where there is none."""
        entry = next((entry for entry in self._top() if entry.name == name), None)
        if entry is None:
            return None
        if entry.size >= self._cutoff:
            return self._chain(entry.start, entry.size)
        if self._next_small is None:
            self._next_small = self._numbers(self._chain(self._long(60)))
            self._smalls = self._chain(self._root.start, self._root.size)
        size = 1 << self._small
        at = _followed(entry.start, self._next_small, -(-entry.size // size))
        return b"".join(self._smalls[i * size : (i + 1) * size] for i in at)[: entry.size]

    def _top(self) -> list[_Entry]:
        """The streams of the folder that holds all others."""
        found: list[_Entry] = []
        seen, due = set[int](), [self._root.child]
        while due:
            number = due.pop()
            if number in seen or number >= len(self._directory):
                continue
            seen.add(number)
            entry = self._directory[number]
            due += (entry.left, entry.right)
            if entry.kind == _STREAM:
                found.append(entry)
        return found

    def _sectors_of_table(self) -> list[int]:
        """Where the table of the sectors stands: the first places in the header, the others in sectors of their own."""
        out = [self._long(76 + 4 * i) for i in range(_FIRST_SECTORS)]
        each, at = (1 << self._shift) // 4 - 1, self._long(68)
        most = len(self._data) >> self._shift
        while at < _LAST and len(out) <= most:
            numbers = self._numbers(self._sector(at))
            if len(numbers) <= each:
                break
            out += numbers[:each]
            at = numbers[each]
        # No file has more sectors than a table of so many knows.
        return [number for number in out if number < _LAST][: most // (each + 1) + 2]

    def _table(self, sectors: Sequence[int]) -> array[int]:
        return self._numbers(b"".join(map(self._sector, sectors)))

    def _entries(self) -> list[_Entry]:
        data = self._chain(self._long(48))
        out = []
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            entry = data[at : at + _ENTRY]
            name = entry[: max(0, int.from_bytes(entry[64:66], "little") - 2)].decode("utf-16-le", "replace")
            left, right, child = self._numbers(entry[68:80])
            start, size = self._numbers(entry[116:124])
            out.append(_Entry(name, entry[66], left, right, child, start, size))
        return out

    def _chain(self, start: int, size: int | None = None) -> bytes:
        """The sectors from `start` on, all or so many bytes of them."""
        most = None if size is None else -(-size >> self._shift)
        found = b"".join(self._sector(i) for i in _followed(start, self._next, most))
        return found if size is None else found[:size]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        return self._data[start : start + (1 << self._shift)]

    def _short(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 2], "little")

    def _long(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4], "little")

    def _numbers(self, data: bytes) -> array[int]:
        """The whole numbers of four bytes in `data`."""
        return array("I", [int.from_bytes(data[i : i + 4], "little") for i in range(0, len(data) - 3, 4)])


def _followed(start: int, following: Sequence[int], most: int | None) -> list[int]:
    """The numbers of the sectors from `start` on, `most` at most. Raises InputError where they go in a circle."""
    out: list[int] = []
    while start < len(following) and (most is None or len(out) < most):
        if len(out) >= len(following):
            raise damaged()
        out.append(start)
        start = following[start]
    return out
