"""The project table by its cells, as workbooks, documents and ruled pages show it."""

from __future__ import annotations

import msgspec
import pytest

from jxlint.document import ProjectTable, Span
from jxlint.layouts import recognise
from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location, Reading
from jxlint.sheet import Sheet, sheet
from tests.grids import HEADS, rows_of, sheet_of
from tests.samples import TABLES, WITH_GOLD, gold, text


def grid(*rows: tuple[str, ...]) -> Sheet:
    """A sheet with a table of these rows below its title."""
    page, boxes = Page(DEFAULT), list[Box]()
    page.flow([Words("项目支出绩效目标表\n", Location(sheet="表", cell="A1"))])
    for r, row in enumerate(rows):
        boxes += [Box(r, c, content=[Words(words, Location(cell=f"{r}/{c}"))]) for c, words in enumerate(row)]
    page.grid(Grid(list(boxes)))
    return page.sheet()


@pytest.mark.parametrize("name", WITH_GOLD)
def test_the_cells_give_the_document(name: str) -> None:
    document = gold(name)
    assert isinstance(document, ProjectTable)
    reading = recognise(sheet_of(document))
    assert reading.document == document
    assert reading.leftovers == ()


@pytest.mark.parametrize("name", TABLES)
def test_the_document_of_a_text_is_that_of_its_cells(name: str) -> None:
    document = recognise(sheet(text(name))).document
    assert isinstance(document, ProjectTable)
    again = recognise(sheet_of(document)).document
    assert isinstance(again, ProjectTable)
    assert [[p.name for p in u.projects] for u in again.units] == [[p.name for p in u.projects] for u in document.units]
    assert [p.indicators for u in again.units for p in u.projects] == [
        p.indicators for u in document.units for p in u.projects
    ]


def test_a_field_is_placed_in_its_cell() -> None:
    document = gold(WITH_GOLD[0])
    assert isinstance(document, ProjectTable)
    places = recognise(sheet_of(document)).places
    rows = rows_of(document)
    project = document.units[0].projects[0]
    row = next(i for i, r in enumerate(rows, 3) if r[0].strip() == project.name)
    path = ("units", 0, "projects", 0, "objective")
    assert places.locate(path, None) == Location(sheet="表", cell=f"F{row}")


def test_figures_belong_to_the_columns_they_stand_in() -> None:
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。"
    reading = recognise(grid(HEADS, ("培训经费", "9.00", "", "", "9.00", "组织培训。", listed)))
    assert isinstance(reading.document, ProjectTable)
    amounts = reading.document.units[0].projects[0].amounts
    assert msgspec.to_builtins(amounts) == {"total": "9.00", "fiscal": None, "special_account": None, "other": "9.00"}


def test_rows_that_only_list_indicators_go_on_with_the_project_above() -> None:
    one = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。"
    two = "2、2-效益指标；22-社会效益；知晓率；实施周期指标值:90%；年度指标值:90%。"
    row = ("培训经费", "9.00", "9.00", "", "", "组织培训。", one)
    document = recognise(grid(HEADS, row, ("", "", "", "", "", "", two))).document
    assert isinstance(document, ProjectTable)
    assert [i.name for i in document.units[0].projects[0].indicators] == ["培训次数", "知晓率"]


def test_words_below_the_table_are_left_over() -> None:
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。"
    rows = (HEADS, ("培训经费", "9.00", "9.00", "", "", "组织培训。", listed), ("说明：本表按批复填列",))
    assert [left.text for left in recognise(grid(*rows)).leftovers] == ["说明：本表按批复填列"]


def test_a_row_of_signatures_is_no_project() -> None:
    heads = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"
    table = recognise(
        grid(
            heads,
            ("甲局", "10.00", "10.00", "", "", "", ""),
            ("培训", "10.00", "10.00", "", "", "组织培训。", listed),
            ("填表人：某某", "", "联系电话：010-12345678", "", "填报日期：2024年1月5日", "", ""),
        )
    )
    assert isinstance(table.document, ProjectTable)
    assert len(table.document.units[0].projects) == 1
    assert [(left.text, left.role) for left in table.leftovers] == [
        ("填表人：某某", "note"), ("联系电话：010-12345678", "note"), ("填报日期：2024年1月5日", "note"),
    ]  # fmt: skip


