"""Lists of sub-projects, or of what the money is for, within a project's form."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Cell, Rows, a_cell_a_line, barred, grid, pasted

TOP: Rows = [
    [("项目支出绩效目标表", 1, 6)],
    ["项目名称", ("业务培训", 1, 2), "实施单位", ("某中心", 1, 2)],
    ["资金总额（万元）", ("12", 1, 5)],
]
BELOW: Rows = [
    ["年度目标", ("组织培训，提升干部履职能力。", 1, 5)],
    [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值", "权重"],
    ["产出指标", "数量指标", "培训次数", "≥4次", "50"],
    ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%", "50"],
]
PARTS: Rows = [
    [("子项目构成", 4, 1), "序号", ("子项目名称", 1, 2), ("金额（万元）", 1, 2)],
    ["1", ("教材编印", 1, 2), ("5", 1, 2)],
    ["2", ("师资聘请", 1, 2), ("7", 1, 2)],
    [("合计", 1, 3), ("12", 1, 2)],
]


def _read(table: Sheet | str) -> tuple[Reading, dict[str, str]]:
    reading = recognise(sheet(table) if isinstance(table, str) else table)
    assert isinstance(reading.document, ProjectTable)
    [project] = [p for unit in reading.document.units for p in unit.projects]
    assert (project.name, str(project.amounts.total)) == ("业务培训", "12")
    assert project.objective == "组织培训，提升干部履职能力。"
    assert [i.annual for i in project.indicators] == ["≥4次", "≥90%"]
    return reading, project.details if isinstance(project.details, dict) else {}


def test_sub_projects_are_kept_beside_their_names() -> None:
    reading, details = _read(grid([*TOP, *PARTS, *BELOW]))
    assert not reading.leftovers
    assert details == {"教材编印·金额（万元）": "5", "师资聘请·金额（万元）": "7", "合计·金额（万元）": "12"}


def test_a_list_without_a_label_and_with_more_columns() -> None:
    heads: list[Cell] = ["序号", ("支出内容", 1, 2), "数量", "预算金额", "测算依据"]
    reading, details = _read(grid([*TOP, heads, ["1", ("教材编印", 1, 2), "200册", "12", "合同"], *BELOW]))
    assert not reading.leftovers
    assert details == {"教材编印·数量": "200册", "教材编印·预算金额": "12", "教材编印·测算依据": "合同"}


@pytest.mark.parametrize("made", [pasted, barred, a_cell_a_line])
def test_what_a_text_shows_of_sub_projects_is_left_over(made: object) -> None:
    assert callable(made)
    reading, _ = _read(made([*TOP, *PARTS, *BELOW]))
    assert "教材编印" in " ".join(left.text for left in reading.leftovers)


@pytest.mark.parametrize("made", [grid, pasted, barred, a_cell_a_line])
def test_the_name_of_a_single_sub_project_is_kept(made: object) -> None:
    assert callable(made)
    reading, details = _read(made([*TOP, ["子项目名称", ("教材编印", 1, 5)], *BELOW]))
    assert not reading.leftovers
    assert details == {"子项目名称": "教材编印"}


def test_rows_of_money_are_no_such_list() -> None:
    rows: Rows = [["资金来源", ("金额（万元）", 1, 2), "备注", ("", 1, 2)], ["财政拨款", ("12", 1, 2), "", ("", 1, 2)]]
    _, details = _read(grid([*TOP, *rows, *BELOW]))
    assert "财政拨款·金额（万元）" not in details
