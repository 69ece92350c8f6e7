"""PDF files of the published form as reportlab lays it out, in several styles."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

from jxlint.document import ProjectTable
from tests.grids import rows_of

FONT = "STSong-Light"
WIDTHS = (90, 52, 52, 52, 52, 150, 300)
_ALL = (0, 0), (-1, -1)
_APART = [("TOPPADDING", *_ALL, 5), ("BOTTOMPADDING", *_ALL, 5)]
STYLES: dict[str, list[tuple[Any, ...]]] = {
    "ruled": [("GRID", *_ALL, 0.5, colors.black)],
    "boxed": [("INNERGRID", *_ALL, 0.25, colors.grey), ("BOX", *_ALL, 1.5, colors.black)],
    "level lines": [("LINEBELOW", *_ALL, 0.5, colors.black)],
    "bands": [("ROWBACKGROUNDS", (0, 0), (-1, -1), [colors.white, colors.lightblue])],
    "nothing": _APART,
    # Lines of a cell stand as far apart as those of two rows.
    "close": [("TOPPADDING", *_ALL, 0), ("BOTTOMPADDING", *_ALL, 0)],
}
Draw = Callable[[Any, Any], None]


def pdf_of(table: ProjectTable, style: str = "ruled", draw: Draw | None = None, middle: bool = False) -> bytes:
    """The published form of `table`, its heads on every page; `draw` draws on every page, too. `middle`: cells are
    centred from top to bottom."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    title = [f"部门名称：{table.department}", f"单位：{table.money_unit}"]
    return laid_out([(title, rows_of(table), WIDTHS)], style, draw, middle=middle)


def laid_out(
    tables: Sequence[tuple[Sequence[str], Sequence[Sequence[str]], Sequence[float]]],
    style: str = "ruled", draw: Draw | None = None, *, middle: bool = False,
) -> bytes:  # fmt: skip
    """Tables below each other: of each the lines above it, its rows and the widths of its columns."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    words = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=11, wordWrap="CJK")

    def cell(text: str) -> Paragraph:
        return Paragraph(escape(text).replace("\n", "<br/>"), words)

    flow: list[Any] = [cell("项目支出绩效目标表")]
    for above, rows, widths in tables:
        flow += [cell(line) for line in above]
        made = LongTable([[cell(text) for text in row] for row in rows], colWidths=list(widths), repeatRows=1)
        made.setStyle([*STYLES[style], ("VALIGN", *_ALL, "MIDDLE" if middle else "TOP")])
        flow.append(made)
    out = io.BytesIO()
    page = draw or (lambda _canvas, _document: None)
    SimpleDocTemplate(out, pagesize=landscape(A3)).build(flow, onFirstPage=page, onLaterPages=page)
    return out.getvalue()
