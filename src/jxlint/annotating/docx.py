"""Word .docx and .docm: a comment at the offending words of every finding.

Comments that are there stay; besides their part, only the runs that a comment begins or ends in are touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from lxml import etree

from jxlint.annotating.docx_runs import Pieces
from jxlint.annotating.docx_words import Spot, spots, stretch
from jxlint.annotating.notes import AUTHOR, INKS, Note
from jxlint.annotating.package import Package
from jxlint.layouts import recognise
from jxlint.readers import docx
from jxlint.readers.archive import Archive
from jxlint.readers.limits import Limits
from jxlint.reading import Location, Notice, Reading
from jxlint.reports.text import counted
from jxlint.sheet import Sheet

_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PRESERVE = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}


def annotate(
    package: Package, archive: Archive, part: str, listed: Sequence[Note], layout: str | None, limits: Limits
) -> list[Notice]:
    """Write `listed` into the document `part` of `package`, read from `archive`; what could not be shown at its place.
    Raises as the reader."""
    body = package.xml(part)
    shown = msgspec.structs.replace(docx.read(archive, part, limits), origin=None)
    reading = recognise(shown, layout)
    found = spots(body, shown.solid)
    placed = [(note, stretch(found, _characters(note, reading, shown))) for note in listed]
    first = found[min(found)] if found else None
    lost = sum(at is None for _, at in placed)
    ends = [(note, at or (first, first)) for note, at in placed if first is not None]
    pieces = Pieces(cut for _, (start, end) in ends for cut in ((start.element, start.at), (end.element, end.at + 1)))
    comments = _Comments(package, part, body)
    for note, (start, end) in ends:
        comments.add(note, start, end, pieces)
    return _said(lost, anchored=first is not None)


def _characters(note: Note, reading: Reading, shown: Sheet) -> Sequence[int]:
    """Which characters of the text without white space the finding is about."""
    finding = note.finding
    if finding.field == "document":
        # What is in no field is found again by its words.
        words = "".join(finding.text.split())
        for left in reading.leftovers:
            if "".join(left.text.split()) == words:
                return _between(left.location, shown)
        return ()
    return _between(reading.places.locate(finding.path, finding.span), shown)


def _between(at: Location, shown: Sheet) -> Sequence[int]:
    """The characters from where a place begins to where it ends; lines and columns are those of the text itself."""
    if None in (at.line, at.column, at.end_line, at.end_column):
        return ()
    start = shown.starts[(at.line or 1) - 1] + (at.column or 1) - 1
    end = shown.starts[(at.end_line or 1) - 1] + (at.end_column or 1) - 1
    return range(shown.index(start), max(shown.index(start) + 1, shown.index(end)))


class _Comments:
    """The comments part of a document, and the marks in its body that refer to it."""

    def __init__(self, package: Package, part: str, body: Any) -> None:
        self._space = etree.QName(body).namespace
        made = etree.Element(self._tag("comments"), nsmap={"w": self._space})
        self._root = package.beside(part, "comments", made, "word/comments{}.xml", _COMMENTS)
        taken = [int(c.get(self._tag("id"), "0")) for c in self._root if (c.get(self._tag("id")) or "").isdigit()]
        self._next = max(taken, default=-1) + 1

    def add(self, note: Note, start: Spot, end: Spot, pieces: Pieces) -> None:
        """A comment on the characters from `start` to `end`."""
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(
            self._root, self._tag("comment"), {self._tag("id"): number, self._tag("author"): AUTHOR,
                                               self._tag("initials"): "jx"},
        )  # fmt: skip
        self._paragraph(comment, note.head, INKS[note.finding.severity])
        for line in note.body.split("\n"):
            self._paragraph(comment, line, "")
        first, last = pieces.at(start.element, start.at), pieces.before(end.element, end.at + 1)
        first.addprevious(etree.Element(self._tag("commentRangeStart"), {self._tag("id"): number}))
        mark = etree.Element(self._tag("r"))
        etree.SubElement(mark, self._tag("commentReference"), {self._tag("id"): number})
        last.addnext(mark)
        last.addnext(etree.Element(self._tag("commentRangeEnd"), {self._tag("id"): number}))

    def _paragraph(self, comment: Any, words: str, ink: str) -> None:
        run = etree.SubElement(etree.SubElement(comment, self._tag("p")), self._tag("r"))
        if ink:
            looks = etree.SubElement(run, self._tag("rPr"))
            etree.SubElement(looks, self._tag("b"))
            etree.SubElement(looks, self._tag("color"), {self._tag("val"): ink})
        etree.SubElement(run, self._tag("t"), _PRESERVE).text = words

    def _tag(self, name: str) -> str:
        return f"{{{self._space}}}{name}"


def _said(lost: int, *, anchored: bool) -> list[Notice]:
    if not lost:
        return []
    if not anchored:
        return [
            Notice(
                f"文档里没有可加批注的文字，{lost} 条没有写",
                f"no words to comment on: {counted(lost, 'finding')} not written",
            )
        ]
    return [
        Notice(
            f"有 {lost} 条找不到原处，批注写在文首",
            f"{counted(lost, 'finding')} without a place in the document, told at its beginning",
        )
    ]
