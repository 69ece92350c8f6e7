"""Rows of sums, lines of departments and dates that stand around what a form says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import DepartmentForm, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, grid, pasted

WAYS = [grid, lambda rows: sheet(pasted(rows))]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("total", ["总分", "总计得分", "合计得分"])
def test_sums_of_the_points_of_a_category_are_understood(way: Callable[[Rows], Sheet], total: str) -> None:
    rows: Rows = [
        [("项目支出绩效自评表", 1, 8)],
        ["项目名称", ("渠道清淤", 1, 7)],
        ["实施单位", ("某市灌区管理站", 1, 7)],
        ["年度总体目标", ("清淤渠道32公里。", 1, 7)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "数量指标", "清淤长度", "≥32公里", "30公里", "30", "28.1", "汛期停工"],
        ["", "质量指标", "验收合格率", "100%", "100%", "20", "20", ""],
        [("产出指标小计", 1, 5), "50", "48.1", ""],
        ["效益指标", "社会效益指标", "受益面积", "≥1.2万亩", "1.2万亩", "40", "40", ""],
        [("效益指标小计", 1, 5), "40", "40", ""],
        [(total, 1, 5), "90", "88.1", ""],
    ]
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.name, i.score) for i in project.indicators] == [
        ("产出指标", "清淤长度", "28.1"), ("产出指标", "验收合格率", "20"), ("效益指标", "受益面积", "40"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_the_line_of_the_department_bears_its_code() -> None:
    rows: Rows = [
        [("部门预算项目绩效目标表（2025年度）", 1, 8)],
        [("部门：某市水利局", 1, 4), ("金额单位：万元", 1, 4)],
        ["单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标", "指标值"],
        [("316-某市水利局部门", 1, 2), "83", "", "", "", "", ""],
        ["316001-某市水利局", "河道巡查", "48", "巡查12次。", "产出指标", "数量指标", "巡查次数", "≥12次"],
        ["316002-某市灌区管理站", "泵站检修", "35", "检修6座。", "产出指标", "数量指标", "检修座数", "6座"],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert (reading.document.department, str(reading.document.total.total)) == ("316-某市水利局部门", "83")
    assert [u.name for u in reading.document.units] == ["316001-某市水利局", "316002-某市灌区管理站"]
    assert not reading.leftovers


def test_a_date_of_the_application_is_no_error() -> None:
    rows: Rows = [
        [("项目支出绩效目标申报表", 1, 4)],
        [("申报日期：2024年10月", 1, 2), ("单位：万元", 1, 2)],
        ["项目名称", ("渠道清淤", 1, 3)],
        ["年度目标", ("清淤渠道32公里。", 1, 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "清淤长度", "≥32公里"],
    ]
    assert [left.role for left in recognise(grid(rows)).leftovers if not left.role] == []


def test_the_money_of_a_department_may_be_called_so() -> None:
    rows: Rows = [
        [("部门整体绩效目标申报表", 1, 5)],
        [("（2025年度）", 1, 5)],
        [("部门（单位）名称", 1, 2), ("某市档案馆", 1, 3)],
        [("部门资金（万元）", 2, 2), "资金总额", "基本支出", "项目支出"],
        ["1520.6", "920.6", "600"],
        [("年度绩效目标", 1, 2), ("完成馆藏数字化。", 1, 3)],
        [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "数字化页数", "≥120万页"],
        ["效益指标", "社会效益指标", "查档人次", "≥0.6万人次"],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    assert (str(reading.document.expenditure.basic), str(reading.document.expenditure.project)) == ("920.6", "600")
    assert not reading.leftovers


def test_the_unit_of_money_stands_in_the_head_of_its_column() -> None:
    rows: Rows = [
        [("2025年项目支出绩效目标汇总表", 1, 6)],
        ["序号", "单位名称", "项目名称", "预算金额（万元）", "数量指标", "满意度指标"],
        ["1", "某市人社局", "就业补助", "500", "培训人数≥2000人", "学员满意度≥90%"],
    ]
    document = recognise(grid(rows)).document
    assert isinstance(document, ProjectTable)
    assert document.money_unit == "万元"
