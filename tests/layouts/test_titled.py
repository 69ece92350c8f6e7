"""Forms of several kinds in one file: those of projects are read together, a department's apart from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import DepartmentForm, ProjectTable
from jxlint.layouts import recognise
from jxlint.readers import read_bytes
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Cell, Rows, barred, grid, pasted

PROJECT: Rows = [
    [("项目支出绩效目标表", 1, 5)],
    ["项目名称", ("业务培训", 1, 4)],
    ["主管部门", ("某局", 1, 2), "实施单位", "某中心"],
    ["资金总额（万元）", ("12", 1, 4)],
    ["年度目标", ("组织培训。", 1, 4)],
    [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "培训次数", "≥4次"],
    ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%"],
]
EVALUATED: Rows = [
    [("项目支出绩效自评表", 1, 6)],
    ["项目名称", ("设备运维", 1, 5)],
    ["年度目标", ("保障运行。", 1, 5)],
    [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"],
    ["产出指标", "数量指标", "巡检次数", "≥12次", "12次"],
    ["满意度指标", "服务对象满意度指标", "用户满意度", "≥90%", "95%"],
]


def department(name: str) -> list[list[Cell]]:
    return [
        [("部门整体支出绩效目标申报表", 1, 5)],
        ["部门名称", (name, 1, 4)],
        ["年度总体目标", ("完成全年任务。", 1, 4)],
        [("年度绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "检查户次", "≥60户次"],
        ["满意度指标", "服务对象满意度指标", "群众满意度", "≥95%"],
    ]


def _wide(rows: Rows) -> str:
    """The rows as a text of whole rows."""
    return pasted([[(c if isinstance(c, str) else c[0]) for c in row] for row in rows])


def _names(reading: Reading) -> list[str]:
    assert isinstance(reading.document, ProjectTable)
    return [str(p.name) for unit in reading.document.units for p in unit.projects]


@pytest.mark.parametrize("tables", [(PROJECT, EVALUATED), ([*PROJECT, *EVALUATED],)])
def test_what_was_planned_and_what_came_of_it_are_read_together(tables: tuple[Rows, ...]) -> None:
    reading = recognise(grid(*tables))
    assert not reading.leftovers
    assert _names(reading) == ["业务培训", "设备运维"]
    assert isinstance(reading.document, ProjectTable)
    actual = [[i.actual for i in p.indicators] for unit in reading.document.units for p in unit.projects]
    assert actual[1] == ["12次", "95%"]


@pytest.mark.parametrize("made", [grid, pasted, barred])
def test_the_first_of_two_forms_in_one_table_is_read_and_the_other_told(
    made: Callable[[Rows], Sheet | str],
) -> None:
    for rows, kind, left in (
        ([*department("某局"), *PROJECT], DepartmentForm, "业务培训"),
        ([*PROJECT, *department("某局")], ProjectTable, "检查户次"),
        ([*department("某局"), *department("某办")], DepartmentForm, "某办"),
    ):
        table = made(rows)
        if made is barred and kind is DepartmentForm:
            continue  # refused, as a form of a department in such a text is by itself
        reading = recognise(sheet(table) if isinstance(table, str) else table)
        assert isinstance(reading.document, kind)
        count = len(reading.document.indicators if isinstance(reading.document, DepartmentForm) else _names(reading))
        assert count == (2 if kind is DepartmentForm else 1)
        assert [(left in piece.text, piece.role) for piece in reading.leftovers] == [(True, "form")]


def test_a_form_of_a_department_beside_those_of_projects_is_told() -> None:
    reading = recognise(grid(department("某局"), PROJECT))
    assert _names(reading) == ["业务培训"]
    assert [("检查户次" in piece.text, piece.role) for piece in reading.leftovers] == [(True, "form")]


def test_a_title_that_every_page_repeats_begins_no_form() -> None:
    rows = department("某局")
    reading = recognise(grid([*rows[:3], rows[0], *rows[3:]]))
    assert isinstance(reading.document, DepartmentForm)
    assert [i.name for i in reading.document.indicators] == ["检查户次", "群众满意度"]


@pytest.mark.parametrize("way", [pasted, barred])
def test_words_above_a_form_and_a_note_below_are_left_over(way: Callable[[Rows], str]) -> None:
    text = f"某县水利局\n发布时间：2025-02-18\n\n{way(PROJECT)}注：满分为一百分，预算执行率另计。"
    reading = read_bytes(text.encode(), "表.txt")
    assert isinstance(reading.document, ProjectTable)
    ((project,),) = (unit.projects for unit in reading.document.units)
    assert [i.annual for i in project.indicators] == ["≥4次", "≥90%"]
    left = "".join(left.text for left in reading.leftovers)
    assert "水利局" in left
    assert "满分为一百分" in left
