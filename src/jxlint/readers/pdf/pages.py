"""What PDFium sees on the pages of a file: characters with their boxes, and straight lines."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import Any, Protocol

import msgspec

from jxlint.errors import InputError
from jxlint.readers.limits import Limits
from jxlint.readers.ocr.missing import missing
from jxlint.readers.pdf.frames import Frame, Turn

# A rectangle no thicker than this is a line, in points.
_THIN = 2.5
# At how many dots an inch a scanned page is drawn to be read; at fewer than the least it is not legible.
_DPI = 200.0
_LEAST_DPI = 100.0


class Glyph(msgspec.Struct, frozen=True, gc=False):
    """A character and its box on the page as displayed, y downward; how sure it is that it is this one."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A straight line on the page as displayed: at `at` from `start` to `end`; of a vertical one `at` is x."""

    vertical: bool
    at: float
    start: float
    end: float


class PageView(msgspec.Struct, frozen=True):
    """A page: its number from 1, its glyphs in the order of the file, its lines. A scanned page that was read has a
    `turn`, and its glyphs and lines stand where they do on the page set upright."""

    number: int
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    turn: Turn | None = None


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
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as e:
        raise _refused(raw.FPDF_GetLastError() if "assword" not in str(e) else raw.FPDF_ERR_PASSWORD, raw) from e
    shown, scanned = False, False
    try:
        limits.check("pages", len(document), "页数太多", "there are too many pages")
        for number in range(len(document)):
            page = document[number]
            try:
                left, bottom, right, top = page.get_bbox()
                frame = Frame(left, bottom, right, top, page.get_rotation())
                view = PageView(
                    number + 1, tuple(_glyphs(page, raw, frame, limits)), tuple(_rules(page, raw, frame, limits))
                )
                if not _speaks(view) and _drawn(page, raw):
                    scanned = True
                    if scans.possible:
                        view = scans.view(*_picture(page, limits, number + 1, len(document)))
                    else:
                        scans.unread(number + 1)
                shown = shown or _speaks(view)
                yield view
            finally:
                page.close()
    except pdfium.PdfiumError as e:
        raise _damaged() from e
    finally:
        document.close()
    if not shown and scanned and not scans.possible:
        raise missing()
    if not shown:
        raise InputError(
            "PDF 里没有文字，可能是扫描件",
            "the PDF holds no text: it may be a scan",
            remedy_zh="请用原来的 Excel、Word 文件，或先用文字识别（OCR）软件转成文字",
            remedy_en="use the Excel or Word file it was made from, or turn it into text by OCR first",
        )


def _speaks(view: PageView) -> bool:
    return any(not g.text.isspace() for g in view.glyphs)


def _drawn(page: Any, raw: Any) -> bool:
    """Whether there is anything on a page without text: a picture, or characters that are drawn as shapes."""
    wanted = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]
    return next(iter(page.get_objects(filter=wanted, max_depth=4)), None) is not None


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


def _glyphs(page: Any, raw: Any, frame: Frame, limits: Limits) -> Iterator[Glyph]:
    text = page.get_textpage()
    try:
        box = [ctypes.c_double() for _ in range(4)]
        count = raw.FPDFText_CountChars(text.raw)
        limits.check("glyphs", count, "一页里的文字太多", "a page holds too many characters")
        for i in range(count):
            code = raw.FPDFText_GetUnicode(text.raw, i)
            if raw.FPDFText_IsHyphen(text.raw, i) == 1:
                code = ord("-")  # at the end of a line, which PDFium takes for a word divided
            if code in (0, 0xFFFE, 0xFFFF) or raw.FPDFText_IsGenerated(text.raw, i) == 1:
                continue
            raw.FPDFText_GetCharBox(text.raw, i, *map(ctypes.byref, box))
            left, right, bottom, top = (b.value for b in box)
            yield Glyph(chr(code), *frame.box(left, bottom, right, top))
    finally:
        text.close()


def _rules(page: Any, raw: Any, frame: Frame, limits: Limits) -> Iterator[Rule]:
    for count, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        limits.check("objects", count, "一页里的图形太多", "a page holds too many drawings")
        left, top, right, bottom = frame.box(*item.get_bounds())
        wide, high = right - left, bottom - top
        if wide <= _THIN and high > _THIN:
            yield Rule(True, (left + right) / 2, top, bottom)
        elif high <= _THIN and wide > _THIN:
            yield Rule(False, (top + bottom) / 2, left, right)
        elif wide > _THIN and high > _THIN and _stroked(item, raw):
            yield Rule(True, left, top, bottom)
            yield Rule(True, right, top, bottom)
            yield Rule(False, top, left, right)
            yield Rule(False, bottom, left, right)


def _stroked(item: Any, raw: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item.raw, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)
