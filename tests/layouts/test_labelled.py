"""Fields of forms by their labels."""

from __future__ import annotations

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from tests.forms import Rows, grid


def test_what_was_done_stands_beside_what_was_planned() -> None:
    rows: Rows = [
        [("项目绩效自评表", 1, 6)], ["项目名称", ("广播", 1, 2), "项目单位", ("某中心", 1, 2)],
        ["预算金额（万元）", ("75", 1, 2), "实际支出（万元）", ("74.2", 1, 2)],
        ["预期目标", ("建设终端320套", 1, 2), "实际完成", ("建设320套", 1, 2)],
        ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "得分"],
        ["产出指标", "数量指标", "终端数量", "320套", "320套", "90"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert (project.objective, str(project.amounts.total)) == ("建设终端320套", "75")
    assert not project.amounts.more
    assert project.details == {"实际支出（万元）": "74.2", "实际完成": "建设320套"}
    assert not reading.leftovers


def test_dates_and_money_of_other_years_end_the_field_before_them() -> None:
    rows: Rows = [
        [("财政项目支出绩效目标申报表", 1, 2)], [("项目名称：科普活动", 1, 2)],
        ["计划开始日期：2024-01-01", "计划完成日期：2024-12-31"],
        ["项目当年预算（元）：800,000", "同名项目上年预算额（元）：750,000"], [("项目绩效总目标：举办活动。", 1, 2)],
        ["一级目标", "二级目标", "三级目标", "指标目标值"], ["产出目标", "数量", "举办活动", "50场"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert str(project.amounts.total) == "800000"
    assert project.details == {
        "计划开始日期": "2024-01-01", "计划完成日期": "2024-12-31", "同名项目上年预算额（元）": "750,000",
    }  # fmt: skip
    assert not reading.leftovers
