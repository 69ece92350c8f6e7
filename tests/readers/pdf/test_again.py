"""Rows that a page bears again: the heads of a table, or another form that begins with the same project's name."""

from __future__ import annotations

import io
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

from jxlint.document import ProjectTable
from jxlint.readers import read_bytes
from jxlint.readers.pdf.again import another, repeated
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.tables import Words
from tests.readers.pdf.laid_out import FONT


def form(unit: str, name: str) -> Table:
    rows = [
        ["项目名称", "公用经费", "", ""],
        ["主管部门", "某市某局", "实施单位", unit],
        ["年度目标", f"保障{unit}履职。", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", name, "≥5次"],
        ["产出指标", "时效指标", "完成时间", "12月底前"],
    ]
    spans = [("SPAN", (1, row), (3, row)) for row in (0, 2)]
    return Table(rows, (80, 80, 120, 120), style=[
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 9), *spans,
    ])  # fmt: skip


def test_a_form_of_the_same_projects_name_is_another_project() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    flow: list[Any] = [form("甲中心", "培训班次"), PageBreak(), form("乙中心", "检查批次")]
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    reading = read_bytes(out.getvalue(), "x.pdf")
    assert isinstance(reading.document, ProjectTable)
    assert [
        (unit.name, p.name, p.objective, [i.name for i in p.indicators])
        for unit in reading.document.units
        for p in unit.projects
    ] == [
        ("甲中心", "公用经费", "保障甲中心履职。", ["培训班次", "完成时间"]),
        ("乙中心", "公用经费", "保障乙中心履职。", ["检查批次", "完成时间"]),
    ]
    assert not reading.leftovers


def test_rows_below_heads_that_come_again_are_of_the_same_table() -> None:
    def row(at: int, *cells: tuple[str, int]) -> list[Drawn]:
        starts = [sum(n for _, n in cells[:i]) for i in range(len(cells))]
        return [Drawn(at, c, 1, n, [Words(t, 0)]) for (t, n), c in zip(cells, starts, strict=True)]

    title, heads = [("目标表", 3)], [("项目名称", 1), ("预算数", 1), ("目标", 1)]
    rows = [*row(0, *title), *row(1, *heads), *row(2, ("甲", 1), ("1.00", 1), ("乙", 1))]
    below = [*row(0, *title), *row(1, *heads), *row(2, ("丙", 1), ("2.00", 1), ("丁", 1))]
    count = repeated(below, [["目标表"], ["项目名称", "预算数", "目标"], ["甲", "1.00", "乙"]])
    assert count == 2
    assert not another(below, rows, count)


def test_the_rest_of_a_row_is_no_head_though_another_page_began_with_the_same() -> None:
    def row(at: int, *cells: str) -> list[Drawn]:
        return [Drawn(at, c, 1, 1, [Words(t, 0)] if t else []) for c, t in enumerate(cells)]

    heads, rest, unit = ["项目名称", "绩效目标", "绩效指标"], ["", "", "满意度≥90%。"], ["", "", "单位：万元"]
    boxes = [*row(0, *heads), *row(1, *rest), *row(2, "甲", "乙", "丙")]
    assert repeated(boxes, [heads, rest, ["丁", "戊", "己"]]) == 1
    assert repeated([*row(0, *unit), *row(1, *heads), *row(2, "甲", "乙", "丙")], [unit, heads, rest]) == 2
