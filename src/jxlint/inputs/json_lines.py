"""JSON Lines: a document a line (jsonlines.org). Read line by line, so that neither the file nor a line above the limit
is ever whole in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from jxlint.errors import InputError
from jxlint.readers.limits import Limits

_CHUNK = 1024 * 1024
_BOM = b"\xef\xbb\xbf"


def documents(f: BinaryIO, at: int, line: int, most: int) -> Iterator[tuple[int, int, bytes | None, int]]:
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


def too_long(size: int, limits: Limits) -> InputError:
    """What is said of a line of `size` bytes, which are more than the limit."""
    try:
        limits.check("json", size, "这一行太大", "the line is too large")
    except InputError as e:
        return e
    raise AssertionError(size)
