"""Objectives that a form numbers, in rows or small tables of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

ONE, TWO = "完成30公里道路养护。", "改善群众出行条件。"
WAYS: list[Callable[[Rows], Sheet]] = [
    grid, lambda rows: sheet(pasted(rows)), lambda rows: sheet(barred(rows)), lambda rows: sheet(a_cell_a_line(rows)),
]  # fmt: skip
GOALS: list[Rows] = [
    [["年度目标", "序号", ("目标内容", 1, 2)], ["", "1", (ONE, 1, 2)], ["", "2", (TWO, 1, 2)]],
    [["序号", ("年度目标", 1, 3)], ["1", (ONE, 1, 3)], ["2", (TWO, 1, 3)]],
    [[("绩效目标", 1, 4)], ["序号", ("目标内容", 1, 3)], ["1", (ONE, 1, 3)], ["2", (TWO, 1, 3)]],
    [["目标1", (ONE, 1, 3)], ["目标2", (TWO, 1, 3)]],
    [["年度目标1：", (ONE, 1, 3)], ["年度目标2：", (TWO, 1, 3)]],
    [[("年度目标", 2, 1), "目标1", (ONE, 1, 2)], ["目标2", (TWO, 1, 2)]],
    [[("年度目标", 2, 1), "1", (ONE, 1, 2)], ["2", (TWO, 1, 2)]],
]
TOLD: list[Rows] = [
    [[("年度目标", 2, 1), (f"目标1：{ONE}", 1, 3)], [(f"目标2：{TWO}", 1, 3)]],
    [["年度目标", (f"目标1：{ONE}", 1, 3)], ["", (f"目标2：{TWO}", 1, 3)]],
]


def form(goals: Rows) -> Rows:
    return [
        [("项目支出绩效目标申报表", 1, 4)], ["项目名称", ("道路养护", 1, 3)], ["年度资金总额", ("120.5", 1, 3)], *goals,
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "养护里程", "≥30公里"],
        ["效益指标", "社会效益指标", "出行改善程度", "明显改善"],
    ]  # fmt: skip


def project(reading: Reading) -> Project:
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert (str(project.amounts.total), len(project.indicators)) == ("120.5", 2)
    assert not reading.leftovers
    return project


@pytest.mark.parametrize("goals", GOALS)
@pytest.mark.parametrize("way", WAYS)
def test_numbered_objectives_are_one_objective(way: Callable[[Rows], Sheet], goals: Rows) -> None:
    assert project(recognise(way(form(goals)))).objective == ONE + TWO


@pytest.mark.parametrize("goals", TOLD)
@pytest.mark.parametrize("way", WAYS)
def test_numbers_within_the_words_stay(way: Callable[[Rows], Sheet], goals: Rows) -> None:
    assert project(recognise(way(form(goals)))).objective == f"目标1：{ONE}目标2：{TWO}"


@pytest.mark.parametrize("way", WAYS)
def test_other_columns_of_the_table_are_details(way: Callable[[Rows], Sheet]) -> None:
    goals: Rows = [
        [("年度绩效目标", 3, 1), "序号", "目标名称", "目标内容"], ["1", "养护", ONE], ["2", "出行", TWO],
    ]  # fmt: skip
    read = project(recognise(way(form(goals))))
    assert (read.objective, read.details) == (ONE + TWO, {"目标名称": "养护出行"})


@pytest.mark.parametrize("way", WAYS)
def test_numbered_objectives_of_the_term_and_of_the_year_stand_side_by_side(way: Callable[[Rows], Sheet]) -> None:
    goals: Rows = [
        [("总体目标", 3, 1), "实施期目标", ("年度目标", 1, 2)], ["目标1：养护90公里。", (f"目标1：{ONE}", 1, 2)],
        ["目标2：改善出行。", (f"目标2：{TWO}", 1, 2)],
    ]  # fmt: skip
    read = project(recognise(way(form(goals))))
    assert read.objective == f"目标1：{ONE}目标2：{TWO}"
    assert read.details == {"实施期目标": "目标1：养护90公里。目标2：改善出行。"}


def test_a_list_below_two_headings_is_all_of_the_last() -> None:
    goals: Rows = [[("总体目标", 2, 1), ("年度目标", 1, 3)], [("1.养护90公里。\n2.改善出行。", 1, 3)]]
    for way in WAYS[2:]:
        assert project(recognise(way(form(goals)))).objective == "1.养护90公里。2.改善出行。"


def test_a_cell_of_several_lines_in_a_text_of_bars_is_one_cell() -> None:
    goals: Rows = [
        [("年度总体目标", 2, 1), "预期目标", ("实际完成情况", 1, 2)],
        ["目标1：养护85公里。\n目标2：投诉下降。", ("目标1：养护86公里。\n目标2：下降12%。", 1, 2)],
    ]  # fmt: skip
    read = project(recognise(sheet(barred(form(goals)))))
    assert read.objective == "目标1：养护85公里。目标2：投诉下降。"
    assert read.details == {"实际完成情况": "目标1：养护86公里。目标2：下降12%。"}
