"""Cells that list several indicators, or hold an indicator's name and its value."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from tests.forms import Rows, grid


def read(*rows: list[str]) -> Reading:
    top: Rows = [["项目支出绩效目标申报表"], ["项目名称", "卫生能力提升"], ["年度目标", "提升能力。"]]
    return recognise(grid([*top, *rows]))


def indicators(reading: Reading) -> list[tuple[object, ...]]:
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    return [(i.level2, i.name, i.annual, i.weight) for i in project.indicators]


HEADS = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]


def test_numbered_lines_are_indicators_of_their_own() -> None:
    reading = read(
        HEADS,
        ["产出指标", "数量指标", "指标1：培训人次\n指标2：购置\n设备数", "≥200人次\n10台", "20"],
        ["", "质量指标", "1.合格率\n2.完好率", "1.≥95%\n2.≥98%", "10\n20"],
        ["满意度指标", "服务对象满意度指标", "指标1：群众满意度", "≥90%", "10"],
    )
    found = indicators(reading)
    assert [i[:2] for i in found] == [
        ("数量指标", "培训人次"), ("数量指标", "购置设备数"), ("质量指标", "合格率"), ("质量指标", "完好率"),
        ("服务对象满意度指标", "群众满意度"),
    ]  # fmt: skip
    assert [i[3] or None for i in found] == ["20", None, "10", "20", "10"]
    assert [i[2] for i in found] == ["≥200人次", "10台", "≥95%", "≥98%", "≥90%"]
    assert not reading.leftovers


@pytest.mark.parametrize(
    ("names", "values"),
    [
        ("指标1：培训人次\n指标2：设备数", "≥200人次"),  # nobody knows which of them the value is of
        ("参加培训的\n人次", "≥200\n人次"),  # wrapped
        ("1.5级以上医师\n人次", "≥200\n人次"),
    ],
)
def test_other_lines_are_one_indicator(names: str, values: str) -> None:
    reading = read(HEADS, ["产出指标", "数量指标", names, values, "20"])
    assert len(indicators(reading)) == 1


def test_a_cell_may_hold_the_name_and_the_value() -> None:
    reading = read(
        ["一级指标", "二级指标", "三级指标及指标值"],
        ["产出指标", "数量指标", "培训人次≥200人次"],
        ["", "时效指标", "完成时间：2024年12月底前"],
        ["", "质量指标", "合格率（≥95%）"],
        ["效益指标", "社会效益指标", "业务能力：有所提高"],
    )
    assert [i[1:3] for i in indicators(reading)] == [
        ("培训人次", "≥200人次"), ("完成时间", "2024年12月底前"), ("合格率", "≥95%"), ("业务能力", "有所提高"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_a_row_of_nothing_is_no_indicator_and_last_years_values_make_no_self_evaluation() -> None:
    reading = read(
        ["一级指标", "二级指标", "三级指标", "上年完成值", "本年目标值"],
        ["产出指标", "数量指标", "培训人次", "180人次", "≥200人次"],
        ["效益指标", "经济效益指标", "无", "无", "无"],
        ["", "社会效益指标", "安全事故", "无", "无"],
    )
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.form == "single-project"
    assert [i[1:3] for i in indicators(reading)] == [("培训人次", "≥200人次"), ("安全事故", "无")]
    assert not reading.leftovers


def test_a_value_and_what_it_is_made_of_are_one() -> None:
    heads = ["项目名称", "预算金额", "绩效目标", "产出指标", "效益指标"]
    row = ["技能培训", "10", "完成培训。", "组织培训3次，每次50人", "就业率≥60%"]
    reading = recognise(grid([["项目支出绩效目标表"], heads, row]))
    found = indicators(reading)
    assert [i[1:3] for i in found] == [("组织培训", "3次，每次50人"), ("就业率", "≥60%")]
