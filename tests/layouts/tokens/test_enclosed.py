"""Lines above or below a form's title: in brackets, with the unit of money before or behind the office, with a year
between."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

LINES = [
    "（填报单位：某县交通局（本级）  单位：万元）",
    "（单位：万元  填报单位：某县交通局（本级））",
    "（填报单位（盖章）：某县交通局（本级））（金额单位：万元）",
    "【填报单位：某县交通局（本级）  单位：万元】",
    "单位：万元    填报单位：某县交通局（本级）",
    "填报单位：某县交通局（本级）    2025年度    单位：万元",
]


def moved(rows: Rows, above: bool) -> Rows:
    """With the line below the title above it, where `above`."""
    return [rows[1], rows[0], *rows[2:]] if above else rows


def form(line: str) -> Rows:
    return [
        [("项目支出绩效目标申报表", 1, 4)], [(line, 1, 4)], [("（2025年度）", 1, 4)], ["项目名称", ("道路养护", 1, 3)],
        ["年度资金总额", ("120.5", 1, 3)], ["年度目标", ("完成养护。", 1, 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "养护里程", "≥30公里"],
    ]  # fmt: skip


def table(line: str) -> Rows:
    listed = "1、1-产出指标；11-数量指标；养护里程；实施周期指标值:30公里；年度指标值:30公里。"
    return [
        [("项目支出绩效目标表", 1, 5)], [(line, 1, 5)],
        ["项目名称（资金使用单位）", "总计", "财政拨款", "绩效目标", "绩效指标"],
        ["道路养护", "120.50", "120.50", "完成养护。", listed],
    ]  # fmt: skip


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("way", [grid, lambda rows: sheet(pasted(rows))])
def test_the_line_above_a_form_names_the_unit_and_the_money(line: str, way: object, above: bool) -> None:
    reading = recognise(way(moved(form(line), above)))  # type: ignore[operator]
    assert isinstance(reading.document, ProjectTable)
    assert [u.name for u in reading.document.units] == ["某县交通局（本级）"]
    assert (reading.document.money_unit, reading.document.budget_year) == ("万元", 2025)
    assert not reading.leftovers


@pytest.mark.parametrize("line", [line for line in LINES if "盖章" not in line and "【" not in line])
@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("way", [grid, lambda rows: sheet(pasted(rows))])
def test_the_line_above_a_project_table_names_the_department_and_the_money(line: str, way: object, above: bool) -> None:
    reading = recognise(way(moved(table(line), above)))  # type: ignore[operator]
    assert isinstance(reading.document, ProjectTable)
    assert (reading.document.department, reading.document.money_unit) == ("某县交通局（本级）", "万元")
    assert reading.document.budget_year == (2025 if "2025" in line else None)
    assert not reading.leftovers


def test_the_unit_of_money_in_brackets_is_taken_whole() -> None:
    reading = recognise(grid(form("（单位：万元）")))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.money_unit == "万元"
    assert not reading.leftovers


def test_what_stands_above_a_title_and_is_of_another_paper_is_left_over() -> None:
    rows = form("填报单位：某县交通局")
    letter: Rows = [
        [("关于报送绩效目标的函", 1, 4)],
        [("主管部门：某县财政局", 1, 4)],
        [("现将有关材料报送如下。", 1, 4)],
    ]
    reading = recognise(grid([*letter, ["附件1"], rows[1], rows[0], *rows[2:]]))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.department is None
    assert [u.name for u in reading.document.units] == ["某县交通局"]
    assert "某县财政局" in "".join(piece.text for piece in reading.leftovers)
