"""A department's form that a text shows a cell a line, as web pages are copied."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jxlint.document import DepartmentForm
from jxlint.errors import JxlintError
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.sheet import sheet

TITLE = ["部门整体支出绩效目标申报表", "（2025年度）"]
HEADS = ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值"]
ROWS = [
    "产出指标", "数量指标", "整治河道长度", "≥20公里", "改造管网长度", "≥30公里", "质量指标", "工程合格率", "100%",
    "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%",
]  # fmt: skip
TASKS = [
    "年度主要任务", "任务名称", "主要内容", "预算金额（万元）", "总额", "财政拨款", "其他资金",
    "河道整治", "整治河道20公里", "500", "400", "100", "供水保障", "改造管网30公里", "300", "300", "0",
    "金额合计", "800", "700", "100",
]  # fmt: skip
TOP = [*TITLE, "部门名称", "某区水务局"]
GOAL = ["年度总体目标", "水环境明显改善。"]
INDICATORS = [
    ("产出指标", "数量指标", "整治河道长度", "≥20公里"), ("产出指标", "数量指标", "改造管网长度", "≥30公里"),
    ("产出指标", "质量指标", "工程合格率", "100%"), ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
]  # fmt: skip
WAYS = pytest.mark.parametrize("between", ["\n", "\n\n"])


def read(cells: list[str], between: str) -> tuple[DepartmentForm, Reading]:
    reading = recognise(sheet(between.join(cells) + "\n"))
    assert isinstance(reading.document, DepartmentForm)
    return reading.document, reading


def listed(form: DepartmentForm) -> list[tuple[object, ...]]:
    return [(i.level1, i.level2, i.name, i.annual) for i in form.indicators]


@WAYS
def test_tasks_with_their_money_and_indicators_of_levels_that_go_on(between: str) -> None:
    form, reading = read([*TOP, *TASKS, *GOAL, *HEADS, *ROWS], between)
    assert (form.department, form.objective, form.money_unit, form.budget_year) == (
        "某区水务局", "水环境明显改善。", "万元", 2025,
    )  # fmt: skip
    assert [(t.name, t.content, t.amount, t.more) for t in form.tasks] == [
        ("河道整治", "整治河道20公里", Decimal(500), {"财政拨款": Decimal(400), "其他资金": Decimal(100)}),
        ("供水保障", "改造管网30公里", Decimal(300), {"财政拨款": Decimal(300), "其他资金": Decimal(0)}),
    ]
    assert listed(form) == INDICATORS
    assert not reading.leftovers


@pytest.mark.parametrize("label", ["年\n度\n绩\n效\n指\n标", "年度\n绩效\n指标"])
@WAYS
def test_a_label_that_a_narrow_cell_has_wrapped(label: str, between: str) -> None:
    goal = ["年度\n总体\n目标", "1.整治河道；\n2.改造管网。"]
    form, reading = read([*TOP, *TASKS, *goal, label, *HEADS[1:], *ROWS], between)
    assert form.objective == "1.整治河道；2.改造管网。"
    assert listed(form) == INDICATORS
    assert not reading.leftovers


@WAYS
def test_figures_and_tasks_with_objectives(between: str) -> None:
    form, reading = read(
        [
            *TOP,
            "预算整体情况", "部门预算支出", "预算金额（万元）", "收入来源", "预算金额（万元）",
            "基本支出", "8.00", "财政拨款", "10.00", "项目支出", "2.00", "其他资金", "0.00",
            "总体绩效目标", "水环境明显改善。",
            "年度重点工作任务", "名称", "主要实施内容", "拟投入的资金（万元）", "期望达到的目标（概述）",
            "河道整治", "整治河道。", "2.00", "水质改善。",
            "绩效指标", "一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值",
            "产出指标", "数量指标", "整治河道长度", "20公里", "20公里",
            "成本指标", "经济成本指标", "人均成本", "≤5元", "≤5元",
        ],
        between,
    )  # fmt: skip
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal(8), Decimal(2))
    assert (form.income.fiscal, form.income.other) == (Decimal(10), Decimal(0))
    assert [(t.name, t.content, t.amount, t.objective) for t in form.tasks] == [
        ("河道整治", "整治河道。", Decimal(2), "水质改善。"),
    ]
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in form.indicators] == [
        ("产出指标", "数量指标", "整治河道长度", "20公里", "20公里"),
        ("成本指标", "经济成本指标", "人均成本", "≤5元", "≤5元"),
    ]
    assert not reading.leftovers


@WAYS
def test_figures_below_their_labels_where_one_is_what_the_others_come_to(between: str) -> None:
    money = ["部门整体支出预算", "资金总额", "财政拨款", "其他资金", "800", "700", "100"]
    form, _ = read([*TOP, *money, *GOAL, *HEADS, *ROWS], between)
    assert (form.income.fiscal, form.income.other) == (Decimal(700), Decimal(100))
    money[-1] = "90"
    form, reading = read([*TOP, *money, *GOAL, *HEADS, *ROWS], between)
    assert (form.income.fiscal, form.income.other) == (None, None)
    assert {"800", "700", "90"} <= {left.text for left in reading.leftovers}


@WAYS
def test_what_a_web_page_shows_around_the_form_is_left_over(between: str) -> None:
    above, below = ["首页", "来源：某区水务局"], ["打印本页", "关闭窗口", "上一篇", "2024年部门决算"]
    form, reading = read([*above, *TOP, *GOAL, *HEADS, *ROWS, *below], between)
    assert listed(form) == INDICATORS
    assert " ".join(left.text for left in reading.leftovers).split() == [*above, *below]


def test_tasks_without_money_and_objectives_side_by_side_where_blank_lines_part_the_cells() -> None:
    cells = [
        *TOP, "年度主要任务", "任务名称", "主要内容",
        "法治宣传", "开展宪法宣传周活动，\n覆盖城乡。", "调解", "调解纠纷。",
        "中期目标（2024—2026年）", "年度目标", "建成法治政府。", "依法行政。", *HEADS, *ROWS,
    ]  # fmt: skip
    form, reading = read(cells, "\n\n")
    assert [(t.name, t.content) for t in form.tasks] == [
        ("法治宣传", "开展宪法宣传周活动，覆盖城乡。"), ("调解", "调解纠纷。"),
    ]  # fmt: skip
    assert (form.objective, form.details) == ("依法行政。", {"中期目标（2024—2026年）": "建成法治政府。"})
    assert listed(form) == INDICATORS
    assert not reading.leftovers
    refused(cells, "\n")


def refused(cells: list[str], between: str) -> None:
    with pytest.raises(JxlintError) as told:
        recognise(sheet(between.join(cells) + "\n"))
    assert "直接检查原来的" in told.value.remedy_zh


@WAYS
@pytest.mark.parametrize(
    "gone",
    ["≥20公里", "改造管网长度", "工程合格率", "数量指标", "整治河道20公里", "400", "河道整治", "服务对象满意度指标"],
)
def test_a_cell_missing_from_a_row_leaves_it_open_which_is_which(gone: str, between: str) -> None:
    cells = [*TOP, *TASKS, *GOAL, *HEADS, *ROWS]
    cells.remove(gone)
    refused(cells, between)


@WAYS
def test_a_level_without_indicators_is_not_guessed_at(between: str) -> None:
    refused([*TOP, *TASKS, *GOAL, *HEADS, *ROWS[:6], "时效指标", *ROWS[6:]], between)


@WAYS
@pytest.mark.parametrize(
    "heads",
    [
        [*HEADS, "近两年指标值", "预期当年实现值"],
        [*HEADS, "中期指标值", "年度指标值"],
        [*HEADS[:4], "指标值", "指标值"],
    ],
)
def test_heads_in_several_rows_are_not_guessed_at(heads: list[str], between: str) -> None:
    refused([*TOP, *TASKS, *GOAL, *heads, *ROWS], between)


@WAYS
def test_another_table_below_is_no_part_of_it(between: str) -> None:
    refused([*TOP, *TASKS, *GOAL, "项目支出绩效目标表", *HEADS, *ROWS], between)
