"""A form that tells of 财政拨款 alone."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from tests.forms import Rows, grid


@pytest.mark.parametrize(
    ("money", "total"),
    [
        ([["财政拨款（万元）", ("12", 1, 4)]], "12"),
        ([["财政拨款（万元）", "12", "其他资金", ("", 1, 2)]], "12"),
        ([["财政拨款（万元）", "12", "其他资金", ("3", 1, 2)]], "None"),
        ([[("项目资金（万元）", 2, 1), "资金总额", ("", 1, 3)], ["其中：财政拨款", ("12", 1, 3)]], "None"),
    ],
)
def test_the_only_source_is_all_the_money_where_no_sum_is_asked_for(money: Rows, total: str) -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 5)], ["项目名称", ("业务培训", 1, 4)], *money,
        ["一级指标", "二级指标", "三级指标", "指标值", "备注"], ["产出指标", "数量指标", "培训次数", "≥4次", ""],
    ]  # fmt: skip
    document = recognise(grid(rows)).document
    assert isinstance(document, ProjectTable)
    amounts = document.units[0].projects[0].amounts
    assert (str(amounts.total), str(amounts.fiscal)) == (total, "12")
