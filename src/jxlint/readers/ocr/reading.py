"""Scanned pages read: the model is loaded for the first, and what is doubtful is kept for the notices."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jxlint.readers import pace
from jxlint.readers.limits import Limits
from jxlint.readers.ocr.doubts import Doubts
from jxlint.readers.ocr.missing import installed, missing
from jxlint.readers.pdf.frames import Turn
from jxlint.readers.pdf.view import PageView
from jxlint.reading import Location, Notice

if TYPE_CHECKING:
    from jxlint.readers.ocr.bitmap import Grey
    from jxlint.readers.ocr.recognising import Sign

# A picture is taken for a page of A4, the longer side of which is so many points.
LONGER = 842.0


class Scans:
    """The scanned pages of one file. `read` is how many were read."""

    def __init__(self, limits: Limits) -> None:
        self._limits, self._begun = limits, time.monotonic()
        self._doubts, self._quarters, self.read = Doubts(), 0, 0
        self._unread: list[int] = []

    @property
    def possible(self) -> bool:
        """Whether the packages that it takes are installed."""
        return installed()

    def view(self, grey: Grey, number: int, pages: int, points: float | None = None) -> PageView:
        """Page `number` of `pages`, in the picture `grey`, a pixel of which is `points` points (None: as if it were of
        A4). Raises InputError."""
        if not installed():
            raise missing()
        from jxlint.readers.ocr.page import see
        from jxlint.readers.ocr.upright import upright

        pace.page(number, pages)
        self.read += 1
        self._limits.check("scans", self.read, "要识别的页太多", "there are too many pages to recognise")
        points = points or LONGER / max(grey.shape)
        self._quarters, page = upright(grey, self._strip, self._quarters)
        seen = see(page, points, self._strip, self._limits)
        self._doubts.add(number, seen.texts)
        height, width = page.grey.shape
        turn = Turn(self._quarters, page.slant, width * points, height * points)
        return PageView(number, seen.glyphs, seen.rules, turn, recognised=True)

    def unread(self, number: int) -> None:
        """Page `number` could have been read with the packages of jxlint[ocr]."""
        self._unread.append(number)

    def notices(self) -> list[Notice]:
        """What to say of the pages that were read; see Doubts.notices."""
        if not self._unread:
            return self._doubts.notices()
        pages, said = "、".join(map(str, self._unread[:20])), ", ".join(map(str, self._unread[:20]))
        return [
            Notice(
                f"第 {pages} 页是扫描的，没有识别；要识别请运行 pip install 'jxlint[ocr]'",
                f"scanned pages whose text was not recognised: {said}; for that run pip install 'jxlint[ocr]'",
                Location(page=self._unread[0]),
            )
        ]

    def _strip(self, strip: Grey) -> list[Sign]:
        from jxlint.readers.ocr.recognising import recogniser

        spent = int(time.monotonic() - self._begun)
        self._limits.check("seconds", spent, "识别文字用时太长（秒）", "to recognise the text takes too long (seconds)")
        return recogniser().read(strip)
