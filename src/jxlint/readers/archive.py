"""Zip archives that hold a document (OOXML): parts are read within limits, whatever the archive says of their size."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from zipfile import BadZipFile, ZipFile, ZipInfo

from jxlint.errors import InputError
from jxlint.readers.limits import Limits

_CHUNK = 64 * 1024
# What zipfile and zlib raise of damaged archives.
DAMAGE = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, IndexError, KeyError)


class Archive:
    """The parts of a zip file by their names. Raises InputError for one that is damaged, encrypted or too large."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits, self._read = limits, 0
        try:
            self._zip = ZipFile(io.BytesIO(data))
        except DAMAGE as e:
            raise damaged() from e
        parts = self._zip.infolist()
        limits.check_entries(len(parts))
        self._parts: dict[str, ZipInfo] = {}
        for part in parts:
            # Names are only looked up, never written anywhere, so that “..” in one does no harm.
            self._parts.setdefault(_plain(part.filename), part)

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return [part.filename.lstrip("/") for part in self._parts.values()]

    def __contains__(self, name: str) -> bool:
        return _plain(name) in self._parts

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of the part `name`, piece by piece. Raises InputError, also for a part that is not there."""
        part = self._parts.get(_plain(name))
        if part is None:
            raise damaged(name)
        if part.flag_bits & 1:
            raise encrypted()
        size = 0
        try:
            with self._zip.open(part) as f:
                while chunk := f.read(_CHUNK):
                    size += len(chunk)
                    self._read += len(chunk)
                    self._limits.check_unpacked(self._read)
                    self._limits.check_ratio(size, part.compress_size)
                    yield chunk
        except InputError:
            raise
        except DAMAGE as e:
            raise damaged(name) from e
        except RuntimeError as e:  # zipfile's word for a password
            raise encrypted() from e

    def read(self, name: str) -> bytes:
        """The whole part `name`; see chunks."""
        return b"".join(self.chunks(name))


def _plain(name: str) -> str:
    # Part names are compared without case (ECMA-376, part 2).
    return name.lstrip("/").lower()


def damaged(part: str = "") -> InputError:
    """The error of a file that is broken, in `part` if that is known."""
    where_zh, where_en = (f"（{part}）", f" ({part})") if part else ("", "")
    return InputError(
        f"文件损坏或不完整{where_zh}",
        f"the file is damaged or cut off{where_en}",
        remedy_zh="请重新下载；表格可用 Excel、Word、WPS 打开后另存，压缩包可重新打包",
        remedy_en="fetch it again; a table can be saved anew in Excel, Word or WPS, an archive packed anew",
    )


def encrypted() -> InputError:
    """The error of a file that needs a password."""
    return InputError(
        "文件有密码",
        "the file is protected by a password",
        remedy_zh="请用 Excel、Word 或 WPS 打开，去掉密码后另存",
        remedy_en="open it in Excel, Word or WPS and save it without the password",
    )
