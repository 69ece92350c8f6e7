"""Heads and titles in words of their own, known by their parts or their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.rules import load
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

WAYS = [grid, *(lambda rows, way=way: sheet(way(rows)) for way in (pasted, barred, a_cell_a_line))]


def form(title: str = "项目支出绩效目标表", name: str = "三级指标", value: str = "指标值") -> Rows:
    return [
        [(title, 1, 4)],
        ["项目名称", ("渠道清淤", 1, 3)],
        ["年度资金总额（万元）", ("86.5", 1, 3)],
        ["年度目标", ("清淤渠道32公里。", 1, 3)],
        ["一级指标", "二级指标", name, value],
        ["产出指标", "数量指标", "清淤长度", "≥32公里"],
        ["效益指标", "社会效益指标", "受益面积", "≥1.2万亩"],
    ]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["明细指标", "三级绩效指标", "细化指标", "个性指标", "绩效内容", "指标"])
def test_behind_the_heads_of_levels_stands_that_of_the_names(way: Callable[[Rows], Sheet], name: str) -> None:
    reading = recognise(way(form(name=name)))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level2, i.name, i.annual) for i in project.indicators] == [
        ("数量指标", "清淤长度", "≥32公里"), ("社会效益指标", "受益面积", "≥1.2万亩"),
    ]  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("value", ["绩效标准", "考核标准"])
def test_a_standard_is_the_value_where_no_other_column_is(way: Callable[[Rows], Sheet], value: str) -> None:
    reading = recognise(way(form(value=value)))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [i.annual for i in project.indicators] == ["≥32公里", "≥1.2万亩"]
    assert not reading.leftovers


def test_a_standard_beside_the_value_is_kept_with_it() -> None:
    rows = [[*row[:3], "达到即可", row[3]] if n > 4 else row for n, row in enumerate(form())]
    rows[4] = ["一级指标", "二级指标", "三级指标", "绩效标准", "指标值"]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    first = project.indicators[0]
    assert (first.annual, first.details) == ("≥32公里", {"绩效标准": "达到即可"})


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "title",
    [
        "项目绩效目标申报（批复）表", "项目支出绩效目标（调整）表", "上级转移支付资金绩效目标分解表",
        "项目支出绩效自评结果表", "项目绩效自评打分表", "项目支出绩效完成情况表", "省级专项资金整体绩效目标表",
    ],
)  # fmt: skip
def test_titles_are_known_by_their_parts(way: Callable[[Rows], Sheet], title: str) -> None:
    reading = recognise(way(form(title)))
    assert isinstance(reading.document, ProjectTable)
    assert not reading.leftovers


def many(unit: str = "单位名称", name: str = "项目名称", amount: str = "预算数", weight: str = "权重") -> Rows:
    return [
        [("2025年项目支出绩效目标表", 1, 9)],
        [("金额单位：万元", 1, 9)],
        [unit, name, amount, "年度目标", "一级指标", "二级指标", "三级指标", "指标值", weight],
        [
            ("某市园林局", 2, 1), ("行道树补植", 2, 1), ("48", 2, 1), ("补植行道树900株。", 2, 1), "产出指标",
            "数量指标", "补植株数", "≥900株", "60",
        ],
        ["满意度指标", "服务对象满意度指标", "市民满意度", "≥90%", "40"],
        ["某市水务局", "泵站检修", "35", "检修泵站6座。", "产出指标", "数量指标", "检修泵站数", "6座", "100"],
    ]  # fmt: skip


@pytest.mark.parametrize("way", WAYS[:3])
@pytest.mark.parametrize(
    "rows",
    [many(name="支出项目"), many(name="项目"), many(amount="批复数"), many(weight="本年权重"), many(unit="主管部门")],
)
def test_heads_of_a_grid_in_other_words(way: Callable[[Rows], Sheet], rows: Rows) -> None:
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    assert [(u.name, [(p.name, str(p.amounts.total)) for p in u.projects]) for u in reading.document.units] == [
        ("某市园林局", [("行道树补植", "48")]), ("某市水务局", [("泵站检修", "35")]),
    ]  # fmt: skip
    assert [i.weight for u in reading.document.units for p in u.projects for i in p.indicators] == ["60", "40", "100"]
    assert not reading.leftovers
    assert {"JX104", "JX312"}.isdisjoint(f.code for f in check(reading, load()))
