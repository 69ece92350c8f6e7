"""PDF files with a text layer: their ruled tables as cells, what stands around them as lines."""

from __future__ import annotations

from jxlint.readers.limits import Limits
from jxlint.sheet import Sheet


def read(data: bytes, limits: Limits) -> Sheet:
    """The sheet that the pages of a PDF show. Raises InputError."""
    from jxlint.readers.pdf.laying import lay
    from jxlint.readers.pdf.pages import pages

    return lay(pages(data, limits), limits)
