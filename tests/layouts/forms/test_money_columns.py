"""Columns of money for several times or stages: that of the budget is the project's."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Cell, Rows, a_cell_a_line, grid, pasted

WAYS: dict[str, Callable[[Rows], Sheet]] = {
    "cells": grid,
    "pasted": lambda rows: sheet(pasted(rows)),
    "a cell a line": lambda rows: sheet(a_cell_a_line(rows)),
}


def project(rows: Rows, way: str) -> tuple[dict[str, object], dict[str, str], list[str]]:
    """The amounts and details of a form's project, and what is left over."""
    made: Rows = [
        [("项目支出绩效目标申报表", 1, 6)], [("（2024年度）", 1, 6)], [("项目名称", 1, 2), ("培训", 1, 4)], *rows,
        [("年度目标", 1, 2), ("组织培训。", 1, 4)], ["一级指标", "二级指标", ("三级指标", 1, 3), "指标值"],
        ["产出指标", "数量指标", ("培训次数", 1, 3), "4次"],
    ]  # fmt: skip
    reading = recognise(WAYS[way](made))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.money_unit == "万元"
    [[found]] = [u.projects for u in reading.document.units]
    amounts = {key: value for key, value in msgspec.to_builtins(found.amounts).items() if value is not None}
    return amounts, found.details or {}, [left.text for left in reading.leftovers]


def table(other: Cell, budget: Cell) -> Rows:
    """A table of money with these heads over two columns."""
    return [
        [("项目资金（万元）", 3, 2), "", other, budget],
        ["资金总额", "9", "12.5"],
        ["其中：财政拨款", "8", "11.5"],
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("other", "budget"),
    [
        ("上年预算数", "本年预算数"), ("2023年预算", "2024年预算"), ("2023年度", "2024年度"),
        ("上年执行数", "本年预算数"),
        ("申请数", "批复数"), ("申报金额", "核定金额"), ("部门申报数", "财政审核数"), ("实施期总额", "其中：2024年"),
        ("实施周期", "2024年度"), ("总投资", "2024年"), ("三年合计", "其中：2024年"), ("项目总额", "本年度金额"),
    ],
)  # fmt: skip
def test_the_budget_is_the_columns_of_the_year_and_of_what_was_granted(other: str, budget: str, way: str) -> None:
    amounts, details, left = project(table(other, budget), way)
    assert amounts == {"total": "12.5", "fiscal": "11.5"}
    assert details == {f"资金总额·{other}": "9", f"其中：财政拨款·{other}": "8"}
    assert not left


@pytest.mark.parametrize("way", ["cells", "pasted"])
def test_the_budget_may_be_the_first_column_and_others_be_empty_or_wide(way: str) -> None:
    assert project([
        [("项目资金（万元）", 2, 2), "", ("2024年预算", 1, 2), "2023年预算"], ["资金总额", ("12.5", 1, 2), ""],
    ], way) == ({"total": "12.5"}, {}, [])  # fmt: skip
    assert project([
        [("项目资金（万元）", 2, 2), "", ("申报数", 1, 2), "批复数"], ["资金总额", ("", 1, 2), "12.5"],
    ], way) == ({"total": "12.5"}, {}, [])  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_figures_may_stand_right_below_their_heads(way: str) -> None:
    rows: Rows = [[("项目资金（万元）", 2, 2), ("申报数", 1, 2), ("批复数", 1, 2)], [("20", 1, 2), ("12.5", 1, 2)]]
    assert project(rows, way) == ({"total": "12.5"}, {"申报数": "20"}, [])
    rows = [
        [("项目资金（万元）", 2, 2), ("实施期资金总额", 1, 2), ("年度资金总额", 1, 2)],
        [("20", 1, 2), ("12.5", 1, 2)],
    ]
    assert project(rows, way) == ({"total": "12.5", "more": {"实施期资金总额": "20"}}, {}, [])


def test_columns_of_sources_are_no_columns_of_times() -> None:
    rows: Rows = [[("项目资金（万元）", 2, 2), ("合计", 1, 2), "财政拨款", "其他资金"], [("12.5", 1, 2), "10", "2.5"]]
    assert project(rows, "cells") == ({"total": "12.5", "fiscal": "10", "other": "2.5"}, {}, [])


