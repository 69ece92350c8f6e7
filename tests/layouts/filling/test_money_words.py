"""Fields and heads that are called by where money comes from."""

from __future__ import annotations

import msgspec
import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from tests.forms import Rows, grid

HEADS = ["一级指标", "二级指标", "三级指标", "指标值"]
ROW = ["产出指标", "数量指标", "培训次数", "4次"]


@pytest.mark.parametrize("source", ["来源", "资金来源", "来源（万元）"])
def test_the_sources_of_the_money_of_a_form(source: str) -> None:
    table: Rows = [
        [("项目资金", 4, 1), source, ("金额", 1, 2)], ["合计", ("20", 1, 2)], ["财政拨款", ("15", 1, 2)],
        ["其他资金", ("5", 1, 2)],
    ]  # fmt: skip
    beside: Rows = [[(source, 3, 1), "资金总额", ("20", 1, 2)], *table[2:]]
    for money in (table, beside):
        top: Rows = [[("项目支出绩效目标申报表", 1, 4)], ["项目名称", ("培训", 1, 3)]]
        reading = recognise(grid([*top, *money, ["年度目标", ("组织培训。", 1, 3)], HEADS, ROW]))
        assert isinstance(reading.document, ProjectTable)
        [[project]] = [u.projects for u in reading.document.units]
        amounts = msgspec.to_builtins(project.amounts)
        assert (amounts["total"], amounts["fiscal"], amounts["other"]) == ("20", "15", "5")
        assert not reading.leftovers


def test_the_sources_of_the_money_of_a_grid() -> None:
    over: Rows = [
        [("2025年项目支出绩效目标表", 1, 8)],
        [("项目名称", 2, 1), ("总计", 2, 1), ("来源", 1, 2), ("年度目标", 2, 1), ("绩效指标", 1, 4)],
        ["财政拨款", "其他资金", *HEADS], ["培训", "20", "15", "5", "组织培训。", *ROW],
    ]  # fmt: skip
    reading = recognise(grid(over))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert (str(project.amounts.fiscal), str(project.amounts.other)) == ("15", "5")
    assert not reading.leftovers


def test_sources_of_money_with_numbers_before_them() -> None:
    rows: Rows = [
        [("项目支出绩效目标申报表", 1, 4)], ["项目名称", ("培训", 1, 3)],
        [("项目当年预算资金来源", 5, 1), "资金总额", ("20", 1, 2)], ["1.财政拨款", ("15", 1, 2)],
        ["2.政府性基金预算财政拨款", ("0", 1, 2)], ["3.事业收入", ("", 1, 2)], ["4.其他", ("5", 1, 2)],
        ["年度目标", ("组织培训。", 1, 3)], HEADS, ROW,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    amounts = msgspec.to_builtins(project.amounts)
    assert (amounts["total"], amounts["fiscal"], amounts["other"]) == ("20", "15", "5")
    assert amounts["more"] == {"2.政府性基金预算财政拨款": "0"}
    assert not reading.leftovers


def test_amounts_that_are_told_behind_the_first_in_one_cell() -> None:
    rows: Rows = [
        [("项目支出绩效目标监控表", 1, 4)], [("2024年度1至6月", 1, 4)], [("项目名称：培训", 1, 4)],
        [("项目总额：20万元   其中：财政拨款15万元   其他资金5万元", 1, 4)], [("年度目标：组织培训。", 1, 4)], HEADS,
        ROW,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    amounts = msgspec.to_builtins(project.amounts)
    assert (amounts["total"], amounts["fiscal"], amounts["other"]) == ("20", "15", "5")
    assert reading.document.budget_year == 2024
    assert not reading.leftovers


@pytest.mark.parametrize("label", ["项目资金", "批复金额", "预算规模（万元）"])
def test_the_amount_may_stand_beside_the_name_of_its_part(label: str) -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 4)], ["项目名称", "培训", label, "20"], ["年度目标", ("组织培训。", 1, 3)], HEADS,
        ROW,
        ["填表人:张某", "联系电话:8888", ("日期:2023.11.2", 1, 2)],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert str(project.amounts.total) == "20"
    assert project.details == {"填表人": "张某", "联系电话": "8888", "日期": "2023.11.2"}
    assert not reading.leftovers


@pytest.mark.parametrize(
    "words", ["项目年度资金申请总额", "年度资金申请总额", "申请资金总额", "项目资金申报总额", "资金总额"]
)
def test_what_a_project_applies_for_is_its_money(words: str) -> None:
    rows: Rows = [
        [("项目支出绩效目标申报表（2025年度）", 1, 4)], ["项目名称", ("培训", 1, 3)],
        [words, "20", "其中：财政拨款", "15"],
        ["年度目标", ("组织培训。", 1, 3)], HEADS, ROW,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    amounts = msgspec.to_builtins(reading.document.units[0].projects[0].amounts)
    assert (amounts["total"], amounts["fiscal"]) == ("20", "15")
    assert not reading.leftovers
