"""Notes in a column right of a form are no part of its fields."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from tests.forms import Rows, grid, pasted


def _form(*beside: str, remark: str = "") -> Rows:
    """A form with what stands beside its rows, from the first on."""
    rows: Rows = [
        [("项目支出绩效目标表", 1, 5)],
        ["项目名称", ("业务培训", 1, 4)],
        ["主管部门", ("某局", 1, 2), "实施单位", "某中心"],
        ["项目资金（万元）", "年初预算数", "全年预算数", "执行率", ""],
        ["年度资金总额", "10", "12", "100%", ""],
        ["年度目标", ("组织培训。", 1, 4)],
        [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "培训次数", "≥4次"],
        ["满意度指标", "服务对象满意度指标", "学员满意度", "≥90%"],
    ]
    notes = [*beside, *[""] * (len(rows) - len(beside))]
    return [[*row, remark, note] if remark or note else row for row, note in zip(rows, notes, strict=True)]


@pytest.mark.parametrize("gap", [True, False])
@pytest.mark.parametrize(
    "notes",
    [
        ("", "填报说明：", "1.名称与批复一致"),
        ("", "", "注：单位名称填全称", "", "", "", "", "", "←按学员问卷填列"),
        ("填写说明", "", "单位填全称"),
    ],
)
def test_hints_beside_a_form_are_notes(notes: tuple[str, ...], gap: bool) -> None:
    rows = _form(*notes)
    if not gap:
        rows = [[*row[:-2], row[-1]] if len(row) > len(old) else row for row, old in zip(rows, _form(), strict=True)]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    (unit,) = reading.document.units
    assert (unit.name, unit.projects[0].name, unit.projects[0].objective) == ("某中心", "业务培训", "组织培训。")
    assert [i.annual for i in unit.projects[0].indicators] == ["≥4次", "≥90%"]
    assert [(left.text, left.role) for left in reading.leftovers] == [(note, "note") for note in notes if note]
    assert all(left.location.cell for left in reading.leftovers)


def test_a_gap_tells_notes_in_any_words() -> None:
    reading = recognise(grid(_form("", "与批复一致", "用全称")))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].name == "某中心"
    assert [(left.text, left.role) for left in reading.leftovers] == [("与批复一致", "note"), ("用全称", "note")]


def test_remarks_on_the_money_are_none() -> None:
    rows = [list(row) for row in _form()]
    rows[3].append("备注")
    rows[4].append("年中追加")
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert not [left for left in reading.leftovers if left.role == "note"]


def test_hints_in_a_text_of_whole_rows() -> None:
    from jxlint.readers import read_bytes

    reading = read_bytes(pasted(_form("", "填报说明：", "1.用全称")).encode(), "-")
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].name == "某中心"


def test_few_short_words_behind_the_filled_fields_are_notes_in_any_words() -> None:
    rows = [list(row) for row in _form()]
    rows[1].append("与系统一致")
    rows[5].append("简要描述，不超过300字")
    rows = [*rows[:3], ["项目负责人", "张三", "联系电话", "88123456"], *rows[3:]]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    (project,) = reading.document.units[0].projects
    assert (project.name, project.objective) == ("业务培训", "组织培训。")
    assert [(left.text, left.role) for left in reading.leftovers] == [
        ("与系统一致", "note"),
        ("简要描述，不超过300字", "note"),
    ]


def test_words_behind_a_label_beyond_the_indicators_are_its_own() -> None:
    rows = [list(row) for row in _form()]
    rows[2] = [("主管部门", 1, 2), "某局", ("实施单位", 1, 2), "某中心"]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].name == "某中心"
    assert not reading.leftovers
