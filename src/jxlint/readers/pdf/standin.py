"""What stands in for Chinese fonts that are neither in the file nor on this machine.

PDFium needs a font even to tell where characters stand. Without one they have no height, and those that stand alone,
or on lines that go up or down the page, are no part of the text it gives: on a server without Chinese fonts a table set
in 宋体 that the file does not hold would be read wrong. The blocks of `blocks` are as good as any font to read by.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any

from jxlint.readers.pdf.blocks import font

# Japanese, Korean, simplified and traditional Chinese, as Windows numbers them (FXFONT_*_CHARSET).
_CHARSETS = frozenset((128, 129, 134, 136))
_SIMPLIFIED = 134
_NAME = b"jxlint blocks\0"
# PDFium knows fonts by addresses; this one is that of no other font.
_HELD = ctypes.create_string_buffer(1)
_BLOCKS = ctypes.addressof(_HELD)


@cache
def stand_in(raw: Any) -> Any:
    """Let PDFium use the blocks where it finds no Chinese font. What is returned must live as long as the process."""
    if sys.platform in ("win32", "darwin"):
        return None  # these come with Chinese fonts
    default = raw.FPDF_GetDefaultSystemFontInfo()
    if not default:
        return None
    info = _info(raw, default)
    raw.FPDF_SetSystemFontInfo(ctypes.byref(info))
    return info


def _info(raw: Any, default: Any) -> Any:
    """What asks `default` for fonts, and has the blocks where that knows none."""
    known = default.contents

    def enum_fonts(_: Any, mapper: Any) -> None:
        if known.EnumFonts:
            known.EnumFonts(default, mapper)

    def map_font(_: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> Any:
        found = known.MapFont(default, weight, italic, charset, pitch, face, exact)
        return found or (_BLOCKS if charset in _CHARSETS else None)

    def get_font(_: Any, face: Any) -> Any:
        return known.GetFont(default, face) if known.GetFont else None

    def get_data(_: Any, handle: int, table: int, buffer: Any, size: int) -> int:
        if handle != _BLOCKS:
            return int(known.GetFontData(default, handle, table, buffer, size))
        return 0 if table else _give(font(), buffer, size)

    def get_name(_: Any, handle: int, buffer: Any, size: int) -> int:
        if handle != _BLOCKS:
            return int(known.GetFaceName(default, handle, buffer, size))
        return _give(_NAME, buffer, size)

    def get_charset(_: Any, handle: int) -> int:
        return _SIMPLIFIED if handle == _BLOCKS else int(known.GetFontCharset(default, handle))

    def delete(_: Any, handle: int) -> None:
        if handle != _BLOCKS:
            known.DeleteFont(default, handle)

    info = raw.FPDF_SYSFONTINFO()
    info.version = known.version
    of = dict(raw.FPDF_SYSFONTINFO._fields_)
    for name, call in (
        ("EnumFonts", enum_fonts), ("MapFont", map_font), ("GetFont", get_font), ("GetFontData", get_data),
        ("GetFaceName", get_name), ("GetFontCharset", get_charset), ("DeleteFont", delete),
    ):  # fmt: skip
        setattr(info, name, of[name](call))
    return info


def _give(data: bytes, buffer: Any, size: int) -> int:
    """How long `data` is, which is put into `buffer` if that has room for it."""
    if buffer and size >= len(data):
        ctypes.memmove(buffer, data, len(data))
    return len(data)
