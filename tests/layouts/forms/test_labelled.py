"""Fields of forms by their labels."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted


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


HEBEI: Rows = [
    [("1.道路养护绩效目标表", 1, 4)], [("211001某市某局本级", 1, 2), ("单位：万元", 1, 2)],
    ["项目编码", "1309P01", "项目名称", "道路养护"], ["预算数", "20", "其中：财政资金", "15"],
    ["绩效目标", ("完成养护。", 1, 3)], ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "养护里程", "≥30公里"], ["效益指标", "社会效益指标", "出行改善程度", "明显改善"],
]  # fmt: skip


@pytest.mark.parametrize(
    "way",
    [grid, lambda rows: sheet(pasted(rows)), lambda rows: sheet(barred(rows)), lambda rows: sheet(a_cell_a_line(rows))],
)
@pytest.mark.parametrize("office", ["211001某市某局本级", "211001-某市某中心", "某市某委员会", "某市某学校"])
def test_the_office_beside_the_unit_of_money_is_the_unit(way: Callable[[Rows], Sheet], office: str) -> None:
    rows: Rows = [HEBEI[0], [(office, 1, 2), ("单位：万元", 1, 2)], *HEBEI[2:]]
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    assert [(u.name, [p.name for p in u.projects]) for u in reading.document.units] == [(office, ["道路养护"])]
    assert reading.document.money_unit == "万元"
    assert not reading.leftovers


def test_other_words_beside_the_unit_of_money_are_left_over() -> None:
    rows: Rows = [HEBEI[0], [("项目资金表", 1, 2), ("单位：万元", 1, 2)], *HEBEI[2:]]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert [u.name for u in reading.document.units] == [None]
    assert [left.text for left in reading.leftovers] == ["项目资金表"]


@pytest.mark.parametrize("year", ["2023年", "2025年", "2023年度"])
@pytest.mark.parametrize("title", ["（2025年度）", ""])
def test_a_year_behind_an_unknown_label_is_left_over_with_it(title: str, year: str) -> None:
    lines = [
        "转移支付区域绩效目标表",
        title,
        "专项名称",
        "水利资金",
        "政策到期",
        year,
        "年度金额：",
        "45",
        "总体目标",
        "治理河流。",
    ]
    rows = ["一级指标", "二级指标", "三级指标", "指标值", "产出指标", "数量指标", "治理河流条数", "≥12条"]
    reading = recognise(sheet("\n".join(filter(None, [*lines, "总体目标", "治理河流。", *rows])) + "\n"))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.budget_year == (2025 if title else None)
    assert [left.text for left in reading.leftovers] == ["政策到期", year]


@pytest.mark.parametrize("label", ["专项实施期", "政策实施期", "实施期", "项目起止年限", "项目起止时间"])
def test_the_years_that_a_project_goes_on_are_kept(label: str) -> None:
    lines = ["转移支付区域绩效目标表", "（2025年度）", "专项名称", "水利资金", label, "2025年", "年度金额：", "45"]
    rows = ["一级指标", "二级指标", "三级指标", "指标值", "产出指标", "数量指标", "治理河流条数", "≥12条"]
    reading = recognise(sheet("\n".join([*lines, "总体目标", "治理河流。", *rows]) + "\n"))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].projects[0].details == {label: "2025年"}
    assert not reading.leftovers


@pytest.mark.parametrize(
    ("above", "title", "year"),
    [
        ("某市某局2024年部门预算信息公开", "绩效目标表", 2024),
        ("2024年度单位预算", "绩效目标表", 2024),
        ("2023年预算执行情况和2024年预算", "绩效目标表", 2024),
        ("2023年部门预算、2024年部门预算", "绩效目标表", None),
        ("2023年部门决算公开", "绩效目标表", None),
        ("2024年部门预算公开", "2025年绩效目标表", 2025),
        ("2024年部门预算公开", "绩效自评表", None),
    ],
)
def test_the_year_of_the_budget_above_a_form_that_names_none(above: str, title: str, year: int | None) -> None:
    done = title == "绩效自评表"
    rows: Rows = [
        [("项目支出" + title if done else title, 1, 5)], ["项目名称", ("道路养护", 1, 4)], ["预算数", ("20", 1, 4)],
        ["绩效目标", ("完成养护。", 1, 4)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值" if done else "备注"],
        ["产出指标", "数量指标", "养护里程", "≥30公里", "30公里"],
    ]  # fmt: skip
    document = recognise(grid(rows, above=above)).document
    assert isinstance(document, ProjectTable)
    assert document.budget_year == year


@pytest.mark.parametrize(
    "label",
    [
        "专项（项目）名称",
        "项目（专项）名称",
        "政策（项目）名称",
        "政策和项目名称",
        "债券项目名称",
        "专项名称",
        "政策名称",
    ],
)
def test_a_project_is_named_in_many_ways(label: str) -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"], [label, "道路养护"], ["年度目标", "完成养护。"],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "养护里程", "≥30公里"],
    ]  # fmt: skip
    document = recognise(grid(rows)).document
    assert isinstance(document, ProjectTable)
    assert [p.name for u in document.units for p in u.projects] == ["道路养护"]


def test_the_total_and_its_sources_may_stand_in_one_cell() -> None:
    rows: Rows = [
        ["项目支出绩效目标申报表"], ["项目名称", "道路养护"],
        ["资金情况（万元）", "年度资金总额：56.00\n其中：财政拨款：50.00\n其他资金：6.00"], ["年度目标", "完成养护。"],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "养护里程", "≥30公里"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    amounts = reading.document.units[0].projects[0].amounts
    assert (str(amounts.total), str(amounts.fiscal), str(amounts.other)) == ("56.00", "50.00", "6.00")
    assert not reading.leftovers


@pytest.mark.parametrize("number", ["- 1 -", "— 1 —", "第 1 页", "第1页 共3页"])
def test_a_page_number_in_the_text_of_a_form_is_no_part_of_it(number: str) -> None:
    lines = ["项目支出绩效目标申报表", "项目名称 道路养护", "年度目标 完成养护。", "一级指标 二级指标 三级指标 指标值",
             "产出指标 数量指标 养护里程 ≥30公里", number, "质量指标 合格率 ≥95%", number]  # fmt: skip
    for text in ("\n".join(lines), "\n".join(line.replace(" ", "\t") if line != number else line for line in lines)):
        reading = recognise(sheet(text))
        assert isinstance(reading.document, ProjectTable)
        [project] = reading.document.units[0].projects
        assert [(i.name, i.annual) for i in project.indicators] == [("养护里程", "≥30公里"), ("合格率", "≥95%")]


BARS = """项目支出绩效目标表 | |||||
项目名称 | 道路养护 | 领域归属 | 农村公路 | ||
主管部门 | 某局 | 项目单位 | 某中心 | ||
财政资金（万元） | 自筹 | 其他 | |||
25 | 0 | 0 | |||
年度主要目标和成果 | 养护完成。 | ||||
一级指标 | 二级指标 | 三级指标 | 指标值 | ||
产出指标（40-50）分 | 数量指标 | 养护里程 | ≥40公里 | ||
质量指标 | 养护合格率 | ≥95% | |||
"""


def test_in_rows_of_bars_labels_take_turns_and_heads_are_no_amounts() -> None:
    reading = recognise(sheet(BARS))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    assert (unit.name, project.name, project.details) == ("某中心", "道路养护", {"领域归属": "农村公路"})
    assert project.objective == "养护完成。"
    assert project.amounts.unread is msgspec.UNSET
    assert [(i.level1, i.level2, i.name) for i in project.indicators] == [
        ("产出指标（40-50）分", "数量指标", "养护里程"), ("产出指标（40-50）分", "质量指标", "养护合格率"),
    ]  # fmt: skip
    # Nothing tells below which heads the amounts stand.
    assert {"25", "0"} <= {left.text for left in reading.leftovers}