def test_a_source_in_unknown_words_among_labels_with_figures_below_is_one_of_them() -> None:
    heads: list[Cell] = ["合计", "财政拨款", "上级补助", "单位自筹", "受援捐款", "其他"]
    rows: Rows = [
        [("资金来源（万元）", 2, 1), *heads[:4], heads[5]], ["12.5", "10", "1", "0.5", "1"],
    ]  # fmt: skip
    assert project(rows, "cells") == (
        {"total": "12.5", "fiscal": "10", "other": "1", "more": {"上级补助": "1", "单位自筹": "0.5"}}, {}, [],
    )  # fmt: skip
    rows = [[("资金来源（万元）", 2, 1), *heads[:2], *heads[4:], ""], ["12.5", "10", "1.5", "1", ""]]
    assert project(rows, "cells") == (
        {"total": "12.5", "fiscal": "10", "other": "1", "more": {"受援捐款": "1.5"}}, {}, [],
    )  # fmt: skip


@pytest.mark.parametrize("way", ["cells", "pasted"])
@pytest.mark.parametrize("last", ["其他资金2.5", "其他资金：2.5", "（其他资金2.5万元）"])
def test_a_cell_may_hold_its_label_and_figure_beside_a_labelled_figure(last: str, way: str) -> None:
    rows: Rows = [["项目资金（万元）", "资金总额", "12.5", "财政拨款", "10", last]]
    assert project(rows, way) == ({"total": "12.5", "fiscal": "10", "other": "2.5"}, {}, [])


@pytest.mark.parametrize("way", ["cells", "pasted"])
@pytest.mark.parametrize(
    ("aside", "told"), [("备注", ""), ("说明", "含结转"), ("增减比例（%）", "2.43"), ("较上年增减率", "2.43")]
)
@pytest.mark.parametrize("corner", ["", "资金来源"])
def test_a_last_column_may_hold_remarks_or_how_the_others_differ(aside: str, told: str, corner: str, way: str) -> None:
    for heads in (
        ["2022年", "2023年", "2024年"],
        ["上年预算数", "上年执行数", "本年预算数"],
        ["前年决算数", "上年预算数", "本年预算数"],
    ):
        amounts, details, left = project([
            [("项目资金（万元）", 3, 1), corner, *heads, aside], ["资金总额", "8", "9", "12.5", told],
            ["其中：财政拨款", "7", "8", "11.5", ""],
        ], way)  # fmt: skip
        assert amounts == {"total": "12.5", "fiscal": "11.5"}
        expected = {"8": heads[0], "9": heads[1]} | ({told: aside} if told else {})
        assert {k: v for k, v in details.items() if "总额" in k} == {f"资金总额·{k}": v for v, k in expected.items()}
        assert not left


def test_remarks_are_no_budget() -> None:
    rows: Rows = [
        [("项目资金（万元）", 2, 1), "", "2022年", ("2023年", 1, 2), "备注"],
        ["资金总额", "8", ("9", 1, 2), "1"],
    ]
    amounts, details, _ = project(rows, "cells")
    assert amounts == {"total": "8"}
    assert details == {"资金总额·2023年": "9", "资金总额·备注": "1"}


def no_year(goal: str, heads: list[Cell]) -> ProjectTable:
    """A form whose title names no plain year."""
    rows: Rows = [
        [("项目支出绩效目标表（2024—2026年）", 1, 5)], [("项目名称", 1, 2), ("培训", 1, 3)],
        [("项目资金（万元）", 2, 1), "资金来源", *heads], ["资金总额", "8", "9", "12.5"],
        [(goal, 1, 2), ("组织培训。", 1, 3)], ["一级指标", "二级指标", ("三级指标", 1, 2), "指标值"],
        ["产出指标", "数量指标", ("培训次数", 1, 2), "4次"],
    ]  # fmt: skip
    document = recognise(grid(rows)).document
    assert isinstance(document, ProjectTable)
    return document


@pytest.mark.parametrize(
    ("heads", "total"),
    [
        (["2023年预算", "2024年预算", "2025年预算"], "9"),
        (["合计", "2024年", "2025年"], "9"),
        (["2024年", "2025年", "合计"], "8"),
    ],
)
def test_the_objective_tells_the_year_where_the_title_does_not(heads: list[Cell], total: str) -> None:
    document = no_year("2024年度绩效目标", heads)
    assert document.budget_year == 2024
    assert str(document.units[0].projects[0].amounts.total) == total


def test_where_nothing_tells_the_year_a_head_of_several_does_not_and_amounts_stay_apart() -> None:
    document = no_year("年度绩效目标", ["2023年预算", "2024年预算", "2025年预算"])
    assert document.budget_year is None
    assert {"9", "12.5"} <= set((document.units[0].projects[0].details or {}).values())
