"""The mark that reports bear, so that one which lies among the tables is not read as a table."""

from __future__ import annotations

import re

# Of a web page or Markdown, near the beginning.
HTML = '<meta name="generator" content="jxlint">'
MARKDOWN = "<!-- jxlint -->"
# Of a workbook or Word file: its author, in docProps/core.xml.
AUTHOR = "jxlint"
_CREATOR = f"<dc:creator>{AUTHOR}</dc:creator>".encode()
_TEXTS = (HTML.encode(), MARKDOWN.encode())
_JSON = rb'\s*\{\s*"schema":\s*"jxlint\.(?:findings|compare)/'
# The heads of the list of findings.
_CSV = tuple(head.encode() for head in ("文件,位置,单位,项目,指标序号,", "File,Place,Unit,Project,Indicator,"))
# Those of the sheet that an annotated workbook has of ours.
_LIST = ("序号 级别 代码 位置", "No. Severity Code Place")
_NEAR = 1_000


def on_text(data: bytes) -> bool:
    """Whether a file that begins with `data` is a report of text: a web page, Markdown, JSON, CSV."""
    near = data[:_NEAR].removeprefix(b"\xef\xbb\xbf")
    json = b'"jxlint.' in near and re.match(_JSON, near) is not None
    return json or near.startswith(_CSV) or any(mark in near for mark in _TEXTS)


def on_sheet(words: str) -> bool:
    """Whether a worksheet that begins with `words` is the list of findings of an annotated workbook."""
    return " ".join(words[:100].split()).startswith(_LIST)


def on_properties(core: bytes) -> bool:
    """Whether an office file with this part `docProps/core.xml` is a report."""
    return _CREATOR in core
