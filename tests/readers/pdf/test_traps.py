"""What real PDF files do to their tables: turn them, leave out lines, write over and under them."""

from __future__ import annotations

import io
from typing import Any

import msgspec
import pypdfium2
import pytest
from pypdfium2 import raw
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from jxlint.document import Document, ProjectTable
from jxlint.errors import InputError
from jxlint.layouts import recognise
from jxlint.readers import read_bytes, read_file
from jxlint.readers.ocr import reading as ocr
from jxlint.sheet import sheet
from tests.readers.pdf.laid_out import FONT, STYLES, laid_out, pdf_of
from tests.samples import ROOT, TABLES, WITH_GOLD, gold, text


def table(name: str) -> ProjectTable:
    document = gold(name) if name in WITH_GOLD else recognise(sheet(text(name))).document
    assert isinstance(document, ProjectTable)
    return document


SMALL = table("liwan-projects")


@pytest.mark.parametrize("middle", [False, True], ids=["top", "middle"])
@pytest.mark.parametrize("style", STYLES)
def test_however_lines_are_drawn_the_document_is_the_same(style: str, middle: bool) -> None:
    ruled = read_bytes(pdf_of(SMALL), "x.pdf").document
    reading = read_bytes(pdf_of(SMALL, style, middle=middle), "x.pdf")
    assert reading.document == ruled
    assert reading.leftovers == ()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_without_any_lines_gives_its_document(name: str) -> None:
    document = table(name)
    again = read_bytes(pdf_of(document, "nothing"), "x.pdf").document
    assert isinstance(again, ProjectTable)
    assert [p for u in again.units for p in u.projects] == [p for u in document.units for p in u.projects]


def turned(data: bytes, content: int, page: int) -> bytes:
    """`data` with all on its pages turned by `content` degrees counterclockwise, and the pages by `page` clockwise."""
    document = pypdfium2.PdfDocument(data)
    for each in document:
        wide, high = each.get_size()
        a, b, e, f = {90: (0, 1, high, 0), 180: (-1, 0, wide, high), 270: (0, -1, 0, wide)}.get(content, (1, 0, 0, 0))
        raw.FPDFPage_TransFormWithClip(each, raw.FS_MATRIX(a, b, -b, a, e, f), None)
        if content in (90, 270):
            each.set_mediabox(0, 0, high, wide)
        each.set_rotation(page)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("content", "page"), [(90, 90), (270, 270), (180, 180), (90, 0), (0, 90), (270, 0), (180, 0)])
def test_pages_and_tables_may_be_turned(content: int, page: int) -> None:
    upright = read_bytes(pdf_of(SMALL), "x.pdf")
    data = turned(pdf_of(SMALL), content, page)
    reading = read_bytes(data, "x.pdf")
    assert reading.document == upright.document
    at = reading.places.locate(("units", 0, "projects", 0, "name"), None)
    assert at.boxes
    # The place is that on the page as it is displayed.
    left, top, right, bottom = at.boxes[0].box
    shown = pypdfium2.PdfDocument(data)[at.boxes[0].page - 1]
    assert 0 <= left < right <= shown.get_width()
    assert 0 <= top < bottom <= shown.get_height()
    assert (right - left > bottom - top) == ((content - page) % 180 == 0)


