"""The project table as running text: what pages, columns and odd names do to it."""

from __future__ import annotations

import pytest

from jxlint.document import Project, ProjectTable, Unit
from jxlint.layouts import recognise
from jxlint.layouts.words.page_numbers import page_numbers
from jxlint.reading import Reading
from jxlint.sheet import sheet

TITLE = "项目支出绩效目标表（含转移支付项目）"
COLUMNS = "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标"
HEADING = f"\n{TITLE}\n\n部门名称：某市某局 单位：万元\n\n{COLUMNS}\n\n"
ONE = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。\n\n"
TWO = "2、1-产出指标；12-质量指标；合格率；实施周期指标值:98%；年度指标值:98%。\n\n"


def read(words: str) -> Reading:
    return recognise(sheet(words))


def units(reading: Reading) -> tuple[Unit, ...]:
    assert isinstance(reading.document, ProjectTable)
    return reading.document.units


def projects(reading: Reading) -> list[Project]:
    return [p for unit in units(reading) for p in unit.projects]


def project(name: str, money: str = "5.00 5.00", listed: str = ONE, objective: str = "做好工作。") -> str:
    return f"{name} {money}\n{objective}\n\n{listed}"


@pytest.mark.parametrize("name", ["其他支出", "绩效目标管理经费", "总计划编制费", "资金使用单位培训费", "财政拨款补助"])
@pytest.mark.parametrize("columns", [COLUMNS, COLUMNS.replace("财政专户拨款 其他资金 ", "")])
def test_a_name_that_begins_like_a_head_is_no_head(name: str, columns: str) -> None:
    reading = read(HEADING.replace(COLUMNS, columns) + project(name))
    assert [p.name for p in projects(reading)] == [name]
    assert not reading.leftovers


def test_a_total_may_bear_the_name_of_its_column() -> None:
    reading = read(HEADING + "总计 5.00 5.00\n某市某局 5.00 5.00\n\n" + project("培训经费"))
    assert isinstance(reading.document, ProjectTable)
    assert str(reading.document.total.total) == "5.00"
    assert [u.name for u in units(reading)] == ["某市某局"]
    assert [p.name for p in projects(reading)] == ["培训经费"]


@pytest.mark.parametrize(
    "style",
    ["—{}—", "－ {} －", "- {} -", "{}/9", "第{}页/共9页", "第 {} 页，共 9 页", "第{}页（共9页）", "共9页 第{}页",
     "Page {} of 9", "· {} ·", "~{}~", "第三页"],
)  # fmt: skip
@pytest.mark.parametrize("repeated", [HEADING, ""])
def test_page_numbers_of_any_style_are_no_text(style: str, repeated: str) -> None:
    words = (
        HEADING + project("培训经费") + f"\n\n{style.format(1)}\n\n{repeated}" + project("宣传经费", listed=ONE + TWO)
    )
    reading = read(words + style.format(2) + "\n")
    assert [(p.name, len(p.indicators)) for p in projects(reading)] == [("培训经费", 1), ("宣传经费", 2)]
    assert not reading.leftovers


@pytest.mark.parametrize("repeated", [HEADING, ""])
def test_bare_numbers_are_those_of_pages_when_they_count_up_to_the_last(repeated: str) -> None:
    words = HEADING + project("培训经费") + f"\n\n1\n\n{repeated}" + project("宣传经费") + f"\n\n2\n\n{repeated}"
    reading = read(words + project("会议经费") + "\n\n3\n")
    assert [p.name for p in projects(reading)] == ["培训经费", "宣传经费", "会议经费"]
    assert not reading.leftovers


def test_numbers_that_do_not_count_pages_stay() -> None:
    assert page_numbers("甲\n\n7\n\n乙\n\n2\n") == [(9, 10)]
    assert page_numbers("甲\n\n1\n\n乙") == []


@pytest.mark.parametrize(
    "lines",
    [
        f"{TITLE} 单位：万元\n\n部门名称：某市某局\n\n",
        f"{TITLE}\n\n部门名称：某市某局\n\n单位：万元\n\n",
        f"{TITLE}（单位：万元）\n部门名称：某市某局\n",
    ],
)
def test_department_and_unit_of_money_may_stand_apart_on_every_page(lines: str) -> None:
    heading = f"\n{lines}{COLUMNS}\n\n"
    reading = read(heading + project("培训经费") + heading + project("宣传经费"))
    assert isinstance(reading.document, ProjectTable)
    assert (reading.document.department, reading.document.money_unit) == ("某市某局", "万元")
    assert [p.name for p in projects(reading)] == ["培训经费", "宣传经费"]
    assert not reading.leftovers


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_unit_without_projects_is_a_unit(at: int) -> None:
    blocks = ["甲中心 5.00 5.00\n" + project("培训经费"), "乙中心 5.00 5.00\n" + project("宣传经费")]
    blocks.insert(at, "丙中心 3.00 3.00\n")
    found = units(read(HEADING + "合计 13.00 13.00\n" + "".join(blocks)))
    assert [(u.name, len(u.projects)) for u in found if u.name == "丙中心"] == [("丙中心", 0)]
    assert len(found) == 3


def test_a_project_with_nothing_but_money_is_a_project() -> None:
    (unit,) = units(read(HEADING + "甲中心 8.00 8.00\n" + project("培训经费") + "会议经费 3.00 3.00\n"))
    assert [p.name for p in unit.projects] == ["培训经费", "会议经费"]


@pytest.mark.parametrize("office", ["某市教育局本级", "某区人民政府", "某市第一中学", "某市委组织部", "某市图书馆"])
def test_the_name_of_an_office_does_not_go_on_below_its_money(office: str) -> None:
    name = "义务教育学校\n校舍维修专项"
    (unit,) = units(read(HEADING + f"{office[:3]}\n{office[3:]}\n5.00 5.00\n" + project(name + "\n")))
    assert unit.name == office
    assert [p.name for p in unit.projects] == [name.replace("\n", "")]


