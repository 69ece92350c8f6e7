"""Bytes to text: UTF-8 with and without BOM, UTF-16, GB18030; what is no text at all is named."""

from __future__ import annotations

import msgspec

from jxlint.errors import InputError

# What a file that is no text begins with, and what it is.
_MAGIC = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "XLSX/DOCX/ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0", "XLS/DOC/WPS/ET"),
    (b"RIFF", "WAV/AVI"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
)
_ARCHIVES = ("GZIP", "7Z", "RAR")
_MARKS, _BLANKS = b"\xef\xbb\xbf\xfe\xff", b" \t\r\n\f\v\0"
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class NotText(InputError):
    """Bytes that are no text of a known encoding."""


class Decoded(msgspec.Struct, frozen=True):
    """The text of a file as it stands there, its encoding, and the number of bytes before it (a BOM).

    A file cut off within its last character ends in U+FFFD, which stands for bytes that are no character.
    """

    text: str
    encoding: str
    start: int = 0

    @property
    def whole(self) -> bool:
        """Whether the bytes of the file are those of the text in UTF-8."""
        return self.encoding == "utf-8" and self.start == 0 and not self.text.endswith("\ufffd")

    @property
    def lines(self) -> str:
        """The text, its line ends made one character."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in self.text else self.text


def decode(data: bytes) -> str:
    """The text of `data`, its line ends made one character; raises like `decoded`."""
    return decoded(data).lines


def decoded(data: bytes) -> Decoded:
    """The text of `data`. Raises InputError for an empty file, a binary one, and an unknown encoding."""
    # What is large is not copied for this.
    if not (data[:4096].lstrip(_MARKS).strip(_BLANKS) or data.lstrip(_MARKS).strip(_BLANKS)):
        raise InputError(
            "文件是空的", "the file is empty", remedy_zh="请检查是否导出成功", remedy_en="check the export"
        )
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise _foreign(kind)
    if data.startswith(_UTF32):
        raise InputError(
            "编码是 UTF-32", "encoded in UTF-32", remedy_zh="请另存为 UTF-8 文本", remedy_en="save it as UTF-8 text"
        )
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(_strict(data[len(bom) :], encoding), encoding, len(bom))
    if b"\0" in data[:4096]:
        return _without_bom(data)
    try:
        return Decoded(_checked(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError as e:
        if data[e.start] == 0xED and data[e.start + 1 : e.start + 2] >= b"\xa0":
            raise _half(data[: e.start].decode("utf-8")) from e
        # One bad byte in the middle of good UTF-8 is damage, not another encoding.
        cut = e.start >= len(data) - 3 and e.start > 0
        utf8 = cut or len(data[: e.start].decode("utf-8")) * 2 < e.start > 200
        encoding = "utf-8" if utf8 else "gb18030"
        return Decoded(_strict(data, encoding), encoding)


def _without_bom(data: bytes) -> Decoded:
    """UTF-16 shows as a zero in every other byte of its line breaks and digits; any other zero is binary."""
    head = data[:4096]
    if len(data) % 2:
        raise _binary()
    encoding = "utf-16-le" if head[1::2].count(0) >= head[0::2].count(0) else "utf-16-be"
    return Decoded(_strict(data, encoding), encoding)


def _strict(data: bytes, encoding: str) -> str:
    """The text of `data` in `encoding`. A file cut off within its last character ends in U+FFFD."""
    try:
        return _checked(data.decode(encoding))
    except UnicodeDecodeError as e:
        if e.start >= max(64, len(data) - 3):
            return _checked(data[: e.start].decode(encoding) + "\ufffd")
        raise NotText(
            f"不是文本，或编码不是 UTF-8、GB18030、UTF-16（第 {e.start + 1} 个字节不合 {encoding.upper()}）",
            f"not text, or not encoded in UTF-8, GB18030 or UTF-16 (byte {e.start + 1} is no {encoding.upper()})",
            remedy_zh="请另存为 UTF-8 文本",
            remedy_en="save it as UTF-8 text",
        ) from e


def _checked(text: str) -> str:
    """Text holds hardly any control characters; what does is binary that happens to decode."""
    head = text[:8192]
    odd = sum(
        head.count(c)
        for c in set(head)
        if (c < " " and c not in "\t\n\r\f\v") or c in "\x7f\ufffe\uffff" or "\ue000" <= c <= "\uf8ff"
    )
    if odd > max(2, len(head) // 50):
        raise _binary()
    return text


def _foreign(kind: str) -> InputError:
    if kind in _ARCHIVES:
        return InputError(
            f"是压缩包（{kind}），不是表格", f"an archive ({kind}), not a table",
            remedy_zh="请先解压，再检查里面的文件", remedy_en="unpack it and check the files within",
        )  # fmt: skip
    if kind == "RTF":
        return InputError(
            "是 RTF 文件，读不了", "an RTF file, which is not read",
            remedy_zh="请用 Word 或 WPS 打开，另存为 .docx", remedy_en="open it in Word or WPS and save it as .docx",
        )  # fmt: skip
    return InputError(
        f"是 {kind} 文件，不是文本", f"a {kind} file, not text",
        remedy_zh="请把表格文字复制到 .txt 文件，或导出为文本、JSON",
        remedy_en="copy the table's text into a .txt file, or export it as text or JSON",
    )  # fmt: skip


def _half(before: str) -> InputError:
    """UTF-8 has no halves of surrogate pairs; some programs write them all the same."""
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    return InputError(
        "有半个字符（UTF-16 代理对的一半），不是合法的 UTF-8",
        "half of a surrogate pair, which is not valid UTF-8",
        remedy_zh="请删去此处的字符，或重新导出",
        remedy_en="remove the character here, or export it again",
        where=f":{line}:{column}",
    )


def _binary() -> InputError:
    return NotText(
        "是二进制文件，不是文本",
        "a binary file, not text",
        remedy_zh="请把表格文字复制到 .txt 文件",
        remedy_en="copy the table's text into a .txt file",
    )