def test_several_tables_on_a_page_are_several() -> None:
    other = [("类别", "名称"), ("1", "产出"), ("2", "效益"), ("3", "满意度"), ("4", "成本")]
    rows = [("项目名称", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")]
    rows += [
        ("甲局", "3.00", "3.00", "", "", "", ""),
        ("培训", "3.00", "3.00", "", "", "组织培训。",
         "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"),
    ]  # fmt: skip
    data = laid_out(
        [(["附表"], other, (60, 90)), (["部门名称：甲局", "单位：万元"], rows, (90, 52, 52, 52, 52, 150, 300))]
    )
    reading = read_bytes(data, "x.pdf")
    assert isinstance(reading.document, ProjectTable)
    assert [p.name for u in reading.document.units for p in u.projects] == ["培训"]
    assert [left.role for left in reading.leftovers] == ["table"]
    assert "1 产出 2 效益 3 满意度" in reading.leftovers[0].text


def watermark(canvas: Any, _document: Any) -> None:
    canvas.saveState()
    canvas.setFont(FONT, 60)
    canvas.setFillColor(colors.Color(0.8, 0.8, 0.8))
    canvas.translate(400, 300)
    canvas.rotate(35)
    canvas.drawString(0, 0, "内部资料")
    canvas.restoreState()


def pale(canvas: Any, _document: Any) -> None:
    canvas.saveState()
    canvas.setFont(FONT, 70)
    canvas.setFillColor(colors.Color(0.85, 0.85, 0.85))
    canvas.drawString(300, 350, "样本")
    canvas.restoreState()


def white(canvas: Any, _document: Any) -> None:
    canvas.saveState()
    canvas.setFont(FONT, 8)
    canvas.setFillColor(colors.white)
    canvas.drawString(300, 350, "看不见")
    canvas.restoreState()


def unpainted(canvas: Any, _document: Any) -> None:
    canvas.saveState()
    words = canvas.beginText(300, 350)
    words.setFont(FONT, 8)
    words.setTextRenderMode(3)
    words.textOut("没有画")
    canvas.drawText(words)
    canvas.restoreState()


def outside(canvas: Any, _document: Any) -> None:
    canvas.setFont(FONT, 8)
    canvas.drawString(300, 5_000, "页外")


@pytest.mark.parametrize(
    ("draw", "said", "words"),
    [
        (watermark, "watermark", "内部资料"), (pale, "watermark", "样本"), (white, "cannot be seen", "看不见"),
        (unpainted, "cannot be seen", "没有画"), (outside, "cannot be seen", "页外"),
    ],
)  # fmt: skip
def test_words_over_and_under_the_table_are_none_of_it_and_said(draw: Any, said: str, words: str) -> None:
    plain = read_bytes(pdf_of(SMALL), "x.pdf").document
    reading = read_bytes(pdf_of(SMALL, draw=draw), "x.pdf")
    assert reading.document == plain
    assert len(reading.notices) == 1
    assert said in reading.notices[0].en
    assert words in reading.notices[0].zh
    assert reading.notices[0].location.page == 1


def test_white_words_on_a_dark_ground_are_seen() -> None:
    def band(canvas: Any, _document: Any) -> None:
        canvas.setFillColor(colors.navy)
        canvas.rect(60, 100, 400, 30, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.setFont(FONT, 8)
        canvas.drawString(80, 110, "白字")

    reading = read_bytes(pdf_of(SMALL, draw=band), "x.pdf")
    assert reading.notices == ()
    assert any("白字" in left.text for left in reading.leftovers)


def test_text_that_a_scanner_laid_under_its_picture_is_read_and_said() -> None:
    document = pypdfium2.PdfDocument(pdf_of(SMALL))
    for page in document:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=1):
            raw.FPDFTextObj_SetTextRenderMode(item, 3)
        raw.FPDFPage_GenerateContent(page)
    out = io.BytesIO()
    document.save(out)
    reading = read_bytes(out.getvalue(), "x.pdf")
    assert reading.document == read_bytes(pdf_of(SMALL), "x.pdf").document
    assert ["recognised from a scan" in n.en for n in reading.notices] == [True]


@pytest.mark.parametrize("words", ["\ue101\ue102\ue103\ue104\ue105" * 6, "ÏîÄ¿Ö§³ö¼¨Ð§Ä¿±ê±í" * 4])
def test_text_without_right_codes_is_told_and_recognition_offered(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "installed", lambda: False)
    pdf_of(SMALL)  # registers the font
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.setFont("Helvetica" if words[0] == "Ï" else FONT, 10)
    canvas.drawString(72, 700, words)
    canvas.save()
    with pytest.raises(InputError, match="no right codes") as caught:
        read_bytes(out.getvalue(), "x.pdf")
    assert "jxlint[ocr]" in caught.value.remedy_zh


def test_a_table_goes_on_where_a_page_draws_fewer_of_its_borders() -> None:
    from jxlint.readers.pdf.laying import _joined

    whole = (85.0, 157.0, 229.0, 301.0, 373.0, 445.0, 517.0)
    fewer = (85.0, 157.0, 229.0, 301.0, 373.0, 517.0)
    assert _joined(whole, tuple(x + 6 for x in fewer)) == (whole, (0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 4, 6))
    assert _joined(fewer, whole) == (whole, (0, 1, 2, 3, 4, 6), (0, 1, 2, 3, 4, 5, 6))
    assert _joined(whole, (85.0, 180.0, 517.0)) is None
    assert _joined(whole, (85.0, 157.0, 400.0)) is None


def test_merged_cells_that_a_page_break_cuts_go_on() -> None:
    # A workbook printed by an office program: the words of its merged cells stand above and below their table.
    folder = ROOT / "tests" / "data" / "office"
    shown, book = (read_file(folder / f"merged-over-pages{suffix}") for suffix in (".pdf", ".xlsx"))
    assert isinstance(shown.document, ProjectTable)
    assert isinstance(book.document, ProjectTable)
    (one,), (two,) = ([p for u in t.units for p in u.projects] for t in (shown.document, book.document))
    assert len(one.indicators) == 17
    assert (one.indicators, one.name, one.amounts, one.objective) == (
        two.indicators, two.name, two.amounts, two.objective,
    )  # fmt: skip
    assert [left.role for left in shown.leftovers] == ["note"]


def test_a_running_head_is_said_once() -> None:
    def head(canvas: Any, document: Any) -> None:
        canvas.setFont(FONT, 8)
        canvas.drawString(500, 820, "内部文件")
        canvas.drawString(600, 20, f"第{document.page}页，共9页")

    table_ = table("zengcheng-projects-2024")
    reading = read_bytes(pdf_of(table_, draw=head), "x.pdf")
    assert reading.document == read_bytes(pdf_of(table_), "x.pdf").document
    assert "".join(left.text for left in reading.leftovers).count("内部文件") == 1


def test_a_row_that_fills_all_columns_begins_on_its_page() -> None:
    from jxlint.readers.pdf.drawn import Drawn
    from jxlint.readers.pdf.joining import _is_rest
    from jxlint.readers.tables import Words

    def row(*texts: str) -> list[Drawn]:
        return [Drawn(0, c, content=[Words(t, 0)] if t else []) for c, t in enumerate(texts)]

    label = Drawn(0, 0, rows=4, content=[Words("产出指标", 0)])
    above = [label, *row("", "提供场地数量", "≥28家")[1:]]
    assert not _is_rest(row("", "提供服务数量", "≥29家"), above, above)
    assert _is_rest(row("", "", "其中一季度不少于3家"), above, above)
    money = row("培训经费", "10.00", "组织业务培训，提高网格员", "1、1-产出指标；")
    assert _is_rest(row("", "", "履职能力。", "11-数量指标；培训次数；"), money, money)
    assert not _is_rest(row("宣传经费", "20.00", "开展宣传。", "1、1-产出指标；"), money, money)


def test_a_departments_form_without_any_lines_gives_its_document() -> None:
    data = ROOT / "tests" / "data" / "pdf"
    right: Document = msgspec.json.decode((data / "department-without-lines.document.json").read_bytes(), type=Document)
    reading = read_file(data / "department-without-lines.pdf")
    assert reading.document == right
    assert reading.leftovers == ()
