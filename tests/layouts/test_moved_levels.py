"""Levels that a text has behind their rows."""

from __future__ import annotations

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.rules import load
from jxlint.sheet import sheet

ABOVE = """项目支出绩效目标表
（2025年度）
项目名称
渠道清淤
年度资金总额（万元）
86.5
年度目标
清淤渠道32公里。
一级指标
二级指标
三级指标
指标值
"""
COST = "成本指标\n经济成本指标\n每公里清淤成本\n≤2.7万元\n"
OUTPUT = "清淤长度\n≥32公里\n维修涵闸\n≥6座\n质量指标\n验收合格率\n100%\n时效指标\n完工时间\n6月底前\n"
BENEFIT = "效益指标\n社会效益指标\n受益面积\n≥1.2万亩\n"


def test_levels_behind_their_rows_are_left_over_and_not_guessed() -> None:
    reading = recognise(sheet(ABOVE + COST + OUTPUT + BENEFIT + "数量指标\n产出指标\n"))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2, i.name) for i in project.indicators] == [
        ("成本指标", "经济成本指标", "每公里清淤成本"),
        (None, None, "清淤长度"),
        (None, None, "维修涵闸"),
        (None, "质量指标", "验收合格率"),
        (None, "时效指标", "完工时间"),
        ("效益指标", "社会效益指标", "受益面积"),
    ]
    assert [left.text for left in reading.leftovers] == ["数量指标", "产出指标"]
    codes = [f.code for f in check(reading, load())]
    assert codes.count("JX101") == 2
    assert "JX203" not in codes


def test_levels_before_their_rows_hold_for_them() -> None:
    reading = recognise(sheet(ABOVE + "产出指标\n数量指标\n" + OUTPUT + COST + BENEFIT + "生态效益指标\n满意度指标\n"))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2) for i in project.indicators][:4] == [
        ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_a_category_that_the_form_itself_puts_under_another_stays_there() -> None:
    reading = recognise(sheet(ABOVE + BENEFIT + "时效指标\n完工时间\n6月底前\n"))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2) for i in project.indicators] == [
        ("效益指标", "社会效益指标"), ("效益指标", "时效指标"),
    ]  # fmt: skip
    assert "JX203" in {f.code for f in check(reading, load())}
