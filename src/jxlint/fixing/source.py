"""The bytes of a text file with the places that findings have in it; edits change those bytes and no others."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from jxlint.errors import InputError
from jxlint.readers.text import decoded


class Edit(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` of the text, its line ends counted as one character, become `text`."""

    start: int
    end: int
    text: str


class Source:
    """A text file. `text` is what its reader sees. Raises InputError for what is no text."""

    def __init__(self, data: bytes) -> None:
        self._data, self._decoded = data, decoded(data)
        self.text = self._decoded.lines
        # Line ends of two characters, counted as one, by their place in the text.
        self._double = [m.start() - i for i, m in enumerate(re.finditer("\r\n", self._decoded.text))]

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The bytes with `edits` made, which do not overlap; encoding, BOM and line ends stay.

        Raises InputError for a file of which a part would not be encoded as it was.
        """
        raw, encoding = self._decoded.text, self._decoded.encoding
        at, taken = 0, self._decoded.start
        out = bytearray(self._data[:taken])
        for edit in sorted(edits):
            for stop, kept in ((self._raw(edit.start), True), (self._raw(edit.end), False)):
                piece = raw[at:stop].encode(encoding, errors="surrogatepass")
                if self._data[taken : taken + len(piece)] != piece:
                    raise _inexact()
                if kept:
                    out += piece
                at, taken = stop, taken + len(piece)
            out += edit.text.encode(encoding)
        return bytes(out + self._data[taken:])

    def _raw(self, at: int) -> int:
        return at + bisect_left(self._double, at)


def _inexact() -> InputError:
    return InputError(
        "编码不规范，改动会影响别的字节，没有改",
        "its encoding is irregular, so that other bytes would change; nothing was fixed",
        remedy_zh="请另存为 UTF-8 文本",
        remedy_en="save it as UTF-8 text",
    )
