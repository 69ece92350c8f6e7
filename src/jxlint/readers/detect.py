"""Which reader a file wants: what it begins with decides first, its name second. Plain text wants none.

It is asked for every file, so it compiles and imports nothing for those that are plain text or JSON.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from jxlint.errors import InputError
from jxlint.readers.limits import Limits

if TYPE_CHECKING:
    from jxlint.sheet import Sheet

    Reader = Callable[[bytes, Limits], Sheet | None]

# Read here, beside text and JSON.
SUFFIXES = (
    ".pdf",
    ".xlsx",
    ".xlsm",
    ".xls",
    ".et",
    ".docx",
    ".docm",
    ".doc",
    ".wps",
    ".csv",
    ".htm",
    ".html",
    ".mht",
    ".mhtml",
)
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A workbook of Excel 2 to 5 may be no compound file.
_BARE = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
# Named by themselves they are read; most pictures in a folder are no tables.
PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp")
_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEADERS = tuple(n.to_bytes(4, "little") for n in (12, 40, 52, 56, 64, 108, 124))
_OTHER_PICTURES = (b"GIF87a", b"GIF89a", b"\0\0\0\x0cjP  ")
# A gap between columns kept by spaces, and how many of them there are at least.
_GAP, _GAPS = b" " * 8, 8
_PROGRAMS = {
    ".pdf": "PDF", ".xlsx": "Excel", ".xlsm": "Excel", ".xls": "Excel", ".et": "WPS", ".docx": "Word", ".docm": "Word",
    ".doc": "Word", ".wps": "WPS",
}  # fmt: skip
_JSON = (".json", ".jsonl")
_WEB = (".htm", ".html")
_ARCHIVED = (".mht", ".mhtml")


def reader(data: bytes, name: str) -> Reader | None:
    """The reader for `data`, a file called `name`; None for plain text and JSON.

    What a reader makes may be None as well: then the file turned out to be plain text.
    """
    if _PDF in data[:1024]:
        from jxlint.readers import pdf

        return pdf.read
    if data.startswith(_ZIP):
        from jxlint.readers import zipped

        return zipped.read
    if data.startswith(_COMPOUND):
        from jxlint.readers import compound

        return compound.read
    if data.startswith(_BARE):
        from jxlint.readers import xls

        return xls.read
    if data.startswith(_PICTURES) or _bitmap(data) or (data.startswith(b"RIFF") and data[8:12] == b"WEBP"):
        from jxlint.readers import ocr

        return ocr.read
    # HEIC and AVIF, as telephones write them.
    if data.startswith(_OTHER_PICTURES) or data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        from jxlint.readers import ocr

        return ocr.refuse
    return _of_text(data, name.lower())


def spoiled(name: str) -> InputError | None:
    """What is wrong with a file called `name` that does not begin like one of its format, and is no text either; None
    where the name promises none of the formats that have a beginning."""
    kind = _PROGRAMS.get(os.path.splitext(name)[1].lower())  # noqa: PTH122 - Path refuses some names
    if kind is None:
        return None
    return InputError(
        f"不是有效的 {kind} 文件：可能已损坏，或被加密软件加密",
        f"not a valid {kind} file: damaged, or encrypted by some program",
        remedy_zh="请用能打开它的程序另存一份（不加密）再检查",
        remedy_en="save it again, not encrypted, with a program that opens it",
    )


def _bitmap(data: bytes) -> bool:
    """Whether it is a picture of Windows (.bmp), and no text that begins with BM: its header has a known length."""
    return data.startswith(b"BM") and data[6:10] == bytes(4) and data[14:18] in _HEADERS


def _of_text(data: bytes, name: str) -> Reader | None:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith((b"{", b"[")) or name.endswith(_JSON):
        return None
    if head.startswith(b"<"):
        from jxlint.readers import html_tokens

        if name.endswith(_WEB) or html_tokens.begins_page(head):
            from jxlint.readers import html

            return html.read
    if name.endswith(_ARCHIVED) or head[:5].lower() in (b"mime-", b"from:"):
        from jxlint.readers import mhtml

        return mhtml.read
    if name.endswith(".csv"):
        from jxlint.readers import delimited

        return delimited.read_csv
    if b"|" in data and b"-" in data:
        from jxlint.readers import markdown

        if markdown.has_table(data):
            return markdown.read
    if b"|" in data and b"\t" not in data:
        from jxlint.readers import broken_rows

        if broken_rows.broken(data):
            return broken_rows.read
    if b"|" in data and b"\t" not in data and _even(data, b"|", 2):
        from jxlint.readers import delimited

        return delimited.read_bars
    if b"\t" in data and (_even(data, b"\t", 2) or _quoted(data)):
        from jxlint.readers import delimited

        return delimited.read_tabs
    if b"," in data and _even(data, b",", 4):
        from jxlint.readers import delimited

        return delimited.read_commas
    if _spaced(data):
        from jxlint.readers import columned

        return columned.read
    return None


def _quoted(data: bytes) -> bool:
    """Whether a cell of a text with tabs may begin with a quote, as one of several lines does that was pasted."""
    return b'"' in data and any(mark in _narrow(data) for mark in (b'\t"', b'\n"'))


def _narrow(data: bytes) -> bytes:
    """The beginning of a text as bytes of one character each where they are ASCII, be it UTF-16 or not."""
    looked = data[: 1024 * 1024]
    return looked.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe") if b"\0" in looked[:64] else looked


def _spaced(data: bytes) -> bool:
    """Whether a text may keep the columns of a page by spaces: many of its lines are parted, or moved in, by wide
    gaps."""
    if data.count(_GAP) < _GAPS:
        return False
    lines = [line for line in data[: 1024 * 1024].splitlines() if line.strip()]
    return sum(_GAP in line for line in lines) * 2 > len(lines)


def _even(data: bytes, mark: bytes, least: int) -> bool:
    """Whether a text may be a table pasted out of a workbook, or a CSV without its name: most of its lines with such
    marks have equally many."""
    looked = data[: 1024 * 1024]
    if b'"' in looked:  # a cell in quotes may hold several lines
        looked = re.sub(rb'(?:(?<=[\t,|\n])|\A)"(?:[^"\t]|"")*"(?=[\t,|\r\n]|\Z)', b"", _narrow(looked))
    counts = [line.count(mark) for line in looked.splitlines()]
    rows = [n for n in counts if n]
    most = max(rows, default=0)
    return most >= least and len(rows) > 1 and rows.count(most) * 2 > len(rows)
