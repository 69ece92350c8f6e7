"""Labels that name a field only where no plainer one does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Cell, Rows, a_cell_a_line, barred, grid, pasted

WAYS = [grid, *(lambda rows, way=way: sheet(way(rows)) for way in (pasted, barred, a_cell_a_line))]
LABELS = ["项目名称", "主管部门", "实施单位", "年度资金总额（万元）", "年度目标"]


def form(labels: list[str], above: Sequence[Cell] = (), below: Sequence[Cell] = ()) -> Rows:
    name, department, unit, total, objective = labels
    return [
        [("项目支出绩效目标表", 1, 4)],
        *([above] if above else ()),
        [name, ("渠道清淤", 1, 3)],
        [department, "某市水利局", unit, "某市灌区管理站"],
        [total, ("86.5", 1, 3)],
        [objective, ("清淤渠道32公里。", 1, 3)],
        *([below] if below else ()),
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "清淤长度", "≥32公里"],
        ["效益指标", "社会效益指标", "受益面积", "≥1.2万亩"],
    ]


def read(way: Callable[[Rows], Sheet], rows: Rows) -> tuple[ProjectTable, Reading]:
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    return reading.document, reading


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("at", "words"),
    [
        (0, "采购项目名称"), (0, "支出项目名称"), (0, "工程名称"), (0, "支出项目"),
        (1, "资金主管部门"), (1, "归口管理部门"), (1, "预算主管部门"),
        (2, "采购单位"), (2, "责任单位"), (2, "项目法人"), (2, "预算执行单位"),
        (3, "采购预算（万元）"), (3, "批复预算金额（万元）"),
        (3, "本年度申请资金（万元）"), (3, "债券资金额度（万元）"),
        (4, "本年度工作目标"), (4, "预期产出和效果"), (4, "采购绩效目标"), (4, "绩效目标概述"), (4, "年度预期目标"),
    ],
)  # fmt: skip
def test_a_field_is_known_by_other_words(way: Callable[[Rows], Sheet], at: int, words: str) -> None:
    document, reading = read(way, form([*LABELS[:at], words, *LABELS[at + 1 :]]))
    [unit] = document.units
    [project] = unit.projects
    assert (document.department, unit.name, project.name) == ("某市水利局", "某市灌区管理站", "渠道清淤")
    assert (str(project.amounts.total), project.objective) == ("86.5", "清淤渠道32公里。")
    assert [i.annual for i in project.indicators] == ["≥32公里", "≥1.2万亩"]
    assert not reading.leftovers


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("采购项目名称", "挖泥船租赁"),
        ("归口部门", "农水科"),
        ("责任单位", "工程股"),
        ("预期效益", "改善灌溉"),
        ("采购预算", "12"),
    ],
)
def test_a_plainer_label_of_the_field_is_believed(words: str, value: str, below: bool) -> None:
    row: Sequence[Cell] = [words, (value, 1, 3)]
    rows = form(LABELS, below=row) if below else form(LABELS, above=row)
    document, reading = read(grid, rows)
    [unit] = document.units
    [project] = unit.projects
    assert (document.department, unit.name, project.name) == ("某市水利局", "某市灌区管理站", "渠道清淤")
    assert (str(project.amounts.total), project.objective) == ("86.5", "清淤渠道32公里。")
    assert project.details == {words: value}
    assert not reading.leftovers


def test_the_same_words_name_another_project() -> None:
    labels = ["采购项目名称", *LABELS[1:]]
    rows = form(labels)
    document, _ = read(grid, [*rows, *form(labels)[1:]])
    assert [p.name for u in document.units for p in u.projects] == ["渠道清淤", "渠道清淤"]