def test_other_sheets_of_a_workbook_are_no_lost_text_but_a_form_unread_is() -> None:
    document = gold(WITH_GOLD[0])
    assert isinstance(document, ProjectTable)
    page = Page(DEFAULT)
    rows = [("项目支出绩效目标表",), (f"部门名称：{document.department}", "单位：万元"), *rows_of(document)]
    for table in (rows, [("类别", "名称"), ("1", "产出")], [("绩效目标", "年度指标值"), ("做好工作", "有所提高")]):
        page.grid(
            Grid([
                Box(r, c, content=[Words(words, Location(cell=f"{r}/{c}"))])
                for r, row in enumerate(table) for c, words in enumerate(row)
            ])
        )  # fmt: skip
        page.flow([Words("\f", Location())])
    reading = recognise(page.sheet())
    assert reading.document == document
    assert [left.role for left in reading.leftovers] == ["table", ""]


def test_a_grid_of_many_projects_has_codes_a_total_and_a_department_above() -> None:
    rows = (
        ("单位名称：某市某局",),
        ("单位编码", "单位名称", "项目编码", "项目名称", "预算数", "绩效目标",
         "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"),
        ("301001", "甲中心", "4401", "培训", "30000", "培训两批", "产出指标", "数量指标", "培训批次", "≥", "2", "批次"),
        ("301002", "乙中心", "4402", "宣传", "20000", "宣传四次", "产出指标", "数量指标", "宣传次数", "≥", "4", "次"),
        ("合计", "", "", "", "50000", "", "", "", "", "", "", ""),
    )  # fmt: skip
    page, boxes = Page(DEFAULT), list[Box]()
    for r, row in enumerate(rows):
        boxes += [Box(r, c, content=[Words(w, Location(cell=f"{r}/{c}"))]) for c, w in enumerate(row) if w]
    page.grid(Grid(boxes))
    reading = recognise(page.sheet())
    document = reading.document
    assert isinstance(document, ProjectTable)
    assert document.form == "indicator-grid"
    assert document.department == "某市某局"
    assert [u.name for u in document.units] == ["甲中心", "乙中心"]
    assert [u.projects[0].name for u in document.units] == ["培训", "宣传"]
    assert document.total.total == 50000
    assert document.units[0].projects[0].details == {"单位编码": "301001", "项目编码": "4401"}
    assert reading.leftovers == ()


def listed(*names: str, first: int = 1) -> str:
    """The indicators of these names, numbered from `first` on."""
    values = "实施周期指标值:4次；年度指标值:4次。"
    return "\n".join(f"{n}、1-产出指标；11-数量指标；{name}；{values}" for n, name in enumerate(names, first))


def projects(reading: Reading) -> list[tuple[str, list[str]]]:
    """The projects with the names of their indicators."""
    assert isinstance(reading.document, ProjectTable)
    return [(str(p.name), [str(i.name) for i in p.indicators]) for u in reading.document.units for p in u.projects]


TITLE = "项目支出绩效目标表（含转移支付项目）"


@pytest.mark.parametrize(
    "above",
    [
        ((TITLE,), ("部门名称：某市某局", "", "", "", "", "", "单位：万元"), HEADS),
        ((TITLE,), ("部门名称：另一局", "", "", "", "", "", "单位：万元"), HEADS),
        (("第1页，共2页",), (TITLE,), ("部门名称：某市某局", "", "", "", "", "", "单位：万元"), HEADS),
    ],
)
def test_the_headings_of_the_next_table_are_no_rows_of_the_one_above(above: tuple[tuple[str, ...], ...]) -> None:
    row = ("9.00", "9.00", "", "", "组织培训。", listed("培训次数"))
    first = ((TITLE,), ("部门名称：某市某局", "", "", "", "", "", "单位：万元"), HEADS)
    reading = recognise(grid(*first, ("培训经费", *row), *above, ("宣传经费", *row)))
    assert projects(reading) == [("培训经费", ["培训次数"]), ("宣传经费", ["培训次数"])]
    assert isinstance(reading.document, ProjectTable)
    assert {i.annual for u in reading.document.units for p in u.projects for i in p.indicators} == {"4次"}
    assert not reading.leftovers


def test_what_stands_between_a_title_and_its_heads_is_no_row_even_if_it_is_not_known() -> None:
    row = ("9.00", "9.00", "", "", "组织培训。", listed("培训次数"))
    above = ((TITLE,), ("填报处室：某处", "", "", "", "", "", "共两页"), HEADS)
    reading = recognise(grid(HEADS, ("培训经费", *row), *above, ("宣传经费", *row)))
    assert projects(reading) == [("培训经费", ["培训次数"]), ("宣传经费", ["培训次数"])]
    assert [left.text for left in reading.leftovers] == ["填报处室：某处", "共两页"]


