"""PDF files: their ruled tables as cells, what stands around them as lines; scanned pages are recognised."""

from __future__ import annotations

import msgspec

from jxlint.readers.limits import Limits
from jxlint.sheet import Sheet


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that the pages of a PDF show. Raises InputError."""
    from jxlint.readers.ocr.reading import Scans
    from jxlint.readers.pdf.laying import lay
    from jxlint.readers.pdf.pages import pages

    scans = Scans(limits)
    shown = lay(pages(data, limits, scans), limits)
    return msgspec.structs.replace(shown, notices=(*shown.notices, *scans.notices()))
