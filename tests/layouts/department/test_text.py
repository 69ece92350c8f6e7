"""The department form as text: what pages, lost tabs and moved cells do to it."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest

from jxlint.document import DepartmentForm, Expenditure, Income
from jxlint.engine import check
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.rules import load
from jxlint.sheet import sheet
from tests.forms import Rows, grid

TOP = (
    "部门整体预算绩效目标申报表\n"
    "部门名称\t某市某局\t\t\t\n"
    "预算整体情况\t部门预算支出\t预算金额（万元）\t收入来源\t预算金额（万元）\n"
    "\t基本支出\t8.00\t财政拨款\t10.00\n"
    "\t项目支出\t2.00\t其他资金\t0.00\n"
    "\t事业发展性支出\t预算金额（万元）\t按预算级次划分\t预算金额（万元）\n"
    "\t财政专项资金\t0.00\t市本级使用资金\t10.00\n"
    "\t其他事业发展性支出\t0.00\t拟用于对下转移支付资金\t0.00\n"
    "总体绩效目标\t做好工作。\t\t\t\n"
    "年度重点工作任务\t名称\t主要实施内容\t拟投入的资金（万元）\t期望达到的目标（概述）\n"
)
HEADS = "绩效指标\t一级指标\t二级指标\t三级指标\t实施周期指标值\t年度指标值\n"
TASK = "\t培训工作\t组织培训。\t2.00\t提高能力。\n"


def read(words: str) -> tuple[DepartmentForm, Reading]:
    reading = recognise(sheet(words))
    assert isinstance(reading.document, DepartmentForm)
    return reading.document, reading


def levels(form: DepartmentForm) -> list[tuple[object, ...]]:
    return [(i.level1, i.level2, i.name, i.period, i.annual) for i in form.indicators]


def test_page_numbers_are_no_part_of_a_cell() -> None:
    rows = "\t产出指标\t数量指标\t培训次数\t4次\t4次\n\n- 1 -\n\n\t\t\t参加人数\t90人\t90人\n\n第 2 页 共 2 页\n"
    form, reading = read(TOP + TASK + "\n— 3 —\n" + HEADS + rows)
    assert [t.objective for t in form.tasks] == ["提高能力。"]
    assert levels(form) == [
        ("产出指标", "数量指标", "培训次数", "4次", "4次"), ("产出指标", "数量指标", "参加人数", "90人", "90人"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_a_task_without_an_amount_is_told_by_its_columns() -> None:
    tasks = "\t调研工作\t开展调研。\t\t形成报告。\n" + TASK + "\t宣传工作\t\t按需安排\t\n"
    form, reading = read(TOP + tasks + HEADS + "\t产出指标\t数量指标\t次数\t4次\t4次\n")
    assert [(t.name, t.content, t.amount and str(t.amount), t.objective) for t in form.tasks] == [
        ("调研工作", "开展调研。", None, "形成报告。"),
        ("培训工作", "组织培训。", "2.00", "提高能力。"),
        ("宣传工作", None, None, None),
    ]
    assert form.tasks[2].unread == {"amount": "按需安排"}
    assert not reading.leftovers


def test_tabs_behind_the_last_words_of_a_row_may_be_lost() -> None:
    rows = "\t产出指标\t数量指标\t培训次数\t4次\n\t\t质量指标\t合格率\n\t\t\t优良率\t90%\t90%\n"
    words = TOP + TASK + "其他需完成的任务（可选填）\n" + HEADS + rows
    form, reading = read("\n".join(line.rstrip("\t") for line in words.split("\n")))
    assert (form.department, form.objective, str(form.by_level.own)) == ("某市某局", "做好工作。", "10.00")
    assert [t.name for t in form.tasks] == ["培训工作"]
    assert levels(form) == [
        ("产出指标", "数量指标", "培训次数", "4次", None), ("产出指标", "质量指标", "合格率", None, None),
        ("产出指标", "质量指标", "优良率", "90%", "90%"),
    ]  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize(
    ("rows", "want"),
    [
        (
            "\t产出指标\t数量指标\t次数\t4次\t4次\n\t\t成本指标\t人均成本\t5元\t5元\n",
            [("产出指标", "数量指标"), ("产出指标", "成本指标")],
        ),
        (
            "\t产出指标\t数量指标\t次数\t4次\t4次\n\t成本指标\t经济成本指标\t人均成本\t5元\t5元\n",
            [("产出指标", "数量指标"), ("成本指标", "经济成本指标")],
        ),
        (
            "\t满意度指标\t满意度指标\t群众\t90%\t90%\n\t\t\t学生\t90%\t90%\n",
            [("满意度指标", "满意度指标"), ("满意度指标", "满意度指标")],
        ),
        (
            "\t产出指标\t产出数量指标\t次数\t4次\t4次\n\t\t进度控制\t进度\t5月\t5月\n",
            [("产出指标", "产出数量指标"), ("产出指标", "进度控制")],
        ),
    ],
)
def test_levels_are_told_by_what_they_say_and_where_they_stand(rows: str, want: list[tuple[str, str]]) -> None:
    form, reading = read(TOP + TASK + HEADS + rows)
    assert [(i.level1, i.level2) for i in form.indicators] == want
    assert not reading.leftovers


def test_what_is_said_twice_is_taken_once_and_other_words_are_left_over() -> None:
    again = "部门名称\t某市某局\t\t\t\n部门名称\t某市乙局\t\t\t\n\t基本支出\t9.00\t财政拨款\t10.00\n"
    form, reading = read(TOP.replace("总体绩效目标", again + "总体绩效目标") + TASK + HEADS)
    assert (form.department, str(form.expenditure.basic)) == ("某市某局", "8.00")
    assert [left.text for left in reading.leftovers] == ["某市乙局", "9.00", "10.00"]


NATIONAL: list[list[str]] = [
    ["部门整体支出绩效目标表"],
    ["（2024年度）"],
    ["部门（单位）名称", "某市水务局", "", "", "", ""],
    ["年度主要任务", "任务名称", "主要内容", "预算金额（万元）", "", ""],
    ["", "", "", "总额", "财政拨款", "其他资金"],
    ["", "河道整治", "完成清淤。", "1,200.00", "1,200.00", "0.00"],
    ["", "供水保障", "改造管网。", "800.50", "600.50", "200.00"],
    ["", "金额合计", "", "2,000.50", "1,800.50", "200.00"],
    ["年度总体目标", "保障供水安全。", "", "", "", ""],
    ["年度绩效指标", "一级指标", "二级指标", "三级指标", "指标值", ""],
    ["", "产出指标", "数量指标", "清淤河道数量", "12条", ""],
    ["", "", "质量指标", "验收合格率", "100%", ""],
    ["", "满意度指标", "服务对象满意度指标", "群众满意度", "≥90%", ""],
]


@pytest.mark.parametrize("way", ["text", "cells"])
def test_a_form_with_one_column_of_values_and_money_by_sources(way: str) -> None:
    made = sheet("\n".join("\t".join(row) for row in NATIONAL)) if way == "text" else grid(NATIONAL)
    reading = recognise(made)
    form = reading.document
    assert isinstance(form, DepartmentForm)
    assert (form.department, form.budget_year, form.money_unit) == ("某市水务局", 2024, "万元")
    assert [(t.name, t.content, str(t.amount), t.objective) for t in form.tasks] == [
        ("河道整治", "完成清淤。", "1200.00", None), ("供水保障", "改造管网。", "800.50", None),
    ]  # fmt: skip
    assert form.objective == "保障供水安全。"
    assert levels(form) == [
        ("产出指标", "数量指标", "清淤河道数量", None, "12条"), ("产出指标", "质量指标", "验收合格率", None, "100%"),
        ("满意度指标", "服务对象满意度指标", "群众满意度", None, "≥90%"),
    ]  # fmt: skip
    sources = [{k: str(v) for k, v in t.more.items()} if t.more else {} for t in form.tasks]
    assert sources == [{"财政拨款": "1200.00", "其他资金": "0.00"}, {"财政拨款": "600.50", "其他资金": "200.00"}]
    # The sums say again what the tasks say.
    assert not reading.leftovers


MORE: list[list[str]] = [
    ["部门整体绩效目标表"],
    ["填报单位：某市水务局", "", "", "", "", "", "", "单位：万元"],
    ["预算情况", "收入合计", "其中：上级财政拨款", "本级财政拨款", "其他", "", "", ""],
    ["", "2000", "500", "1500", "0", "", "", ""],
    ["", "支出合计", "基本支出", "项目支出", "", "", "", ""],
    ["", "2000", "1200", "800", "", "", "", ""],
    ["总体目标", "保障供水安全。", "", "", "", "", "", ""],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "计量单位", "分值", "责任科室"],
    ["", "产出指标", "数量指标", "清淤河道数量", "12", "条", "50", "工程科"],
    ["", "", "质量指标", "验收合格率", "100", "%", "50", "—"],
]


@pytest.mark.parametrize("way", ["text", "cells"])
def test_columns_that_are_not_the_forms_own_are_no_names_and_no_values(way: str) -> None:
    reading = recognise(sheet("\n".join("\t".join(row) for row in MORE)) if way == "text" else grid(MORE))
    form = reading.document
    assert isinstance(form, DepartmentForm)
    assert levels(form) == [
        ("产出指标", "数量指标", "清淤河道数量", None, "12"), ("产出指标", "质量指标", "验收合格率", None, "100"),
    ]  # fmt: skip
    assert [(i.unit, i.weight, i.details or None) for i in form.indicators] == [
        ("条", "50", {"责任科室": "工程科"}), ("%", "50", None),
    ]  # fmt: skip
    assert {f.code for f in check(reading, load())} & {"JX304", "JX312", "JX315"} == set()


@pytest.mark.parametrize("way", ["text", "cells"])
def test_figures_below_their_heads_and_who_filled_the_form_in(way: str) -> None:
    reading = recognise(sheet("\n".join("\t".join(row) for row in MORE)) if way == "text" else grid(MORE))
    form = reading.document
    assert isinstance(form, DepartmentForm)
    assert (form.department, form.money_unit) == ("某市水务局", "万元")
    assert (str(form.expenditure.basic), str(form.expenditure.project)) == ("1200", "800")
    # What the department has of others is a part of the figure, and no figure itself.
    assert (form.income.fiscal, form.income.unread) == (None, msgspec.UNSET)
    # The total of the expenditure is what its figures come to, and says nothing else.
    assert form.details == {"收入合计": "2000", "其中：上级财政拨款": "500", "本级财政拨款": "1500", "其他": "0"}
    assert not reading.leftovers
    assert "JX606" not in {f.code for f in check(reading, load())}


def test_a_total_that_the_figures_do_not_come_to_is_left_over() -> None:
    rows = [
        ["部门整体支出绩效目标表"], ["部门名称", "某市水务局", "", "", ""],
        ["预算情况", "财政拨款", "1800", "基本支出", "1200"], ["", "其他资金", "200", "项目支出", "800"],
        ["", "收入合计", "2000", "支出合计", "2100"], ["总体目标", "保障供水安全。", "", "", ""],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "产出指标", "数量指标", "清淤河道数量", "12条"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert [left.text for left in reading.leftovers] == ["支出合计", "2100"]


@pytest.mark.parametrize(
    "goals",
    [
        [["中期目标（2025—2027年）", "", "年度目标", ""], ["建成法治政府。", "", "依法行政。", ""]],
        [["总体绩效目标", "建成法治政府。", "年度绩效目标", "依法行政。"]],
        [["长期目标", "建成法治政府。", "", ""], ["年度目标", "依法行政。", "", ""]],
    ],
)
def test_the_objective_of_the_year_beside_that_of_other_years(goals: list[list[str]]) -> None:
    rows = [
        ["部门整体支出绩效目标表"], ["部门名称", "某市司法局", "", ""], *goals,
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "援助案件", "12件"],
    ]  # fmt: skip
    for made in (grid(rows), sheet("\n".join("\t".join(row) for row in rows))):
        reading = recognise(made)
        assert isinstance(reading.document, DepartmentForm)
        assert reading.document.objective == "依法行政。"
        # What is told of other years is kept by what it is called there.
        assert reading.document.details == {goals[0][0]: "建成法治政府。"}
        assert not reading.leftovers


def test_the_unit_of_money_behind_who_filled_the_form_in() -> None:
    lines = ["\t".join(row) for row in MORE]
    form, reading = read("\n".join([lines[0], "填报单位：某市水务局          单位：千元", *lines[6:]]))
    assert (form.department, form.money_unit) == ("某市水务局", "千元")
    assert not reading.leftovers


def test_columns_beside_the_tasks_and_figures_below_them() -> None:
    rows = [
        ["部门整体支出绩效目标表"],
        ["部门名称", "某市水务局", "", "部门编码", "201", ""],
        ["年度主要任务", "序号", "任务名称", "主要内容", "预算金额（万元）", "责任科室"],
        ["", "1", "河道整治", "完成清淤。", "1,200.00", "工程科"],
        ["", "2", "供水保障", "改造管网。", "800.50", ""],
        ["年度部门整体支出预算", "资金总额", "", "财政拨款", "其他资金", ""],
        ["", "2,000.50", "", "1,800.50", "200.00", ""],
        ["年度绩效目标", "保障供水安全。", "", "", "", ""],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", ""],
        ["", "产出指标", "数量指标", "清淤河道数量", "12条", ""],
    ]
    for made in (grid(rows), sheet("\n".join("\t".join(row) for row in rows))):
        reading = recognise(made)
        form = reading.document
        assert isinstance(form, DepartmentForm)
        assert [(t.name, t.content, str(t.amount), t.objective) for t in form.tasks] == [
            ("河道整治", "完成清淤。", "1200.00", None), ("供水保障", "改造管网。", "800.50", None),
        ]  # fmt: skip
        assert (form.department, form.objective) == ("某市水务局", "保障供水安全。")
        assert (str(form.income.fiscal), str(form.income.other)) == ("1800.50", "200.00")
        left = " ".join(piece.text for piece in reading.leftovers).split()
        assert form.details == {"部门编码": "201"}
        assert left == ["工程科"]


@pytest.mark.parametrize(
    ("label", "figure"),
    [
        ("财政拨款", "9.00"), ("其中：财政拨款（万元）", "9.00"), ("1.财政拨款", "9.00"), ("市级财政拨款", None),
        ("上级财政拨款", None), ("上年财政拨款", None), ("政府性基金财政拨款", None), ("一般公共预算财政拨款", "9.00"),
    ],
)  # fmt: skip
def test_a_part_of_a_figure_is_not_the_figure(label: str, figure: str | None) -> None:
    form, _ = read(TOP.split("\t基本支出")[0] + f"\t基本支出\t8.00\t{label}\t9.00\n" + HEADS)
    assert (str(form.income.fiscal) if form.income.fiscal is not None else None) == figure


def test_the_form_of_another_department_is_left_over() -> None:
    again = [["部门整体绩效目标表"], ["部门名称", "某市乙局", "", "", "", ""], *MORE[6:]]
    reading = recognise(grid([MORE[0], ["部门名称", "某市水务局"], *MORE[6:], *again]))
    form = reading.document
    assert isinstance(form, DepartmentForm)
    assert (form.department, len(form.indicators)) == ("某市水务局", 2)
    assert [("某市乙局" in piece.text, piece.role) for piece in reading.leftovers] == [(True, "form")]


def test_a_column_that_nobody_knows_and_nobody_fills_is_left_over() -> None:
    rows = [[cell if cell != "工程科" else "" for cell in row] for row in MORE]
    assert "责任科室" in [piece.text for piece in recognise(grid(rows)).leftovers]


def test_a_sum_that_the_tasks_do_not_come_to_is_left_over() -> None:
    rows = [[cell.replace("2,000.50", "2,100.50") for cell in row] for row in NATIONAL]
    assert [left.text for left in recognise(grid(rows)).leftovers] == ["2,100.50"]


def test_in_pasted_text_a_merged_head_leaves_an_empty_column_and_a_signature_is_no_indicator() -> None:
    rows = [[*row[:4], "", *row[4:]] for row in NATIONAL] + [["填报人：某某", "", "联系电话：0000-1234567", ""]]
    form, reading = read("\n".join("\t".join(row) for row in rows))
    assert [i.name for i in form.indicators] == ["清淤河道数量", "验收合格率", "群众满意度"]
    assert {left.role for left in reading.leftovers} == {"note"}


def test_figures_away_from_their_labels_are_no_blank_form() -> None:
    labels = "部门整体预算绩效目标申报表\n部门名称\n预算整体情况\n基本支出\n项目支出\n总体绩效目标\n年度重点工作任务\n"
    heads = "一级指标\n二级指标\n三级指标\n实施周期指标值\n年度指标值\n"
    with pytest.raises(UnrecognisedTable) as told:
        recognise(sheet(labels + heads + "\n1,200.00\n\n3,400.00\n\n5.00\n"))
    assert "直接检查原来的 PDF" in told.value.remedy_zh
    assert "check the PDF" in told.value.remedy_en


@pytest.mark.parametrize("content", ["主要内容", "任务内容"])
def test_what_heads_of_the_figures_and_of_the_tasks_are_called(content: str) -> None:
    rows = [
        ["部门整体支出绩效目标表"], ["部门名称", "某市水务局", "", "", ""],
        ["年度部门预算（万元）", "预算收入", "金额", "支出预算", "金额"], ["", "财政拨款", "1800", "基本支出", "1200"],
        ["", "其他资金", "200", "项目支出", "800"], ["", "合计", "2000", "合计", "2000"],
        ["总体目标", "保障供水安全。", "", "", ""],
        ["年度重点任务", "任务名称", content, "资金（万元）", "预期成效"],
        ["", "清淤", "清淤河道12条", "300", "水质改善"], ["", "管网", "更换管网", "500", "漏损下降"],
        ["整体绩效指标", "一级指标", "二级指标", "三级指标", "指标值"],
        ["", "产出指标", "数量指标", "清淤河道数量", "12条"],
    ]  # fmt: skip
    for made in (grid(rows), sheet("\n".join("\t".join(row) for row in rows))):
        reading = recognise(made)
        form = reading.document
        assert isinstance(form, DepartmentForm)
        assert [(t.name, t.content, str(t.amount), t.objective) for t in form.tasks] == [
            ("清淤", "清淤河道12条", "300", "水质改善"), ("管网", "更换管网", "500", "漏损下降"),
        ]  # fmt: skip
        assert (str(form.income.fiscal), str(form.expenditure.project)) == ("1800", "800")
        assert not reading.leftovers


@pytest.mark.parametrize(("total", "left"), [("800", []), ("900", ["900"])])
def test_the_line_of_what_tasks_add_up_to_is_no_task(total: str, left: list[str]) -> None:
    rows = [
        ["部门整体支出绩效目标表"], ["部门名称", "某市水务局", "", ""], ["总体目标", "保障供水安全。", "", ""],
        ["年度主要任务", "任务名称", "主要内容", "预算金额"],
        ["", "清淤", "清淤河道12条", "300"], ["", "管网", "更换管网", "500"], ["", "合计", "", total],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "清淤河道数量", "12条"],
    ]  # fmt: skip
    for made in (grid(rows), sheet("\n".join("\t".join(row) for row in rows))):
        reading = recognise(made)
        assert isinstance(reading.document, DepartmentForm)
        assert [t.name for t in reading.document.tasks] == ["清淤", "管网"]
        assert [piece.text for piece in reading.leftovers] == left


@pytest.mark.parametrize("seal", ["填报单位：（盖章）", "编报部门(公章)：（盖章）"])
def test_a_place_for_a_seal_is_no_department(seal: str) -> None:
    rows = [
        ["部门整体支出绩效目标表"], [seal, "", "", "单位：万元"], ["部门名称", "某市水务局", "", ""],
        ["总体目标", "保障供水安全。", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "清淤河道数量", "12条"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    assert reading.document.department == "某市水务局"
    assert reading.document.money_unit == "万元"
    assert not reading.leftovers


@pytest.mark.parametrize("year", ["（2026年度）", "2026年度", "2026年"])
def test_the_year_stands_below_the_title(year: str) -> None:
    rows = [
        ["部门整体支出绩效目标表"], [year], ["部门名称", "某市水务局", "", ""], ["总体目标", "保障供水安全。", "", ""],
        ["重点工作任务", "任务名称", "主要内容", "资金（万元）"], ["", "清淤", "清淤河道12条", "300"],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "清淤河道数量", "12条"],
    ]  # fmt: skip
    for made in (grid(rows), sheet("\n".join("\t".join(row).rstrip() for row in rows))):
        reading = recognise(made)
        assert isinstance(reading.document, DepartmentForm)
        assert reading.document.budget_year == 2026
        assert not reading.leftovers


def test_sources_of_income_without_a_field_are_kept_under_their_names() -> None:
    form, reading = read(
        "部门整体支出绩效目标表\n填报单位：某县水利局（盖章）\t\t\t\n部门名称\t某县水利局\t\t\n"
        "年度预算申请（万元）\t资金总额：3500.5\t\t\n\t按收入性质分\t\t按支出性质分\n"
        "\t其中：一般公共预算：\t3000\t其中：基本支出：1500.5\n\t政府性基金拨款：\t200\t项目支出：2000\n"
        "\t纳入专户管理的非税收入拨款：\t0\t\n\t其他资金：\t300.5\t\n整体绩效目标\t保障防汛安全。\t\t\n"
        "一级指标\t二级指标\t三级指标\t目标值\n产出指标\t数量指标\t维修水库\t12座\n"
    )
    assert form.department == "某县水利局"
    assert (form.income.fiscal, form.income.other) == (Decimal(3000), Decimal("300.5"))
    assert form.details == {"政府性基金拨款": "200", "纳入专户管理的非税收入拨款": "0"}
    assert (form.expenditure.basic, form.expenditure.project) == (Decimal("1500.5"), Decimal(2000))
    # One column of values, whatever it is called.
    assert levels(form) == [("产出指标", "数量指标", "维修水库", None, "12座")]
    assert not reading.leftovers
    assert "JX606" not in {f.code for f in check(reading, load())}


def test_fields_that_only_some_forms_have_are_kept_by_their_labels() -> None:
    rows: Rows = [
        [("部门整体支出绩效目标表", 1, 5)],
        ["部门名称", "某县应急管理局", "联系人", "赵某", ""],
        [("部门基本信息", 2, 1), "部门所属领域", "安全生产", "直属单位包括", ""],
        ["编制控制数", "35", "在职人员总数", "33"],
        [("当年预算情况（万元）", 2, 1), "收入预算合计", "820.5", "其中：上级财政拨款", "0"],
        ["支出预算合计", "820.5", "其中：人员经费", "500"],
        ["年度绩效目标", ("防范化解重大风险。", 1, 4)],
        ["年度主要任务", "部门职能", "年度安排", "配套办法名称", "预算金额"],
        ["一级指标", "二级指标", "三级指标", ("目标值", 1, 2)],
        ["产出指标", "数量指标", "检查企业数", ("≥300家", 1, 2)],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    assert reading.document.details == {
        "联系人": "赵某", "部门所属领域": "安全生产", "编制控制数": "35", "在职人员总数": "33", "收入预算合计": "820.5",
        "其中：上级财政拨款": "0", "支出预算合计": "820.5", "其中：人员经费": "500",
    }  # fmt: skip
    # Heads of a table that is not known are no fields.
    assert [left.text for left in reading.leftovers] == ["部门职能", "年度安排", "配套办法名称"]


def test_numbered_lines_of_a_cell_are_indicators_of_their_own() -> None:
    rows: Rows = [
        [("部门整体支出绩效目标表", 1, 4)],
        ["部门名称", ("某县卫健局", 1, 3)],
        ["年度绩效目标", ("提升能力。", 1, 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "指标1：培训人次\n指标2：购置设备数", "≥200人次\n10台"],
        ["", "质量指标", "培训\n合格率", "≥95%"],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, DepartmentForm)
    assert levels(reading.document) == [
        ("产出指标", "数量指标", "培训人次", None, "≥200人次"), ("产出指标", "数量指标", "购置设备数", None, "10台"),
        ("产出指标", "质量指标", "培训合格率", None, "≥95%"),
    ]  # fmt: skip
    assert not reading.leftovers
    [path] = reading.places.locate_all([(("indicators", 1, "annual"), None)])
    assert path.cell == "D5"


@pytest.mark.parametrize("gap", ["      ", ""])
def test_cells_that_cannot_be_told_apart_are_no_blank_form(gap: str) -> None:
    rows = [
        ["部门整体支出绩效目标表"], ["部门名称", "某市水务局"], ["总体目标", "保障供水安全。"],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "清淤河道", "≥12条"],
        ["", "质量指标", "合格率", "≥95%"], ["效益指标", "社会效益指标", "受益人数", "≥5万人"],
    ]  # fmt: skip
    with pytest.raises(UnrecognisedTable):
        recognise(sheet("\n".join(gap.join(row) for row in rows)))


def test_rows_that_empty_cells_fill_up_behind_stand_where_their_words_tell() -> None:
    lines = [
        "部门整体支出绩效自评表 | |||||||", "部门 | 某中心 | ||||||", "年度总体目标 | 预期目标 | 实际完成情况 | |||||",
        "建设村庄。 | 已建设。 | ||||||", "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | |",
        "产出指标 | 数量指标 | 村庄数量 | ≥4个 | 4个 | 10 | 10 | |", "改造数量 | ≥200个 | 202个 | 10 | 10 | |||",
        "质量指标 | 合格率 | ≥95% | 100% | 5 | 5 | ||", "通过率 | ≥95% | 100% | 5 | 5 | |||",
    ]  # fmt: skip
    reading = recognise(sheet("\n".join(lines) + "\n"))
    assert isinstance(reading.document, DepartmentForm)
    assert (reading.document.objective, reading.document.details) == ("建设村庄。", {"实际完成情况": "已建设。"})
    assert levels(reading.document) == [
        ("产出指标", "数量指标", "村庄数量", None, "≥4个"), ("产出指标", "数量指标", "改造数量", None, "≥200个"),
        ("产出指标", "质量指标", "合格率", None, "≥95%"), ("产出指标", "质量指标", "通过率", None, "≥95%"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_amounts_among_which_empty_cells_are_lost_are_left_over() -> None:
    lines = [
        "部门整体支出绩效目标申报表 | |||||", "部门名称 | 某中心 | ||||",
        "年度预算申请（万元） | 资金总额 | 按收入性质分 | 按支出性质分 | ||",
        "财政拨款 | 政府性基金拨款 | 其他资金 | 基本支出 | 项目支出 | |", "200 | 200 | 150 | 50 | ||",
        "总体目标 | 建设村庄。 | ||||", "一级指标 | 二级指标 | 三级指标 | 指标内容 | 指标值 | |",
        "产出指标 | 数量指标 | 村庄数量 | 建设的村庄 | ≥4个 | |", "改造数量 | 改造的房屋 | ≥200个 | |||",
        "质量指标 | 合格率 | 合格的房屋 | ≥95% | ||",
    ]  # fmt: skip
    reading = recognise(sheet("\n".join(lines) + "\n"))
    assert isinstance(reading.document, DepartmentForm)
    assert [(i.name, i.annual, i.period, i.details) for i in reading.document.indicators] == [
        ("村庄数量", "≥4个", None, {"指标内容": "建设的村庄"}),
        ("改造数量", "≥200个", None, {"指标内容": "改造的房屋"}),
        ("合格率", "≥95%", None, {"指标内容": "合格的房屋"}),
    ]  # fmt: skip
    assert reading.document.income == Income() and reading.document.expenditure == Expenditure()
    assert {"200", "150", "50"} <= {left.text for left in reading.leftovers}
