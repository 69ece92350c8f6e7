"""Word .doc of 1997 to 2003, and the .wps that is one: what stands on its pages when all tracked changes are accepted,
with headers, footers and notes ([MS-DOC], Microsoft's open specification of the format)."""

from __future__ import annotations

from jxlint.readers.compound_file import CompoundFile
from jxlint.readers.doc.body import Body
from jxlint.readers.doc.formatting import Formatting
from jxlint.readers.doc.streams import OlderWord, Streams
from jxlint.readers.limits import Limits
from jxlint.readers.tables import Page
from jxlint.reading import Notice
from jxlint.sheet import Sheet


def read(file: CompoundFile, limits: Limits) -> Sheet:
    """The sheet that the document in `file` shows. Raises InputError for a damaged or encrypted one, OlderWord for one
    of Word 95 and before."""
    streams = Streams(file, limits)
    body = Body(streams, Formatting(streams, limits), limits)
    page = Page(limits)
    for part in streams.parts:
        page.flow(body.content(part))
        page.end_line()
    if body.concealed:
        page.notices.append(
            Notice(
                f"文档里有 {body.concealed} 处隐藏文字，没有读",
                f"{body.concealed} hidden pieces of text of the document were not read",
            )
        )
    return page.sheet()


__all__ = ["OlderWord", "read"]
