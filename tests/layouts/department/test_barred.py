"""A department's form whose cells end with bars, as the text of a web page gives it."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, barred, grid

FORM: Rows = [
    [("部门（单位）整体绩效目标表", 1, 5)],
    [("（2024年度）", 1, 5)],
    [("部门（单位）名称", 1, 2), ("某市档案馆", 1, 3)],
    [("年度履职目标", 1, 2), ("做好档案接收。", 1, 3)],
    [("年度主要任务", 3, 1), ("任务名称", 1, 2), ("主要内容", 1, 2)],
    [("档案接收", 1, 2), ("接收档案1万卷", 1, 2)],
    [("数字化", 1, 2), ("扫描档案20万页", 1, 2)],
    [("预算情况", 4, 1), ("部门预算总额（万元）", 1, 2), ("550.2", 1, 2)],
    [("1、资金来源：（1）政府预算资金", 1, 2), ("550.2", 1, 2)],
    [("2、资金结构：（1）基本支出", 1, 2), ("400.2", 1, 2)],
    [("（2）项目支出", 1, 2), ("150", 1, 2)],
    ["一级指标", "二级指标", "三级指标", "指标值", "指标值说明"],
    [("产出指标", 3, 1), ("数量指标", 2, 1), "接收档案数量", "≥1万卷", ""],
    ["数字化页数", "≥20万页", "年度计划"],
    ["质量指标", "合格率", "≥98%", "年度计划"],
    ["效益指标", "社会效益指标", "查档人次", "≥5000人次", "上年数"],
]
LEVELS = [
    ("产出指标", "数量指标", "接收档案数量", "≥1万卷"), ("产出指标", "数量指标", "数字化页数", "≥20万页"),
    ("产出指标", "质量指标", "合格率", "≥98%"), ("效益指标", "社会效益指标", "查档人次", "≥5000人次"),
]  # fmt: skip


@pytest.mark.parametrize("way", ["bars", "bars on both sides", "title outside", "wrapped"])
def test_it_gives_the_same_document_as_cells(way: str) -> None:
    text = barred(FORM)
    if way == "bars on both sides":
        text = "".join(f"| {line}\n" for line in text.splitlines())
    elif way == "title outside":
        text = text.replace("绩效目标表 |", "绩效目标表").replace("年度） |", "年度）") + "填表人：李某\n"
    elif way == "wrapped":
        text = (
            text.replace("做好档案", "做好\n档案")
            .replace("数字化页数", "数字化\n页数")
            .replace("质量指标", "质量\n指标")
        )
    reading, cells = recognise(sheet(text)), recognise(grid(FORM))
    form = reading.document
    assert isinstance(form, DepartmentForm)
    assert [(i.level1, i.level2, i.name, i.annual) for i in form.indicators] == LEVELS
    assert form == cells.document
    assert [left.text for left in reading.leftovers] == (["填表人：李某"] if way == "title outside" else [])


@pytest.mark.parametrize(
    "rows",
    [
        [["一级指标", "二级指标", "三级指标", ("指标值", 1, 2)], ["2023年", "预期当年实现值"], *FORM[12:]],
        [["绩效指标", "说明"], ["一级指标", "二级指标", "三级指标", "指标值"], *FORM[12:]],
    ],
)
def test_heads_in_two_rows_are_not_guessed_at(rows: Rows) -> None:
    with pytest.raises(UnrecognisedTable):
        recognise(sheet(barred([*FORM[:11], *rows])))
