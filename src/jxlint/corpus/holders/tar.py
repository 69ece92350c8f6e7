"""A tar archive of documents, also with gzip, read from its beginning. Links and devices in it are passed over."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from jxlint.corpus.holders.members import Names, decoded, read, wanted
from jxlint.corpus.model import Holder, Item, Mark
from jxlint.errors import InputError
from jxlint.readers.archive import DAMAGE, damaged
from jxlint.readers.limits import Limits

_GZIP = b"\x1f\x8b"


def survey(holder: Holder, limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`."""
    number = 0
    with _opened(holder.path, limits) as archive:
        for i, member, _ in _members(archive, holder, limits):
            yield Mark(number, i, 0, member.size)
            number += 1


def items(holder: Holder, mark: Mark, limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path, names = holder.path, Names()
    with _opened(path, limits) as archive:
        for i, member, called in _members(archive, holder, limits):
            name = names.of(called)
            if i < mark.at:
                continue
            file = archive.extractfile(member)
            if file is None:
                raise damaged(name)
            yield read(path, name, file, member.size, limits, called)


def _members(archive: tarfile.TarFile, holder: Holder, limits: Limits) -> Iterator[tuple[int, tarfile.TarInfo, str]]:
    """The documents with their places among all members, and what they are called."""
    total = i = 0
    while (member := archive.next()) is not None:
        archive.members = []  # type: ignore[attr-defined]  # the library remembers all of them
        total += member.size
        limits.check_entries(i + 1)
        limits.check_unpacked(total)
        limits.check_ratio(total, holder.size)
        # The library keeps bytes that are no UTF-8 as they are.
        called = decoded(member.name.encode("utf-8", "surrogateescape"))
        if member.isreg() and wanted(called):
            yield i, member, called
        i += 1


@contextmanager
def _opened(path: str, limits: Limits) -> Iterator[tarfile.TarFile]:
    try:
        with Path(path).open("rb") as raw:
            packed = raw.read(2) == _GZIP
            raw.seek(0)
            inner: Any = gzip.GzipFile(fileobj=raw) if packed else raw
            with tarfile.open(fileobj=_Guarded(inner, limits), mode="r:") as archive:  # type: ignore[call-overload]
                yield archive
    except InputError:
        raise
    except (*DAMAGE, tarfile.TarError) as e:
        raise damaged() from e


class _Guarded:
    """A file that does not give more in one go than a member may have: the archive's own headers can claim any size,
    and the library would read them whole."""

    def __init__(self, file: IO[bytes], limits: Limits) -> None:
        self._file, self._most = file, max(limits.size, limits.json) + 1024 * 1024
        self.tell, self.seek = file.tell, file.seek

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > self._most:
            raise damaged()
        return self._file.read(size)
