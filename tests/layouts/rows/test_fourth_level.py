"""Indicators of a fourth level, which those of the third only group."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import DepartmentForm, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

FORM: Rows = [
    [("项目支出绩效目标表", 1, 5)],
    ["项目名称", ("业务培训", 1, 4)],
    ["资金总额（万元）", ("12", 1, 4)],
    ["一级指标", "二级指标", "三级指标", "四级指标", "指标值"],
    [("产出指标", 3, 1), ("数量指标", 2, 1), ("培训开展", 2, 1), "培训次数", "≥4次"],
    ["培训人数", "≥400人"],
    ["质量指标", "培训效果", "合格率", "≥95%"],
    ["满意度指标", "服务对象满意度指标", "学员评价", "学员满意度", "≥90%"],
]


@pytest.mark.parametrize("made", [grid, pasted, barred, a_cell_a_line])
def test_the_name_is_that_of_the_fourth_level(made: Callable[[Rows], Sheet | str]) -> None:
    table = made(FORM)
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    assert not reading.leftovers
    indicators = reading.document.units[0].projects[0].indicators
    assert [(i.level2, i.name, i.annual) for i in indicators] == [
        ("数量指标", "培训次数", "≥4次"), ("数量指标", "培训人数", "≥400人"), ("质量指标", "合格率", "≥95%"),
        ("服务对象满意度指标", "学员满意度", "≥90%"),
    ]  # fmt: skip
    third = [i.details.get("三级指标") if isinstance(i.details, dict) else None for i in indicators]
    # What a merged cell covers only a file with cells shows.
    assert third == ["培训开展", "培训开展" if made is grid else None, "培训效果", "学员评价"]


@pytest.mark.parametrize("made", [grid, pasted])
def test_the_names_of_a_department_are_those_of_the_fourth_level(made: Callable[[Rows], Sheet | str]) -> None:
    rows: Rows = [
        [("部门整体支出绩效目标申报表", 1, 6)],
        ["部门名称", ("某局", 1, 5)],
        ["年度总体目标", ("完成任务。", 1, 5)],
        ["年度绩效指标", *FORM[3]],
        ["", "产出指标", "数量指标", "培训开展", "培训次数", "≥4次"],
        ["", "", "质量指标", "培训效果", "合格率", "≥95%"],
        ["", "满意度指标", "服务对象满意度指标", "学员评价", "学员满意度", "≥90%"],
    ]
    table = made(rows)
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, DepartmentForm)
    assert not reading.leftovers
    assert [(i.level2, i.name, i.annual, i.details) for i in reading.document.indicators] == [
        ("数量指标", "培训次数", "≥4次", {"三级指标": "培训开展"}),
        ("质量指标", "合格率", "≥95%", {"三级指标": "培训效果"}),
        ("服务对象满意度指标", "学员满意度", "≥90%", {"三级指标": "学员评价"}),
    ]
