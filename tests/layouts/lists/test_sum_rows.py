"""Rows that say what others add up to, and whose they are, in lists of projects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, grid, pasted

LISTED = "1、1-产出指标；11-数量指标；养护里程；实施周期指标值:30公里；年度指标值:30公里。"
MORE = "2、2-效益指标；22-社会效益；出行满意度；实施周期指标值:≥90%；年度指标值:≥90%。"
HEADS = ["年度目标", "一级指标", "二级指标", "三级指标", "指标值"]
ROAD = ["完成养护。", "产出指标", "数量指标", "养护里程", "≥30公里"]
BRIDGE = ["完成检测。", "产出指标", "数量指标", "检测桥梁", "≥10座"]
NONE = [""] * 5
# Lists of two projects of one unit: its line, and its name again in the rows below.
GRIDS: list[Rows] = [
    [
        ["单位名称", "项目名称", "预算金额", *HEADS], ["某中心", "", "140.5", *NONE],
        ["某中心", "道路养护", "120.5", *ROAD], ["某中心", "桥梁检测", "20", *BRIDGE],
    ],
    [
        ["项目名称", "单位名称", "预算金额", *HEADS], ["某中心", "", "140.5", *NONE],
        ["道路养护", "某中心", "120.5", *ROAD], ["桥梁检测", "某中心", "20", *BRIDGE],
    ],
    [
        ["主管部门", "单位名称", "项目名称", "预算金额", *HEADS], ["某局", "", "", "140.5", *NONE],
        ["某局", "某中心", "", "140.5", *NONE], ["某局", "某中心", "道路养护", "120.5", *ROAD],
        ["某局", "某中心", "桥梁检测", "20", *BRIDGE],
    ],
    [
        ["序号", "单位名称", "项目名称", "预算金额", "绩效目标", "产出指标", "效益指标", "满意度指标"],
        ["", "某中心", "", "140.5", "", "", "", ""],
        ["1", "某中心", "道路养护", "120.5", "完成养护。", "养护里程≥30公里", "", ""],
        ["2", "某中心", "桥梁检测", "20", "完成检测。", "检测桥梁≥10座", "", ""],
    ],
    [
        ["单位名称", "项目名称", "总计", "绩效目标", "绩效指标"], ["某中心", "", "140.5", "", ""],
        ["某中心", "道路养护", "120.5", "完成养护。", LISTED], ["某中心", "", "", "", MORE],
        ["某中心", "桥梁检测", "20", "完成检测。", LISTED],
    ],
    [
        ["单位名称", "项目名称", "总计", "绩效目标", "绩效指标"], ["某中心", "某中心", "140.5", "", ""],
        ["某中心", "道路养护", "120.5", "完成养护。", LISTED], ["某中心", "桥梁检测", "20", "完成检测。", LISTED],
    ],
    [
        ["主管部门", "单位名称", "项目名称", "总计", "绩效目标", "绩效指标"], ["某局", "", "", "140.5", "", ""],
        ["某局", "某中心", "", "140.5", "", ""], ["某局", "某中心", "道路养护", "120.5", "完成养护。", LISTED],
        ["某局", "某中心", "桥梁检测", "20", "完成检测。", LISTED],
    ],
    [
        ["单位编码", "单位名称", "项目名称", "预算金额", *HEADS], ["301001", "某中心", "", "140.5", *NONE],
        ["301001", "某中心", "道路养护", "120.5", *ROAD], ["301001", "某中心", "桥梁检测", "20", *BRIDGE],
    ],
]  # fmt: skip


def units(reading: Reading) -> list[tuple[str, str, list[str]]]:
    assert isinstance(reading.document, ProjectTable)
    return [(str(u.name), str(u.amounts.total), [str(p.name) for p in u.projects]) for u in reading.document.units]


@pytest.mark.parametrize(
    ("way", "rows"),
    [*((grid, rows) for rows in GRIDS), *((lambda rows: sheet(pasted(rows)), rows) for rows in GRIDS[:3])],
)
def test_a_unit_said_again_below_its_line_is_one_unit(way: Callable[[Rows], Sheet], rows: Rows) -> None:
    reading = recognise(way([[("项目支出绩效目标表", 1, len(rows[0]))], *rows]))
    assert units(reading) == [("某中心", "140.5", ["道路养护", "桥梁检测"])]
    assert isinstance(reading.document, ProjectTable)
    if rows[0][0] == "主管部门":
        assert (reading.document.department, str(reading.document.total.total)) == ("某局", "140.5")
    assert not reading.leftovers


def test_the_total_above_the_projects_and_again_below_them_is_one() -> None:
    rows = [*GRIDS[2][:1], ["合计", "", "", "140.5", *NONE], *GRIDS[2][1:], ["合计", "", "", "140.5", *NONE]]
    reading = recognise(grid([[("项目支出绩效目标表", 1, 9)], *rows]))
    assert isinstance(reading.document, ProjectTable)
    assert (reading.document.department, str(reading.document.total.total)) == ("某局", "140.5")
    assert units(reading) == [("某中心", "140.5", ["道路养护", "桥梁检测"])]
    assert not reading.leftovers


def test_a_unit_alone_above_its_projects_is_their_unit() -> None:
    heads, road, bridge = GRIDS[0][0], GRIDS[0][2], GRIDS[0][3]
    across: Rows = [["序号", *heads], [("某中心", 1, 9)], ["1", *road], ["2", *bridge]]
    numbered: Rows = [["序号", *heads], ["一", "某中心", "", "", *NONE], ["1", *road], ["2", *bridge]]
    again: Rows = [["序号", *heads], ["1", *road], [("（续表）", 1, 9)], ["2", "", *bridge[1:]]]
    for rows in (across, numbered):
        reading = recognise(grid([[("项目支出绩效目标表", 1, 9)], *rows]))
        assert units(reading) == [("某中心", "None", ["道路养护", "桥梁检测"])]
        assert isinstance(reading.document, ProjectTable)
        assert reading.document.department is None
        assert not reading.leftovers
    reading = recognise(grid([[("项目支出绩效目标表", 1, 9)], *again]))
    assert units(reading) == [("某中心", "None", ["道路养护", "桥梁检测"])]


def _coded(head: str, indent: str, first: str = "140.5") -> Rows:
    """A list whose units and projects share a column, beside the code of the unit."""
    return [
        [("项目支出绩效目标表", 1, 8)], [("单位：206_某市农业局", 1, 8)], ["单位代码", head, "资金总额", *HEADS],
        ["206", "某局", first, *NONE], ["206001", indent + "道路养护", "120.5", *ROAD],
        ["206001", indent + "桥梁检测", "20", *BRIDGE], ["207", "某中心", "20", *NONE],
        ["207001", indent + "隧道检测", "20", *BRIDGE], ["", "合计", "160.5", *NONE],
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["单位（专项）名称", "单位（项目）名称", "单位、项目名称", "项目名称", "专项名称"])
@pytest.mark.parametrize("indent", ["  ", ""])
@pytest.mark.parametrize("first", ["140.5", "141"])
@pytest.mark.parametrize("way", [grid, lambda rows: sheet(pasted(rows))])
def test_units_with_their_codes_above_projects_in_one_column(
    way: Callable[[Rows], Sheet], first: str, indent: str, head: str
) -> None:
    reading = recognise(way(_coded(head, indent, first)))
    assert units(reading) == [("某局", first, ["道路养护", "桥梁检测"]), ("某中心", "20", ["隧道检测"])]
    assert isinstance(reading.document, ProjectTable)
    assert (reading.document.department, str(reading.document.total.total)) == ("206_某市农业局", "160.5")
    assert reading.document.units[0].projects[0].details == {"单位代码": "206001"}
    assert not reading.leftovers


def test_a_project_without_indicators_is_no_unit_for_its_unit_s_code() -> None:
    rows = _coded("项目名称", "")
    rows = [*rows[:3], ["206001", "隧道检测", "30", *NONE], *rows[4:6]]
    [(_, _, projects)] = units(recognise(grid(rows)))
    assert projects == ["隧道检测", "道路养护", "桥梁检测"]


def test_the_first_line_below_units_and_projects_is_a_unit_whatever_it_comes_to() -> None:
    rows = [row[1:] for row in _coded("单位（项目）名称", "", "150")[2:6]]
    reading = recognise(grid([[("项目支出绩效目标表", 1, 7)], *rows]))
    assert units(reading) == [("某局", "150", ["道路养护", "桥梁检测"])]


SHARED: list[tuple[list[str], list[str]]] = [
    (["单位名称"], ["{}"]), (["单位编码", "单位名称"], ["{code}", "{}"]), (["序号", "单位名称"], ["", "{}"]),
]  # fmt: skip


def _below_department(heads: list[str], cells: list[str], own: str, *above: list[str]) -> Rows:
    """A list in which the line of the department, 某局, stands in the column of its units, of which one is `own`."""

    def row(code: str, unit: str, *rest: str) -> list[str]:
        return [*(cell.format(unit, code=code) for cell in cells), *rest]

    width = len(heads) + 7
    return [
        [("项目支出绩效目标表", 1, width)], *([(line[0], 1, width)] for line in above[:1]),
        [*heads, "项目名称", "预算金额", *HEADS], *([*[""] * (len(heads) - 1), *line] for line in above[1:]),
        row("301", "某局", "", "160.5", *NONE), row("301001", own, "道路养护", "120.5", *ROAD),
        row("301001", own, "桥梁检测", "20", *BRIDGE), row("301002", "某中心", "隧道检测", "20", *BRIDGE),
    ]  # fmt: skip


@pytest.mark.parametrize(("heads", "cells"), SHARED)
@pytest.mark.parametrize("own", ["某局机关", "某局"])
@pytest.mark.parametrize("above", [[], [["部门：某局"]], [["部门：某局"], ["合计", "", "160.5", *NONE]]])
def test_the_line_of_the_department_among_those_of_its_units(
    heads: list[str], cells: list[str], own: str, above: list[list[str]]
) -> None:
    reading = recognise(grid(_below_department(heads, cells, own, *above)))
    assert units(reading) == [(own, "None", ["道路养护", "桥梁检测"]), ("某中心", "None", ["隧道检测"])]
    assert isinstance(reading.document, ProjectTable)
    assert (reading.document.department, str(reading.document.total.total)) == ("某局", "160.5")
    assert not reading.leftovers


def test_the_line_of_a_unit_is_no_department_s_for_what_its_own_projects_come_to() -> None:
    rows = _below_department(["单位名称"], ["{}"], "某局", ["部门：某局"])
    rows = [*rows[:3], ["某局", "", "140.5", *NONE], *rows[4:]]
    reading = recognise(grid(rows))
    assert units(reading)[0] == ("某局", "140.5", ["道路养护", "桥梁检测"])
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.total.total is None


@pytest.mark.parametrize(
    "way",
    [
        lambda rows: sheet(a_cell_a_line(rows)),
        lambda rows: sheet("\n".join(c if isinstance(c, str) else c[0] for row in rows for c in row if c) + "\n"),
    ],
)
def test_the_line_of_a_unit_in_a_list_of_a_cell_a_line(way: Callable[[Rows], Sheet]) -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 8)], ["单位名称", "项目名称", "预算金额", *HEADS],
        ["某市某局", "", "140.5", *NONE], ["某市某局", "道路养护", "120.5", *ROAD],
        ["某市某局", "桥梁检测", "20", *BRIDGE],
        ["某市中心", "", "20", *NONE], ["某市中心", "隧道检测", "20", *BRIDGE],
    ]  # fmt: skip
    reading = recognise(way(rows))
    assert units(reading) == [("某市某局", "140.5", ["道路养护", "桥梁检测"]), ("某市中心", "20", ["隧道检测"])]
    assert isinstance(reading.document, ProjectTable)
    assert [len(p.indicators) for u in reading.document.units for p in u.projects] == [1, 1, 1]
    assert not reading.leftovers


def test_another_line_above_the_projects_of_a_list_of_a_cell_a_line_is_left_over() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 8)], ["单位名称", "项目名称", "预算金额", *HEADS],
        ["某市本级", "", "140.5", *NONE], ["某市某局", "道路养护", "120.5", *ROAD],
        ["某市某局", "桥梁检测", "20", *BRIDGE],
    ]  # fmt: skip
    reading = recognise(sheet(a_cell_a_line(rows)))
    assert units(reading) == [("某市某局", "None", ["道路养护", "桥梁检测"])]
    assert [left.text for left in reading.leftovers] == ["某市本级", "140.5"]


@pytest.mark.parametrize(("unit", "project"), [("", ""), ("", "  "), (" ", "  ")])
@pytest.mark.parametrize("several", [False, True])
def test_the_department_above_its_units_above_their_projects_in_one_column(
    several: bool, unit: str, project: str
) -> None:
    more: Rows = [[f"{unit}某中心", "20", *NONE], [f"{project}隧道检测", "20", *BRIDGE]]
    rows: Rows = [
        [("项目支出绩效目标表", 1, 7)], ["单位（专项）名称", "资金总额", *HEADS],
        ["某局", "160.5" if several else "140.5", *NONE], [f"{unit}某局本级", "140.5", *NONE],
        [f"{project}道路养护", "120.5", *ROAD], [f"{project}桥梁检测", "20", *BRIDGE],
        *(more if several else []),
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert units(reading) == [
        ("某局本级", "140.5", ["道路养护", "桥梁检测"]), *([("某中心", "20", ["隧道检测"])] if several else []),
    ]  # fmt: skip
    assert isinstance(reading.document, ProjectTable)
    assert str(reading.document.total.total) == ("160.5" if several else "140.5")
    assert not reading.leftovers
