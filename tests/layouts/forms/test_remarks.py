"""Notes below a form: they are one quiet piece that is left over, whatever the container."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

FORM: Rows = [
    [("项目支出绩效目标申报表", 1, 4)], [("（2025年度）", 1, 4)], ["项目名称", ("道路养护", 1, 3)],
    ["年度资金总额", ("120.5", 1, 3)], ["年度目标", ("完成养护。", 1, 3)],
    ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "养护里程", "≥30公里"],
    ["效益指标", "社会效益指标", "出行改善程度", "明显改善"],
]  # fmt: skip
LIST: Rows = [
    [("项目支出绩效目标表", 1, 8)],
    ["序号", "项目名称", "预算金额", "年度目标", "一级指标", "二级指标", "三级指标", "指标值"],
    ["1", "道路养护", "120.5", "完成养护。", "产出指标", "数量指标", "养护里程", "≥30公里"],
    ["2", "桥梁检测", "20", "完成检测。", "产出指标", "数量指标", "检测桥梁", "≥10座"],
]
NOTES = [
    ["填表说明：", "1.本表由单位填写。", "2.项目名称：与预算一致。", "3.指标值应当量化，如≥95%。"],
    ["填报说明", "1、一级指标包括产出指标、效益指标。", "2、年度目标：概括描述，", "不超过500字。"],
    ["注：1.本表金额单位为万元。", "（2）项目名称与预算一致。"],
    ["备注：", "一、本表一式两份。", "二、由主管部门审核。"],
    ["注", "①本表由单位填写；", "②绩效目标应当量化。"],
    ["第五部分 名词解释", "1.财政拨款收入：指当年拨付的资金。", "2.项目支出：指为完成任务发生的支出。"],
    ["五、名词解释", "一、财政拨款收入：指当年拨付的资金。"],
]
WAYS: list[Callable[[Rows], Sheet]] = [
    grid, lambda rows: sheet(pasted(rows)), lambda rows: sheet(barred(rows)), lambda rows: sheet(a_cell_a_line(rows)),
]  # fmt: skip


@pytest.mark.parametrize("notes", NOTES)
@pytest.mark.parametrize("way", WAYS)
def test_notes_below_a_form_are_one_note(way: Callable[[Rows], Sheet], notes: list[str]) -> None:
    reading = recognise(way([*FORM, *([(note, 1, 4)] for note in notes), [("填表人：张三", 1, 4)]]))
    assert reading.document == recognise(way([*FORM, [("填表人：张三", 1, 4)]])).document
    [left] = reading.leftovers
    assert (left.role, left.text) == ("note", " ".join(notes))


@pytest.mark.parametrize("notes", NOTES)
@pytest.mark.parametrize("way", WAYS[:3])
def test_notes_below_a_list_are_one_note(way: Callable[[Rows], Sheet], notes: list[str]) -> None:
    reading = recognise(way([*LIST, *([(note, 1, 8)] for note in notes)]))
    assert reading.document == recognise(way(LIST)).document
    [left] = reading.leftovers
    assert (left.role, left.text) == ("note", " ".join(notes))


@pytest.mark.parametrize("number", ["表2", "附件2", "附表1-2："])
@pytest.mark.parametrize("way", WAYS)
def test_the_number_of_the_next_form_is_of_none(way: Callable[[Rows], Sheet], number: str) -> None:
    reading = recognise(way([*FORM, [(number, 1, 4)], *FORM]))
    assert isinstance(reading.document, ProjectTable)
    assert [len(p.indicators) for u in reading.document.units for p in u.projects] == [2, 2]
    assert not reading.leftovers


def test_another_form_may_stand_below_the_notes() -> None:
    below = [[(note, 1, 4)] for note in NOTES[0]]
    reading = recognise(sheet(barred([*FORM, *below, *FORM])))
    assert isinstance(reading.document, ProjectTable)
    assert [len(p.indicators) for u in reading.document.units for p in u.projects] == [2, 2]
    [left] = reading.leftovers
    assert left.role == "note"


def test_words_beside_the_label_of_a_field_are_its_own() -> None:
    reading = recognise(grid([*FORM, ["备注", ("1.资金已到位。", 1, 3)]]))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert project.details == {"备注": "1.资金已到位。"}
    assert not reading.leftovers


FEET = [
    ["扫一扫在手机打开当前页"], ["打印本页", "【关闭窗口】"], ["分享到：", "微信", "微博"], ["责任编辑：王某"],
    ["上一篇：某局2024年项目支出绩效目标表", "下一篇：无"], ["附件：1.部门预算表.xlsx"], ["【字体：大 中 小】"],
    ["版权所有：某市某局", "主办单位：某市某局", "承办单位：某市某中心", "联系电话：010-12345678"],
    ["某ICP备05001234号-1", "公网安备 42010302000123号"],
]  # fmt: skip


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("way", WAYS)
def test_the_foot_of_a_web_page_ends_a_form(way: Callable[[Rows], Sheet], foot: list[str]) -> None:
    reading = recognise(way([*FORM, *([(line, 1, 4)] for line in foot)]))
    assert reading.document == recognise(way(FORM)).document
    [left] = reading.leftovers
    assert (left.role, left.text) == ("note", " ".join(foot))


@pytest.mark.parametrize("foot", FEET)
def test_the_foot_of_a_web_page_is_no_value_of_the_last_row(foot: list[str]) -> None:
    heads = ["一级指标", "二级指标", "三级指标", "指标值", "指标值确定依据"]
    rows = [*FORM[:5], heads, ["产出指标", "数量指标", "养护里程", "≥30公里", "计划标准"]]
    lines = "\n\n".join(cell if isinstance(cell, str) else cell[0] for row in rows for cell in row)
    below = "\n\n".join(foot)
    reading = recognise(sheet(f"{lines}\n\n{below}\n"))
    assert reading.document == recognise(sheet(lines)).document
    assert [(left.role, left.text) for left in reading.leftovers] == [("note", " ".join(foot))]


def test_what_goes_on_below_is_no_foot() -> None:
    """A line between the rows of a table is of the page that it was copied from, and the rows below it are read."""
    words: Rows = [[("打印本页", 1, 4)], ["满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"]]
    document = recognise(grid([*FORM, *words])).document
    assert isinstance(document, ProjectTable)
    assert len(document.units[0].projects[0].indicators) == 3


@pytest.mark.parametrize("end", ["。", "", "；"])
def test_the_foot_of_a_web_page_ends_a_list(end: str) -> None:
    table = (
        "项目支出绩效目标表\n单位：万元\n项目名称（资金使用单位） 总计 财政拨款 绩效目标 绩效指标\n"
        "总计 10.00 10.00\n某局 10.00 10.00\n道路养护 10.00 10.00 完成养护。 "
        "1、1-产出指标；11-数量指标；养护里程；实施周期指标值:30公里；年度指标值:30公里"
    )
    reading = recognise(sheet(f"{table}{end}\n打印本页\n版权所有：某局\n"))
    assert reading.document == recognise(sheet(f"{table}。\n")).document
    assert [(left.role, left.text) for left in reading.leftovers] == [("note", "打印本页"), ("note", "版权所有：某局")]


NAMES = ["微信扫一扫分享次数", "分享到微信次数", "上一条", "打印本数", "版权所有权登记数", "相关新闻稿件数"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("value", ["≥3次", "10篇", "明显增加"])
@pytest.mark.parametrize("way", WAYS)
def test_an_indicator_may_be_called_like_the_foot_of_a_web_page(
    way: Callable[[Rows], Sheet], value: str, name: str
) -> None:
    reading = recognise(way([*FORM, ["产出指标", "数量指标", name, value]]))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].projects[0].indicators[-1].name == name
    assert not reading.leftovers


def test_the_foot_of_a_web_page_below_a_category_without_indicators() -> None:
    lines = "\n".join(cell if isinstance(cell, str) else cell[0] for row in FORM for cell in row)
    reading = recognise(sheet(f"{lines}\n满意度指标\n服务对象满意度指标\n扫一扫在手机打开当前页\n"))
    assert isinstance(reading.document, ProjectTable)
    assert len(reading.document.units[0].projects[0].indicators) == 2
    assert "扫一扫在手机打开当前页" in [left.text for left in reading.leftovers]


def test_a_signature_that_is_not_filled_in_stands_above_the_foot_of_a_web_page() -> None:
    lines = "\n".join(cell if isinstance(cell, str) else cell[0] for row in FORM for cell in row)
    reading = recognise(sheet(f"{lines}\n填报人：张三\n单位负责人签字：\n打印本页\n关闭\n"))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].projects[0].details == {"填报人": "张三"}
    assert [(left.role, left.text) for left in reading.leftovers] == [("note", "打印本页 关闭")]


@pytest.mark.parametrize("foot", [*FEET, ["【打印】【关闭】"]])
def test_the_foot_of_a_web_page_ends_a_list_in_brackets(foot: list[str]) -> None:
    table = (
        "2025年项目支出绩效目标表\n单位：万元\n单位名称（项目类别/支出项目）\n年度预算安排\n项目内容\n某局\n20\n道路养护\n20\n"
        "【项目概况】：养护。\n【总体目标】\n完成养护。\n【产出指标-数量指标】\n指标1：养护里程（≥30公里）\n"
        "【满意度指标-服务对象满意度指标】\n指标1：满意度（≥90%）\n"
    )
    below = "\n".join(foot)
    reading = recognise(sheet(f"{table}{below}\n"))
    assert reading.document == recognise(sheet(table)).document
    assert [left.role for left in reading.leftovers] == ["note"]
    assert reading.leftovers[0].text == " ".join(foot)
