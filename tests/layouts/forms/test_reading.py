"""Forms of a project of other places: grids of many projects, one project a form, self-evaluations."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jxlint.document import Project, ProjectTable, words
from jxlint.errors import BlankForm, JxlintError, UnrecognisedTable, UsageError
from jxlint.layouts import recognise
from jxlint.layouts.choice import surest
from jxlint.layouts.forms import bracketed_lines
from jxlint.layouts.rows.split_heads import is_figure
from jxlint.layouts.words.vocabulary import filler, head, label, level
from jxlint.readers import read_bytes
from jxlint.reading import Reading
from jxlint.sheet import Sheet, TextPlaces, sheet
from tests.forms import DATA, Rows, a_cell_a_line, barred, grid, pasted
from tests.layouts.form_tables import (
    EVALUATION,
    GRID,
    HEADS_ABOVE,
    LABELS_AS_NAMES,
    MID_TERM,
    PARTED_MONEY,
    SIDE_BY_SIDE,
    SINGLE,
    SPLIT_HEADS,
)

EXPECTED: dict[str, Any] = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
SAMPLES = sorted(p.stem for p in DATA.glob("*.txt"))
FILLED = [name for name in SAMPLES if name in EXPECTED]
WAYS: dict[str, Callable[[Rows], Sheet]] = {
    "cells": grid,
    "pasted": lambda rows: sheet(pasted(rows)),
    "barred": lambda rows: sheet(barred(rows)),
    "a cell a line": lambda rows: sheet(a_cell_a_line(rows)),
}


_TITLE = re.compile(
    r"[^。，]{0,60}(?:表|绩效目标和指标)(?:[（(][^（()）]{0,20}[)）])?"
    r"|[（(]?20\d\d年度?[）)]?|[（(]?(?:单位[:：])?万?元[）)]?|[（(]盖章[）)]"
)
_MARKS = re.compile(r"(?:[()（）:：、。；;.…/【】*—-]|指标\d{0,2}[:：]?|合计|总分|\d{1,2}[.、）)])*")


def text(name: str) -> str:
    return (DATA / f"{name}.txt").read_text(encoding="utf-8")


def table(reading: Reading) -> ProjectTable:
    assert isinstance(reading.document, ProjectTable)
    return reading.document


def projects(reading: Reading) -> list[Project]:
    return [p for u in table(reading).units for p in u.projects]


def filled(thing: object) -> object:
    """A document's builtins without what is empty, and without the numbers that a form does not print."""
    if isinstance(thing, dict):
        return {k: v for k, x in thing.items() if k != "number" and (v := filled(x)) not in (None, {}, [])}
    return [filled(x) for x in thing] if isinstance(thing, list | tuple) else thing


@pytest.mark.parametrize("name", FILLED)
def test_a_sample_gives_what_a_careful_reader_finds(name: str) -> None:
    want = EXPECTED[name]
    reading = recognise(sheet(text(name)))
    got: Any = msgspec.to_builtins(table(reading))
    for key in ("form", "department", "money_unit", "budget_year"):
        assert got.get(key) == want[key], key
    assert [u["name"] for u in got["units"]] == [u["name"] for u in want["units"]]
    pairs = zip(got["units"], want["units"], strict=True)
    for mine, its in ((g, w) for gu, wu in pairs for g, w in zip(gu["projects"], wu["projects"], strict=True)):
        for key in ("name", "amounts", "objective", "evaluation", "indicators"):
            assert filled({key: mine.get(key)}) == filled({key: its.get(key)}), key
    assert bool(reading.partial) == want["partial"]


