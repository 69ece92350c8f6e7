"""Word .docx: what stands on its pages when all tracked changes are accepted, with headers, footers and notes."""

from __future__ import annotations

from jxlint.readers.archive import Archive
from jxlint.readers.docx_body import Body
from jxlint.readers.docx_numbers import Numbering
from jxlint.readers.limits import Limits
from jxlint.readers.markup import parse
from jxlint.readers.ooxml import relations
from jxlint.readers.tables import Page, Words
from jxlint.reading import Notice
from jxlint.sheet import Sheet

_NOTES = ("footnotes", "endnotes")


def read(archive: Archive, part: str, limits: Limits) -> Sheet:
    """The sheet that the document `part` of `archive` shows. Raises InputError."""
    named = list(dict.fromkeys(relations(archive, part, limits).values()))
    numbering = Numbering()
    for kind, other in named:
        if kind == "numbering" and other in archive:
            parse(archive.chunks(other), numbering, limits, other)
    page, concealed = Page(limits), 0
    tables = paragraphs = 0
    seen: set[str] = set()
    above = [other for kind, other in named if kind == "header"]
    below = [other for kind, other in named if kind in ("footer", *_NOTES)]
    for each in (*above, part, *below):
        if each not in archive:
            continue
        body = Body(numbering, limits, tables, paragraphs, margin=each in above or each in below)
        parse(archive.chunks(each), body, limits, each)
        if each in above:
            # The first page and the even ones often have a heading of their own that says the same.
            said = "".join(part.text for part in body.content if isinstance(part, Words))
            if said in seen:
                continue
            seen.add(said)
        page.flow(body.content)
        page.end_line()
        tables, paragraphs, concealed = body.tables, body.paragraphs, concealed + body.concealed
    if concealed:
        page.notices.append(
            Notice(
                f"文档里有 {concealed} 处隐藏文字，没有读",
                f"{concealed} hidden pieces of text of the document were not read",
            )
        )
    return page.sheet()
