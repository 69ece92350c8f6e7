"""Indicators of the whole term in a department's form, in lists and columns of their own."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.rules import RuleSet
from tests.forms import Rows, grid

TOP: Rows = [
    [("部门整体支出绩效目标表", 1, 7)],
    ["部门名称", ("某县农业农村局", 1, 6)],
    ["年度总体目标", ("培训农技人员300人。", 1, 6)],
]
LEVELS = ["一级指标", "二级指标", "三级指标"]
INDICATORS = [
    ("产出指标", "数量指标", "培训农技人员", "≥900人", "≥300人"),
    ("效益指标", "社会效益指标", "粮食综合生产能力", "≥60万吨", "≥58万吨"),
    ("满意度指标", "服务对象满意度指标", "农户满意度", "≥90%", "≥90%"),
]
TERM: Rows = [[a, b, n, t] for a, b, n, t, _ in INDICATORS]
YEAR: Rows = [[a, b, n, y] for a, b, n, _, y in INDICATORS]
BESIDE: Rows = [[a, b, n, t, n, y] for a, b, n, t, y in INDICATORS]
LISTS: dict[str, Rows] = {
    "beside": [
        [("长期绩效指标", 4, 1), *LEVELS, "指标值"], *TERM, [("年度绩效指标", 4, 1), *LEVELS, "指标值"], *YEAR,
    ],
    "above": [
        [("中期绩效指标", 1, 4)], [*LEVELS, "指标值"], *TERM, [("年度绩效指标", 1, 4)], [*LEVELS, "指标值"], *YEAR,
    ],
    "year first": [
        [("年度目标", 4, 1), *LEVELS, "指标值"], *YEAR, [("中期目标", 4, 1), *LEVELS, "指标值"], *TERM,
    ],
    "columns": [
        [("绩效指标", 5, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("中期绩效指标", 1, 2), ("年度绩效指标", 1, 2)],
        ["三级指标", "指标值", "三级指标", "指标值"], *BESIDE,
    ],
    "values below one head": [
        [("绩效指标", 5, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("绩效指标值", 1, 2)],
        ["长期", "年度"], *([a, b, n, t, y] for a, b, n, t, y in INDICATORS),
    ],
    "year's column first": [
        [("绩效指标", 4, 1), *LEVELS, "年度指标值", "长期指标值"], *([a, b, n, y, t] for a, b, n, t, y in INDICATORS),
    ],
}  # fmt: skip


def read(rows: Rows) -> DepartmentForm:
    reading = recognise(grid([*TOP, *rows]))
    assert isinstance(reading.document, DepartmentForm)
    assert reading.leftovers == ()
    return reading.document


@pytest.mark.parametrize("way", LISTS)
def test_values_of_the_term_and_of_the_year_are_those_of_one_indicator(way: str) -> None:
    form = read(LISTS[way])
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in form.indicators] == INDICATORS


def test_a_list_of_years_to_come_is_told() -> None:
    assert read(LISTS["beside"]).details == {"长期绩效指标": "长期绩效指标"}
    assert not read(LISTS["beside"][4:]).details


def test_what_only_the_term_has_stands_behind() -> None:
    more: Rows = [["产出指标", "质量指标", "培训合格率", "≥95%"]]
    lists: Rows = [[("长期绩效指标", 5, 1), *LEVELS, "指标值"], *TERM, *more, *LISTS["beside"][4:]]
    form = read(lists)
    assert [i.name for i in form.indicators[3:]] == ["培训合格率"]
    last = form.indicators[-1]
    assert (last.number, last.level1, last.level2, last.period, last.annual) == (
        4, "产出指标", "质量指标", "≥95%", None,
    )  # fmt: skip


def test_without_the_years_list_its_values_are_the_only_ones() -> None:
    form = read(LISTS["beside"][:4])
    assert [(i.period, i.annual) for i in form.indicators] == [(None, t) for *_, t, _ in INDICATORS]
    assert not form.details


def test_names_of_the_term_that_differ_are_kept() -> None:
    rows = [*LISTS["columns"][:2], ["产出指标", "数量指标", "累计培训", "≥900人", "当年培训", "≥300人"]]
    (made,) = read(rows).indicators
    assert (made.name, made.period, made.annual, made.details) == (
        "当年培训", "≥900人", "≥300人", {"三级指标": "累计培训"},
    )  # fmt: skip


def test_what_stands_beside_values_of_the_term_is_kept_with_them() -> None:
    heads = [*LEVELS, "指标值", "确定依据"]
    rows: Rows = [
        [("长期绩效指标", 2, 1), *heads], ["产出指标", "数量指标", "培训农技人员", "≥900人", "规划"],
        [("年度绩效指标", 2, 1), *heads], ["产出指标", "数量指标", "培训农技人员", "≥300人", "计划"],
    ]  # fmt: skip
    (made,) = read(rows).indicators
    assert made.details == {"确定依据": "计划", "长期绩效指标·确定依据": "规划"}


def test_of_lists_apart_each_indicator_has_one_value(rules: RuleSet) -> None:
    more: Rows = [["产出指标", "质量指标", "培训合格率", "≥95%"]]
    lists: Rows = [[("长期绩效指标", 5, 1), *LEVELS, "指标值"], *TERM, *more, *LISTS["beside"][4:-1]]
    reading = recognise(grid([*TOP, *lists]))
    codes = {f.code for f in check(reading, rules)}
    assert not {"JX102", "JX404", "JX506"} & codes
