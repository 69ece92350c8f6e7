"""Tables without lines whose cells the order of the file tells, merged ones with their words in the middle."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from jxlint.document import ProjectTable
from jxlint.readers import read_bytes
from jxlint.readers.pdf.order_columns import borders, fit
from jxlint.readers.pdf.ordered import ordered
from jxlint.readers.pdf.view import Glyph
from tests.readers.pdf.laid_out import FONT

HEADS = ["项目名称", "预算数", "绩效目标", "一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    ["产出指标", "数量指标", "养护里程", "≥320公里"],
    ["", "", "维修涵洞数量", "≥18处"],
    ["", "质量指标", "验收合格率", "100%"],
    ["", "时效指标", "按期完成全部养护任务的截止时间", "2024年12月底前"],
    ["效益指标", "社会效益指标", "受益群众人数", "≥12000人"],
    ["满意度指标", "服务对象满意度指标", "沿线群众的满意度", "≥90%"],
]
SPANS = [(0, 0, 5), (1, 0, 5), (2, 0, 5), (3, 0, 3), (4, 0, 1)]  # column, first and last row of a project
PROJECTS = ("农村公路养护", "桥梁安全检测", "城乡公交补助")


def printed(lines: Sequence[tuple[object, ...]], align: str, valign: str, projects: Sequence[str] = PROJECTS) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    style = ParagraphStyle("cell", fontName=FONT, fontSize=9, leading=12, wordWrap="CJK", alignment=align == "CENTER")
    rows, spans = [HEADS], []
    for n, name in enumerate(projects):
        first = 1 + len(ROWS) * n
        goal = f"完成{name}年度任务，保障服务对象1000人，按时足额支付资金，确保工程质量合格，提升服务水平。"
        rows += [[*((name, "120.50", goal) if not i else ("", "", "")), *row] for i, row in enumerate(ROWS)]
        spans += [("SPAN", (c, first + a), (c, first + b)) for c, a, b in SPANS]
    made = Table([[Paragraph(t, style) if t else "" for t in row] for row in rows], [80, 50, 110, 60, 70, 110, 90])
    made.setStyle([*spans, *lines, ("VALIGN", (0, 0), (-1, -1), valign)])
    out = io.BytesIO()
    title = [Paragraph(t, style) for t in ("2024年项目支出绩效目标表", "部门名称：某局", "单位：万元")]
    SimpleDocTemplate(out, pagesize=landscape(A4), topMargin=30, bottomMargin=30).build([*title, made])
    return out.getvalue()


GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]


@pytest.mark.parametrize(
    "lines", [[], [("BOX", (0, 0), (-1, -1), 1, colors.black)], [("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)]],
    ids=["nothing", "box", "head"],
)  # fmt: skip
@pytest.mark.parametrize("valign", ["MIDDLE", "TOP"])
@pytest.mark.parametrize("align", ["LEFT", "CENTER"])
def test_merged_cells_without_lines_are_those_of_the_ruled_table(
    lines: Sequence[tuple[object, ...]], align: str, valign: str
) -> None:
    ruled = read_bytes(printed(GRID, align, valign), "x.pdf")
    assert isinstance(ruled.document, ProjectTable)
    (unit,) = ruled.document.units
    assert [(p.name, len(p.indicators)) for p in unit.projects] == [(name, len(ROWS)) for name in PROJECTS]
    bare = read_bytes(printed(lines, align, valign), "x.pdf")
    assert bare.document == ruled.document
    assert bare.leftovers == ()
    assert bare.notices == ()


def words(*cells: tuple[str, float, float]) -> list[Glyph]:
    """Cells with where they begin, characters 10 wide and high."""
    return [
        Glyph(c, left + 10 * i, top, left + 10 * i + 9, top + 9)
        for text, left, top in cells
        for i, c in enumerate(text)
    ]  # fmt: skip


HEAD = (("名称", 0.0, 0.0), ("指标", 60.0, 0.0), ("目标值", 120.0, 0.0))


def test_a_cell_begins_in_the_row_it_is_written_with() -> None:
    glyphs = words(*HEAD, ("甲", 0, 30), ("数量", 60, 20), ("1个", 120, 20), ("质量", 60, 40), ("2个", 120, 40))
    tables = ordered(glyphs, None)
    assert tables
    assert (1, 0, 2) in [(c.row, c.column, c.rows) for c in tables[0].cells]


def test_a_file_written_line_by_line_tells_nothing() -> None:
    glyphs = words(
        *HEAD, ("数量", 60, 20), ("1个", 120, 20), ("甲", 0, 30), ("质量", 60, 40), ("2个", 120, 40), ("时效", 60, 60),
        ("3天", 120, 60),
    )  # fmt: skip
    assert ordered(glyphs, None) is None


def test_an_order_that_leaps_back_up_the_page_tells_nothing() -> None:
    glyphs = words(
        *HEAD, ("甲", 0, 30), ("数量", 60, 20), ("1个", 120, 20), ("质量", 60, 60), ("2个", 120, 60), ("乙", 0, 40),
        ("3个", 120, 40),
    )  # fmt: skip
    assert ordered(glyphs, None) is None


def test_words_in_no_columns_are_no_table() -> None:
    assert ordered(words(("说明一", 0, 0), ("说明二", 0, 20)), None) in ([], None)
    assert ordered([], None) == []


def test_borders_lie_where_the_fewest_words_are_written_over_them() -> None:
    rows = [[(0, 20), (60, 80), (120, 150)], [(0, 40), (60, 75), (118, 140)], [(0, 170)], [(0, 30), (62, 140)]]
    assert [40 < b.at < 60 or 80 < b.at < 118 for b in borders(rows)] == [True, True]
    assert borders([[(0, 100)]]) == []


def test_rows_fit_columns_that_have_a_border_between_their_cells() -> None:
    columns = (0.0, 50.0, 100.0, 200.0)
    assert fit([[(5, 30), (55, 90)], [(105, 160)]], columns, 10)
    assert not fit([[(5, 20), (30, 45)]], columns, 10)
    assert not fit([[(5, 160)]], columns, 1)
