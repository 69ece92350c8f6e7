"""Pages that repeat the heads of a table without a line below them."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from jxlint.document import ProjectTable
from jxlint.readers import read_bytes
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.pdf.unparted import parted
from jxlint.readers.tables import Words
from tests.grids import HEADS
from tests.readers.pdf.laid_out import FONT, WIDTHS

_ALL = (0, 0), (-1, -1)


def listed(*names: str) -> str:
    return "".join(
        f"{n}、1-产出指标；11-数量指标；{name}；实施周期指标值:{n}次；年度指标值:{n}次。"
        for n, name in enumerate(names, 1)
    )


PAGES = (
    [
        ("合计", "9.00", "9.00", "", "", "", ""),
        ("甲中心", "9.00", "9.00", "", "", "", ""),
        ("业务培训", "4.00", "4.00", "", "", "组织各类业务培训，提高业务骨干的履职能力。", listed("培训期数")),
    ],
    [
        ("设备维护", "3.00", "3.00", "", "", "保障设备的运行。", listed("维护次数", "巡检次数")),
        ("日常运行", "2.00", "2.00", "", "", "保障日常运行。", listed("检查次数")),
    ],
)


def drawn(lined: tuple[bool, bool]) -> bytes:
    """A page for each of PAGES, with a line below its heads or without."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    words = ParagraphStyle("cell", fontName=FONT, fontSize=8, leading=10, wordWrap="CJK")
    flow: list[Any] = [Paragraph("项目支出绩效目标表", words)]
    for rows, line in zip(PAGES, lined, strict=True):
        made = Table([[Paragraph(text, words) for text in row] for row in (HEADS, *rows)], colWidths=list(WIDTHS))
        style: list[Any] = [("BOX", *_ALL, 0.5, colors.black), ("LINEAFTER", *_ALL, 0.5, colors.black)]
        style += [("INNERGRID", (0, int(not line)), (-1, -1), 0.5, colors.black), ("VALIGN", *_ALL, "MIDDLE")]
        made.setStyle(style)
        flow += [made, PageBreak()]
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=landscape(A4), leftMargin=30, rightMargin=30).build(flow)
    return out.getvalue()


@pytest.mark.parametrize("lined", [(True, True), (True, False), (False, True), (False, False)])
def test_the_row_below_them_is_a_row(lined: tuple[bool, bool]) -> None:
    reading = read_bytes(drawn(lined), "x.pdf")
    document = reading.document
    assert isinstance(document, ProjectTable)
    assert reading.leftovers == ()
    assert str(document.total.total) == "9.00"
    [unit] = document.units
    assert unit.name == "甲中心"
    assert [(p.name, str(p.amounts.total), [i.name for i in p.indicators]) for p in unit.projects] == [
        ("业务培训", "4.00", ["培训期数"]),
        ("设备维护", "3.00", ["维护次数", "巡检次数"]),
        ("日常运行", "2.00", ["检查次数"]),
    ]


def row(at: int, *cells: str) -> list[Drawn]:
    return [
        Drawn(at, c, 1, 1, [Words(line, 0) for line in text.splitlines(keepends=True)]) for c, text in enumerate(cells)
    ]


def said(boxes: list[Drawn]) -> list[tuple[int, list[str]]]:
    rows = sorted({b.row for b in boxes})
    return [
        (r, ["".join(w.text for w in b.content if isinstance(w, Words)) for b in boxes if b.row == r]) for r in rows
    ]


def test_the_second_row_of_heads_may_be_the_one() -> None:
    heads = [["目标表", "", ""], ["名称", "目标", "绩效指标"]]
    boxes = [
        *row(0, "目标表", "", ""),
        *row(1, "名称\n甲", "目标", "绩效\n指标\n1、乙\n2、丙"),
        *row(2, "丁", "戊", "己"),
    ]
    assert said(parted(boxes, heads)) == [
        (0, ["目标表", "", ""]),
        (1, ["名称", "目标", "绩效\n指标"]),
        (2, ["甲", "", "1、乙\n2、丙"]),
        (3, ["丁", "戊", "己"]),
    ]


@pytest.mark.parametrize("cells", [("名称甲", "目标", "指标\n乙"), ("名称\n甲", "目标", "乙")])
def test_words_that_only_begin_as_heads_do_are_whole(cells: tuple[str, ...]) -> None:
    boxes = row(0, *cells)
    assert said(parted(boxes, [["名称", "目标", "指标"]])) == [(0, list(cells))]
