"""Money by years in a form: that of the budget year is the amount."""

from __future__ import annotations

import msgspec
import pytest

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid, pasted

YEARS: Rows = [
    [("项目资金", 5, 2), ("年度", 1, 2), ("金额（万元）", 1, 2)], [("2024年", 1, 2), ("10", 1, 2)],
    [("2025年", 1, 2), ("15", 1, 2)], [("2026年", 1, 2), ("5", 1, 2)], [("合计", 1, 2), ("30", 1, 2)],
]  # fmt: skip
SOURCES: Rows = [
    [("年度", 1, 2), ("资金总额", 1, 2), ("财政拨款", 1, 2)], [("2025", 1, 2), ("15", 1, 2), ("14", 1, 2)],
    [("2026", 1, 2), ("5", 1, 2), ("4", 1, 2)],
]  # fmt: skip
ACROSS: Rows = [[("年度", 1, 2), "2024年", "2025年", "2026年", "合计"], [("金额（万元）", 1, 2), "10", "15", "5", "30"]]
STATED: Rows = [[("年度资金总额", 1, 2), ("16", 1, 4)], [("项目资金", 3, 2), *YEARS[0][1:]], *YEARS[2:4]]
WHOLE: Rows = [[("项目总金额", 1, 2), ("30", 1, 4)], [("项目资金", 3, 2), *YEARS[0][1:]], *YEARS[2:4]]


def project(rows: Rows, way: str, year: str = "（2025年度）") -> tuple[Project, list[str]]:
    made: Rows = [
        [("项目支出绩效目标申报表", 1, 6)], [(year, 1, 6)], [("项目名称", 1, 2), ("培训", 1, 4)], *rows,
        [("年度目标", 1, 2), ("组织培训。", 1, 4)], ["一级指标", "二级指标", ("三级指标", 1, 3), "指标值"],
        ["产出指标", "数量指标", ("培训次数", 1, 3), "4次"],
    ]  # fmt: skip
    reading = recognise(grid(made) if way == "cells" else sheet(pasted(made)))
    assert isinstance(reading.document, ProjectTable)
    [[found]] = [u.projects for u in reading.document.units]
    return found, [left.text for left in reading.leftovers]


@pytest.mark.parametrize(
    ("rows", "amounts", "details"),
    [
        (YEARS, {"total": "15"}, {"2024年·金额（万元）": "10", "2026年·金额（万元）": "5", "合计·金额（万元）": "30"}),
        (SOURCES, {"total": "15", "fiscal": "14"}, {"2026·资金总额": "5", "2026·财政拨款": "4"}),
        (ACROSS, {"total": "15"}, {"2024年·金额（万元）": "10", "2026年·金额（万元）": "5", "合计·金额（万元）": "30"}),
        # What the label of the year's money has stated stays.
        (STATED, {"total": "16", "more": {"2025年·金额（万元）": "15"}}, {"2026年·金额（万元）": "5"}),
        (WHOLE, {"total": "15", "more": {"项目总金额": "30"}}, {"2026年·金额（万元）": "5"}),
    ],
    ids=["rows", "sources", "columns", "stated", "whole"],
)
@pytest.mark.parametrize("way", ["cells", "pasted"])
def test_the_budget_years_money_is_the_amount(
    way: str, rows: Rows, amounts: dict[str, object], details: dict[str, str]
) -> None:
    found, left = project(rows, way)
    money = msgspec.to_builtins(found.amounts)
    assert {k: v for k, v in money.items() if v is not None} == amounts
    assert found.details == details
    assert not left


@pytest.mark.parametrize("way", ["cells", "pasted"])
def test_figures_of_years_that_are_no_money_are_only_told(way: str) -> None:
    found, left = project(
        [[("年度", 1, 2), ("培训人数", 1, 4)], [("2025年", 1, 2), ("90", 1, 4)], [("2026年", 1, 2), ("80", 1, 4)]], way
    )
    assert found.amounts.total is None
    assert found.details == {"2025年·培训人数": "90", "2026年·培训人数": "80"}
    assert not left


@pytest.mark.parametrize("way", ["cells", "pasted"])
def test_sums_that_look_like_years_are_sums(way: str) -> None:
    rows: Rows = [[("资金总额", 1, 2), "2000", ("2050", 1, 3)], [("财政拨款", 1, 2), "2000", ("2050", 1, 3)]]
    found, _ = project(rows, way)
    assert (str(found.amounts.total), str(found.amounts.fiscal)) == ("2000", "2000")


@pytest.mark.parametrize("way", ["cells", "pasted"])
def test_without_a_budget_year_the_years_are_left_over(way: str) -> None:
    _, left = project(YEARS, way, year="（试行）")
    assert {"2024年", "2025年", "2026年"} <= set(" ".join(left).split())