@pytest.mark.parametrize("between", [(), (HEADS,), (("第1页，共2页",), (TITLE,), HEADS)])
@pytest.mark.parametrize("cut", [0, 5, len(listed("培训次数")), len(listed("培训次数", "培训人数")) - 9])
def test_a_project_goes_on_in_a_row_without_name_and_money(between: tuple[tuple[str, ...], ...], cut: int) -> None:
    both = listed("培训次数", "培训人数")
    rows = (
        ("培训经费", "9.00", "9.00", "", "", "组织培训，提高", both[:cut]),
        *between,
        ("", "", "", "", "", "能力。", both[cut:]),
        ("宣传经费", "1.00", "1.00", "", "", "做好宣传。", listed("宣传次数")),
    )
    reading = recognise(grid((TITLE,), HEADS, *rows))
    assert projects(reading) == [("培训经费", ["培训次数", "培训人数"]), ("宣传经费", ["宣传次数"])]
    assert isinstance(reading.document, ProjectTable)
    project = reading.document.units[0].projects[0]
    assert (project.objective, project.indicators[1].annual) == ("组织培训，提高能力。", "4次")
    assert not reading.leftovers
    path = ("units", 0, "projects", 0, "objective")
    assert reading.places.locate(path, Span(7, 9)) == Location(cell=f"{len(between) + 3}/5")


def test_a_row_without_a_name_whose_indicators_begin_anew_is_another_project() -> None:
    one = ("培训经费", "9.00", "9.00", "", "", "组织培训。", listed("培训次数"))
    two = ("", "", "", "", "", "做好宣传。", listed("宣传次数"))
    assert projects(recognise(grid(HEADS, one, two))) == [("培训经费", ["培训次数"]), ("None", ["宣传次数"])]


@pytest.mark.parametrize(("again", "number"), [("培训经费（续）", 2), ("培训经费", 2), ("培训经费(接上页)", 2)])
def test_a_name_that_comes_again_without_money_goes_on(again: str, number: int) -> None:
    one = ("培训经费", "9.00", "9.00", "", "", "组织培训。", listed("培训次数"))
    two = (again, "", "", "", "", "", listed("培训人数", first=number))
    reading = recognise(grid(HEADS, one, HEADS, two))
    assert projects(reading) == [("培训经费", ["培训次数", "培训人数"])]
    assert not reading.leftovers


@pytest.mark.parametrize(("name", "first"), [("培训经费（续建）", 2), ("培训经费", 1), ("培训经费（续）", 4)])
def test_a_name_that_is_not_said_again_is_a_project_of_its_own(name: str, first: int) -> None:
    one = ("培训经费", "9.00", "9.00", "", "", "组织培训。", listed("培训次数"))
    two = (name, "", "", "", "", "", listed("培训人数", first=first))
    assert [p for p, _ in projects(recognise(grid(HEADS, one, two)))] == ["培训经费", name]


@pytest.mark.parametrize(
    ("heads", "unit"),
    [
        (("总计（元）", "财政拨款（元）", "财政专户拨款（元）", "其他资金（元）"), "元"),
        (("总计\n（万元）", "其中：财政拨款", "财政专户拨款", "其他资金"), "万元"),
        (("合计(单位：万元)", "财政拨款", "财政专户拨款", "其他资金"), "万元"),
    ],
)
def test_the_heads_may_name_the_unit_of_money(heads: tuple[str, ...], unit: str) -> None:
    rows = (
        ("项目名称", *heads, "绩效目标", "绩效指标"),
        ("合计", "9.00", "8.00", "—", "1.00", "", ""),
        ("某局", "9.00", "8.00", "—", "1.00", "", ""),
        ("培训经费", "9.00", "8.00", "—", "1.00", "组织培训。", listed("培训次数")),
    )
    reading = recognise(grid(*rows))
    document = reading.document
    assert isinstance(document, ProjectTable)
    assert (document.money_unit, document.units[0].name) == (unit, "某局")
    stated = (document.total, document.units[0].amounts, document.units[0].projects[0].amounts)
    assert {(str(a.total), str(a.fiscal), str(a.other)) for a in stated} == {("9.00", "8.00", "1.00")}
    assert not reading.leftovers
    assert reading.places.locate(("money_unit",), None) == Location(cell="0/1")


