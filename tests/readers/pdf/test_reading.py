"""PDF files: printed by a browser, by an office program and by a library, they give the document of their table."""

from __future__ import annotations

import io
import random
import sys
import time
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from jxlint.document import ProjectTable, Span
from jxlint.engine import check
from jxlint.errors import InputError, JxlintError
from jxlint.layouts import recognise
from jxlint.readers import read_bytes, read_file
from jxlint.readers.ocr import reading as ocr
from jxlint.reading import Reading
from jxlint.rules import RuleSet
from jxlint.sheet import sheet
from tests.grids import cells_of
from tests.readers.containers import WRITERS
from tests.readers.pdf.laid_out import pdf_of
from tests.samples import EXAMPLES, ROOT, TABLES, WITH_GOLD, gold, text

PRINTED = ROOT / "tests" / "data" / "pdf"
PROJECTS = sorted(path for path in PRINTED.glob("*.pdf") if path.name.startswith(WITH_GOLD))


def table_of(reading: Reading) -> ProjectTable:
    assert isinstance(reading.document, ProjectTable)
    return reading.document


@pytest.mark.parametrize("path", PROJECTS, ids=lambda p: p.name)
def test_a_printed_table_gives_its_document(path: Path, rules: RuleSet) -> None:
    name = path.name.split(".")[0]
    reading = read_file(path)
    assert reading.document == gold(name)
    assert reading.leftovers == ()
    of_text = recognise(sheet(text(name)))
    assert sorted(f.fingerprint for f in check(reading, rules)) == sorted(f.fingerprint for f in check(of_text, rules))


def test_a_departments_form_printed_by_an_office_program_gives_its_document() -> None:
    document = read_file(EXAMPLES / "guangzhou-department.txt").document
    reading = read_file(PRINTED / "guangzhou-department.office.pdf")
    assert reading.document == read_bytes(WRITERS["表.docx"](cells_of(document)), "x.docx").document
    assert reading.leftovers == ()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_laid_out_by_a_library_gives_its_document(name: str) -> None:
    document = table_of(recognise(sheet(text(name))))
    again = table_of(read_bytes(pdf_of(document), "x.pdf"))
    assert [p.name for u in again.units for p in u.projects] == [p.name for u in document.units for p in u.projects]
    assert [p.indicators for u in again.units for p in u.projects] == [
        p.indicators for u in document.units for p in u.projects
    ]


def test_a_finding_gives_its_page(rules: RuleSet) -> None:
    findings = check(read_file(PRINTED / f"{WITH_GOLD[0]}.pdf"), rules)
    assert {f.location.page for f in findings} == {1, 2, 3, 4, 5}
    assert [f.location.page for f in findings] == sorted(f.location.page or 0 for f in findings)


@pytest.mark.parametrize("path", PROJECTS, ids=lambda p: p.name)
def test_a_finding_gives_the_boxes_of_its_words(path: Path, rules: RuleSet) -> None:
    import pypdfium2

    pages = list(pypdfium2.PdfDocument(path))
    words = [page.get_textpage() for page in pages]
    for finding in check(read_file(path), rules):
        assert finding.location.boxes
        assert finding.location.page == finding.location.boxes[0].page
        shown = ""
        for at in finding.location.boxes:
            left, top, right, bottom = at.box
            height = pages[at.page - 1].get_height()
            assert 0 <= left < right <= pages[at.page - 1].get_width()
            assert 4 < bottom - top < 40
            shown += words[at.page - 1].get_text_bounded(left - 1, height - bottom - 1, right + 1, height - top + 1)
        # PDFium puts some marks of a line in another order.
        asked = Counter(unicodedata.normalize("NFKC", "".join(finding.text.split())))
        assert asked <= Counter(unicodedata.normalize("NFKC", shown))


def test_words_on_several_lines_have_a_box_each() -> None:
    reading = read_file(PRINTED / f"{WITH_GOLD[0]}.pdf")
    project = table_of(reading).units[0].projects[0]
    at = reading.places.locate(("units", 0, "projects", 0, "objective"), None)
    assert at.boxes
    assert len(at.boxes) > 1
    assert len(at.boxes) < len(str(project.objective))
    first, second = at.boxes[0].box, at.boxes[1].box
    assert first[3] <= second[1] + 2
    part = reading.places.locate(("units", 0, "projects", 0, "objective"), Span(1, 3))
    assert part.boxes
    assert len(part.boxes) == 1
    left, top, right, bottom = part.boxes[0].box
    assert first[0] < left < right < first[2]
    assert (top, bottom) == (first[1], first[3])


def test_only_pages_have_boxes(rules: RuleSet) -> None:
    import msgspec

    findings = check(recognise(sheet(text(WITH_GOLD[0]))), rules)
    assert b"boxes" not in msgspec.json.encode([f.location for f in findings])


def page_with(draw: str, **more: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, **more)
    canvas.drawString(72, 700, draw)
    canvas.save()
    return out.getvalue()


def test_a_page_without_anything_is_told() -> None:
    with pytest.raises(InputError, match="holds no text"):
        read_bytes(page_with(" "), "x.pdf")


def test_a_password_is_told() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("geheim", "owner"))
    canvas.drawString(72, 700, "x")
    canvas.save()
    with pytest.raises(InputError, match="password"):
        read_bytes(out.getvalue(), "x.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n" + bytes(range(256)) * 20])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    with pytest.raises(InputError, match="damaged"):
        read_bytes(data, "x.pdf")


def test_without_the_library_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(InputError) as caught:
        read_file(PRINTED / f"{WITH_GOLD[0]}.pdf")
    assert "jxlint[pdf]" in caught.value.zh
    assert 'pip install "jxlint[pdf]"' in caught.value.remedy_en


def test_spoilt_files_end_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: False)  # a page that lost its text would be recognised
    whole = (PRINTED / f"{WITH_GOLD[0]}.pdf").read_bytes()
    draw, start = random.Random(7), time.monotonic()
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(draw.randint(1, 40)):
            data[draw.randrange(len(data))] = draw.randrange(256)
        cut = bytes(data[: draw.randrange(len(data))] if draw.random() < 0.3 else data)
        try:
            read_bytes(cut, "x.pdf")
        except JxlintError as e:
            assert e.where.startswith("x.pdf")
        if time.monotonic() - start > 60:
            break


def test_radicals_are_folded_and_bold_is_read_once() -> None:
    from jxlint.readers.pdf.lines import lines
    from jxlint.readers.pdf.view import Glyph

    twice = [Glyph(c, x + d, 0, x + d + 10, 10) for c, x in (("⼴", 0), ("州", 10)) for d in (0.0, 0.4)]
    assert [line.text for line in lines(twice)] == ["广州"]
    assert [line.text for line in lines([Glyph(c, x, 0, x + 5, 8) for c, x in (("A", 0), ("B", 20))])] == ["A B"]
