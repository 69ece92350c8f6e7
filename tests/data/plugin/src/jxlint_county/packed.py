"""A reader: text packed with gzip, as the county's system sends it."""

from __future__ import annotations

import gzip
import io
import zlib

from jxlint.errors import InputError
from jxlint.readers import text
from jxlint.readers.limits import DEFAULT
from jxlint.sheet import Sheet, sheet


def read(data: bytes, _name: str) -> Sheet:
    """The sheet in the packed file. A small file may hold a very large one, so not all is unpacked."""
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            unpacked = packed.read(DEFAULT.size + 1)
    except (OSError, EOFError, zlib.error) as e:
        raise InputError(
            "不是 gzip 文件，或已损坏",
            "not a gzip file, or a damaged one",
            remedy_zh="请重新导出",
            remedy_en="export it again",
        ) from e
    if len(unpacked) > DEFAULT.size:
        raise InputError("解压后太大", "too large unpacked", remedy_zh="请拆成多个文件", remedy_en="split it")
    return sheet(text.decode(unpacked))
