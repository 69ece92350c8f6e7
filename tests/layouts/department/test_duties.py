"""Duties of a department with what each is to reach, its spending by months, and numbered parts of the form."""

from __future__ import annotations

from jxlint.document import DepartmentForm, Task
from jxlint.layouts import recognise
from tests.forms import Rows, grid

TOP: Rows = [[("部门整体支出绩效目标表", 1, 6)], ["部门名称", ("某市应急管理局", 1, 5)]]
LIST: Rows = [
    [("绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"],
    ["产出指标", "数量指标", "检查企业数量", "年度检查企业的数量", "≥300家"],
]


def read(rows: Rows) -> DepartmentForm:
    reading = recognise(grid([*TOP, *rows, *LIST]))
    assert isinstance(reading.document, DepartmentForm)
    assert reading.leftovers == ()
    return reading.document


def test_duties_are_tasks_without_an_amount_of_projects() -> None:
    form = read(
        [
            ["年度总体绩效目标", ("完成全市安全生产监管任务。", 1, 5)],
            [("职责分类绩效目标", 3, 1), "职责活动", "年度预算数（万元）", "职责描述", "绩效目标描述", "绩效指标"],
            ["一、安全监管", "1200.00", "负责全市安全监管", "督促企业落实责任", "检查企业≥300家"],
            ["二、应急救援", "800.50", "统筹救援力量", "提升处置能力", "应急演练≥6次"],
            [("资金支出计划（%）", 2, 1), "3月底", "6月底", "10月底", "12月底", ""],
            ["20", "50", "80", "100", ""],
        ]
    )
    assert form.tasks[0] == Task(
        "一、安全监管", "负责全市安全监管", None, "督促企业落实责任",
        details={"年度预算数（万元）": "1200.00", "绩效指标": "检查企业≥300家"},
    )  # fmt: skip
    assert [t.name for t in form.tasks] == ["一、安全监管", "二、应急救援"]
    assert form.details == {"3月底": "20", "6月底": "50", "10月底": "80", "12月底": "100"}
    assert [(i.name, i.annual) for i in form.indicators] == [("检查企业数量", "≥300家")]


def test_an_objective_stands_in_a_part_of_the_form_that_is_numbered() -> None:
    form = read(
        [
            [("部门总体目标", 3, 1), "内容", ("说明", 1, 4)],
            ["部门职责", ("拟订应急管理规划并组织实施。", 1, 4)],
            ["总体绩效目标（2024-2026年期间）", ("应急能力全面提升。", 1, 4)],
            ["一、部门年度目标", "预算年度（2024年）绩效目标", ("完成应急物资储备。", 1, 4)],
        ]
    )
    assert form.objective == "完成应急物资储备。"
    assert form.details == {
        "部门职责": "拟订应急管理规划并组织实施。", "总体绩效目标（2024-2026年期间）": "应急能力全面提升。",
    }  # fmt: skip


def test_values_of_the_last_years_stand_below_the_head_of_values() -> None:
    heads: Rows = [
        [("年度绩效指标", 3, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("指标名称", 2, 1), ("指标值", 1, 2)],
        ["近两年指标值", "预期当年实现值"],
        ["产出指标", "数量指标", "应急演练", "5次", "≥6次"],
    ]
    reading = recognise(grid([*TOP, *heads]))
    assert isinstance(reading.document, DepartmentForm)
    (made,) = reading.document.indicators
    assert (made.name, made.annual, made.details) == ("应急演练", "≥6次", {"近两年指标值": "5次"})
