"""Scans read by the model: the published table, lying on its head and askew, and a PDF of which one page is scanned."""

from __future__ import annotations

import io
import socket
import sys
import time
from typing import Any

import msgspec
import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from jxlint.document import Indicator, ProjectTable
from jxlint.engine import check
from jxlint.errors import InputError
from jxlint.readers import pace, read_bytes
from jxlint.readers.limits import DEFAULT, limits
from jxlint.readers.ocr.reading import Scans
from jxlint.readers.pdf.pages import pages
from jxlint.readers.pdf.view import Glyph, PageView
from jxlint.reports.json import shown
from jxlint.rules import RuleSet
from tests.samples import ROOT, gold

PRINTED = ROOT / "tests" / "data" / "pdf" / "baiyun-projects.pdf"
DPI = 160


def picture(page: int, share: float) -> Image.Image:
    """The upper part of a page of the printed table."""
    drawn = pdfium.PdfDocument(PRINTED)[page].render(scale=DPI / 72, grayscale=True).to_pil()
    part: Image.Image = drawn.crop((0, 0, drawn.width, int(drawn.height * share)))
    return part


def mixed() -> bytes:
    """The first page of the printed table, and the upper part of the second as a scan that hides a text below."""
    whole, scan, out = pdfium.PdfDocument(PRINTED), io.BytesIO(), io.BytesIO()
    picture(1, 0.42).save(scan, "PDF", resolution=DPI)
    made = pdfium.PdfDocument.new()
    made.import_pages(whole, [0])
    made.import_pages(pdfium.PdfDocument(scan.getvalue()))
    made.save(out)
    return out.getvalue()


def indicators(document: object, project: int) -> tuple[Indicator, ...]:
    assert isinstance(document, ProjectTable)
    return document.units[0].projects[project].indicators


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
def test_a_scan_on_its_head_and_askew_is_read(rules: RuleSet) -> None:
    lying = picture(0, 0.43).rotate(181.4, Image.Resampling.BICUBIC, fillcolor=255)
    out = io.BytesIO()
    lying.save(out, "PNG")
    begun: list[tuple[int, int]] = []
    with pace.heard(lambda number, of: begun.append((number, of))):
        reading = read_bytes(out.getvalue(), "扫描.png")
    want, have = gold("baiyun-projects"), reading.document
    assert isinstance(want, ProjectTable)
    assert isinstance(have, ProjectTable)
    assert (have.department, have.money_unit, have.total) == (want.department, want.money_unit, want.total)
    first = have.units[0].projects[0]
    assert (first.name, first.amounts, first.objective) == (
        want.units[0].projects[0].name, want.units[0].projects[0].amounts, want.units[0].projects[0].objective
    )  # fmt: skip
    assert indicators(have, 0) == indicators(want, 0)
    assert begun == [(1, 1)]
    assert "由文字识别（OCR）读出：1 页" in reading.notices[0].zh
    findings = [msgspec.to_builtins(shown(f)) for f in check(reading, rules)]
    assert findings
    for finding in findings:
        assert 0 < finding["location"]["confidence"] <= 1
        assert finding["location"]["page"] == 1
    assert not {"rapidocr", "cv2"} & sys.modules.keys()


def test_a_scanned_page_among_others_goes_on_with_the_table(rules: RuleSet) -> None:
    reading = read_bytes(mixed(), "x.pdf")
    assert indicators(reading.document, 3) == indicators(gold("baiyun-projects"), 3)
    assert "read by OCR: 1 page," in reading.notices[0].en
    for finding in check(reading, rules):
        at = msgspec.to_builtins(finding.location)
        assert ("confidence" in at) == any(b["page"] == 2 for b in at["boxes"])


def test_a_scanned_page_is_told_without_the_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    reading = read_bytes(mixed(), "x.pdf")
    assert [n.location.page for n in reading.notices] == [2]
    assert "pip install 'jxlint[ocr]'" in reading.notices[0].zh
    out = io.BytesIO()
    picture(1, 0.2).save(out, "PDF", resolution=DPI)
    with pytest.raises(InputError) as caught:
        read_bytes(out.getvalue(), "x.pdf")
    assert "pip install 'jxlint[ocr]'" in caught.value.remedy_en


def test_more_than_the_limits_is_refused() -> None:
    data = io.BytesIO()
    picture(0, 0.2).save(data, "TIFF", save_all=True, append_images=[picture(0, 0.2)])
    for name, says in (("pixels", "too large"), ("pages", "too many pages")):
        with pytest.raises(InputError, match=says):
            read_bytes(data.getvalue(), "x.tif", limits=limits({name: 1}))


def test_the_work_on_a_file_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    scans = Scans(limits({"scans": 1, "seconds": 60}))
    blank = np.full((200, 300), 255, dtype=np.uint8)
    assert scans.view(blank, 1, 2).glyphs == ()
    with pytest.raises(InputError, match="too many pages to recognise"):
        scans.view(blank, 2, 2)
    monkeypatch.setattr(scans, "_begun", time.monotonic() - 100)
    with pytest.raises(InputError, match="takes too long"):
        scans._strip(blank)


class Shelf:
    """Takes scanned pages and reads nothing."""

    possible = True

    def __init__(self) -> None:
        self.taken: list[int] = []

    def view(self, grey: Any, number: int, pages: int, points: float | None = None) -> PageView:
        assert grey.ndim == 2
        assert points is not None
        self.taken.append(number)
        return PageView(number, (Glyph("字", 0, 0, 1, 1),) * pages, ())

    def unread(self, number: int) -> None:
        raise AssertionError(number)


def drawn(mode: int, words: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.drawImage(ImageReader(picture(0, 0.1)), 0, 0, 590, 700)
        text = canvas.beginText(10, 50)
        text.setTextRenderMode(mode)
        text.textLine(words)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize(
    ("mode", "words", "taken"),
    [(3, "what another program recognised below its picture", [1, 2]), (0, "- 1 -", [1, 2]),
     (0, "text enough on a picture to be the text of the page itself", [])],
)  # fmt: skip
def test_a_picture_with_little_or_hidden_text_is_a_scan(mode: int, words: str, taken: list[int]) -> None:
    shelf = Shelf()
    assert len(list(pages(drawn(mode, words), DEFAULT, shelf))) == 2
    assert shelf.taken == taken
