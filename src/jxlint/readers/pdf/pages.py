"""The pages of a PDF file as PDFium shows them; those without text are given to what reads pictures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Protocol

from jxlint.errors import InputError
from jxlint.readers.limits import Limits
from jxlint.readers.ocr.missing import missing
from jxlint.readers.pdf.drawings import Drawings
from jxlint.readers.pdf.frames import Frame, Turn
from jxlint.readers.pdf.glyphs import inks, quarters, seen
from jxlint.readers.pdf.standin import stand_in
from jxlint.readers.pdf.view import PageView

# At how many dots an inch a scanned page is drawn to be read; at fewer than the least it is not legible.
_DPI = 200.0
_LEAST_DPI = 100.0
# So few characters on a picture that covers so much of a page are a stamp or its number.
_FEW = 30
_COVERED = 0.5


class Scanned(Protocol):
    """What reads scanned pages; see `ocr.reading.Scans`."""

    @property
    def possible(self) -> bool:
        """Whether it can."""
        ...

    def view(self, grey: Any, number: int, pages: int, points: float | None = None) -> PageView:
        """The page in a picture."""
        ...

    def unread(self, number: int) -> None:
        """Page `number` is scanned and was not read."""
        ...


def pages(data: bytes, limits: Limits, scans: Scanned) -> Iterator[PageView]:
    """The pages of the PDF `data`; those without text are read by `scans`. Raises InputError for one that cannot be
    opened, and without the libraries that it takes."""
    try:
        import pypdfium2 as pdfium
        from pypdfium2 import raw
    except ModuleNotFoundError as e:
        raise InputError(
            "读 PDF 要用 jxlint[pdf] 里的库，没有安装",
            "reading PDF files needs the libraries of jxlint[pdf], which are not installed",
            remedy_zh='运行 pip install "jxlint[pdf]"；或把表复制成文字、另存为 Excel 或 Word',
            remedy_en='run pip install "jxlint[pdf]"; or save the table as text, Excel or Word',
        ) from e
    stand_in(raw)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as e:
        raise _refused(raw.FPDF_GetLastError() if "assword" not in str(e) else raw.FPDF_ERR_PASSWORD, raw) from e
    shown = scanned = garbled = False
    try:
        limits.check_pages(len(document))
        for number in range(1, len(document) + 1):
            page = document[number - 1]
            try:
                view, drawn = _view(page, raw, number, limits)
                spoilt = "garbled" in view.unseen
                bare = not spoilt and drawn and not view.glyphs
                scanned, garbled = scanned or bare, garbled or spoilt
                if scans.possible and (spoilt or bare or _pictured(view, page)):
                    view = scans.view(*_picture(page, limits, number, len(document)))
                elif bare:
                    scans.unread(number)
                shown = shown or bool(view.glyphs)
                yield view
            finally:
                page.close()
    except pdfium.PdfiumError as e:
        raise _damaged() from e
    finally:
        document.close()
    if not shown:
        raise _garbled() if garbled else missing() if scanned and not scans.possible else _empty()


def _view(page: Any, raw: Any, number: int, limits: Limits) -> tuple[PageView, bool]:
    """What is seen on a page, its lines of text level, and whether anything is drawn on it beside text."""
    left, bottom, right, top = page.get_bbox()
    frame, turn = Frame(left, bottom, right, top, page.get_rotation()), None
    found = inks(page, raw, limits)
    level = quarters(found)
    if found and (turned := (level * 90 + frame.turn) % 360):
        frame = Frame(left, bottom, right, top, (frame.turn - turned) % 360)
        turn = Turn((360 - turned) // 90, 0.0, frame.width, frame.height)
    drawn = Drawings(page, raw, frame, limits)
    text = seen(found, level, frame, drawn.areas)
    glyphs, unseen = text.glyphs, text.unseen
    if text.garbled:
        glyphs, unseen = (), {"garbled": ""}
    return PageView(number, glyphs, tuple(drawn.rules), turn, tuple(drawn.areas), unseen), drawn.any


def _pictured(view: PageView, page: Any) -> bool:
    """Whether a page with some text is a picture for all that: another program laid what it recognised below it, which
    knows no lines, or there is no more than a stamp or a page number upon it."""
    if "recognised" not in view.unseen and len(view.glyphs) > _FEW:
        return False
    wide, high = page.get_size()
    covered = sum((a.right - a.left) * (a.bottom - a.top) for a in view.areas if not a.light)
    return bool(covered >= _COVERED * wide * high)


def _picture(page: Any, limits: Limits, number: int, pages: int) -> tuple[Any, int, int, float]:
    """What `Scanned.view` takes of a page: the page drawn, within the limit of pixels if that leaves it legible."""
    wide, high = page.get_size()
    scale = min(_DPI / 72, math.sqrt(limits.pixels / max(1.0, wide * high)))
    limits.check("pixels", int(wide * high * max(scale, _LEAST_DPI / 72) ** 2), "页面太大", "the page is too large")
    drawn = page.render(scale=scale, grayscale=True).to_numpy()
    return drawn.reshape(drawn.shape[:2]), number, pages, 1 / scale


def _refused(code: int, raw: Any) -> InputError:
    if code == raw.FPDF_ERR_PASSWORD:
        return InputError(
            "PDF 有密码", "the PDF is protected by a password",
            remedy_zh="请去掉密码后另存", remedy_en="save it without the password",
        )  # fmt: skip
    return _damaged()


def _damaged() -> InputError:
    return InputError(
        "PDF 损坏或不完整", "the PDF is damaged or cut off",
        remedy_zh="请重新下载，或打开后另存", remedy_en="fetch it again, or open it and save it anew",
    )  # fmt: skip


def _garbled() -> InputError:
    return InputError(
        "PDF 里的文字没有正确的编码（字体缺少 ToUnicode，或写错了），读出来是乱码",
        "the text of the PDF has no right codes (fonts without ToUnicode, or with a wrong one): it reads as gibberish",
        remedy_zh="请用原来的 Excel、Word 文件；或运行 pip install 'jxlint[ocr]'，按图片识别",
        remedy_en="use the Excel or Word file it was made from; or run pip install 'jxlint[ocr]' to read its pictures",
    )


def _empty() -> InputError:
    return InputError(
        "PDF 里没有文字", "the PDF holds no text",
        remedy_zh="请用原来的 Excel、Word 文件", remedy_en="use the Excel or Word file it was made from",
    )  # fmt: skip