@pytest.mark.parametrize("sign", ["￥", "¥"])
def test_an_amount_may_bear_the_sign_of_its_currency(sign: str) -> None:
    row = ("培训经费", f"{sign}1,009.00", f"{sign}1,009.00", "", "", "组织培训。", listed("培训次数"))
    reading = recognise(grid(HEADS, row))
    assert isinstance(reading.document, ProjectTable)
    amounts = reading.document.units[0].projects[0].amounts
    assert msgspec.to_builtins(amounts) == {
        "total": "1009.00", "fiscal": "1009.00", "special_account": None, "other": None,
    }  # fmt: skip
    assert not reading.leftovers


def test_columns_without_a_field_are_kept_under_their_heads() -> None:
    rows = (
        ("序号", "项目编码", *HEADS, "备注"),
        ("", "", "合计", "9.00", "9.00", "", "", "", "", ""),
        ("一", "", "某局", "9.00", "9.00", "", "", "", "", ""),
        ("1", "44A01", "培训经费", "6.00", "6.00", "", "", "组织培训。", listed("培训次数"), "延续"),
        ("", "", "", "", "", "", "", "", listed("培训人数", first=2), ""),
        ("2.00", "44A02", "宣传经费", "3.00", "3.00", "", "", "做好宣传。", listed("宣传次数"), ""),
    )
    reading = recognise(grid(*rows))
    assert projects(reading) == [("培训经费", ["培训次数", "培训人数"]), ("宣传经费", ["宣传次数"])]
    assert isinstance(reading.document, ProjectTable)
    assert [p.details for u in reading.document.units for p in u.projects] == [
        {"项目编码": "44A01", "备注": "延续"}, {"项目编码": "44A02"},
    ]  # fmt: skip
    assert reading.places.locate(("units", 0, "projects", 0, "details", "备注"), None) == Location(cell="3/9")
    assert not reading.leftovers


def test_what_stands_beside_a_unit_in_such_a_column_is_left_over() -> None:
    rows = (
        ("项目编码", *HEADS),
        ("330001", "某局", "9.00", "9.00", "", "", "", ""),
        ("44A01", "培训经费", "9.00", "9.00", "", "", "组织培训。", listed("培训次数")),
    )
    assert [left.text for left in recognise(grid(*rows)).leftovers] == ["330001"]


def units(reading: Reading) -> list[tuple[str, str, list[str]]]:
    """Every unit with its total and its projects."""
    assert isinstance(reading.document, ProjectTable)
    return [(str(u.name), str(u.amounts.total), [str(p.name) for p in u.projects]) for u in reading.document.units]


def row(name: str, money: str, *indicators: str) -> tuple[str, ...]:
    """A row of a project, without indicators that of a unit or a sum."""
    return (name, money, money, "", "", "做好工作。" if indicators else "", listed(*indicators))


@pytest.mark.parametrize("head", ["单位名称", "单位", "预算单位"])
@pytest.mark.parametrize("again", ["", "甲中心"])
def test_units_may_have_a_column_of_their_own(head: str, again: str) -> None:
    reading = recognise(
        grid(
            (head, *HEADS),
            ("合计", *row("", "9.00")),
            ("甲中心", *row("培训经费", "5.00", "培训次数")),
            (again, *row("会议经费", "1.00", "会议次数")),
            (again, *row("差旅经费", "1.00")),
            ("乙中心", *row("宣传经费", "2.00", "宣传次数")),
        )
    )
    assert units(reading) == [
        ("甲中心", "None", ["培训经费", "会议经费", "差旅经费"]), ("乙中心", "None", ["宣传经费"]),
    ]  # fmt: skip
    assert isinstance(reading.document, ProjectTable)
    assert str(reading.document.total.total) == "9.00"
    assert not reading.leftovers
    assert reading.places.locate(("units", 1, "name"), None) == Location(cell="5/0")


def test_lines_of_units_stand_in_the_column_of_the_units() -> None:
    reading = recognise(
        grid(
            ("单位名称", *HEADS),
            ("甲中心", *row("", "7.00")),
            ("", *row("培训经费", "5.00", "培训次数")),
            ("", *row("会议经费", "1.00")),
            ("乙中心", *row("", "")),
            ("乙中心", *row("宣传经费", "2.00", "宣传次数")),
            ("小计", *row("", "2.00")),
        )
    )
    assert units(reading) == [("甲中心", "7.00", ["培训经费", "会议经费"]), ("乙中心", "2.00", ["宣传经费"])]
    assert not reading.leftovers


