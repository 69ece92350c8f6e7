"""What stands above the title of a form and is of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, grid, pasted


def _form(name: str) -> Rows:
    return [
        [(f"{name}绩效目标表", 1, 4)], ["项目名称", (name, 1, 3)], ["资金总额（万元）", ("12", 1, 3)],
        ["年度目标", ("组织培训。", 1, 3)], ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "培训次数", "4次"],
    ]  # fmt: skip


@pytest.mark.parametrize("made", [grid, pasted, a_cell_a_line])
@pytest.mark.parametrize(
    "heading", ["部门预算项目绩效目标（2024年）", "项目绩效目标（2024年度）", "某局2024年项目绩效目标公开"]
)
def test_the_heading_of_several_forms_names_their_year(heading: str, made: Callable[[Rows], Sheet | str]) -> None:
    table = made([[("附件3", 1, 4)], [(heading, 1, 4)], *_form("业务培训"), *_form("设备运维")])
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.budget_year == 2024
    projects = reading.document.units[0].projects
    assert [(p.name, p.objective) for p in projects] == [("业务培训", "组织培训。"), ("设备运维", "组织培训。")]
    assert not reading.leftovers


@pytest.mark.parametrize("made", [grid, pasted, a_cell_a_line])
@pytest.mark.parametrize(
    "number",
    ["附件", "附件 3", "附件3-1：", "附表二", "附1", "表3-1", "公开表十", "项目绩效09表", "样表"],
)
def test_the_number_of_the_table_among_papers_is_no_part_of_it(
    number: str, made: Callable[[Rows], Sheet | str]
) -> None:
    table = made([[(number, 1, 4)], [("（2024年度）", 1, 4)], *_form("业务培训")])
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.budget_year == 2024
    assert not reading.leftovers


def test_an_objective_that_names_its_year_is_no_heading() -> None:
    rows: Rows = [
        [("项目支出绩效目标申报表", 1, 4)], ["项目名称", ("业务培训", 1, 3)], ["资金总额（万元）", ("12", 1, 3)],
        ["项目绩效目标（2024年度）", ("组织培训。", 1, 3)], ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "培训次数", "4次"],
    ]  # fmt: skip
    document = recognise(grid(rows)).document
    assert isinstance(document, ProjectTable)
    assert document.units[0].projects[0].objective == "组织培训。"
