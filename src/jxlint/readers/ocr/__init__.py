"""Pictures of tables (scans, photographs, screenshots): text recognised on this machine, laid out as a PDF's is."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.errors import InputError
from jxlint.readers.limits import Limits
from jxlint.readers.ocr.missing import installed, missing
from jxlint.readers.ocr.reading import Scans
from jxlint.readers.pdf.view import PageView
from jxlint.sheet import Sheet


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that an image file shows, each of its pages a page. Raises InputError, without the packages of
    jxlint[ocr] too."""
    if not installed():
        raise missing()
    from jxlint.readers.ocr.pictures import pictures
    from jxlint.readers.pdf.laying import lay

    scans = Scans(limits)

    def views() -> Iterator[PageView]:
        for number, pages, grey in pictures(data, limits):
            yield scans.view(grey, number, pages)

    shown = lay(views(), limits)
    if not shown.solid:
        raise InputError(
            "图片里没有认出文字", "no text was recognised in the picture",
            remedy_zh="请用 200 dpi 以上扫描整页", remedy_en="scan the whole page at 200 dpi or more",
        )  # fmt: skip
    return msgspec.structs.replace(shown, notices=(*shown.notices, *scans.notices()))


def refuse(_data: bytes, _limits: Limits) -> Sheet:
    """For pictures of other formats. Raises InputError."""
    raise InputError(
        "这种图片格式读不了", "pictures of this format cannot be read",
        remedy_zh="请另存为 PNG、JPEG 或 TIFF", remedy_en="save it as PNG, JPEG or TIFF",
    )  # fmt: skip
