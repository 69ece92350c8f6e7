"""Tasks of a department's form that are told with the projects they are paid by."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

TOP: Rows = [[("部门整体支出绩效目标表", 1, 7)], ["部门名称", ("某市党史研究室", 1, 6)]]
LIST: Rows = [
    ["绩效指标", "一级指标", "二级指标", ("三级指标", 1, 3), "指标值"],
    ["", "产出指标", "数量指标", ("年鉴出版数量", 1, 3), "1部"],
]


def tasks(rows: Rows, way: str) -> list[tuple[object, ...]]:
    reading = recognise(grid(rows) if way == "cells" else sheet(pasted(rows)))
    assert isinstance(reading.document, DepartmentForm)
    assert [i.name for i in reading.document.indicators] == ["年鉴出版数量"]
    assert not reading.leftovers
    made = reading.document.tasks
    return [(t.name, t.content, t.amount and str(t.amount), t.objective, t.details or {}) for t in made]


@pytest.mark.parametrize("way", ["cells", "text"])
def test_duties_tasks_and_projects(way: str) -> None:
    rows: Rows = [
        *TOP,
        [("年度履职目标", 4, 1), "部门职能", ("年度目标任务", 1, 2), ("支出项目名称", 1, 2), "预算金额（万元）"],
        ["编纂地方志", ("编纂年鉴1部", 1, 2), ("年鉴出版经费", 1, 2), "49.8"],
        ["党史宣传", ("开展宣讲20场", 1, 2), ("宣传经费", 1, 2), "11"],
        ["合计", ("", 1, 2), ("", 1, 2), "60.8"],
        *LIST,
    ]
    assert tasks(rows, way) == [
        ("年鉴出版经费", "编纂年鉴1部", "49.8", None, {"部门职能": "编纂地方志"}),
        ("宣传经费", "开展宣讲20场", "11", None, {"部门职能": "党史宣传"}),
    ]


@pytest.mark.parametrize("way", ["cells", "text"])
def test_money_of_projects_by_its_sources(way: str) -> None:
    rows: Rows = [
        *TOP,
        [("部门职能职责", 2, 1), ("主要内容", 2, 2), ("对应项目", 2, 1), ("预算申报金额（元）", 1, 3)],
        ["总额", "财政拨款", "其他资金"],
        ["生态修复", ("造林10万亩", 1, 2), "造林补助", "5,000,000", "5,000,000", "0"],
        ["森林防火", ("开展巡护", 1, 2), "防火经费", "1,200,000", "1,000,000", "200,000"],
        *LIST,
    ]
    assert tasks(rows, way) == [
        ("造林补助", "造林10万亩", "5000000", None, {"部门职能职责": "生态修复"}),
        ("防火经费", "开展巡护", "1200000", None, {"部门职能职责": "森林防火"}),
    ]


@pytest.mark.parametrize("way", ["cells", "text"])
def test_of_several_amounts_the_years_is_that_of_the_task(way: str) -> None:
    rows: Rows = [
        *TOP,
        [
            ("项目支出情况", 2, 1),
            "项目名称",
            "项目类型",
            "项目总预算",
            "项目本年度预算",
            ("项目主要支出方向和用途", 1, 2),
        ],
        ["业务费", "常年性项目", "900", "500", ("培训", 1, 2)],
        *LIST,
    ]
    assert tasks(rows, way) == [
        ("业务费", "培训", "500", None, {"项目类型": "常年性项目", "项目总预算": "900"}),
    ]


def test_a_duty_that_several_tasks_share() -> None:
    rows: Rows = [
        *TOP,
        ["年度履职目标", "部门职能", ("年度目标任务", 1, 2), ("支出项目名称", 1, 2), "预算金额（万元）"],
        ["", ("编纂地方志", 2, 1), ("编纂年鉴1部", 1, 2), ("年鉴出版经费", 2, 2), ("49.8", 2, 1)],
        ["", ("整理史料", 1, 2)],
        *LIST,
    ]
    assert tasks(rows, "cells") == [
        ("年鉴出版经费", "编纂年鉴1部", "49.8", None, {"部门职能": "编纂地方志"}),
        ("年鉴出版经费", "整理史料", None, None, {"部门职能": "编纂地方志"}),
    ]


@pytest.mark.parametrize("way", ["cells", "text"])
def test_tasks_without_money_below_heads_of_several_columns(way: str) -> None:
    rows: Rows = [
        [("部门整体支出绩效目标表", 1, 6)],
        [("部门名称", 1, 2), ("某市林业局", 1, 4)],
        [("年度主要任务", 3, 2), ("任务名称", 1, 2), ("主要内容", 1, 2)],
        [("国土绿化", 1, 2), ("造林12万亩。", 1, 2)],
        [("森林防火", 1, 2), ("开展巡护。", 1, 2)],
        [("预算情况", 1, 2), ("基本支出", 1, 2), ("100", 1, 2)],
        ["一级指标", "二级指标", "三级指标", "指标值", ("指标值说明", 1, 2)],
        ["产出指标", "数量指标", "年鉴出版数量", "1部", ("见计划", 1, 2)],
    ]
    assert tasks(rows, way) == [
        ("国土绿化", "造林12万亩。", None, None, {}), ("森林防火", "开展巡护。", None, None, {}),
    ]  # fmt: skip


def test_a_cell_of_a_task_below_no_head_is_left_over() -> None:
    rows: Rows = [
        [("部门整体支出绩效目标表", 1, 5)],
        ["部门名称", ("某市林业局", 1, 4)],
        [("年度主要任务", 2, 1), "任务名称", "主要内容", ("", 1, 2)],
        ["国土绿化", "造林12万亩。", ("待定", 1, 2)],
        ["一级指标", "二级指标", "三级指标", ("指标值", 1, 2)],
        ["产出指标", "数量指标", "年鉴出版数量", ("1部", 1, 2)],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    assert not reading.document.tasks
    assert [left.text for left in reading.leftovers] == ["国土绿化", "造林12万亩。", "待定"]