@pytest.mark.parametrize("word", ["小计", "小计：", "单位小计"])
def test_the_sum_of_a_unit_may_stand_below_its_projects(word: str) -> None:
    reading = recognise(
        grid(
            HEADS,
            row("甲中心", ""),
            row("培训经费", "5.00", "培训次数"),
            row("会议经费", "1.00", "会议次数"),
            row(word, "6.00"),
            row("乙中心", ""),
            row("宣传经费", "2.00", "宣传次数"),
            row(word, "2.00"),
        )
    )
    assert units(reading) == [("甲中心", "6.00", ["培训经费", "会议经费"]), ("乙中心", "2.00", ["宣传经费"])]
    assert not reading.leftovers


def test_a_sum_that_says_other_than_the_line_of_its_unit_is_left_over() -> None:
    rows = (row("甲中心", "6.00"), row("培训经费", "6.00", "培训次数"))
    assert not recognise(grid(HEADS, *rows, row("小计", "6.00"))).leftovers
    reading = recognise(grid(HEADS, *rows, row("小计", "7.00")))
    assert units(reading) == [("甲中心", "6.00", ["培训经费"])]
    assert [left.text for left in reading.leftovers] == ["小计", "7.00", "7.00"]


def test_units_are_told_by_what_is_set_in_where_their_sums_do_not_fit() -> None:
    rows = (
        row("甲中心", "9.00"),
        row("    培训经费", "5.00", "培训次数"),
        row("    会议经费", "1.00", "会议次数"),
        row("乙中心", "3.00"),
        row("    宣传经费", "2.00", "宣传次数"),
    )
    assert units(recognise(grid(HEADS, *rows))) == [
        ("甲中心", "9.00", ["培训经费", "会议经费"]), ("乙中心", "3.00", ["宣传经费"]),
    ]  # fmt: skip


def test_only_what_is_said_again_is_known_where_a_page_has_cut_a_row() -> None:
    one = ("甲中心", "", "培训经费", "9.00", "9.00", "", "", "组织培训。", listed("培训次数"))
    two = ("甲中心", "奇文", "培训经费", "9.00", "9.00", "", "", "组织培训。", listed("培训人数", first=2))
    reading = recognise(grid(("单位名称", "怪栏", *HEADS), one, two))
    assert projects(reading) == [("培训经费", ["培训次数"])]
    assert [left.text for left in reading.leftovers] == ["奇文", listed("培训人数", first=2)]


@pytest.mark.parametrize("above", ["甲局", "甲中心"])
def test_a_column_of_offices_beside_lines_of_units_says_more_of_the_projects(above: str) -> None:
    heads = (HEADS[0], "实施单位", *HEADS[1:])
    rows = (
        (above, "", *row("", "6.00")[1:]),
        ("培训经费", "甲中心", *row("", "5.00", "培训次数")[1:]),
        ("会议经费", "乙中心", *row("", "1.00", "会议次数")[1:]),
    )
    reading = recognise(grid(heads, *rows))
    assert units(reading) == [(above, "6.00", ["培训经费", "会议经费"])]
    assert isinstance(reading.document, ProjectTable)
    assert [p.details for p in reading.document.units[0].projects] == [{"实施单位": "甲中心"}, {"实施单位": "乙中心"}]
    assert not reading.leftovers


def test_columns_of_an_office_s_own_are_kept_with_their_heads() -> None:
    heads = ("责任科室", "项目名称（资金使用单位）", "总计", "财政拨款", "绩效目标", "绩效指标", "填报说明")
    listed = "1、1-产出指标；11-数量指标；巡查次数；实施周期指标值:≥4次；年度指标值:≥4次。"
    reading = recognise(
        grid(
            heads,
            ("", "某局", "9.00", "9.00", "", "", ""),
            ("水务科", "河道巡查", "5.00", "5.00", "巡查河道。", listed, "延续"),
            ("", "管网维护", "4.00", "4.00", "维护管网。", listed, "1.50"),
        )
    )
    assert isinstance(reading.document, ProjectTable)
    first, second = reading.document.units[0].projects
    assert first.details == {"责任科室": "水务科", "填报说明": "延续"}
    # Money under a head that nobody knows may belong to the sums.
    assert second.details is msgspec.UNSET
    assert [left.text for left in reading.leftovers] == ["1.50"]


