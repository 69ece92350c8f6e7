"""The money of a form: that of the whole term and that of the year, whichever way they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import Amounts, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, grid, pasted

TERM = "中期资金总额："
SIDE_BY_SIDE: Rows = [
    [("项目资金（万元）", 3, 2), (TERM, 1, 2), "20", ("年度资金总额：", 1, 2), "20"],
    [("其中：财政拨款", 1, 2), "20", ("其中：财政拨款", 1, 2), "15"],
    [("其他资金", 1, 2), "0", ("其他资金", 1, 2), "5"],
]
BELOW: Rows = [
    [("实施期资金（万元）", 2, 2), ("实施期资金总额：", 1, 2), ("30", 1, 4)], [("其中：财政拨款", 1, 2), ("30", 1, 4)],
    [("年度资金（万元）", 2, 2), ("年度资金总额：", 1, 2), ("20", 1, 4)], [("其中：财政拨款", 1, 2), ("20", 1, 4)],
]  # fmt: skip
SUMS_OF_BOTH: Rows = [
    [("资金情况（万元）", 3, 1), ("实施期金额：", 1, 2), "30", ("年度金额：", 1, 2), ("10", 1, 2)],
    [("其中：省级财政资金", 1, 2), "24", ("其中：省级财政资金", 1, 2), ("8", 1, 2)],
    [("其他资金", 1, 2), "6", ("其他资金", 1, 2), ("2", 1, 2)],
]
IN_CELLS: Rows = [
    [("资金（万元）", 3, 1), ("实施期资金总额：30", 1, 3), ("年度资金总额：10", 1, 4)],
    [("其中：财政拨款：24", 1, 3), ("其中：财政拨款：8", 1, 4)], [("其他资金：6", 1, 3), ("其他资金：2", 1, 4)],
]  # fmt: skip
BOTH = {"实施期金额": "30", "中期·其中：省级财政资金": "24", "其中：省级财政资金": "8", "中期·其他资金": "6"}
NAMED_ALIKE: Rows = [[("项目总金额", 1, 2), ("20", 1, 2), ("项目当年金额", 1, 2), ("20", 1, 2)]]
SAID_TWICE: Rows = [
    [("资金总额", 1, 2), ("20", 1, 6)],
    [("财政资金", 1, 2), ("20", 1, 6)],
    [("申请资金总额", 1, 2), ("20", 1, 6)],
]
WHOLE_ABOVE: Rows = [
    [("项目总投资（万元）", 1, 2), ("30", 1, 6)],
    [("项目资金（万元）", 3, 2), ("年度资金总额", 1, 2), ("10", 1, 4)],
    [("其中：专项债券资金", 1, 2), ("8", 1, 4)], [("财政预算资金", 1, 2), ("2", 1, 4)],
]  # fmt: skip
THIS_TIME: Rows = [[("项目总投资（万元）", 1, 2), ("30", 1, 2), ("本次债券额度（万元）", 1, 2), ("10", 1, 2)]]
THIS_TIME_AND_YEAR: Rows = [
    *THIS_TIME,
    [("年度资金总额", 1, 2), ("12", 1, 6)],
    [("其中：财政拨款", 1, 2), ("12", 1, 6)],
]
DATED: Rows = [
    [("项目总金额（万元）", 1, 2), ("30", 1, 6)],
    [("其中：2024年预算安排（万元）", 1, 2), ("10", 1, 6)],
    [("其中：财政拨款", 1, 2), ("10", 1, 6)],
]
DATED_BESIDE: Rows = [[("项目总金额", 1, 2), ("30", 1, 2), ("2024年度预算", 1, 2), ("10", 1, 2)]]
OF_SPAN: Rows = [[("2023-2025年资金总额", 1, 2), ("30", 1, 6)], [("本年度申请资金", 1, 2), ("10", 1, 6)]]
ALL_AND_ASKED: Rows = [[("资金总额", 1, 2), ("20", 1, 2), ("本次申请资金", 1, 2), ("15", 1, 2)]]
TIMED: Rows = [[("项目资金（万元）", 1, 2), ("实施周期总额：30", 1, 3), ("2024年度：10", 1, 3)]]
TIMED_YEARS: Rows = [[("项目资金（万元）", 1, 2), ("项目总额：30万元", 1, 3), ("其中：本年：10万元", 1, 3)]]
YEARS_TWO: Rows = [[("2023年预算", 1, 2), ("9", 1, 2), ("2024年预算", 1, 2), ("10", 1, 2)]]
WAYS: dict[str, Callable[[Rows], Sheet]] = {
    "cells": grid,
    "pasted": lambda rows: sheet(pasted(rows)),
    "a cell a line": lambda rows: sheet(a_cell_a_line(rows)),
}


def amounts(rows: Rows, way: str) -> Amounts:
    made: Rows = [
        [("项目支出绩效目标申报表（2024年度）", 1, 8)], [("项目名称", 1, 2), ("培训", 1, 6)], *rows,
        [("年度目标", 1, 2), ("组织培训。", 1, 6)], ["一级指标", "二级指标", ("三级指标", 1, 5), "指标值"],
        ["产出指标", "数量指标", ("培训次数", 1, 5), "4次"],
    ]  # fmt: skip
    reading = recognise(WAYS[way](made))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert not reading.leftovers
    return project.amounts


@pytest.mark.parametrize(
    ("rows", "year", "more"),
    [
        (SIDE_BY_SIDE, ("20", "15", "5"), {"中期资金总额": "20", "中期·其中：财政拨款": "20", "中期·其他资金": "0"}),
        (IN_CELLS, ("10", "8", "2"), {"实施期资金总额": "30", "中期·其中：财政拨款": "24", "中期·其他资金": "6"}),
        (SUMS_OF_BOTH, ("10", "None", "2"), BOTH),
        (BELOW, ("20", "20", "None"), {"实施期资金总额": "30", "中期·其中：财政拨款": "30"}),
        (WHOLE_ABOVE, ("10", "2", "None"), {"项目总投资（万元）": "30", "其中：专项债券资金": "8"}),
        (THIS_TIME, ("10", "None", "None"), {"项目总投资（万元）": "30"}),
        (THIS_TIME_AND_YEAR, ("12", "12", "None"), {"项目总投资（万元）": "30", "本次债券额度（万元）": "10"}),
        (DATED, ("10", "10", "None"), {"项目总金额（万元）": "30"}),
        (DATED_BESIDE, ("10", "None", "None"), {"项目总金额": "30"}),
        (OF_SPAN, ("10", "None", "None"), {"2023-2025年资金总额": "30"}),
        (ALL_AND_ASKED, ("20", "None", "None"), {"本次申请资金": "15"}),
        (TIMED, ("10", "None", "None"), {"实施周期总额": "30"}),
        (TIMED_YEARS, ("10", "None", "None"), {"项目总额": "30"}),
        (YEARS_TWO, ("10", "None", "None"), {"2023年预算": "9"}),
        (NAMED_ALIKE, ("20", "None", "None"), {"项目总金额": "20"}),
        (SAID_TWICE, ("20", "20", "None"), {"申请资金总额": "20"}),
    ],
    ids=[
        "side by side",
        "labels and figures in one cell",
        "sources of both",
        "below",
        "whole above",
        "this time",
        "this time and the year",
        "dated",
        "dated beside",
        "of a span",
        "all and asked for",
        "timed",
        "timed by words",
        "years",
        "named alike",
        "said twice",
    ],
)
@pytest.mark.parametrize("way", WAYS)
def test_figures_of_the_term_and_of_the_year_are_both_kept(
    way: str, rows: Rows, year: tuple[str, ...], more: dict[str, str]
) -> None:
    money = amounts(rows, way)
    assert (str(money.total), str(money.fiscal), str(money.other)) == year
    assert {k: str(v) for k, v in (money.more or {}).items()} == more


HEADS: Rows = [
    [("项目资金（万元）", 3, 1), "", "年初预算", "调整预算", "1-6月执行数", ("执行率", 1, 3)],
    ["合计", "90", "85", "40", ("47.06%", 1, 3)],
    ["财政拨款", "90", "85", "40", ("47.06%", 1, 3)],
]
BETWEEN: Rows = [
    ["资金来源", "年初预算数", "追加", "执行数", ("执行率", 1, 4)],
    ["总额", "20", "1", "19", ("95%", 1, 4)],
]

ARRANGED: Rows = [
    ["资金信息（万元）", "预算安排", "调整后预算", "实际支出", ("执行率", 1, 4)],
    ["资金总额", "100", "95", "93", ("98%", 1, 4)]
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "total", "fiscal"),
    [(HEADS, "85", "85"), (BETWEEN, "20", "None"), (ARRANGED, "95", "None")],
    ids=["adjusted", "unknown between", "what is a label elsewhere"],
)
def test_what_was_spent_is_no_budget(rows: Rows, total: str, fiscal: str) -> None:
    money = amounts(rows, "cells")
    assert (str(money.total), str(money.fiscal)) == (total, fiscal)


@pytest.mark.parametrize(
    ("rows", "total"),
    [
        ([["全年预算数", "30", "1-6月执行数", ("16", 1, 5)]], "30"),
        ([["年初预算数", "30", "全年预算数", "28", "全年执行数", ("27", 1, 3)]], "28"),
        ([["年度金额", ("20", 1, 5), ("万元", 1, 2)]], "20"),
    ],
    ids=["a budget alone", "an adjusted one", "its unit beside it"],
)
def test_the_budget_of_an_evaluation_may_stand_beside_its_label(rows: Rows, total: str) -> None:
    assert str(amounts(rows, "cells").total) == total


def test_an_office_above_the_name_holds_for_the_next_project_below_the_same_title() -> None:
    def project(name: str) -> Rows:
        return [
            ["项目名称", (name, 1, 3)], ["项目经费（万元）", ("20", 1, 3)], ["年度目标", ("培训。", 1, 3)],
            ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "培训次数", "4次"],
        ]  # fmt: skip

    rows: Rows = [[("2024年项目支出绩效目标表", 1, 4)], [("单位：某镇人民政府", 1, 4)], *project("甲"), *project("乙")]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert [(u.name, [(p.name, str(p.amounts.total)) for p in u.projects]) for u in reading.document.units] == [
        ("某镇人民政府", [("甲", "20"), ("乙", "20")])
    ]
    assert not reading.leftovers


@pytest.mark.parametrize(
    ("cells", "year", "total"),
    [
        (["实施周期总额：30", "2024年度：10"], 2024, "10"),
        (["2023年度：12", "2024年度：10"], None, None),
        (["项目总额：30", "三年：30"], None, "30"),
    ],
)
def test_the_only_year_beside_an_amount_is_the_budgets(cells: list[str], year: int | None, total: str | None) -> None:
    made: Rows = [
        [("项目支出绩效目标表", 1, 4)], ["项目名称", ("培训", 1, 3)], ["项目资金（万元）", *cells, ""],
        ["年度目标", ("组织培训。", 1, 3)], ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "培训次数", "4次"],
    ]  # fmt: skip
    document = recognise(grid(made)).document
    assert isinstance(document, ProjectTable)
    assert document.budget_year == year
    amount = document.units[0].projects[0].amounts.total
    assert (str(amount) if amount is not None else None) == total
