"""Heads of the indicators of a department's form in two rows, by other names, and beside objectives of other years."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

TOP: Rows = [[("部门整体支出绩效目标表", 1, 8)], ["部门名称", ("某州林草局", 1, 7)]]
REACHING: Rows = [
    *TOP,
    [("绩效指标", 1, 6), ("评（扣）分标准", 2, 1), ("指标说明", 2, 1)],
    ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"],
    [("产出指标", 2, 1), "数量指标", "营造林面积", "≥", "10", "万亩", "按比例得分", "反映造林"],
    ["质量指标", "造林成活率", "≥", "85", "%", "按比例得分", "反映质量"],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%", "按比例得分", "问卷"],
]
PARTS: Rows = [
    *TOP,
    [
        ("年度绩效指标", 4, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 3),
        ("绩效标准", 2, 1),
    ],
    ["2022年", "2023年", "预期当年实现值"],
    ["产出指标", "数量指标", "培训人次", "150人次", "180人次", "≥200人次", "历史标准"],
    ["效益指标", "经济效益指标", "收入增长率", "4%", "4.5%", "≥5%", "计划标准"],
]  # fmt: skip


def read(rows: Rows, way: str) -> DepartmentForm:
    reading = recognise(grid(rows) if way == "cells" else sheet(pasted(rows)))
    assert isinstance(reading.document, DepartmentForm)
    assert not reading.leftovers
    return reading.document


@pytest.mark.parametrize("way", ["cells", "text"])
def test_heads_above_that_reach_down_beside_the_others(way: str) -> None:
    form = read(REACHING, way)
    assert [(i.level1, i.level2, i.name, i.nature, i.annual, i.unit) for i in form.indicators] == [
        ("产出指标", "数量指标", "营造林面积", "≥", "10", "万亩"),
        ("产出指标", "质量指标", "造林成活率", "≥", "85", "%"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", "≥", "90", "%"),
    ]  # fmt: skip
    assert form.indicators[0].details == {"评（扣）分标准": "按比例得分", "指标说明": "反映造林"}


@pytest.mark.parametrize("way", ["cells", "text"])
def test_values_of_earlier_years_below_one_head(way: str) -> None:
    form = read(PARTS, way)
    assert [(i.name, i.period, i.annual) for i in form.indicators] == [
        ("培训人次", None, "≥200人次"), ("收入增长率", None, "≥5%"),
    ]  # fmt: skip
    assert form.indicators[1].details == {"2022年": "4%", "2023年": "4.5%", "绩效标准": "计划标准"}


@pytest.mark.parametrize("way", ["cells", "text"])
@pytest.mark.parametrize("name", ["三级指标", "指标内容", "绩效指标名称"])
def test_the_third_level_by_other_names(way: str, name: str) -> None:
    rows: Rows = [
        *TOP, [("年度绩效指标", 3, 1), "一级指标", "二级指标", (name, 1, 3), ("指标值", 1, 2)],
        [("产出指标", 2, 1), "数量指标", ("演出场次", 1, 3), ("≥100场", 1, 2)],
        ["质量指标", ("演出完成率", 1, 3), ("100%", 1, 2)],
    ]  # fmt: skip
    form = read(rows, way)
    assert [(i.level1, i.level2, i.name, i.annual) for i in form.indicators] == [
        ("产出指标", "数量指标", "演出场次", "≥100场"), ("产出指标", "质量指标", "演出完成率", "100%"),
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["cells", "text"])
def test_objectives_of_other_years_and_in_parts(way: str) -> None:
    rows: Rows = [
        *TOP,
        [("总体绩效目标（2024-2026年期间）", 1, 2), ("森林覆盖率达到70%。", 1, 6)],
        ["部门年度目标", "预算年度（2024年）绩效目标", ("造林10万亩。", 1, 6)],
        [("长期目标1：", 1, 2), ("建成生态州。", 1, 6)],
        [("年度目标1：", 1, 2), ("造林10万亩。", 1, 6)],
        ["绩效指标", "一级指标", "二级指标", "三级指标", ("指标值", 1, 4)],
        ["", "产出指标", "数量指标", "营造林面积", ("≥10万亩", 1, 4)],
    ]
    form = read(rows, way)
    assert form.objective == "造林10万亩。"
    assert form.details == {"总体绩效目标（2024-2026年期间）": "森林覆盖率达到70%。", "长期目标1": "建成生态州。"}


NARROW: Rows = [
    ["产出指标", "数量指标", "清淤河道", "8条", "9条", "≥12条", "计划标准"],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "88%", "89%", "90%", "历史标准"],
]


@pytest.mark.parametrize("way", ["cells", "text"])
def test_heads_in_three_rows(way: str) -> None:
    rows: Rows = [
        *TOP,
        [
            ("年度绩效指标", 5, 1), ("一级指标", 3, 1), ("二级指标", 3, 1), ("三级指标", 3, 1), ("指标值", 1, 3),
            ("绩效标准", 3, 1),
        ],
        [("近两年指标值", 1, 2), ("预期当年实现值", 2, 1)],
        ["前年", "上年"],
        *NARROW,
    ]  # fmt: skip
    form = read(rows, way)
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in form.indicators] == [
        ("产出指标", "数量指标", "清淤河道", None, "≥12条"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", None, "90%"),
    ]
    assert form.indicators[0].details == {"前年": "8条", "上年": "9条", "绩效标准": "计划标准"}


@pytest.mark.parametrize("way", ["cells", "text"])
@pytest.mark.parametrize("value", ["年度目标", "预期目标", "年度绩效目标", "计划指标", "目标值"])
def test_what_the_one_column_of_values_is_called(value: str, way: str) -> None:
    rows: Rows = [
        *TOP, [("年度绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", (value, 1, 4)],
        ["产出指标", "数量指标", "清淤河道", ("≥12条", 1, 4)],
    ]  # fmt: skip
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in read(rows, way).indicators] == [
        ("产出指标", "数量指标", "清淤河道", None, "≥12条"),
    ]


@pytest.mark.parametrize(
    "heads",
    [
        # No head of the values, more of them than there are fields, parts of which none is known.
        [["一级指标", "二级指标", "三级指标", ("评价标准", 1, 5)]],
        [["一级指标", "二级指标", "三级指标", "2024年目标值", "2025年目标值", ("2026年目标值", 1, 3)]],
        [[("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("近两年指标值", 1, 2), ("周期值", 2, 3)],
         ["2022年", "2023年"]],
    ],
)  # fmt: skip
def test_where_nothing_tells_which_the_values_are_none_is_guessed(heads: Rows) -> None:
    rows: Rows = [*TOP, *heads, ["产出指标", "数量指标", "清淤河道", "8条", "9条", ("≥12条", 1, 3)]]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    assert not reading.document.indicators
    assert {"清淤河道", "8条", "≥12条"} <= {left.text for left in reading.leftovers}