@pytest.mark.parametrize("above", [True, False])
def test_a_unit_s_own_sum_is_its_line(above: bool) -> None:
    heads = ("项目名称（资金使用单位）", "总计", "财政拨款", "绩效目标", "绩效指标")
    listed = "1、1-产出指标；11-数量指标；巡查次数；实施周期指标值:≥4次；年度指标值:≥4次。"
    first, second = ("河道巡查", "5.00", "5.00", "巡查河道。", listed), ("宣传", "2.00", "2.00", "宣传政策。", listed)
    one, two = ("某局（本级）小计", "5.00", "5.00", "", ""), ("某所小计", "2.00", "2.00", "", "")
    bare = [("某局（本级）", "", "", "", ""), ("某所", "", "", "", "")]
    rows = [one, first, two, second] if above else [bare[0], first, one, bare[1], second, two]
    reading = recognise(grid(heads, *rows, ("合计", "7.00", "7.00", "", "")))
    assert isinstance(reading.document, ProjectTable)
    units = reading.document.units
    assert [(u.name, str(u.amounts.total), [p.name for p in u.projects]) for u in units] == [
        ("某局（本级）", "5.00", ["河道巡查"]), ("某所", "2.00", ["宣传"]),
    ]  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize("total", [True, False])
def test_a_project_with_money_only_is_no_unit_where_no_unit_has_a_line(total: bool) -> None:
    heads = ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标")
    listed = "1、1-产出指标；11-数量指标；巡查次数；实施周期指标值:≥4次；年度指标值:≥4次。"
    rows = [
        ("河道巡查", "5.00", "5.00", "巡查河道。", listed),
        ("涉密项目", "3.00", "3.00", "", ""),
        ("宣传", "2.00", "2.00", "宣传政策。", listed),
    ]
    reading = recognise(grid(heads, *rows, *[("合计", "10.00", "10.00", "", "")] * total))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    assert [p.name for p in unit.projects] == ["河道巡查", "涉密项目", "宣传"]
    assert not reading.leftovers


@pytest.mark.parametrize("word", ["小计", "合计"])
@pytest.mark.parametrize("above", [True, False])
def test_a_sum_beside_its_unit_is_the_unit_s_line(word: str, above: bool) -> None:
    one, two = ("甲中心", *row("培训经费", "5.00", "培训次数")), ("乙中心", *row("宣传经费", "2.00", "宣传次数"))
    sums = ("甲中心", *row(word, "5.00")), ("乙中心", *row(word, "2.00"))
    rows = (sums[0], one, sums[1], two) if above else (one, sums[0], two, sums[1])
    reading = recognise(grid(("单位名称", *HEADS), ("", *row("总计", "7.00")), *rows))
    assert units(reading) == [("甲中心", "5.00", ["培训经费"]), ("乙中心", "2.00", ["宣传经费"])]
    assert isinstance(reading.document, ProjectTable)
    assert str(reading.document.total.total) == "7.00"
    assert not reading.leftovers


def test_a_project_of_money_alone_keeps_what_stands_in_columns_without_a_field() -> None:
    listed = "1、1-产出指标；11-数量指标；次数；实施周期指标值:4次；年度指标值:4次。"
    reading = recognise(
        grid(
            ("项目名称", "责任科室", "总计", "财政拨款", "绩效目标", "绩效指标"),
            ("合计", "", "35", "35", "", ""),
            ("某局", "另见附件", "35", "35", "", ""),
            ("培训", "人事科", "20", "20", "组织培训。", listed),
            ("公用经费", "财务科", "15", "15", "", ""),
        )
    )
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    assert [(p.name, p.details) for p in unit.projects] == [
        ("培训", {"责任科室": "人事科"}), ("公用经费", {"责任科室": "财务科"}),
    ]  # fmt: skip
    # The line of a unit has no place for it.
    assert [left.text for left in reading.leftovers] == ["另见附件"]


def test_a_column_of_sources_in_words_is_kept() -> None:
    listed = "1、1-产出指标；11-数量指标；次数；实施周期指标值:4次；年度指标值:4次。"
    reading = recognise(
        grid(
            ("项目名称", "来源", "总计", "财政拨款", "绩效目标", "绩效指标"),
            ("合计", "", "20", "20", "", ""),
            ("某局", "", "20", "20", "", ""),
            ("培训", "本级财力", "20", "20", "组织培训。", listed),
        )
    )
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert project.details == {"来源": "本级财力"}
    assert not reading.leftovers


