"""Money of several years in a form that does not say which year it is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

BELOW: Rows = [
    ["年度目标", ("组织培训，提升干部履职能力。", 1, 4)],
    ["一级指标", "二级指标", "三级指标", "指标值", "备注"],
    ["产出指标", "数量指标", "培训次数", "≥4次", ""],
]
YEARS: Rows = [
    [("项目资金（万元）", 3, 1), "", "2023年预算", "2024年预算", "2025年预算"],
    ["资金总额", "305", "312.4", "320"],
    ["其中：财政拨款", "300", "310", "318"],
]
BARE: Rows = [
    [("项目资金（万元）", 2, 1), "资金来源", "2024年", "2025年", ""],
    ["资金总额", "312.4", "320", ""],
]


def _read(made: Callable[[Rows], Sheet | str], title: str, money: Rows) -> tuple[ProjectTable, Reading]:
    table = made([[(title, 1, 5)], ["项目名称", ("业务培训", 1, 4)], *money, *BELOW])
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    return reading.document, reading


@pytest.mark.parametrize("made", [grid, pasted, barred, a_cell_a_line])
def test_none_is_taken_and_that_is_said(made: Callable[[Rows], Sheet | str]) -> None:
    document, reading = _read(made, "项目支出绩效目标表", YEARS)
    [project] = document.units[0].projects
    assert (document.budget_year, project.amounts.total, project.amounts.fiscal) == (None, None, None)
    assert isinstance(project.details, dict)
    assert {"305", "312.4", "320"} <= set(project.details.values())
    assert ["哪一年的表" in notice.zh for notice in reading.notices] == [True]


@pytest.mark.parametrize("made", [grid, pasted, barred])
def test_a_year_above_columns_is_not_that_of_the_form(made: Callable[[Rows], Sheet | str]) -> None:
    document, reading = _read(made, "项目支出绩效目标表", BARE)
    [project] = document.units[0].projects
    assert (document.budget_year, project.amounts.total) == (None, None)
    assert project.details == {"资金总额·2024年": "312.4", "资金总额·2025年": "320"}
    assert len(reading.notices) == 1


@pytest.mark.parametrize("money", [YEARS, BARE])
def test_the_year_of_the_title_tells(money: Rows) -> None:
    document, reading = _read(grid, "2024年项目支出绩效目标表", money)
    assert str(document.units[0].projects[0].amounts.total) == "312.4"
    assert not reading.notices