def test_a_code_beside_whole_amounts_is_a_name() -> None:
    reading = read(HEADING + "甲中心 20 20\n" + project("13600107", "15 15") + project("培训经费", "5 5"))
    assert [(p.name, str(p.amounts.total)) for p in projects(reading)] == [("13600107", "15"), ("培训经费", "5")]


def test_zeros_before_the_number_of_an_indicator_end_the_value_above() -> None:
    listed = "1、1-产出指标；11-数量指标；册数；实施周期指标值:500.00；年度指标值:500.00" + TWO
    (one,) = projects(read(HEADING + project("培训经费", listed=listed)))
    assert [i.annual for i in one.indicators] == ["500.00", "98%"]


def test_a_name_may_begin_with_a_decimal() -> None:
    reading = read(HEADING + project("培训经费") + project("12.5公里堤防加固"))
    assert [p.name for p in projects(reading)] == ["培训经费", "12.5公里堤防加固"]


def test_an_objective_may_end_in_brackets_or_without_a_mark() -> None:
    objective = "加强保障，提高效率。\n（全区三千个网格，每月五\n百元补助，全年共计一千\n万元）"
    first = project("补助经费", listed="", objective=objective)
    second = project("培训经费", listed="", objective="保障学校正常运转，提高教育\n教学质量")
    reading = read(HEADING + "甲局 15.00 15.00\n" + first + second + project("会议经费"))
    assert [p.name for p in projects(reading)] == ["补助经费", "培训经费", "会议经费"]
    assert [p.objective for p in projects(reading)][:2] == [
        objective.replace("\n", ""), "保障学校正常运转，提高教育教学质量",
    ]  # fmt: skip


def sources(project: Project) -> list[str | None]:
    amounts = project.amounts
    figures = (amounts.fiscal, amounts.special_account, amounts.other)
    return [None if figure is None else str(figure) for figure in figures]


def test_sums_tell_which_source_two_figures_are() -> None:
    lines = "合计 30.00 20.00 2.00 8.00\n甲中心 30.00 20.00 2.00 8.00\n"
    blocks = [project("培训经费", "17.00 17.00"), project("教学经费", "2.00 2.00"), project("食堂经费", "5.00 5.00")]
    blocks.append(project("会议经费", "6.00 3.00 3.00"))
    reading = read(HEADING + lines + "".join(blocks))
    assert [sources(p) for p in projects(reading)] == [
        ["17.00", None, None], [None, "2.00", None], [None, None, "5.00"], ["3.00", None, "3.00"],
    ]  # fmt: skip


def test_figures_of_projects_without_a_unit_stand_in_the_usual_columns() -> None:
    (one,) = projects(read(HEADING + project("培训经费", "5.00 3.00 2.00")))
    assert sources(one) == ["3.00", None, "2.00"]


@pytest.mark.parametrize("unit", ["10.00 5.00 5.00", "11.00 6.00 5.00", "10.00 10.00"])
def test_figures_stand_in_the_usual_columns_where_sums_tell_nothing(unit: str) -> None:
    words = f"甲中心 {unit}\n" + project("培训经费") + project("宣传经费")
    assert [sources(p) for p in projects(read(HEADING + words))] == [["5.00", None, None]] * 2


@pytest.mark.parametrize("between", ["\f", "\n\n\n", f"\n\n{HEADING}", "\n\n- 3 -\n\n"])
@pytest.mark.parametrize("parted", ["\n", " "])
def test_an_objective_goes_on_behind_a_page_break_before_its_indicators_do(between: str, parted: str) -> None:
    words = (
        "培训经费 5.00 5.00\n通过实施本项目，完成办公\n设备采购工作任务，有效提\n\n"
        "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。2、1-产出指标；12-质量\n"
        f"{between}高行政机关办公效率。{parted}"
        "指标；合格率；实施周期指标值:不低于98%；年度指标值:不低于98%。3、2-效益指标；22-社会效益；知晓\n"
        "率；实施周期指标值:90%；年度指标值:90%。\n\n"
    )
    reading = read(HEADING + words + project("宣传经费"))
    one, two = projects(reading)
    assert one.objective == "通过实施本项目，完成办公设备采购工作任务，有效提高行政机关办公效率。"
    assert [(i.level2, i.name, i.annual) for i in one.indicators] == [
        ("11-数量指标", "培训次数", "4次"), ("12-质量指标", "合格率", "不低于98%"),
        ("22-社会效益", "知晓率", "90%"),
    ]  # fmt: skip
    assert (two.name, len(two.indicators)) == ("宣传经费", 1)
    assert not reading.leftovers
    place = reading.places.locate(("units", 0, "projects", 0, "objective"), None)
    assert (place.line or 0) < (place.end_line or 0)


def test_a_list_that_goes_on_behind_a_page_break_stays_whole() -> None:
    words = (
        "培训经费 5.00 5.00\n做好机构运转保障\n\n"
        "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:按计划；年度指标值:按计划完\f成全部培训。\n\n"
    )
    (one,) = projects(read(HEADING + words))
    assert (one.objective, one.indicators[0].annual) == ("做好机构运转保障", "按计划完成全部培训")


def test_heads_may_follow_each_other() -> None:
    heading = HEADING + f"{COLUMNS}\n\n"
    reading = read(heading + project("培训经费") + heading + project("宣传经费"))
    assert [p.name for p in projects(reading)] == ["培训经费", "宣传经费"]
    assert not reading.leftovers


def test_a_page_number_may_stand_behind_any_white_space() -> None:
    assert page_numbers("\x1c0") == [(0, 2)]