@pytest.mark.parametrize("head", ["项目金额", "预算金额（万元）", "预算安排"])
def test_the_only_head_of_money_is_that_of_the_whole(head: str) -> None:
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4次；年度指标值:4次。"
    reading = recognise(grid(("项目名称", head, "绩效目标", "绩效指标"), ("培训", "9.5", "组织培训。", listed)))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert (project.name, str(project.amounts.total), len(project.indicators)) == ("培训", "9.5", 1)
    assert not reading.leftovers


@pytest.mark.parametrize("rows", [1, 2])
def test_indicators_numbered_anew_beside_no_name_are_another_projects(rows: int) -> None:
    listed = "1、1-产出指标；11-数量指标；{0}次数；实施周期指标值:5次；年度指标值:5次。"
    listed += "2、1-产出指标；12-质量指标；{0}合格率；实施周期指标值:≥95%；年度指标值:≥95%。"
    lines = [
        HEADS,
        ("业务培训", "1.00", "1.00", "", "", "做好培训。", listed.format("培训")),
        ("", *[""] * 5, listed.format("检查")),
    ]
    page, boxes = Page(DEFAULT), list[Box]()
    page.flow([Words("项目支出绩效目标表\n", Location(sheet="表", cell="A1"))])
    for r, line in enumerate(lines):
        boxes += [Box(r, c, content=[Words(words, Location(cell=f"{r}/{c}"))]) for c, words in enumerate(line)]
    boxes[len(HEADS)].rows = rows
    page.grid(Grid(boxes))
    document = recognise(page.sheet()).document
    assert isinstance(document, ProjectTable)
    projects = [(p.name, [i.number for i in p.indicators]) for unit in document.units for p in unit.projects]
    assert projects == ([("业务培训", [1, 2]), (None, [1, 2])] if rows == 1 else [("业务培训", [1, 2, 1, 2])])


def test_an_amount_may_bear_the_unit_of_money() -> None:
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。"
    project = ("培训经费", "9.00万元", "9.00万元", "0.00万元", "", "组织培训。", listed)
    document = recognise(grid(HEADS, ("合计", "9.00万元", "9.00万元"), ("某局", "9.00万元"), project)).document
    assert isinstance(document, ProjectTable)
    assert document.money_unit == "万元"
    (unit,) = document.units
    assert (unit.name, str(unit.amounts.total)) == ("某局", "9.00")
    assert [str(a) for a in (unit.projects[0].amounts.total, unit.projects[0].amounts.fiscal)] == ["9.00", "9.00"]


def test_an_amount_in_another_unit_is_none() -> None:
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。"
    heads = (HEADS[0], "总计（万元）", *HEADS[2:])
    project = ("培训经费", "90000元", "9.00", "", "", "组织培训。", listed)
    document = recognise(grid(heads, project)).document
    assert isinstance(document, ProjectTable)
    amounts = document.units[0].projects[0].amounts
    assert (amounts.total, str(amounts.fiscal), amounts.unread) == (None, "9.00", {"total": "90000元"})


def test_what_is_none_of_the_table_in_a_hidden_column_is_not_left_over() -> None:
    listed = "1、1-产出指标；11-数量指标；培训次数；实施周期指标值:4批次；年度指标值:4批次。"
    project = ("培训经费", "9.00", "", "", "9.00", "组织培训。", listed)
    for hidden in (False, True):
        page, boxes = Page(DEFAULT), list[Box]()
        page.flow([Words("项目支出绩效目标表\n", Location(sheet="表", cell="A1"))])
        for r, row in enumerate((HEADS, (*project, "4412-01"), (*project, "4412-02"))):
            for c, words in enumerate(row):
                # The money of a hidden column is the project's all the same.
                boxes.append(Box(r, c, content=[Words(words, Location(cell=f"{r}/{c}"))]))
        page.grid(Grid(list(boxes), frozenset((4, 7) if hidden else ())))
        reading = recognise(page.sheet())
        assert [left.text for left in reading.leftovers] == ([] if hidden else ["4412-01", "4412-02"])
        assert isinstance(reading.document, ProjectTable)
        assert [str(p.amounts.other) for p in reading.document.units[0].projects] == ["9.00", "9.00"]
