"""Finds paragraphs, rows and texts in a part of a Word file, by their places in its bytes.

The rest of the part is never rebuilt, so that everything in it stays as Word or WPS wrote it.
"""

from __future__ import annotations

import re
from xml.parsers import expat

import msgspec

from jxlint.errors import InputError

_W = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_DEPTH = 256
# What a paragraph holds beside words. One that has any of it does not vanish.
_SOLID = ("drawing", "pict", "object", "sectPr", "fldChar", "fldSimple", "footnoteReference")


class Words(msgspec.Struct):
    """A text (w:t): where its tag begins, and where its characters begin and end."""

    tag: int
    start: int
    end: int = 0


class Paragraph(msgspec.Struct):
    """A paragraph (w:p) with its own texts; `row` is the row it stands in."""

    start: int
    row: Row | None
    end: int = 0
    texts: list[Words] = []
    solid: bool = False


class Row(msgspec.Struct):
    """A table row (w:tr) and its own paragraphs; `nested`: there is a table in it."""

    start: int
    end: int = 0
    paragraphs: list[Paragraph] = []
    nested: bool = False


class Hole(msgspec.Struct, frozen=True):
    """What Word does not open: a cell that ends without a paragraph (`start` == `end`), or a table without rows."""

    start: int
    end: int


class Scan:
    """One part gone through. Raises InputError for what is no sound XML."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.paragraphs: list[Paragraph] = []
        self.rows: list[Row] = []
        self.holes: list[Hole] = []
        self._open: list[Paragraph] = []
        self._rows: list[Row] = []
        self._text: Words | None = None
        # Element by element: its name, where it began, its last child, and whether it has a row.
        self._stack: list[list[object]] = []
        self._parser = parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.StartDoctypeDeclHandler = _no_doctype
        try:
            parser.Parse(data, True)
        except expat.ExpatError as e:
            raise unsound(str(e)) from e

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        at, local = self._parser.CurrentByteIndex, _local(name)
        if len(self._stack) >= _DEPTH:
            raise unsound("too deep")
        if self._stack:
            self._stack[-1][2] = local
            if local == "tr":
                self._stack[-1][3] = True
        self._stack.append([local, at, "", False])
        if local == "tbl" and self._rows:
            self._rows[-1].nested = True
        if local == "tr":
            self._rows.append(Row(at, paragraphs=[]))
        elif local == "p":
            self._open.append(Paragraph(at, self._rows[-1] if self._rows else None, texts=[]))
        elif local == "t" and self._open:
            self._text = Words(at, self._data.index(b">", at) + 1)
        elif local in _SOLID and self._open:
            self._open[-1].solid = True

    def _end(self, _name: str) -> None:
        at = self._parser.CurrentByteIndex
        end = self._data.index(b">", at) + 1
        local, start, last, rows = self._stack.pop()
        if local == "tr":
            row = self._rows.pop()
            row.end = end
            self.rows.append(row)
        elif local == "p":
            paragraph = self._open.pop()
            paragraph.end = end
            self.paragraphs.append(paragraph)
            if paragraph.row is not None:
                paragraph.row.paragraphs.append(paragraph)
        elif local == "t" and self._text is not None:
            # <w:t/> begins and ends in one place and holds nothing.
            if at >= self._text.start:
                self._text.end = at
                self._open[-1].texts.append(self._text)
            self._text = None
        elif local == "tc" and last in ("", "tcPr", "tbl"):
            self.holes.append(Hole(at, at))
        elif local == "tbl" and not rows:
            assert isinstance(start, int)
            self.holes.append(Hole(start, end))


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return local if space in _W else "" if local in ("p", "t", "tr", "tc", "tbl") else local


def mended(data: bytes) -> bytes:
    """`data` without what Word would not open: cells get a paragraph, tables without rows go. Raises InputError."""
    scan = Scan(data)
    prefix = _prefix(data)
    for hole in sorted(scan.holes, key=lambda h: h.start, reverse=True):
        filler = b"" if hole.end > hole.start else b"<" + prefix + b"p/>"
        data = data[: hole.start] + filler + data[hole.end :]
    return data


def _prefix(data: bytes) -> bytes:
    found = re.search(rb"xmlns:(\w+)=[\"'](?:%s)[\"']" % b"|".join(re.escape(w.encode()) for w in _W), data)
    return found[1] + b":" if found else b""


def unsound(said: str) -> InputError:
    """The error of XML that is broken."""
    return InputError(
        f"XML 有误（{said}）",
        f"its XML is broken ({said})",
        remedy_zh="请用 Word 或 WPS 打开后另存",
        remedy_en="open it in Word or WPS and save it anew",
    )


def _no_doctype(*_: object) -> None:
    raise unsound("DTD")
