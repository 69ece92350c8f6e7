"""Saved web pages, and the HTML that many systems export as .xls: tables in tables, with the text around them."""

from __future__ import annotations

import re

from jxlint.readers import text
from jxlint.readers.html_page import Builder
from jxlint.readers.html_tokens import tokens
from jxlint.readers.limits import Limits
from jxlint.sheet import Sheet, sheet

_META = re.compile(rb"<meta\b[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_XML = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w-]{2,20})", re.I)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# GB 2312 and GBK are what pages say that hold GB 18030.
_ENCODINGS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030",
    "utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs",
}  # fmt: skip


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet of an HTML page. Raises InputError."""
    return of_source(decode(data), limits)


def of_source(source: str, limits: Limits) -> Sheet:
    """The sheet of a page's source text; places are lines and columns there."""
    builder = Builder(source, limits)
    for token in tokens(source):
        builder.take(token)
    return builder.page().sheet(sheet(source))


def decode(data: bytes, declared: str = "") -> str:
    """The source text of a page, in the encoding that it declares where that is right. Raises InputError."""
    if not data.startswith(_BOMS) and b"\0" not in data[:1024]:
        found = _META.search(data, 0, 8192) or _XML.match(data)
        named = declared or (found[1].decode("ascii", "replace") if found else "")
        if encoding := _ENCODINGS.get(named.lower()):
            try:
                return data.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
            except UnicodeDecodeError:
                pass  # then the page says what it is not, and its bytes decide
    return text.decode(data)
