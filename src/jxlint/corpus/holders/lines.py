"""JSON Lines: a document a line (jsonlines.org). Read line by line, so that neither the file nor a line above the limit
is ever whole in memory."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from jxlint.corpus.model import Holder, Item, Mark, Reason
from jxlint.errors import InputError
from jxlint.readers.limits import Limits

_CHUNK = 1024 * 1024
_BOM = b"\xef\xbb\xbf"


def survey(holder: Holder, limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`. Empty lines hold no document."""
    with Path(holder.path).open("rb") as f:
        for number, (at, line, _, size) in enumerate(_documents(f, 0, 1, limits.json)):
            yield Mark(number, at, line, size)


def items(holder: Holder, mark: Mark, limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path = holder.path
    with Path(path).open("rb") as f:
        f.seek(mark.at)
        found = _documents(f, mark.at, mark.line, limits.json)
        for _, line, data, size in found:
            name = f"{path}:{line}"
            error = _too_long(size, limits) if data is None else None
            yield Item(name, "line.json", path, data or b"", error)


def _documents(f: BinaryIO, at: int, line: int, most: int) -> Iterator[tuple[int, int, bytes | None, int]]:
    """Of every line that is not empty its first byte, its number, itself (None when it has more than `most` bytes) and
    its size."""
    while data := f.readline(most + 2):
        size = len(data)
        whole: bytes | None = data.removeprefix(_BOM) if at == 0 else data
        if not data.endswith(b"\n") and size > most:
            whole = None
            del data
            size += _skip(f)
        if whole is None or whole.strip():
            yield at, line, None if whole is None else whole.rstrip(), size
        at, line = at + size, line + 1


def _skip(f: BinaryIO) -> int:
    """The rest of a line passed over; how many bytes that were."""
    size = 0
    while piece := f.readline(_CHUNK):
        size += len(piece)
        if piece.endswith(b"\n"):
            break
    return size


def _too_long(size: int, limits: Limits) -> Reason:
    try:
        limits.check("json", size, "这一行太大", "the line is too large")
    except InputError as e:
        return Reason.of(e)
    raise AssertionError(size)
