"""Grids of many projects: heads that come again, lines of units and sums among the projects."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import pytest

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.reading import Reading
from jxlint.rules import load
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid, pasted

TITLE = "2025年部门项目支出绩效目标表"
LEVELS = ("一级指标", "二级指标", "三级指标", "指标值")
COUNT = ("产出指标", "数量指标", "培训次数", "4次")
GRADE = ("产出指标", "质量指标", "合格率", "≥95%")
EFFECT = ("效益指标", "社会效益指标", "知晓率", "≥90%")
NOTHING = ("", "", "", "", "")


def table(reading: Reading) -> ProjectTable:
    assert isinstance(reading.document, ProjectTable)
    return reading.document


def shown(reading: Reading) -> list[tuple[str | None, list[tuple[str, str, list[str]]]]]:
    """Every unit with its projects: name, total and the names of the indicators."""
    return [
        (
            None if u.name is None else str(u.name),
            [(str(p.name), str(p.amounts.total), [str(i.name) for i in p.indicators]) for p in u.projects],
        )
        for u in table(reading).units
    ]


def ways(rows: Sequence[Sequence[str]]) -> list[Sheet]:
    """The rows as cells, and as they are pasted."""
    plain: Rows = [list(row) for row in rows]
    return [grid(plain), sheet(pasted(plain))]


@pytest.mark.parametrize("ordinal", [True, False])
@pytest.mark.parametrize("above", [(), ((TITLE,),), ((TITLE,), ("单位：万元",))])
@pytest.mark.parametrize("within", [True, False])
def test_heads_that_come_again_are_no_project(ordinal: bool, above: Sequence[Sequence[str]], within: bool) -> None:
    def row(*cells: str) -> tuple[str, ...]:
        return cells if ordinal else cells[1:]

    heads = row("序号", "项目单位", "项目名称", "预算数", "年度目标", *LEVELS)
    first = row("1", "甲中心", "培训", "9.5", "组织培训。", *COUNT)
    rest = row("", "", "", "", "", *GRADE)
    again = (*above, heads)
    pages = (first, *again, rest) if within else (first, rest, *again)
    rows = ((TITLE,), ("单位：万元",), heads, *pages, row("2", "乙中心", "宣传", "3", "开展宣传。", *EFFECT))
    for made in ways(rows):
        reading = recognise(made)
        assert shown(reading) == [
            ("甲中心", [("培训", "9.5", ["培训次数", "合格率"])]), ("乙中心", [("宣传", "3", ["知晓率"])]),
        ]  # fmt: skip
        assert not reading.leftovers


def test_a_level_holds_below_the_heads_of_the_next_page() -> None:
    heads = ["项目名称", "预算数", "年度目标", *LEVELS]
    rows: Rows = [
        [TITLE], heads, ["培训", "9.5", "组织培训。", *COUNT], heads, ["", "", "", "", "质量指标", "合格率", "≥95%"],
    ]  # fmt: skip
    indicators = table(recognise(grid(rows))).units[0].projects[0].indicators
    assert [(i.level1, i.level2, i.name) for i in indicators] == [
        ("产出指标", "数量指标", "培训次数"), ("产出指标", "质量指标", "合格率"),
    ]  # fmt: skip


def test_a_number_of_a_project_may_be_shown_with_decimals() -> None:
    rows: Rows = [
        [TITLE],
        ["序号", "项目名称", "预算数", "年度目标", *LEVELS],
        ["1.00", "培训", "9.5", "组织培训。", *COUNT],
        ["2.00", "宣传", "3", "开展宣传。", *EFFECT],
    ]
    reading = recognise(grid(rows))
    assert [p.details for p in table(reading).units[0].projects] == [msgspec.UNSET, msgspec.UNSET]
    assert not reading.leftovers


@pytest.mark.parametrize(
    "heads",
    [
        ("项目名称", "总计", "绩效目标"),
        ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标"),
        ("单位名称", "项目名称", "总计", "年度绩效目标"),
    ],
)
def test_the_total_may_be_called_by_a_word_alone(heads: tuple[str, ...]) -> None:
    own = {"单位名称": "某局", "总计": "9.5", "财政拨款": "9.5", "绩效目标": "组织培训。", "年度绩效目标": "组织培训。"}
    rows = ((TITLE,), (*heads, *LEVELS), (*(own.get(h, "培训" if "项目" in h else "") for h in heads), *COUNT))
    for made in ways(rows):
        reading = recognise(made)
        assert table(reading).form == "indicator-grid"
        assert [projects for _, projects in shown(reading)] == [[("培训", "9.5", ["培训次数"])]]
        assert not reading.leftovers


def amounts(reading: Reading) -> list[str]:
    """The total, and those of the units."""
    found = table(reading)
    return [str(found.total.total), *(str(u.amounts.total) for u in found.units)]


def test_sums_of_units_are_theirs_in_whatever_column_they_stand() -> None:
    heads = ("单位名称", "项目名称", "预算数", "年度目标", *LEVELS)
    for one, two in (
        (("小计", ""), ("小计", "")),
        (("", "小计"), ("", "本单位小计")),
        (("甲中心", "合计"), ("乙中心", "小计")),
    ):
        rows = (
            (TITLE,), heads, ("合计", "", "12.5", *NOTHING),
            ("甲中心", "培训", "9", "组织培训。", *COUNT), ("", "会议", "0.5", "开会。", *GRADE),
            (*one, "9.5", *NOTHING),
            heads, ("乙中心", "宣传", "3", "开展宣传。", *EFFECT), (*two, "3", *NOTHING),
        )  # fmt: skip
        for made in ways(rows):
            reading = recognise(made)
            assert shown(reading) == [
                ("甲中心", [("培训", "9", ["培训次数"]), ("会议", "0.5", ["合格率"])]),
                ("乙中心", [("宣传", "3", ["知晓率"])]),
            ]  # fmt: skip
            assert amounts(reading) == ["12.5", "9.5", "3"]
            assert not reading.leftovers


def test_the_line_of_a_unit_names_it_for_the_rows_below() -> None:
    rows = (
        (TITLE,), ("序号", "单位名称", "项目名称", "预算数", "年度目标", *LEVELS),
        ("一", "甲中心", "", "9.5", *NOTHING), ("1", "", "培训", "9", "组织培训。", *COUNT),
        ("2", "", "会议", "0.5", "开会。", *GRADE),
        ("二", "乙中心", "", "3", *NOTHING), ("1", "", "宣传", "3", "开展宣传。", *EFFECT),
    )  # fmt: skip
    for made in ways(rows):
        reading = recognise(made)
        assert [(u, [p for p, _, _ in ps]) for u, ps in shown(reading)] == [
            ("甲中心", ["培训", "会议"]), ("乙中心", ["宣传"]),
        ]  # fmt: skip
        assert amounts(reading) == ["None", "9.5", "3"]
        assert not reading.leftovers


@pytest.mark.parametrize(
    ("units", "total", "indent"),
    [
        (("9.5", "3"), None, ""),  # each is what the projects below it add up to
        (("9.4", "3.1"), "12.5", ""),  # together they are the total
        (("9.4", "3"), "13", "　"),  # they are not set in
    ],
)
def test_units_may_stand_among_the_projects(units: tuple[str, str], total: str | None, indent: str) -> None:
    rows = (
        [TITLE], ["部门名称：某局"], ["项目名称", "预算数", "年度目标", *LEVELS],
        *([["合计", total, *NOTHING]] if total else []),
        ["甲中心", units[0], *NOTHING], [indent + "培训", "9", "组织培训。", *COUNT],
        [indent + "会议", "0.5", "开会。", *GRADE],
        ["乙中心", units[1], *NOTHING], [indent + "宣传", "3", "开展宣传。", *EFFECT],
    )  # fmt: skip
    reading = recognise(grid(rows))
    assert [(u, [p for p, _, _ in ps]) for u, ps in shown(reading)] == [
        ("甲中心", ["培训", "会议"]), ("乙中心", ["宣传"]),
    ]  # fmt: skip
    assert (table(reading).department, amounts(reading)) == ("某局", [str(total), *units])
    assert not reading.leftovers


def test_a_project_without_indicators_is_no_unit() -> None:
    rows = (
        [TITLE], ["项目名称", "预算数", "年度目标", *LEVELS], ["培训", "9", "组织培训。", *COUNT],
        ["会议", "0.5", *NOTHING], ["宣传", "3", "开展宣传。", *EFFECT],
    )  # fmt: skip
    assert [[p for p, _, _ in ps] for _, ps in shown(recognise(grid(rows)))] == [["培训", "会议", "宣传"]]


def test_two_projects_of_one_amount_are_no_unit_with_its_project() -> None:
    rows = [
        [TITLE], ["项目名称", "预算数", "年度目标", *LEVELS],
        ["人员经费", "9", *NOTHING], ["培训", "9", "组织培训。", *COUNT],
    ]  # fmt: skip
    assert [[p for p, _, _ in ps] for _, ps in shown(recognise(grid(rows)))] == [["人员经费", "培训"]]


@pytest.mark.parametrize("ordinal", [True, False])
def test_the_office_may_be_called_by_a_word_alone(ordinal: bool) -> None:
    def row(*cells: str) -> tuple[str, ...]:
        return cells if ordinal else cells[1:]

    heads = row("序号", "单位", "项目名称", "年度预算（万元）", "绩效目标", *LEVELS, "单位")
    rows = (
        (TITLE,), heads, row("1", "甲中心", "培训", "9.5", "组织培训。", *COUNT, "次"),
        row("", "", "", "", "", *GRADE, "%"), heads, row("2", "乙中心", "宣传", "3", "开展宣传。", *EFFECT, "%"),
    )  # fmt: skip
    for made in ways(rows):
        reading = recognise(made)
        assert shown(reading) == [
            ("甲中心", [("培训", "9.5", ["培训次数", "合格率"])]), ("乙中心", [("宣传", "3", ["知晓率"])]),
        ]  # fmt: skip
        assert [i.unit for u in table(reading).units for p in u.projects for i in p.indicators] == ["次", "%", "%"]
        assert not reading.leftovers


def test_a_sum_of_a_unit_that_is_not_there_is_left_over() -> None:
    rows = (
        [TITLE], ["单位名称", "项目名称", "预算数", "年度目标", *LEVELS],
        ["甲中心", "培训", "9", "组织培训。", *COUNT], ["乙中心", "小计", "9", *NOTHING],
    )  # fmt: skip
    reading = recognise(grid(rows))
    assert amounts(reading) == ["None", "None"]
    assert [left.text for left in reading.leftovers] == ["乙中心", "9"]


@pytest.mark.parametrize("column", [1, 2])
def test_the_sum_of_a_unit_by_its_name_and_columns_of_an_office_s_own(column: int) -> None:
    heads = [
        "序号",
        "单位名称",
        "项目名称",
        "责任科室",
        "预算金额（万元）",
        "年度目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
    ]
    rows = [heads]
    for number, (unit, name) in enumerate((("某局本级", "培训"), ("某局信息中心", "运维")), 1):
        rows.append([str(number), unit, name, "办公室", "9.00", "完成任务。", "产出指标", "数量指标", "次数", "4次"])
        said = [""] * len(heads)
        said[column], said[4] = unit + "小计", "9.00"
        rows.append(said)
    reading = recognise(grid([["项目支出绩效目标表"], *rows]))
    assert isinstance(reading.document, ProjectTable)
    assert [
        (u.name, str(u.amounts.total), [(p.name, p.details) for p in u.projects]) for u in reading.document.units
    ] == [
        ("某局本级", "9.00", [("培训", {"责任科室": "办公室"})]),
        ("某局信息中心", "9.00", [("运维", {"责任科室": "办公室"})]),
    ]
    assert not reading.leftovers


def test_heads_beside_each_other_are_not_filled_with_each_other() -> None:
    heads = [
        "序号",
        "责任科室",
        "项目名称",
        "项目类别",
        "预算数",
        "年度目标",
        "一级指标",
        "二级指标",
        "三级指标",
        "指标值",
    ]
    row = ["1", "高新科", "研发补助", "特定目标类", "9.00", "支持企业。", "产出指标", "数量指标", "企业数", "30家"]
    reading = recognise(grid([["项目支出绩效目标表"], heads, row]))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.form == "indicator-grid"
    [project] = reading.document.units[0].projects
    assert (project.name, str(project.amounts.total), project.objective) == ("研发补助", "9.00", "支持企业。")
    assert project.details == {"责任科室": "高新科", "项目类别": "特定目标类"}
    assert not reading.leftovers


def test_what_names_a_part_of_a_form_may_be_the_head_of_a_column() -> None:
    heads = ("序号", "单位名称", "项目名称", "资金来源", "预算金额", "年度目标", *LEVELS)
    rows = (
        (TITLE,), heads, ("1", "甲中心", "培训", "财政拨款", "9", "组织培训。", *COUNT),
        ("2", "甲中心", "会议", "上级补助", "0.5", "开会。", *GRADE),
    )  # fmt: skip
    reading = recognise(grid([list(row) for row in rows]))
    [unit] = table(reading).units
    assert [p.details for p in unit.projects] == [{"资金来源": "财政拨款"}, {"资金来源": "上级补助"}]
    assert [str(p.amounts.total) for p in unit.projects] == ["9", "0.5"]
    assert not reading.leftovers


@pytest.mark.parametrize("code", ["101", "109"])
def test_a_sum_of_a_unit_may_bear_the_code_of_the_unit(code: str) -> None:
    heads = ("单位编码", "单位名称", "项目名称", "预算数", "年度目标", *LEVELS)
    rows = (
        (TITLE,), heads, (code, "甲中心", "小计", "9.5", *NOTHING),
        ("101", "甲中心", "培训", "9", "组织培训。", *COUNT), ("101", "甲中心", "会议", "0.5", "开会。", *GRADE),
    )  # fmt: skip
    for made in ways(rows):
        reading = recognise(made)
        assert shown(reading) == [("甲中心", [("培训", "9", ["培训次数"]), ("会议", "0.5", ["合格率"])])]
        assert amounts(reading)[1:] == ["9.5"]
        assert [left.text for left in reading.leftovers] == ([] if code == "101" else [code])


@pytest.mark.parametrize("head", ["单位名称、项目名称", "单位/项目名称", "单位名称（项目名称）", "单位（项目）名称"])
def test_a_unit_may_stand_alone_above_its_projects_in_the_column_it_shares_with_them(head: str) -> None:
    rows = (
        (TITLE,), ("单位名称：某局",), (head, "年度目标", *LEVELS), ("甲中心", *("" for _ in (1, *LEVELS))),
        ("培训", "组织培训。", *COUNT), ("会议", "开会。", *GRADE),
    )  # fmt: skip
    reading = recognise(grid([list(row) for row in rows]))
    document = table(reading)
    assert document.department == "某局"
    assert [(u.name, [p.name for p in u.projects]) for u in document.units] == [("甲中心", ["培训", "会议"])]
    assert not reading.leftovers


def test_heads_with_nothing_below_them_are_no_project() -> None:
    cells = ["财政专户管理资金", "9", "项目名称", "一级指标", "二级指标", "三级指标", "完成值"]
    reading = recognise(sheet(" |\n".join([*cells, ""])))
    [unit] = table(reading).units
    assert [(p.name, str(p.amounts.special_account), p.indicators) for p in unit.projects] == [(None, "9", ())]


@pytest.mark.parametrize("over", [False, True], ids=["heads in a row", "heads over heads"])
def test_columns_in_words_that_are_not_known_are_kept_with_or_without_indicators(over: bool) -> None:
    own = ["序号", "项目名称", "项目单位", "预算数", "责任科室", "年度目标"]
    heads: list[list[str | tuple[str, int, int]]] = [[*own, *LEVELS]]
    if over:
        heads = [[*((words, 2, 1) for words in own), ("绩效指标", 1, 4)], [*LEVELS]]
    rows: Rows = [
        [TITLE, *[""] * 9], *heads,
        ["1", "培训费", "某局", "20", "人事科", "组织培训。", *COUNT], ["", "", "", "", "", "", *EFFECT],
        ["2", "公用经费", "某局", "15", "财务科", "", "", "", "", ""],
        ["3", "车辆购置", "某局", "30", "办公室", "", "", "", "", ""],
    ]  # fmt: skip
    for source in (grid(rows), sheet(pasted(rows)), *([] if over else [sheet(barred(rows))])):
        reading = recognise(source)
        [unit] = table(reading).units
        assert [(p.name, str(p.amounts.total), p.details, len(p.indicators)) for p in unit.projects] == [
            ("培训费", "20", {"责任科室": "人事科"}, 2), ("公用经费", "15", {"责任科室": "财务科"}, 0),
            ("车辆购置", "30", {"责任科室": "办公室"}, 0),
        ]  # fmt: skip
        assert not reading.leftovers


def test_the_money_of_a_grid_may_stand_below_the_head_of_the_budget_of_an_evaluation() -> None:
    for heads, figures in (
        (["年初预算数"], ["20"]), (["全年执行数", "全年预算数"], ["19", "20"]),
        (["预算数（万元）", "执行数（万元）"], ["20", "19"]),
        (["预算金额", "支出金额"], ["20", "19"]), (["预算数", "全年预算数", "执行数"], ["21", "20", "19"]),
    ):  # fmt: skip
        rows: Rows = [[TITLE], ["项目名称", *heads, "年度目标", *LEVELS], ["培训", *figures, "组织培训。", *COUNT]]
        for made in (grid(rows), sheet(pasted(rows))):
            reading = recognise(made)
            [[project]] = [u.projects for u in table(reading).units]
            assert (str(project.amounts.total), len(project.details or {})) == ("20", len(heads) - 1)
            assert not reading.leftovers


def test_sources_below_the_head_of_the_money_are_of_money_in_words_that_are_not_known_and_in_lines_of_units() -> None:
    own = [("单位", 2, 1), ("项目名称", 2, 1), ("预算金额", 1, 3), ("年度目标", 2, 1), ("绩效指标", 1, 4)]
    rows: Rows = [
        [TITLE], own, ["合计", "财政拨款", "非财政拨款", *LEVELS],
        ["合计", "", "30", "20", "10", *NOTHING], ["甲中心", "", "30", "20", "10", *NOTHING],
        ["甲中心", "培训", "30", "20", "10", "组织培训。", *COUNT],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    document = table(reading)
    [unit] = document.units
    [project] = unit.projects
    for amounts in (document.total, unit.amounts, project.amounts):
        assert (str(amounts.total), str(amounts.fiscal), {k: str(v) for k, v in (amounts.more or {}).items()}) == (
            "30", "20", {"非财政拨款": "10"},
        )  # fmt: skip
    assert (unit.name, project.name) == ("甲中心", "培训")
    assert not reading.leftovers


@pytest.mark.parametrize("first", ["1", "栏次"])
def test_a_row_that_numbers_the_columns_is_no_project_and_a_grid_without_money_lacks_none(first: str) -> None:
    heads = ["单位名称、项目名称", "年度目标", *LEVELS]
    numbers = [first, *(str(n) for n in range(2 - (first != "1"), 7 - (first != "1")))]
    rows: Rows = [
        ["预算05-2表", *[""] * 5], [TITLE, *[""] * 5], heads, numbers, ["甲中心", *[""] * 5],
        ["培训", "组织培训。", *COUNT], ["会议", "开会。", *GRADE],
    ]  # fmt: skip
    for made in (grid(rows), sheet(pasted(rows))):
        reading = recognise(made)
        assert [(u.name, [p.name for p in u.projects]) for u in table(reading).units] == [("甲中心", ["培训", "会议"])]
        assert "JX102" not in {f.code for f in check(reading, load())}
    assert not recognise(grid(rows)).leftovers


@pytest.mark.parametrize("total", ["总额", "小计"])
@pytest.mark.parametrize("money", ["资金规模", "项目资金"])
def test_heads_of_money_may_be_split_in_a_row_of_their_own(money: str, total: str) -> None:
    rows: Rows = [
        [TITLE],
        [("项目名称", 2, 1), ("实施地点", 2, 1), (money, 1, 2), *((h, 2, 1) for h in ("年度目标", *LEVELS))],
        [total, "其中：中央"], ["培训", "某村", "30", "20", "组织培训。", *COUNT],
        ["培训", "某村", "", "", "", *GRADE], ["会议", "某镇", "8", "8", "开会。", *EFFECT],
    ]  # fmt: skip
    for made in (grid(rows), sheet(pasted(rows))):
        reading = recognise(made)
        assert shown(reading) == [(None, [("培训", "30", ["培训次数", "合格率"]), ("会议", "8", ["知晓率"])])]
        assert [str(p.amounts.more) for p in table(reading).units[0].projects] == [
            "{'其中：中央': Decimal('20')}", "{'其中：中央': Decimal('8')}",
        ]  # fmt: skip
        assert not reading.leftovers


def test_a_column_may_name_the_budget_year() -> None:
    rows: Rows = [
        ["项目绩效目标表"], ["预算年度", "项目名称", "预算金额", "年度目标", *LEVELS],
        ["2025", "培训", "30", "组织培训。", *COUNT], ["2025", "会议", "8", "开会。", *EFFECT],
    ]  # fmt: skip
    for made in (grid(rows), sheet(pasted(rows))):
        found = table(recognise(made))
        assert (found.budget_year, [p.name for p in found.units[0].projects]) == (2025, ["培训", "会议"])


LIST: Rows = [
    [(TITLE, 1, 10)], [("预算单位：某市文旅局", 1, 6), ("单位：万元", 1, 4)],
    ["序号", "单位", "项目名称", "预算金额", "总体目标", *LEVELS, "备注"],
    [
        ("1", 2, 1), ("市图书馆", 3, 1), ("全民阅读活动", 2, 1), ("80", 2, 1), ("开展活动。", 2, 1), *COUNT, "抽样",
    ],
    [*EFFECT, "抽样"], ["2", "图书购置", "150", "购置图书5万册。", *GRADE, ""],
    [("小计", 1, 3), "230", *NOTHING, ""],
    ["3", "市博物馆", "文物修复", "60", "修复文物30件。", *COUNT, ""], [("合计", 1, 3), "290", *NOTHING, ""],
    [("第2页，共2页", 1, 10)], [("填表人：张三    联系方式：027-12345678", 1, 10)],
]  # fmt: skip


def test_merged_cells_numbers_and_sums_in_a_text_of_bars() -> None:
    for source in (grid(LIST), sheet(barred(LIST))):
        reading = recognise(source)
        assert shown(reading) == [
            ("市图书馆", [("全民阅读活动", "80", ["培训次数", "知晓率"]), ("图书购置", "150", ["合格率"])]),
            ("市博物馆", [("文物修复", "60", ["培训次数"])]),
        ]
        document = table(reading)
        assert (str(document.total.total), str(document.units[0].amounts.total)) == ("290", "230")
        assert [i.details or {} for i in document.units[0].projects[0].indicators] == [{"备注": "抽样"}] * 2
        assert document.units[1].projects[0].details == {"填表人": "张三", "联系方式": "027-12345678"}
        assert not reading.leftovers


def test_in_a_text_of_a_cell_a_line_sums_and_numbers_are_no_indicators() -> None:
    reading = recognise(sheet(a_cell_a_line(LIST)))
    assert shown(reading) == [
        ("市图书馆", [("全民阅读活动", "80", ["培训次数", "知晓率"]), ("图书购置", "150", ["合格率"])]),
        ("市博物馆", [("文物修复", "60", ["培训次数"])]),
    ]
    assert [left.text for left in reading.leftovers] == ["小计", "230", "合计", "290"]


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        (["主管部门", "单位", "项目编码", "项目名称"], ["某局", "某中心", "P1", "培训"], ["", "", "P2", "普查"]),
        (["单位", "项目名称"], ["某中心", "培训"], ["某中心", "普查"]),
        (["序号", "项目名称", "单位"], ["1", "培训", "某中心"], ["2", "普查", "某中心"]),
        (["单位", "单位编码", "项目类别", "项目名称"], ["某中心", "301", "一般", "培训"], ["", "", "一般", "普查"]),
    ],
)
def test_a_column_called_unit_alone_holds_the_office(heads: list[str], first: list[str], second: list[str]) -> None:
    rows = [[TITLE], [*heads, "预算数", *LEVELS], [*first, "10", *COUNT], [*second, "20", *GRADE]]
    for made in ways(rows):
        reading = recognise(made)
        assert shown(reading) == [("某中心", [("培训", "10", ["培训次数"]), ("普查", "20", ["合格率"])])]
        assert not reading.leftovers


def test_what_things_are_counted_in_is_no_office() -> None:
    rows = [[TITLE], ["项目名称", "数量", "单位", "预算数", *LEVELS], ["培训", "4", "次", "10", *COUNT]]
    for made in ways(rows):
        reading = recognise(made)
        assert shown(reading) == [(None, [("培训", "10", ["培训次数"])])]
        assert table(reading).units[0].projects[0].details == {"数量": "4", "单位": "次"}
