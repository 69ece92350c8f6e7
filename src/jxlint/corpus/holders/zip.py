"""A zip archive of documents. Only what its directory lists is read, each member by itself."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from jxlint.corpus.holders.members import Names, decoded, read, refused, wanted
from jxlint.corpus.model import Holder, Item, Mark
from jxlint.errors import InputError
from jxlint.readers.archive import DAMAGE, damaged, encrypted
from jxlint.readers.limits import Limits

_UTF8 = 0x800  # the name is UTF-8 (APPNOTE.TXT 4.4.4)


def survey(holder: Holder, limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`."""
    with _opened(holder.path) as archive:
        members = archive.infolist()
        limits.check_entries(len(members))
        limits.check_unpacked(sum(m.file_size for m in members))
        for number, (i, member, _) in enumerate(_documents(members)):
            yield Mark(number, i, 0, member.file_size)


def items(holder: Holder, mark: Mark, limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path = holder.path
    with _opened(path) as archive:
        for i, member, name in _documents(archive.infolist()):
            if i >= mark.at:
                yield _item(archive, path, member, name, limits)


def _item(archive: ZipFile, path: str, member: ZipInfo, name: str, limits: Limits) -> Item:
    try:
        limits.check_ratio(member.file_size, member.compress_size)
        if member.flag_bits & 1:
            raise encrypted()
        with archive.open(member) as file:
            return read(path, name, file, member.file_size, limits, _name(member))
    except InputError as e:
        return refused(path, name, e)
    except DAMAGE:
        return refused(path, name, damaged())


def _opened(path: str) -> ZipFile:
    try:
        return ZipFile(path)
    except DAMAGE as e:
        raise damaged() from e


def _documents(members: list[ZipInfo]) -> Iterator[tuple[int, ZipInfo, str]]:
    """The members that are documents, with their places in the directory and names that tell them apart."""
    names = Names()
    for i, member in enumerate(members):
        if not member.is_dir() and wanted(name := _name(member)):
            yield i, member, names.of(name)


def _name(member: ZipInfo) -> str:
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        return decoded(member.filename.encode("cp437"))
    except UnicodeEncodeError:
        return member.filename
