"""Indicators of the whole term and of the year in tables of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.rules import load
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

_ABOVE: Rows = [
    [("财政支出项目绩效目标申报表（2024年度）", 1, 5)],
    ["项目名称", ("农村公路提升", 1, 4)],
    ["项目资金（万元）", ("资金总额：60", 1, 4)],
    [("项目绩效目标", 2, 1), ("长期目标", 1, 2), ("年度目标", 1, 2)],
    [("三年完成30公里。", 1, 2), ("今年完成10公里。", 1, 2)],
]
_HEADS = ["一级指标", "二级指标", "指标内容", "指标值"]
_TERM: Rows = [
    [("长期绩效指标", 4, 1), *_HEADS],
    [("产出指标", 2, 1), "数量指标", "完成里程", "30公里"],
    ["时效指标", "完工时间", "2026年底"],
    ["效益指标", "社会效益指标", "带动就业", "≥90人"],
]
_YEAR: Rows = [
    [("年度绩效指标", 4, 1), *_HEADS],
    [("产出指标", 2, 1), "数量指标", "完成里程", "10公里"],
    ["质量指标", "验收合格率", "100%"],
    ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"],
]


def indicators(reading: Reading) -> list[tuple[object, ...]]:
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    return [(i.level2, i.name, i.period, i.annual) for i in project.indicators]


@pytest.mark.parametrize("made", [grid, pasted, barred, a_cell_a_line])
def test_those_of_one_name_are_one_indicator(made: Callable[[Rows], Sheet | str]) -> None:
    table = made([*_ABOVE, *_TERM, *_YEAR])
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert indicators(reading) == [
        ("数量指标", "完成里程", "30公里", "10公里"),
        ("质量指标", "验收合格率", None, "100%"),
        ("服务对象满意度指标", "群众满意度", None, "≥90%"),
        ("时效指标", "完工时间", "2026年底", None),
        ("社会效益指标", "带动就业", "≥90人", None),
    ]
    assert not reading.leftovers
    # The project has an objective for years to come, so that neither value contradicts the other, and none is missing.
    assert not {"JX102", "JX404", "JX506", "JX702"} & {f.code for f in check(reading, load())}


def test_a_table_alone_holds_the_values_to_be_reached() -> None:
    reading = recognise(grid([*_ABOVE, *_TERM]))
    assert [i[2:] for i in indicators(reading)] == [(None, "30公里"), (None, "2026年底"), (None, "≥90人")]


@pytest.mark.parametrize("called", ["绩效目标表", "绩效指标", "目标绩效指标"])
def test_the_tables_may_be_named_above_their_heads_and_say_which_objective_they_are_of(called: str) -> None:
    top: Rows = [
        [("项目绩效目标表", 1, 8)],
        [("申报单位：某市水务局（盖章）", 1, 7), "单位：万元"],
        ["项目名称", ("河湖管护", 1, 3), ("项目总预算", 1, 2), ("120", 1, 2)],
        ["项目当年预算", ("40", 1, 7)],
        ["长期绩效目标1", ("建立管护机制。", 1, 7)],
        ["年度绩效目标1", ("评价12条河流。", 1, 7)],
        [("长期" + called, 1, 8)],
        ["目标名称", "一级指标", "二级指标", "三级指标", ("指标值", 1, 3), "指标值确定依据"],
        ["长期绩效目标1", "产出指标", "数量指标", "评价条数", ("36条", 1, 3), "规划"],
        [("年度" + called, 1, 8)],
        [
            ("目标名称", 2, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 3),
            ("指标值确定依据", 2, 1),
        ],
        ["前年", "上年", "预期当年实现值"],
        ["年度绩效目标1", "产出指标", "数量指标", "评价条数", "10条", "11条", "12条", "计划"],
    ]  # fmt: skip
    reading = recognise(grid(top))
    assert indicators(reading) == [("数量指标", "评价条数", "36条", "12条")]
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    assert (unit.name, project.objective, str(project.amounts.total)) == ("某市水务局", "评价12条河流。", "40")
    assert project.indicators[0].details == {
        "前年": "10条", "上年": "11条", "指标值确定依据": "计划", f"长期{called}·指标值确定依据": "规划",
    }  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize("made", [grid, pasted, barred])
def test_those_of_other_names_stay_apart(made: Callable[[Rows], Sheet | str]) -> None:
    term: Rows = [
        [("长期绩效指标", 3, 1), *_HEADS],
        [("产出指标", 2, 1), "数量指标", "累计完成里程", "30公里"],
        ["质量指标", "验收合格率（%）", "100"],
    ]
    table = made([*_ABOVE, *term, *_YEAR])
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert indicators(reading) == [
        ("数量指标", "完成里程", None, "10公里"),
        ("质量指标", "验收合格率", "100", "100%"),
        ("服务对象满意度指标", "群众满意度", None, "≥90%"),
        ("数量指标", "累计完成里程", "30公里", None),
    ]
    assert not reading.leftovers
    assert not {"JX102", "JX404"} & {f.code for f in check(reading, load())}


@pytest.mark.parametrize("made", [grid, pasted])
def test_the_heads_of_a_list_of_objectives_are_no_objective(made: Callable[[Rows], Sheet | str]) -> None:
    table = made([
        *_ABOVE[:3], [("项目绩效总目标", 1, 5)], ["名称", ("目标说明", 1, 4)],
        ["长期绩效目标1", ("三年完成30公里。", 1, 4)], ["年度绩效目标1", ("今年完成10公里。", 1, 4)], *_YEAR,
    ])  # fmt: skip
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert (project.objective, project.details) == ("今年完成10公里。", {"长期绩效目标1": "三年完成30公里。"})
    assert not reading.leftovers
