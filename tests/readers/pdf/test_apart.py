"""Pages that lie wholly inside merged cells: no level line joins the parts of their table."""

from __future__ import annotations

import io
from itertools import pairwise

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from jxlint.document import ProjectTable
from jxlint.readers import read_bytes
from jxlint.readers.pdf.grids import tables
from jxlint.readers.pdf.view import Rule
from tests.readers.pdf.laid_out import FONT

BORDERS = (50.0, 100.0, 200.0, 300.0, 400.0)


def part(xs: tuple[float, ...], ys: tuple[float, ...]) -> list[Rule]:
    return [
        *(Rule(vertical=True, at=x, start=ys[0], end=ys[-1]) for x in xs),
        *(Rule(vertical=False, at=y, start=xs[0], end=xs[-1]) for y in ys if len(xs) > 1),
    ]


LEFT = part((50.0,), (70.0, 700.0))
RIGHT = part((100.0, 200.0, 300.0, 400.0), (70.0, 200.0, 450.0, 700.0))


def columns(rules: list[Rule], before: tuple[float, ...]) -> list[tuple[float, ...]]:
    return [t.columns for t in tables(rules, before)]


def test_a_border_that_touches_nothing_is_that_of_the_page_before() -> None:
    (table,) = tables(LEFT + RIGHT, BORDERS)
    assert table.columns == BORDERS
    assert [(c.row, c.rows) for c in table.cells if c.column == 0] == [(0, 3)]


def test_a_merged_column_between_others_parts_them() -> None:
    ys = 70.0, 200.0, 700.0
    middle = part((50.0, 100.0), (70.0, 700.0)) + part((200.0, 300.0, 400.0), ys)
    assert columns(middle, BORDERS) == [BORDERS]


def test_a_shifted_page_has_its_own_borders() -> None:
    shifted = [Rule(r.vertical, r.at + 20, r.start, r.end) if r.vertical else r for r in LEFT + RIGHT]
    assert columns(shifted, BORDERS)[0][0] == 70.0


def test_tables_side_by_side_are_two() -> None:
    ys = 70.0, 200.0, 700.0
    one, two = (50.0, 120.0, 210.0), (240.0, 330.0, 400.0)
    side = part(one, ys) + part(two, ys)
    assert columns(side, ()) == columns(side, BORDERS) == columns(side, two) == [one, two]


def test_parts_of_other_heights_are_not_one() -> None:
    assert columns(part((50.0,), (70.0, 400.0)) + RIGHT, BORDERS) == [BORDERS[1:]]


def test_a_unit_over_three_pages_keeps_its_column() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    xs = (40, 90, 150, 210, 270, 330, 440, 560)
    heads = ("单位名称", "项目名称", "预算金额", "一级指标", "二级指标", "三级指标", "指标值")
    names = [f"{n}号路段养护" for n in range(1, 10)]
    for page in range(3):
        canvas.setFont(FONT, 10)
        rows = [
            ("", f"{n[0]}号路养护", f"{n[0]}00.00", "产出指标", "数量指标", n, "≥10次") for n in names[page * 3 :][:3]
        ]
        rows = [heads, *rows] if page == 0 else rows
        ys = [780 - 40 * i for i in range(len(rows) + 1)]
        for x in xs:
            canvas.line(x, ys[0], x, ys[-1])
        for i, y in enumerate(ys):
            # Only where the merged cell begins and ends.
            canvas.line(xs[0 if (page, i) in {(0, 0), (0, 1), (2, 3)} else 1], y, xs[-1], y)
        for (top, _), row in zip(pairwise(ys), rows, strict=True):
            for x, words in zip(xs, row, strict=False):
                canvas.drawString(x + 3, top - 24, words)
        if page == 0:
            canvas.drawString(xs[0] + 3, 716, "某公路站")
        canvas.showPage()
    canvas.save()
    reading = read_bytes(out.getvalue(), "x.pdf")
    assert isinstance(reading.document, ProjectTable)
    (unit,) = reading.document.units
    assert [i.name for p in unit.projects for i in p.indicators] == names
    assert len(unit.projects) == len(names)
    assert reading.leftovers == ()