@pytest.mark.parametrize("way", WAYS)
def test_names_of_indicators_and_projects_may_read_like_labels(way: str) -> None:
    reading = recognise(WAYS[way](LABELS_AS_NAMES))
    (project,) = projects(reading)
    assert (project.name, project.objective, str(project.amounts.total)) == ("其他支出", "做好工作。", "12.5")
    assert (table(reading).money_unit, str(project.amounts.other)) == ("万元", "2.5")
    assert [(i.level1, i.level2, i.name, i.annual, i.weight) for i in project.indicators] == [
        ("产出指标", "时效指标", "完成时间", "12月底前", "20"), ("产出指标", "时效指标", "项目内容", "3项", "30"),
        ("效益指标", "社会效益指标", "知晓率", "≥90%", "40"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_heads_may_be_split_over_two_rows() -> None:
    reading = recognise(grid(SPLIT_HEADS))
    (project,) = projects(reading)
    assert [(i.name, i.annual, i.actual, i.weight) for i in project.indicators] == [
        ("培训次数", "4次", "5次", "50"), ("学员满意度", "≥90%", "95%", "40"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_the_template_is_blank() -> None:
    with pytest.raises(BlankForm):
        recognise(sheet(text("24_template_kunnan_qunzhong")))


@pytest.mark.parametrize("rows", [GRID, SINGLE, MID_TERM, EVALUATION], ids=["grid", "single", "mid-term", "evaluation"])
@pytest.mark.parametrize("way", WAYS)
def test_the_same_table_in_any_container_is_the_same_document(way: str, rows: Rows) -> None:
    want, got = recognise(grid(rows)), recognise(WAYS[way](rows))
    assert table(got) == table(want)
    assert got.leftovers == ()


def test_the_grid_of_many_projects() -> None:
    found = projects(recognise(grid(GRID)))
    assert [p.name for p in found] == ["信息化运维", "培训费"]
    assert [p.amounts.total for p in found] == [Decimal("1200000.00"), Decimal("350000")]
    assert [p.objective for p in found] == ["保障系统稳定运行，及时处置故障。", "完成年度培训。"]
    first, *_, last = found[0].indicators
    stated = [words(x) for x in (first.nature, first.annual, first.unit, first.weight, first.direction)]
    assert stated == ["≥", "12", "次", "20", "正向指标"]
    assert (last.level1, last.level2) == ("满意度指标", "服务对象满意度指标")
    assert table(recognise(grid(GRID))).money_unit == "元"
    assert table(recognise(grid(GRID))).units[0].name == "某局本级"


def test_cells_taken_apart_and_said_again_are_one_project() -> None:
    """Exports without merged cells say unit, project, amount and objective on every row."""
    lead = ("某局本级", "信息化运维", "1200000.00", "保障系统稳定运行。")
    heads = ("单位名称", "项目名称", "预算数（元）", "年度目标", "一级指标", "二级指标", "三级指标", "指标值")
    rows = [
        heads,
        (*lead, "产出指标", "数量指标", "巡检次数", "≥12次"),
        (*lead, "产出指标", "质量指标", "可用率", "≥99%"),
    ]
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert [i.annual for i in project.indicators] == ["≥12次", "≥99%"]
    assert reading.leftovers == ()


def test_empty_rows_and_labels_of_the_blank_form_mean_nothing() -> None:
    [project] = projects(recognise(grid(SINGLE)))
    assert [i.name for i in project.indicators] == [
        "改造小区数量", "验收合格率", "完工时间", "改造总成本", "受益户数", "居民满意度",
    ]  # fmt: skip
    # Name and value in one cell: 指标1：验收合格率（≥95%）.
    assert project.indicators[1].annual == "≥95%"
    assert project.details is not msgspec.UNSET
    assert project.details["项目属性"] == "新增项目"


def test_several_forms_in_a_file_are_several_projects() -> None:
    second = [row if i != 2 else (("项目名称", 1, 2), ("加装电梯", 1, 4)) for i, row in enumerate(SINGLE)]
    found = projects(recognise(grid(SINGLE, second)))
    assert [(p.name, len(p.indicators)) for p in found] == [("老旧小区改造项目", 6), ("加装电梯", 6)]


def test_mid_term_and_yearly_columns_are_period_and_annual() -> None:
    [project] = projects(recognise(grid(MID_TERM)))
    assert [(i.period, i.annual) for i in project.indicators] == [("100人", "30人"), ("≥90%", "≥95%")]
    assert project.objective == "引进30人。"


def test_columns_of_the_term_and_of_the_year_side_by_side_are_period_and_annual() -> None:
    reading = recognise(grid(SIDE_BY_SIDE))
    [project] = projects(reading)
    assert [(i.level2, i.name, i.period, i.annual) for i in project.indicators] == [
        ("数量指标", "培训期数", "≥9期", "≥3期"), ("数量指标", "示范点", None, "5个"),
        ("时效指标", "完成时间", "2026年底", "2024年底"), ("成本指标", "年度成本", "≤60万元", "≤20万元"),
        ("满意度指标", "农户满意度", "≥90%", "≥90%"),
    ]  # fmt: skip
    assert project.indicators[3].details == {"三级指标": "总成本"}
    money = project.amounts
    assert [str(m) for m in (money.total, money.fiscal, money.other)] == ["20.5", "20", "0.5"]
    assert {k: str(v) for k, v in (money.more or {}).items()} == {
        "中期资金总额": "60", "中期·其中：财政拨款": "50", "中期·其他资金": "10",
    }  # fmt: skip
    assert project.objective == "培训3期。"
    assert not reading.leftovers


def test_columns_of_the_term_and_of_the_year_may_share_those_of_the_levels() -> None:
    rows: Rows = [
        ["项目支出绩效目标表"], [("项目名称", 1, 2), ("培训", 1, 5)],
        [("绩效指标", 3, 1), "一级指标", "二级指标", "三级指标", "指标值", "三级指标", "指标值"],
        ["产出指标", "数量指标", "培训期数", "9期", "培训期数", "3期"],
        ["效益指标", "社会效益指标", "就业率", "≥80%", "就业率", "≥75%"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert [(i.level2, i.name, i.period, i.annual) for i in project.indicators] == [
        ("数量指标", "培训期数", "9期", "3期"), ("社会效益指标", "就业率", "≥80%", "≥75%"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_what_stands_under_a_head_that_comes_again_is_never_dropped() -> None:
    rows = [*SINGLE[:9], ["一级指标", "二级指标", "三级指标", "指标值", "三级指标", "备注"]]
    rows.append(["产出指标", "数量指标", "", "", "巡查次数", ""])
    reading = recognise(grid([*rows, ["产出指标", "质量指标", "合格率", "100%", "", ""]]))
    assert [left.text for left in reading.leftovers] == ["巡查次数"]


def test_heads_may_begin_a_row_above_those_of_the_levels() -> None:
    made = grid(HEADS_ABOVE)
    assert surest(made)[0] == "self-evaluation"
    reading = recognise(made)
    [project] = projects(reading)
    stated = [[words(x) for x in (i.nature, i.annual, i.unit, i.actual, i.weight, i.score)] for i in project.indicators]
    assert stated == [
        ["═", "735", "人次", "735", "50", "50"],
        ["≧", "90", "%", "95%", "30", "30"],
        ["≧", "95", "%", "100%", "10", "9"],
    ]
    assert (project.details or {})["总分"] == "优"
    assert not reading.leftovers


def test_a_head_over_the_money_of_a_grid_is_no_column_and_its_numbers_are_no_words() -> None:
    made = grid(PARTED_MONEY)
    assert surest(made)[0] == "indicator-grid"
    reading = recognise(made)
    money = [p.amounts for p in projects(reading)]
    assert [[str(x) for x in (m.total, m.fiscal, m.other)] for m in money] == [
        ["1250.00", "1200.00", "50.00"], ["38.6", "38.6", "None"],
    ]  # fmt: skip
    assert str(table(reading).total.total) == "1288.60"
    assert not reading.leftovers


def test_last_years_value_beside_this_years_is_no_target_and_no_row() -> None:
    rows: Rows = [
        *SINGLE[:9],
        [("绩效指标", 3, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 2)],
        ["2023年实际实现值", "预期2024年实现值"],
        ["产出指标", "数量指标", "培训人次", "260人次", "280人次"],
    ]
    reading = recognise(grid(rows))
    [indicator] = projects(reading)[0].indicators
    assert (indicator.annual, indicator.details) == ("280人次", {"2023年实际实现值": "260人次"})
    assert not reading.leftovers


def test_a_note_below_the_last_value_is_no_part_of_it() -> None:
    reading = recognise(sheet(a_cell_a_line(SINGLE[:-1]) + "注：可以自行增加。\n"))
    assert projects(reading)[0].indicators[-1].annual == "≥90%"
    assert [left.role for left in reading.leftovers] == ["note"]


@pytest.mark.parametrize(
    "tail",
    [
        "某县教育局\n2025年2月10日", "2025年2月10日\n某县教育局", "某县教育局（盖章）",
        "2025-02-10", "二〇二五年二月十日",
        "发布日期：2025-02-10", "浏览次数：120", "打印本页 关闭窗口", "某县教育局\n浏览次数：120",
    ],
)  # fmt: skip
def test_who_signed_below_the_last_value_of_a_cell_a_line_is_no_part_of_it(tail: str) -> None:
    made = a_cell_a_line(SINGLE[:-1])
    before = projects(recognise(sheet(made)))[0].indicators
    reading = recognise(sheet(made + tail + "\n"))
    assert projects(reading)[0].indicators == before
    assert [(left.text, left.role) for left in reading.leftovers] == [(tail.replace("\n", " "), "note")]


def test_a_date_that_is_the_last_value_of_a_cell_a_line_stays() -> None:
    made = a_cell_a_line(SINGLE[:-1]).rstrip("| \n").removesuffix("≥90%")
    for value, tail in (("2025年12月31日", ""), ("2025年12月31日", "\n某县教育局"), ("2025年6月", "\n2025年2月10日")):
        assert projects(recognise(sheet(made + value + tail)))[0].indicators[-1].annual == value


def test_an_indicator_that_is_only_struck_out_is_none() -> None:
    rows = [[cell if cell != ("受益户数", 1, 2) else ("指标1：/", 1, 2) for cell in row] for row in SINGLE]
    rows = [[cell if cell != "≥500户" else "" for cell in row] for row in rows]
    reading = recognise(grid(rows))
    assert "社会效益指标" not in [i.level2 for i in projects(reading)[0].indicators]
    assert not reading.leftovers


def test_an_objective_above_an_empty_place_for_what_became_of_it_is_the_objective() -> None:
    made = """绩效目标申报表
项目名称 某村旅游设施
总体目标 年度目标 年度总体目标完成情况
接待游客不少于6万人。
绩效指标 一级指标 二级指标 三级指标 指标值
产出指标 数量指标 流转土地 ≥60亩
"""
    assert projects(recognise(sheet(made)))[0].objective == "接待游客不少于6万人。"


def test_a_label_parted_before_its_code_is_whole_and_costs_are_of_the_output_they_follow() -> None:
    made = """项目支出绩效目标表
项目名称
某工程
主管部门
及编码
[001]某局
年度目标
建成。
一级指标
二级指标
三级指标
指标值
产出指标
成本指标
建设成本
≤20万元
"""
    reading = recognise(sheet(made))
    assert table(reading).department == "[001]某局"
    assert [(i.level1, i.level2) for i in projects(reading)[0].indicators] == [("产出指标", "成本指标")]


def test_a_field_that_only_one_form_has_is_kept_under_its_label() -> None:
    rows: Rows = [*SINGLE[:4], [("某地特有栏目", 1, 2), ("另有说明。", 1, 4)], *SINGLE[4:]]
    reading = recognise(grid(rows))
    assert (projects(reading)[0].details or {})["某地特有栏目"] == "另有说明。"
    assert not reading.leftovers


def test_a_head_of_another_wording_costs_no_more_than_its_column() -> None:
    rows: Rows = [*SINGLE[:9], ["一级指标", "二级指标", "三级指标", "某种取值", "另一栏"]]
    reading = recognise(grid([*rows, ["产出指标", "数量指标", "改造户数", "3户", "摸底数"]]))
    [indicator] = projects(reading)[0].indicators
    assert (indicator.annual, indicator.details) == ("3户", {"另一栏": "摸底数"})
    assert not reading.leftovers


def test_money_by_its_kinds_and_the_year_it_is_for() -> None:
    rows: Rows = [
        *SINGLE[:3],
        [("用款单位", 1, 2), ("某院", 1, 4)],
        [("项目资金（万元）", 4, 2), ("（一）财政拨款小计", 1, 3), "6.30"],
        [("1、一般公共预算", 1, 3), "6.30"],
        [("（二）自有资金小计", 1, 3), "0.00"],
        [("1、经营性收入", 1, 3), "0.00"],
        [("总体绩效目标", 1, 2), ("当年度目标", 1, 2), ("救助63人。", 1, 2)],
        [("绩效指标", 2, 1), "一级指标", "二级指标", ("三级指标", 1, 2), "当年度指标值"],
        ["项目完成指标", "数量指标", ("救助人数", 1, 2), "63人"],
    ]
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert (str(project.amounts.fiscal), project.objective) == ("6.30", "救助63人。")
    assert project.indicators[0].annual == "63人"
    assert not reading.leftovers


def test_numbered_rows_that_say_the_project_again_are_one_project_and_signs_of_a_direction_are_its_nature() -> None:
    lead = ("某馆", "展演", "30", "展演6场。")
    heads = ["序号", "单位名称", "项目名称", "预算金额（万元）", "绩效目标", "一级指标", "二级指标", "三级指标"]
    rows: Rows = [
        [("2025年项目绩效目标表", 1, 11)],
        [*heads, "指标方向", "指标值", "计量单位"],
        ["1", *lead, "产出指标", "数量指标", "展演场次", "≥", "6", "场"],
        ["2", *lead, "满意度指标", "服务对象满意度", "观众满意度", "≥", "90", "%"],
    ]
    for way in ("cells", "pasted"):
        reading = recognise(WAYS[way](rows))
        [project] = projects(reading)
        assert [(i.nature, i.annual, i.unit) for i in project.indicators] == [("≥", "6", "场"), ("≥", "90", "%")]
        assert not reading.leftovers


def test_the_self_evaluation_of_a_transfer() -> None:
    rows: Rows = [
        [("中央对地方转移支付区域（项目）绩效目标自评表", 1, 7)],
        [("转移支付（项目）名称", 1, 2), ("某资金", 1, 5)],
        [("资金投入情况（万元）", 2, 2), "", "全年预算数（A）", "全年执行数（B）", ("预算执行率（B/A×100%）", 1, 2)],
        ["年度资金总额：", "126", "120", ("95.2%", 1, 2)],
        [("资金管理情况", 2, 2), "", ("情况说明", 1, 2), ("存在问题和改进措施", 1, 2)],
        ["分配科学性", ("按因素法分配", 1, 2), ("无", 1, 2)],
        [("总体目标完成情况", 2, 2), ("总体目标", 1, 3), ("全年实际完成情况", 1, 2)],
        [("治理80公里。", 1, 3), ("治理82公里。", 1, 2)],
        [("绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", "指标值", "全年实际完成值", "未完成原因和改进措施"],
        ["产出指标", "数量指标", "治理长度（公里）", "80", "82", ""],
        ["说明", ("请在此处简要说明审计发现的问题。无", 1, 6)],
    ]
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert (project.name, str(project.amounts.total), project.objective) == ("某资金", "126", "治理80公里。")
    assert [(i.name, i.annual, i.actual) for i in project.indicators] == [("治理长度（公里）", "80", "82")]
    details = project.details or {}
    assert (details["分配科学性"], details["分配科学性'"]) == ("按因素法分配", "无")
    assert details["说明"] == "请在此处简要说明审计发现的问题。无"
    assert not reading.leftovers


def test_words_in_the_place_of_a_level_with_no_row_beside_them_are_left_over() -> None:
    rows: Rows = [*SINGLE[:-1], [("另一句话没有指标", 1, 6)]]
    assert [left.text for left in recognise(grid(rows)).leftovers] == ["另一句话没有指标"]
    rows = [*SINGLE[:-1], ["", ("另一句话没有指标", 1, 5)]]
    assert [left.text for left in recognise(grid(rows)).leftovers] == ["另一句话没有指标"]


def test_an_amount_beside_its_label_is_no_column() -> None:
    rows: Rows = [
        *EVALUATION[:4],
        [("预算执行情况（万元）", 2, 2), "预算数", ("12", 1, 2), "执行数", ("11", 1, 3)],
        ["其他资金", ("0", 1, 2), "其他资金", ("0", 1, 3)],
        *EVALUATION[8:],
    ]
    reading = recognise(grid(rows))
    assert str(projects(reading)[0].amounts.total) == "12"
    assert not reading.leftovers


def test_a_table_broken_off_above_its_indicators_is_nearest_to_the_form_of_its_title() -> None:
    with pytest.raises(UnrecognisedTable) as caught:
        recognise(sheet("项目支出绩效目标申报表\n项目名称\t某项目\n年度目标\n做好绩效目标管理。\n"))
    assert "最接近“项目支出绩效目标申报表”" in caught.value.zh


def test_a_self_evaluation() -> None:
    [project] = projects(recognise(grid(EVALUATION)))
    assert project.evaluation is not msgspec.UNSET
    assert msgspec.to_builtins(project.evaluation) == {
        "weight": "10", "rate": "91.67%", "score": "9.17", "total_weight": "100", "total_score": "97.17",
    }  # fmt: skip
    second = project.indicators[1]
    assert [words(x) for x in (second.annual, second.actual, second.weight, second.score)] == [
        "效果明显", "达成预期指标", "30", "28",
    ]  # fmt: skip
    assert second.details == {"偏差原因分析及改进措施": "个别村滞后"}
    assert project.amounts.total == Decimal(12)  # the budget as adjusted


@pytest.mark.parametrize(
    ("printed", "unit", "amount"),
    [
        ("2026400元", "万元", "202.64"), ("1.5亿元", "万元", "15000"), ("250万", "万元", "250"),
        ("12.30", "元", "12.30"), ("3,500,000.00", "元", "3500000.00"), ("0.000001亿元", "元", "100"),
        ("35万元", "元", "350000"),
    ],
)  # fmt: skip
def test_amounts_with_a_unit_of_their_own_are_converted_exactly(printed: str, unit: str, amount: str) -> None:
    rows = [(cell if cell != ("120.5", 1, 2) else (printed, 1, 2)) for row in SINGLE for cell in row]
    it = iter(rows)
    made = [[next(it) for _ in row] for row in SINGLE]
    made[5][0] = (f"项目资金（{unit}）", 3, 2)
    [project] = projects(recognise(grid(made)))
    assert str(project.amounts.total) == amount


def test_an_amount_that_is_none_is_kept_and_said() -> None:
    made = [[cell if cell != ("120.5", 1, 2) else ("12O.5", 1, 2) for cell in row] for row in SINGLE]
    [project] = projects(recognise(grid(made)))
    assert project.amounts.total is None
    assert project.amounts.unread == {"total": "12O.5"}


@pytest.mark.parametrize("rows", [GRID, SINGLE, EVALUATION])
def test_a_form_with_nothing_filled_in_is_blank(rows: Rows) -> None:
    known = re.compile(r"[…\s]+|指标\d：?")
    empty = [
        [
            (("", cell[1], cell[2]) if not isinstance(cell, str) else "") if _is_filled(cell, known) else cell
            for cell in row
        ]
        for row in rows
    ]
    with pytest.raises(BlankForm):
        recognise(grid(empty))


def _is_filled(cell: object, known: re.Pattern[str]) -> bool:
    said = "".join((cell if isinstance(cell, str) else cell[0]).split())  # type: ignore[index]
    is_form = label(said) or head(said) or level(said) or known.fullmatch(said) or said.endswith("表")
    return not (is_form or re.fullmatch(r"（20\d\d年度）|单位：元|总分", said))


def test_a_form_whose_cells_run_together_is_not_blank() -> None:
    run = "项目支出绩效目标申报表 " + "".join(c if isinstance(c, str) else c[0] for row in SINGLE for c in row)
    with pytest.raises(JxlintError) as caught:
        recognise(sheet(run))
    assert not isinstance(caught.value, BlankForm)


def test_words_among_the_heads_of_a_cell_a_line_that_head_nothing_are_left_over() -> None:
    lines = text("08_sichuan_qingshen_wages_2023_selfeval").split("\n")
    lines.insert(lines.index("指标性质 |"), "另栏")
    assert "另栏" in [left.text for left in recognise(sheet("\n".join(lines))).leftovers]


def test_the_department_form_and_the_project_table_stay_what_they_are() -> None:
    from tests.samples import NAMES
    from tests.samples import text as sample

    for name in NAMES:
        want = "department-form" if name == "guangzhou-department" else "project-table"
        assert surest(sheet(sample(name)))[0] == want


def test_a_named_layout_is_used_and_an_unknown_one_gets_the_nearest_name() -> None:
    assert table(recognise(grid(SINGLE), "self-evaluation")).form == "self-evaluation"
    with pytest.raises(UsageError) as caught:
        recognise(grid(SINGLE), "singel-project")
    assert "single-project" in caught.value.remedy_en
    with pytest.raises(UnrecognisedTable) as unread:
        recognise(sheet("会议纪要\n一、时间\n"), "self-evaluation")
    assert "项目支出绩效自评表" in unread.value.zh


def test_an_unknown_table_names_what_was_found_what_is_lacking_and_the_nearest_layout() -> None:
    with pytest.raises(UnrecognisedTable) as caught:
        recognise(sheet("某表\n项目名称\t指标值\n甲\t1\n"))
    assert "项目支出绩效目标申报表" in caught.value.zh
    assert "缺 一级指标" in caught.value.zh
    assert "项目名称" in caught.value.en


def test_fields_say_their_cells() -> None:
    places = recognise(grid(GRID)).places
    at = ("units", 0, "projects", 1, "indicators", 0)
    assert places.locate((*at, "annual"), None).cell == "I9"
    assert places.locate((*at, "nature"), None).cell == "H9"
    assert places.locate((*at, "level1"), None).cell == "E9"


def accounted(source: Sheet, reading: Reading) -> None:
    """Every visible character is in a field, a leftover, the head under which a detail is kept, the name of a unit said
    once more, or words that the form itself has."""
    places = reading.places
    assert isinstance(places, TextPlaces)
    covered = bytearray(len(source.text))
    for trace in places._traces.values():
        for offset in trace:
            covered[offset] = 1
    for left in reading.leftovers:
        at = left.location
        assert at.line is not None and at.column is not None
        assert at.end_line is not None and at.end_column is not None
        start = source.starts[at.line - 1] + at.column - 1
        end = source.starts[at.end_line - 1] + at.end_column - 1
        # Between the lines of a note borders of cells may stand, which are no words.
        assert left.text.replace("|", " ").split() == source.text[start:end].replace("|", " ").split() != []
        covered[start:end] = b"\1" * (end - start)
    # A head and what stands between it and the detail are one key: 项目金额·长期.
    known: set[object] = {
        words
        for path in places._traces
        if not {"details", "more"}.isdisjoint(path)
        for words in (path[-1], *str(path[-1]).split("·"))
    }
    if isinstance(reading.document, ProjectTable):
        known |= {unit.name for unit in reading.document.units}
    rest = [c if not done else "\0" for c, done in zip(source.text, covered, strict=True)]
    for piece in re.findall(r"[^\0|\t]+", "".join(rest)):
        for line in [piece] if _own("".join(piece.split())) else piece.split("\n"):
            words = "".join(line.split())
            assert _own(words) or words in known, line


@lru_cache(maxsize=100_000)
def _own(piece: str) -> bool:
    """Whether `piece` is made of the form's own words: labels, heads and their parts, levels, titles, marks."""
    if not piece or label(piece) or head(piece) or level(piece) or filler(piece) or is_figure(piece):
        return True
    if _MARKS.fullmatch(piece) or _TITLE.fullmatch(piece) or bracketed_lines._HEADING.fullmatch(piece):
        return True
    return any(_own(piece[:n]) and _own(piece[n:]) for n in range(1, min(len(piece), 24)))


@pytest.mark.parametrize("name", FILLED)
def test_nothing_of_a_sample_is_lost(name: str) -> None:
    source = sheet(text(name))
    accounted(source, recognise(source))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([n for n in FILLED if not n.startswith("05")]), st.data())
def test_nothing_is_lost_of_what_is_left_of_a_sample(name: str, data: st.DataObject) -> None:
    lines = text(name).split("\n")
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        if data.draw(st.booleans()):
            del lines[at]
        else:
            lines.insert(at, data.draw(st.text(alphabet="注备数量产出12.、：指标值≥%*（）元", min_size=1, max_size=12)))
        if not lines:
            return
    source = sheet("\n".join(lines))
    try:
        reading = recognise(source)
    except (BlankForm, UnrecognisedTable):
        return
    accounted(source, reading)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([GRID, SINGLE, MID_TERM, EVALUATION]), st.sampled_from(list(WAYS)[1:]), st.data())
def test_nothing_is_lost_of_a_table_with_cells_astray(rows: Rows, way: str, data: st.DataObject) -> None:
    made = [list(row) for row in rows]
    for _ in range(data.draw(st.integers(1, 4))):
        row = made[data.draw(st.integers(0, len(made) - 1))]
        astray: bool = data.draw(st.booleans())
        if row and astray:
            del row[data.draw(st.integers(0, len(row) - 1))]
        else:
            row.append(data.draw(st.sampled_from(["附注甲", "12", "≥5%", "某乙", "…"])))
    source = WAYS[way](made)
    try:
        reading = recognise(source)
    except (BlankForm, UnrecognisedTable):
        return
    accounted(source, reading)


@pytest.mark.parametrize("head", ["金额合计（万元）", "合计金额", "金额总计", "项目金额", "合计"])
def test_the_money_of_a_list_has_many_names(head: str) -> None:
    table = f"""项目名称,资金使用单位,{head},绩效目标,一级指标,二级指标,三级指标,指标值
校舍维修,某中学,120,完成全部校舍维修,产出指标,数量指标,维修校舍面积,5000平方米
,,,,产出指标,质量指标,验收合格率,≥95%
,,,,满意度指标,服务对象满意度指标,师生满意度,≥90%
"""
    document = read_bytes(table.encode(), "表.csv").document
    assert isinstance(document, ProjectTable)
    (unit,) = document.units
    (project,) = unit.projects
    assert (unit.name, project.name, project.amounts.total) == ("某中学", "校舍维修", Decimal(120))
    assert [i.name for i in project.indicators] == ["维修校舍面积", "验收合格率", "师生满意度"]


def test_an_objective_goes_on_in_a_further_row_of_its_project() -> None:
    rows: Rows = [
        ["项目名称", "预算数", "绩效目标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["培训", "10.00", "组织培训，", "产出指标", "数量指标", "培训人次", "≥20人次"],
        ["", "", "提高水平。", "产出指标", "质量指标", "合格率", "≥95%"],
        ["宣传", "5.00", "开展宣传。", "产出指标", "数量指标", "场次", "≥3场"],
        ["", "", "开展宣传。", "产出指标", "时效指标", "完成时间", "12月底前"],
    ]
    reading = recognise(grid(rows))
    assert [(p.name, p.objective, len(p.indicators)) for p in projects(reading)] == [
        ("培训", "组织培训，提高水平。", 2), ("宣传", "开展宣传。", 2),
    ]  # fmt: skip
    assert not reading.leftovers


def test_units_in_a_column_of_their_own_stand_before_projects_whose_indicators_are_in_one_cell() -> None:
    cell = (
        "【总体目标】\n办好{}。\n【产出指标-数量指标】\n指标1：{}次数（≥{}次）\n"
        "【满意度指标-服务对象满意度指标】\n指标1：满意度（≥90%）"
    )
    rows: Rows = [
        ["单位名称", "项目名称", "预算安排", "绩效目标"],
        ["甲局", "培训", "10", cell.format("培训", "培训", 4)],
        ["甲局", "检查", "20", cell.format("检查", "检查", 6)],
        ["乙所", "监测", "5", cell.format("监测", "监测", 8)],
    ]
    reading = recognise(grid(rows))
    assert [(u.name, [p.name for p in u.projects]) for u in table(reading).units] == [
        ("甲局", ["培训", "检查"]),
        ("乙所", ["监测"]),
    ]
    assert [[i.annual for i in p.indicators] for p in projects(reading)] == [
        ["≥4次", "≥90%"],
        ["≥6次", "≥90%"],
        ["≥8次", "≥90%"],
    ]
    assert not reading.leftovers


def test_places_for_signatures_that_nobody_filled_in_are_no_details() -> None:
    signed = "填表人：李某　　联系电话：　　　填报日期：　　年　　月　　日　　单位负责人签字："
    reading = recognise(grid([*SINGLE, [(signed, 1, 7)]]))
    [project] = projects(reading)
    assert project.details == {**(projects(recognise(grid(SINGLE)))[0].details or {}), "填表人": "李某"}
    empty = recognise(grid([*SINGLE, [("填表人：　　联系电话：　　填报日期：　　单位负责人签字：", 1, 7)]]))
    assert projects(empty) == projects(recognise(grid(SINGLE)))
    assert not reading.leftovers
    assert not empty.leftovers


def test_what_a_field_is_filled_with_may_read_like_a_label_of_money() -> None:
    def read(*source: str) -> tuple[dict[str, str], list[str]]:
        reading = recognise(
            grid(
                [
                    ["项目支出绩效目标申报表"], ["项目名称", "培训"], [*source],
                    ["项目资金", "年度资金总额", "9.00"], ["", "其中：财政拨款", "9.00"], ["年度目标", "组织培训。"],
                    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
                    ["", "产出指标", "数量指标", "培训次数", "4次"],
                ]
            )
        )  # fmt: skip
        (project,) = projects(reading)
        assert str(project.amounts.fiscal) == "9.00"
        details = project.details if isinstance(project.details, dict) else {}
        return details, [left.text for left in reading.leftovers]

    assert read("资金性质", "财政拨款") == ({"资金性质": "财政拨款"}, [])
    assert read("资金性质", "财政拨款", "项目类别", "其他资金") == (
        {"资金性质": "财政拨款", "项目类别": "其他资金"},
        [],
    )
    assert read("资金性质", "", "项目类别", "一般") == ({"项目类别": "一般"}, [])
    # A label of the table of money is one of a field of its own, where words stand beside it.
    assert read("资金来源", "财政拨款") == ({"资金来源": "财政拨款"}, [])
    assert read("资金来源", "本级财力安排") == ({"资金来源": "本级财力安排"}, [])
    assert read("资金来源", "财政拨款", "项目金额", "9.00") == ({"资金来源": "财政拨款"}, [])
    assert read("资金来源", "财政拨款", "预算项目", "运转类") == ({"资金来源": "财政拨款", "预算项目": "运转类"}, [])
    assert read("预算资金", "全额拨款") == ({"预算资金": "全额拨款"}, [])
    assert read("资金来源", "") == ({}, [])


INDICATORS: Rows = [
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"], ["", "产出指标", "数量指标", "培训次数", "4次"],
]  # fmt: skip


def test_labels_in_words_that_are_not_known_take_turns_with_what_they_are_filled_with() -> None:
    rows: Rows = [
        ["2025年度项目申报表（含绩效目标）"], ["项目名称", "培训", "牵头处室", "人事处"],
        ["项目属性", "常年性项目", "支出大类", "本级支出"], ["项目总预算", "27.00", "项目当年预算", "9.00"],
        ["年度绩效目标表", "绩效目标1", "组织培训。", ""], *INDICATORS,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert project.details == {
        "牵头处室": "人事处", "项目属性": "常年性项目", "支出大类": "本级支出", "项目总预算": "27.00",
    }  # fmt: skip
    assert (project.name, project.objective, str(project.amounts.total)) == ("培训", "组织培训。", "9.00")
    assert table(reading).budget_year == 2025
    assert not reading.leftovers


@pytest.mark.parametrize("below", [["分管领导", "李某", "完成标志", "通过验收"], ["1次", "2次", "3次", "4次"]])
def test_labels_in_words_that_are_not_known_stand_in_the_columns_of_those_above(below: list[str]) -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"], ["项目名称", "培训", "项目属性", "常年性项目"],
        ["牵头领导", "王某", "支付方式", "授权支付"], [*below], ["项目总目标", "组织培训。"], *INDICATORS,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert project.objective == "组织培训。"
    if below[0] == "1次":  # a row of heads, for all that can be told
        assert project.details == {"项目属性": "常年性项目"}
        assert len(reading.leftovers) == 8
    else:
        own = {"牵头领导": "王某", "支付方式": "授权支付", "分管领导": "李某", "完成标志": "通过验收"}
        assert project.details == {"项目属性": "常年性项目", **own}
        assert not reading.leftovers


def test_a_year_beside_amounts_is_theirs() -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"], ["项目名称", "培训", "", ""], ["分年度预算", "年度", "资金总额", "财政拨款"],
        ["", "2025年", "9.00", "8.00"], ["", "2026年", "5.00", "4.00"], ["年度目标", "组织培训。"], *INDICATORS,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert table(reading).budget_year is None
    assert {"2025年", "2026年"} <= {left.text for left in reading.leftovers}


def test_amounts_below_their_labels() -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"], ["项目名称", "培训"],
        ["预算资金（万元）", "资金总额", "财政拨款", "单位资金", "其他资金"], ["", "9.00", "8.00", "0.00", "1.00"],
        ["绩效目标", "组织培训。"], *INDICATORS,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    [project] = projects(reading)
    amounts = project.amounts
    assert [str(a) for a in (amounts.total, amounts.fiscal, amounts.other)] == ["9.00", "8.00", "1.00"]
    assert amounts.more == {"单位资金": Decimal("0.00")}
    assert not reading.leftovers


def test_sources_of_money_in_words_that_are_not_known() -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"], ["项目名称", "培训"],
        ["项目资金（万元）", "年度资金总额", "9.00"], ["", "其中：财政拨款", "4.00"], ["", "省：", "3.00"],
        ["", "彩票公益金", "2.00"], ["年度目标", "组织培训。"], *INDICATORS,
    ]  # fmt: skip
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert project.amounts.more == {"省": Decimal("3.00"), "彩票公益金": Decimal("2.00")}
    assert not reading.leftovers


def test_objectives_may_be_numbered_in_rows_of_their_own() -> None:
    rows: Rows = [
        [("项目支出绩效目标申报表", 1, 5)],
        ["项目名称", ("粮食储备", 1, 4)],
        ["项目预算（万元）", ("890", 1, 4)],
        [("项目绩效总目标", 2, 1), "目标1", ("轮换5000吨；", 1, 3)],
        ["目标2", ("保障安全。", 1, 3)],
        [("绩效指标", 2, 1), "一级指标", "二级指标", "三级指标", "目标值"],
        ["产出指标", "数量指标", "轮换数量", "5000吨"],
    ]
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert project.objective == "轮换5000吨；保障安全。"
    assert not reading.leftovers


def test_labels_that_name_their_year_and_cells_that_tell_of_several_amounts() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 4)],
        ["项目：防汛物资储备", ("单位：某县水利局（盖章）", 1, 3)],
        ["项目资金", ("总额50万元，其中：财政拨款42.5万元、其他资金7.5万元。", 1, 3)],
        ["2024年绩效目标", ("储备20类物资。", 1, 3)],
        ["一级指标", "二级指标", "三级指标", "2024年指标值"],
        ["产出指标", "数量指标", "物资种类", "20类"],
        [("满意度指标", 1, 2), "群众满意度", "≥90%"],
    ]
    reading = recognise(grid(rows))
    [project] = projects(reading)
    assert (table(reading).units[0].name, project.name, table(reading).budget_year) == (
        "某县水利局", "防汛物资储备", 2024,
    )  # fmt: skip
    amounts = project.amounts
    assert (str(amounts.total), str(amounts.fiscal), str(amounts.other)) == ("50", "42.5", "7.5")
    assert table(reading).money_unit == "万元"
    assert project.objective == "储备20类物资。"
    # A merged cell of both levels names both.
    assert [(i.level1, i.level2) for i in project.indicators][1] == ("满意度指标", "满意度指标")
    assert not reading.leftovers


@pytest.mark.parametrize("words", ["按实际支出50万元据实结算", "上年结转资金", "总额50万元，视情况追加"])
def test_words_about_money_are_no_amounts(words: str) -> None:
    rows: Rows = [
        ["项目支出绩效目标表"], ["项目名称", "防汛物资储备"], ["项目资金", words], ["绩效目标", "储备20类物资。"],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "物资种类", "20类"],
    ]  # fmt: skip
    [project] = projects(recognise(grid(rows)))
    assert project.amounts.total is None
    assert project.details == {"项目资金": words}


@pytest.mark.parametrize(
    ("head", "unit"), [("年度预算安排", None), ("年度预算安排(元)", "元"), ("年度预算安排（单位：万元）", "万元")]
)
def test_a_head_of_the_list_in_brackets_names_the_unit_of_money(head: str, unit: str | None) -> None:
    (name,) = (n for n in FILLED if n.startswith("13"))
    reading = recognise(sheet(text(name).replace("年度预算安排", head)))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.money_unit == unit
