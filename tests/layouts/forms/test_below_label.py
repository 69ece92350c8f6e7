"""What stands below the money of a form, beside the label that reaches down to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, grid, pasted

TOP: Rows = [
    [("1.道路养护绩效目标表", 1, 6)], [("211001某市某局本级", 1, 2), ("单位：万元", 1, 4)],
    [("预算规模及资金用途", 2, 1), "预算数", "20", "其中：财政资金", "15", "其他资金"], [("用于道路养护。", 1, 5)],
]  # fmt: skip
PLAN: Rows = [
    [("资金支出计划（%）", 2, 1), "3月底", "6月底", "10月底", ("12月底", 1, 2)], ["25%", "50%", "80%", ("100%", 1, 2)],
]  # fmt: skip
BELOW: Rows = [
    ["绩效目标", ("完成养护。", 1, 5)],
    ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"],
    ["产出指标", "数量指标", "养护里程", "养护公路里程", "≥30公里", "工作计划"],
]  # fmt: skip
WAYS: list[Callable[[Rows], Sheet]] = [grid, lambda rows: sheet(pasted(rows))]


def project(reading: Reading) -> Project:
    assert isinstance(reading.document, ProjectTable)
    [[found]] = [u.projects for u in reading.document.units]
    return found


@pytest.mark.parametrize("way", WAYS)
def test_what_the_money_is_for_and_when_it_is_spent(way: Callable[[Rows], Sheet]) -> None:
    reading = recognise(way([*TOP[:2], ["项目名称", ("道路养护", 1, 5)], *TOP[2:], *PLAN, *BELOW]))
    found = project(reading)
    assert (str(found.amounts.total), str(found.amounts.fiscal)) == ("20", "15")
    assert found.details == {
        "预算规模及资金用途": "用于道路养护。",
        "资金支出计划（%）·3月底": "25%", "资金支出计划（%）·6月底": "50%", "资金支出计划（%）·10月底": "80%",
        "资金支出计划（%）·12月底": "100%",
    }  # fmt: skip
    assert not reading.leftovers


def test_a_plan_whose_shares_stand_elsewhere_is_left_over() -> None:
    plan: Rows = [PLAN[0], ["25%", "50%", "", ("100%", 1, 2)]]
    reading = recognise(grid([*TOP[:2], ["项目名称", ("道路养护", 1, 5)], *TOP[2:], *plan, *BELOW]))
    assert project(reading).details == {"预算规模及资金用途": "用于道路养护。"}
    assert [left.text for left in reading.leftovers][:2] == ["资金支出计划（%）", "3月底"]
