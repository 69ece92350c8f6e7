"""PDF: a highlight with a note on the offending words of every finding (ISO 32000-1, 12.5.6.10).

They are added behind the end of the file as an incremental update: what was there stays, byte for byte.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    TextStringObject,
)  # fmt: skip

from jxlint.annotating.formats import refused, signed
from jxlint.annotating.notes import AUTHOR, WASHES, Note
from jxlint.reading import Notice, PageBox

# What a damaged file makes pypdf raise, beside its own errors.
_DAMAGE = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, AssertionError)
_PRINTED = 4  # the flag of an annotation that is printed, too


def annotate(data: bytes, listed: Sequence[Note], lang: str) -> tuple[bytes, str, tuple[Notice, ...]]:
    """The file in `data` with `listed` in it, its suffix, and what could not be shown at its place. Raises
    UsageError."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise refused(
                "PDF 有密码或限制，不能加批注", "the PDF is encrypted and cannot be annotated",
                "请去掉密码和限制后另存", "save it without encryption",
            )  # fmt: skip
        if _signed(reader):
            raise signed()
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        unplaced = [note for note in listed if not _highlight(writer, note)]
        if unplaced:
            _pin(writer, unplaced, lang)
        out = io.BytesIO()
        writer.write(out)
    except _DAMAGE as e:
        raise refused(
            "PDF 结构不规范，加不了批注", "the PDF is not built as it should be and cannot be annotated",
            "请用打印或另存的办法重做一份，或改用 --format html", "print or save it anew, or use --format html",
        ) from e  # fmt: skip
    return out.getvalue(), ".pdf", _said(len(unplaced))


def _signed(reader: PdfReader) -> bool:
    """Whether the file bears a signature, which a change would break."""
    root: Any = reader.trailer["/Root"].get_object()
    if "/Perms" in root:
        return True
    form = root["/AcroForm"].get_object() if "/AcroForm" in root else {}
    stack, seen = [field.get_object() for field in form.get("/Fields", ())], 0
    while stack and seen < 100_000:
        field, seen = stack.pop(), seen + 1
        if field.get("/FT") == "/Sig" and "/V" in field:
            return True
        stack += [kid.get_object() for kid in field.get("/Kids", ())]
    return False


def _highlight(writer: PdfWriter, note: Note) -> bool:
    """Highlight the words of a finding, on each of their pages; whether they have a place."""
    boxes = note.finding.location.boxes or ()
    pages = dict.fromkeys(at.page for at in boxes if 0 < at.page <= len(writer.pages))
    for number in pages:
        page = writer.pages[number - 1]
        quads = [_corners(page, at) for at in boxes if at.page == number]
        _add(writer, page, _annotation(writer, note, quads))
    return bool(pages)


def _corners(page: Any, at: PageBox) -> tuple[float, float, float, float]:
    """Left, bottom, right and top, in the page's own coordinates, of a box of the page as displayed."""
    left, top, right, bottom = at.box
    crop, turn = page.cropbox, (page.get("/Rotate") or 0) % 360
    points = []
    for x, y in ((left, top), (right, bottom)):
        if turn == 90:
            points.append((float(crop.left) + y, float(crop.bottom) + x))
        elif turn == 180:
            points.append((float(crop.right) - x, float(crop.bottom) + y))
        elif turn == 270:
            points.append((float(crop.right) - y, float(crop.top) - x))
        else:
            points.append((float(crop.left) + x, float(crop.top) - y))
    (x0, y0), (x1, y1) = points
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _annotation(writer: PdfWriter, note: Note, quads: Sequence[tuple[float, float, float, float]]) -> DictionaryObject:
    colour = _colour(note)
    rect = (
        min(q[0] for q in quads), min(q[1] for q in quads), max(q[2] for q in quads), max(q[3] for q in quads),
    )  # fmt: skip
    corners = [c for left, low, right, high in quads for c in (left, high, right, high, left, low, right, low)]
    made = _note("/Highlight", note.head, f"{note.head}\n{note.body}", rect, colour)
    made[NameObject("/NM")] = TextStringObject(f"jxlint-{note.number}")
    made[NameObject("/QuadPoints")] = _numbers(corners)
    drawn = _drawn(quads, rect, colour)
    made[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(drawn)})
    return made


def _note(kind: str, head: str, words: str, rect: Sequence[float], colour: Sequence[float]) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(rect),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/Subj"): TextStringObject(head),
            NameObject("/Contents"): TextStringObject(words.replace("\n", "\r")),
            NameObject("/C"): _numbers(colour),
            NameObject("/F"): NumberObject(_PRINTED),
        }
    )


def _drawn(
    quads: Sequence[tuple[float, float, float, float]], rect: Sequence[float], colour: Sequence[float]
) -> DecodedStreamObject:
    """What the highlight looks like, for programs that draw only that: coloured areas, the words seen through."""
    shapes = "".join(f"{a:.2f} {b:.2f} {c - a:.2f} {d - b:.2f} re f\n" for a, b, c, d in quads)
    stream = DecodedStreamObject()
    stream.set_data(f"/G gs {colour[0]:.3f} {colour[1]:.3f} {colour[2]:.3f} rg\n{shapes}".encode())
    blend = DictionaryObject(
        {NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject("/Multiply")}
    )
    states = DictionaryObject({NameObject("/G"): blend})
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(rect),
            NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
        }
    )
    return stream


def _pin(writer: PdfWriter, unplaced: Sequence[Note], lang: str) -> None:
    """A note at the top of the first page on what has no place of its own."""
    if not len(writer.pages):
        return
    page = writer.pages[0]
    left, high = float(page.cropbox.left) + 8, float(page.cropbox.top) - 8
    words = "\n".join(f"{note.head}\n{note.body}" for note in unplaced)
    head = "没有对应位置的问题" if lang == "zh" else "findings without a place"
    made = _note("/Text", head, words, (left, high - 20, left + 20, high), _colour(unplaced[0]))
    made[NameObject("/Name")] = NameObject("/Comment")
    _add(writer, page, made)


def _add(writer: PdfWriter, page: Any, annotation: DictionaryObject) -> None:
    annotation[NameObject("/P")] = page.indirect_reference
    reference = writer._add_object(annotation)
    known = page["/Annots"].get_object() if "/Annots" in page else ArrayObject()
    page[NameObject("/Annots")] = ArrayObject([*known, reference])


def _colour(note: Note) -> tuple[float, float, float]:
    wash = WASHES[note.finding.severity]
    red, green, blue = (int(wash[i : i + 2], 16) / 255 for i in (0, 2, 4))
    return red, green, blue


def _numbers(values: Sequence[float]) -> ArrayObject:
    return ArrayObject([FloatObject(f"{value:.3f}") for value in values])


def _said(unplaced: int) -> tuple[Notice, ...]:
    if not unplaced:
        return ()
    return (
        Notice(
            f"有 {unplaced} 条没有对应的位置，写在第一页左上角的批注里",
            f"{unplaced} findings have no place and stand in the note at the top of the first page"
            if unplaced > 1
            else "1 finding has no place and stands in the note at the top of the first page",
        ),
    )
