"""The objective of a form that stands below its indicators."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

TOP: Rows = [
    [("项目支出绩效目标表", 1, 6)],
    ["项目名称", ("业务培训", 1, 2), "实施单位", ("某中心", 1, 2)],
    ["资金总额（万元）", ("12", 1, 5)],
    [("绩效指标", 4, 1), "一级指标", "二级指标", "三级指标", "指标值", "权重"],
    [("产出指标", 2, 1), "数量指标", "培训次数", "≥4次", "20"],
    ["质量指标", "合格率", "≥95%", "30"],
    ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "10"],
]
GOAL = "全年组织业务培训不少于四次，提升干部履职能力。"
BELOW: Rows = [["主管部门", ("某局", 1, 2), "预算年度", ("2024", 1, 2)]]


@pytest.mark.parametrize("made", [grid, pasted, barred, a_cell_a_line])
@pytest.mark.parametrize(
    "goals",
    [
        [["年度绩效目标", (GOAL, 1, 5)]],
        [[("总体目标", 2, 1), ("实施期目标", 1, 2), ("年度目标", 1, 3)], [("三年培训十二次。", 1, 2), (GOAL, 1, 3)]],
    ],
)
def test_an_objective_below_the_indicators(goals: Rows, made: Callable[[Rows], Sheet | str]) -> None:
    table = made([*TOP, *goals, *BELOW])
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    (project,) = reading.document.units[0].projects
    assert project.objective == GOAL
    assert [(i.name, i.annual, i.weight) for i in project.indicators] == [
        ("培训次数", "≥4次", "20"), ("合格率", "≥95%", "30"), ("学员满意度", "≥90%", "10"),
    ]  # fmt: skip
    assert reading.document.department == "某局"
    assert not reading.leftovers
