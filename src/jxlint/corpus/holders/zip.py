"""A zip archive of documents. Only what its directory lists is read, each member by itself."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from jxlint.corpus.holders.members import check_ratio, read, refused, wanted
from jxlint.corpus.model import Holder, Item, Mark
from jxlint.errors import InputError
from jxlint.readers.archive import DAMAGE, damaged, encrypted
from jxlint.readers.limits import Limits

_UTF8 = 0x800  # the name is UTF-8 (APPNOTE.TXT 4.4.4)


def survey(holder: Holder, limits: Limits, _column: str | None) -> Iterator[Mark]:
    """See `holders.survey`."""
    with _opened(holder.path) as archive:
        members = archive.infolist()
        limits.check("entries", len(members), "压缩包里的文件太多", "the archive holds too many files")
        total = sum(m.file_size for m in members)
        limits.check("unpacked", total, "解压后太大", "it is too large when unpacked")
        documents = ((i, m) for i, m in enumerate(members) if _is_document(m))
        for number, (i, member) in enumerate(documents):
            yield Mark(number, i, 0, member.file_size)


def items(holder: Holder, mark: Mark, limits: Limits, _column: str | None) -> Iterator[Item]:
    """See `holders.items`."""
    path = holder.path
    with _opened(path) as archive:
        for member in archive.infolist()[mark.at :]:
            if _is_document(member):
                yield _item(archive, path, member, limits)


def _item(archive: ZipFile, path: str, member: ZipInfo, limits: Limits) -> Item:
    name = _name(member)
    try:
        check_ratio(member.file_size, member.compress_size, limits)
        if member.flag_bits & 1:
            raise encrypted()
        with archive.open(member) as file:
            return read(path, name, file, member.file_size, limits)
    except InputError as e:
        return refused(path, name, e)
    except DAMAGE:
        return refused(path, name, damaged())


def _opened(path: str) -> ZipFile:
    try:
        return ZipFile(path)
    except DAMAGE as e:
        raise damaged() from e


def _is_document(member: ZipInfo) -> bool:
    return not member.is_dir() and wanted(_name(member))


def _name(member: ZipInfo) -> str:
    """The member's name. Where it is not said to be UTF-8, Chinese Windows wrote it in its own code page."""
    if member.flag_bits & _UTF8:
        return member.filename
    try:
        raw = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
