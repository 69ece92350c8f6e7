"""A department's form that a page break has cut into tables, with and without its heads again."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm, ProjectTable
from jxlint.layouts import recognise
from tests.forms import Rows, grid

TOP: Rows = [
    ["部门名称", ("某市司法局", 1, 7)],
    ["年度总体目标", ("做好法律援助。", 1, 7)],
    ["年度主要任务", "任务名称", ("主要内容", 1, 6)],
    ["", "法律援助", ("办理案件300件", 1, 6)],
]
HEADS: Rows = [
    ["年度绩效指标", "一级指标", "二级指标", "三级指标", "绩效指标性质", "绩效指标值", "绩效度量单位", "权重"],
]  # fmt: skip
FIRST: Rows = [["", "产出指标", "数量指标", "培训人次", "≥", "200", "人次", "30"]]
SECOND: Rows = [
    ["", "", "质量指标", "培训合格率", "≥", "95", "%", "20"],
    ["", "效益指标", "社会效益指标", "服务人数", "≥", "5", "万人", "30"],
    ["", "满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%", "10"],
]  # fmt: skip
TITLE = "部门整体支出绩效目标表\n（2024年度）\n"
PROJECT: Rows = [
    ["项目名称", ("法律援助", 1, 3)], ["项目资金（万元）", "年度资金总额", ("30", 1, 2)],
    ["总体目标", ("办理案件300件", 1, 3)],
    ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "办理案件", "300件"],
]  # fmt: skip


@pytest.mark.parametrize("again", [HEADS, []])
def test_both_tables_are_one_form(again: Rows) -> None:
    whole = recognise(grid([*TOP, *HEADS, *FIRST, *SECOND], above=TITLE))
    cut = recognise(grid([*TOP, *HEADS, *FIRST], [*again, *SECOND], above=TITLE))
    assert isinstance(whole.document, DepartmentForm)
    assert [(i.level1, i.level2, i.name, i.annual) for i in whole.document.indicators] == [
        ("产出指标", "数量指标", "培训人次", "200"), ("产出指标", "质量指标", "培训合格率", "95"),
        ("效益指标", "社会效益指标", "服务人数", "5"), ("满意度指标", "服务对象满意度指标", "群众满意度", "90"),
    ]  # fmt: skip
    assert cut.document == whole.document
    assert not cut.leftovers


def test_a_projects_form_below_is_no_part_of_it() -> None:
    reading = recognise(grid([*TOP, *HEADS, *FIRST], PROJECT, above=TITLE))
    if isinstance(reading.document, DepartmentForm):
        assert [i.name for i in reading.document.indicators] == ["培训人次"]
    else:
        assert isinstance(reading.document, ProjectTable)
        assert [p.name for unit in reading.document.units for p in unit.projects] == ["法律援助"]
