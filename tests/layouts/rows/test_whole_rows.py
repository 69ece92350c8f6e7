"""Rows of a text by the number of their cells: levels in any words, columns that only their place tells."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.layouts.rows.whole_rows import placed, tiled
from jxlint.layouts.tokens.token import Token
from jxlint.reading import Reading
from jxlint.sheet import Sheet, sheet
from tests.forms import Rows, a_cell_a_line, barred, grid

WAYS: list[Callable[[Rows], Sheet]] = [
    grid, lambda rows: sheet(barred(rows)), lambda rows: sheet(a_cell_a_line(rows)),
]  # fmt: skip
ROLES = ("level1", "level2", "name", "annual", "weight")


def tokens(*words: str) -> list[Token]:
    return [Token(word, n, n + 1, 0) for n, word in enumerate(words)]


def project(reading: Reading) -> Project:
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert not reading.leftovers
    return project


@pytest.mark.parametrize("way", WAYS)
def test_levels_in_words_of_their_own_and_the_value_of_half_a_year(way: Callable[[Rows], Sheet]) -> None:
    rows: Rows = [
        [("2025年度项目绩效目标表", 1, 7)], ["项目资金（万元）", ("1,280.50", 1, 2), "项目性质", ("延续", 1, 3)],
        ["项目名称", ("高标准农田", 1, 6)], ["项目目标", ("建设高标准农田2万亩", 1, 6)],
        ["一级指标", "二级指标", "三级指标", "指标方向", "半年（程）目标值", "全年（程）目标值", "备注"],
        [("产出", 2, 1), "数量", "建设面积", "正向", "≥1万亩", "≥2万亩", ""],
        ["质量", "合格率", "正向", "100%", "100%", ""],
        ["满意度", "服务对象满意度", "农户满意度", "正向", "", "≥90%", ""],
    ]  # fmt: skip
    read = project(recognise(way(rows)))
    assert str(read.amounts.total) == "1280.50"
    assert [(i.level1, i.level2, i.name, i.annual, i.direction, i.details or {}) for i in read.indicators] == [
        ("产出", "数量", "建设面积", "≥2万亩", "正向", {"半年（程）目标值": "≥1万亩"}),
        ("产出", "质量", "合格率", "100%", "正向", {"半年（程）目标值": "100%"}),
        ("满意度", "服务对象满意度", "农户满意度", "≥90%", "正向", {}),
    ]


@pytest.mark.parametrize("way", WAYS)
def test_the_term_and_the_year_side_by_side(way: Callable[[Rows], Sheet]) -> None:
    rows: Rows = [
        [("项目绩效目标申报表", 1, 7)], ["项目名称", ("教师培训", 1, 6)], ["年度目标", ("培训教师1000人。", 1, 6)],
        ["一级指标", "二级指标", "指标内容", "指标值", "二级指标", "指标内容", "指标值"],
        [("产出指标", 3, 1), ("数量指标", 2, 1), "培训人数", "≥3000人", ("数量指标", 2, 1), "培训人数", "≥1000人"],
        ["培训期数", "30期", "培训期数", "10期"], ["质量指标", "合格率", "≥95%", "质量指标", "合格率", "≥96%"],
    ]  # fmt: skip
    read = project(recognise(way(rows)))
    assert [(i.level2, i.name, i.period, i.annual) for i in read.indicators] == [
        ("数量指标", "培训人数", "≥3000人", "≥1000人"), ("数量指标", "培训期数", "30期", "10期"),
        ("质量指标", "合格率", "≥95%", "≥96%"),
    ]  # fmt: skip


def test_a_value_that_reads_like_the_next_number_is_a_value() -> None:
    rows: Rows = [
        [("项目绩效目标申报表", 1, 4)], ["项目名称", ("巡查", 1, 3)], ["年度目标", ("巡查水库。", 1, 3)],
        ["序号", "二级指标", "三级指标", "年度指标值"],
        ["1", "数量指标", "检查次数", "2"], ["2", "数量指标", "巡查次数", "5"],
    ]  # fmt: skip
    for way in WAYS:
        read = project(recognise(way(rows)))
        assert [(i.name, i.annual) for i in read.indicators] == [("检查次数", "2"), ("巡查次数", "5")]


def test_rows_that_are_not_whole_are_not_placed() -> None:
    assert placed(ROLES, tokens("养护里程", "产出指标", "20")) is None
    assert placed(ROLES, tokens("数量指标", "养护里程", "≥30公里")) is None  # the last cell is missing
    assert placed(ROLES, tokens("养护里程", "≥30公里", "说明", "20", "甲", "乙")) is None
    assert tiled(ROLES, tokens("产出指标", "数量指标", "养护里程", "≥30公里", "20", "合格率")) == []
    [row] = tiled(ROLES, tokens("数量指标", "养护里程", "≥30公里", ""))
    assert [role for role, _ in row] == ["level2", "name", "annual", "weight"]


def padded(rows: Rows, width: int) -> Sheet:
    """The rows with bars, filled up with empty cells behind to the `width` of the table, as some pages give them."""
    lines = []
    for row in rows:
        words = [cell if isinstance(cell, str) else cell[0] for cell in row]
        lines.append(" | ".join(words) + " |" + " |" * (width - len(words)))
    return sheet("\n".join(lines) + "\n")


SIDES: Rows = [
    ["项目绩效目标申报表"], ["项目名称", "教师培训"], ["年度目标", "培训教师1000人。"],
    ["绩效指标", "一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "培训人数", "≥3000人", "数量指标", "培训人数", "≥1000人"],
    ["培训期数", "30期", "培训期数", "10期"],
    ["质量指标", "合格率", "≥95%", "质量指标", "合格率", "≥96%"],
]  # fmt: skip


def test_empty_cells_behind_rows_whose_merged_cells_left_nothing() -> None:
    read = project(recognise(padded(SIDES, 10)))
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in read.indicators] == [
        ("产出指标", "数量指标", "培训人数", "≥3000人", "≥1000人"),
        ("产出指标", "数量指标", "培训期数", "30期", "10期"),
        ("产出指标", "质量指标", "合格率", "≥95%", "≥96%"),
    ]


def test_an_indicator_of_the_term_alone_beside_an_empty_side_of_the_year() -> None:
    rows = [
        *SIDES[:5],
        ["产出指标", "质量指标", "合格率", "≥95%", "质量指标", "", ""],
        ["优秀率", "≥30%", "", "", ""],
        ["时效指标", "办结时间", "9月底前", "", "", ""],
    ]
    read = project(recognise(padded(rows, 10)))
    assert [(i.level2, i.name, i.period, i.annual) for i in read.indicators[1:]] == [
        ("质量指标", "合格率", "≥95%", None), ("质量指标", "优秀率", "≥30%", None),
        ("时效指标", "办结时间", "9月底前", None),
    ]  # fmt: skip


def test_an_empty_side_in_a_text_of_a_cell_a_line() -> None:
    lines = ["项目绩效目标表", "项目名称", "教师培训", "年度目标", "培训教师1000人。"]
    lines += ["一级指标", "二级指标(长期)", "三级指标(长期)", "指标值(长期)", "二级指标(年度)", "三级指标(年度)"]
    lines += ["指标值(年度)", "产出指标", "数量指标", "\xa0", "\xa0", "数量指标", "培训人数", "≥1000人"]
    lines += ["产出指标", "质量指标", "\xa0", "\xa0", "质量指标", "合格率", "≥96%"]
    read = project(recognise(sheet("\n\n".join(lines) + "\n")))
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in read.indicators] == [
        ("产出指标", "数量指标", "培训人数", None, "≥1000人"), ("产出指标", "质量指标", "合格率", None, "≥96%"),
    ]  # fmt: skip


def test_rows_as_long_as_their_heads_though_a_merged_level_is_missing() -> None:
    rows: Rows = [
        ["项目绩效目标申报表"], ["项目名称", "办案"], ["年度目标", "审结案件900件。"],
        ["一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值"],
        ["产出指标", "数量指标", "结案数", "结案数", "≥900件"], ["质量指标", "调解率", "调解率", "≥90%", ""],
        ["成本指标", "项目成本", "项目成本", "20万元", ""],
        ["效益指标", "社会效益指标", "信访下降率", "信访下降率", "≥5%"],
    ]  # fmt: skip
    read = project(recognise(padded(rows, 5)))
    assert [(i.level1, i.level2, i.name, i.annual) for i in read.indicators] == [
        ("产出指标", "数量指标", "结案数", "≥900件"), ("产出指标", "质量指标", "调解率", "≥90%"),
        ("产出指标", "成本指标", "项目成本", "20万元"), ("效益指标", "社会效益指标", "信访下降率", "≥5%"),
    ]  # fmt: skip


@pytest.mark.parametrize("way", [grid, lambda rows: sheet(barred(rows))])
@pytest.mark.parametrize("heads", [("指标性质", "指标方向"), ("指标方向", "指标性质")])
def test_the_columns_of_comparator_and_direction_are_told_by_what_stands_in_them(
    way: Callable[[Rows], Sheet], heads: tuple[str, str]
) -> None:
    rows: Rows = [
        [("项目绩效目标申报表", 1, 8)], ["项目名称", ("培训", 1, 7)], ["年度目标", ("培训教师1000人。", 1, 7)],
        ["一级指标", "二级指标", "三级指标", *heads, "目标值", "计量单位", "分值"],
        ["产出指标", "数量指标", "培训人次", "正向", "≥", "24", "人次", "50"],
        ["产出指标", "成本指标", "培训成本", "反向", "≤", "3", "万元", "50"],
    ]  # fmt: skip
    read = project(recognise(way(rows)))
    assert [(i.name, i.nature, i.direction, i.annual) for i in read.indicators] == [
        ("培训人次", "≥", "正向", "24"), ("培训成本", "≤", "反向", "3"),
    ]  # fmt: skip


def test_heads_without_a_bar_behind_them_do_not_run_into_the_first_row() -> None:
    rows: Rows = [
        ["项目绩效目标申报表"], ["项目名称", "培训"], ["年度目标", "培训教师1000人。"],
        ["一级指标", "二级指标", "三级指标", "指标值", "分值"],
        ["产出指标", "数量指标", "培训人次", "≥24人次", "50"], ["满意度指标", "满意度指标", "教师满意度", "≥90%", "50"],
    ]  # fmt: skip
    text = barred(rows).replace("分值 |\n", "分值\n")
    read = project(recognise(sheet(text)))
    assert [(i.level1, i.name, i.annual) for i in read.indicators] == [
        ("产出指标", "培训人次", "≥24人次"), ("满意度指标", "教师满意度", "≥90%"),
    ]  # fmt: skip


def test_a_line_with_the_unit_of_money_begins_the_next_form() -> None:
    rows: Rows = [
        *SIDES[:3], ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "培训人次", "≥24人次"],
        ["101某学校", "单位:万元"], ["项目名称", "教研"], ["年度目标", "教研10次。"],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "教研次数", "10次"],
    ]  # fmt: skip
    document = recognise(padded(rows, 6)).document
    assert isinstance(document, ProjectTable)
    assert [[i.name for i in p.indicators] for u in document.units for p in u.projects] == [["培训人次"], ["教研次数"]]


def test_levels_with_another_name_in_brackets_stand_on_both_sides() -> None:
    rows: Rows = [
        *SIDES[:4],
        ["预期产出指标", "数量指标(或建筑规模指标)", "结算数", "3个", "数量指标(或建筑规模指标)", "结算数", "1个"],
        ["时效指标(工期指标)", "结算时间", "9月底前", "时效指标(工期指标、形象进度指标)", "结算时间", "6月底前"],
        ["预算(或投资规模)控制指标", "执行率", "≥90%", "预算(或投资规模)控制指标", "执行率", "≥95%"],
    ]  # fmt: skip
    read = project(recognise(padded(rows, 9)))
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in read.indicators] == [
        ("预期产出指标", "数量指标(或建筑规模指标)", "结算数", "3个", "1个"),
        ("预期产出指标", "时效指标(工期指标、形象进度指标)", "结算时间", "9月底前", "6月底前"),
        ("预期产出指标", "预算(或投资规模)控制指标", "执行率", "≥90%", "≥95%"),
    ]


def lines(*rows: str) -> str:
    """A cell a line, an empty line between them, of rows with bars."""
    return "\n\n".join(cell for row in rows for cell in row.split("|")) + "\n"


TOP = ("项目绩效目标申报表", "项目名称|巡查", "年度目标|巡查河道。")


def test_a_side_that_left_no_empty_cells_behind_its_second_level() -> None:
    text = lines(
        *TOP, "一级指标|二级指标(长期)|三级指标(长期)|指标值(长期)|二级指标(年度)|三级指标(年度)|指标值(年度)",
        "产出指标|数量指标|数量指标|巡查次数|≥5次", "产出指标|质量指标|合格率|≥95%|质量指标|合格率|≥96%",
        "时效指标|完成时间|11月底前|时效指标",
    )  # fmt: skip
    read = project(recognise(sheet(text)))
    assert [(i.level1, i.level2, i.name, i.period, i.annual) for i in read.indicators] == [
        ("产出指标", "数量指标", "巡查次数", None, "≥5次"), ("产出指标", "质量指标", "合格率", "≥95%", "≥96%"),
        ("产出指标", "时效指标", "完成时间", "11月底前", None),
    ]  # fmt: skip


def test_empty_cells_that_fill_up_rows_of_a_cell_a_line() -> None:
    rows = [
        "项目管理| 数量指标| 宣传次数| 至少2次| 已做| |", "质量指标| 宣传质量| 按质完成| 已做||",
        "项目效益| 社会效益指标| 知晓率| 90%| 已做| |",
    ]  # fmt: skip
    heads = "一级指标| 二级指标| 三级指标| 指标值| 实施进度| |"
    text = "\n".join(TOP).replace("|", "\n|") + "\n" + "\n".join([heads, *rows]).replace("| ", "\n| ") + "\n"
    read = project(recognise(sheet(text)))
    assert [(i.level1, i.level2, i.name, i.annual) for i in read.indicators] == [
        ("项目管理", "数量指标", "宣传次数", "至少2次"), ("项目管理", "质量指标", "宣传质量", "按质完成"),
        ("项目效益", "社会效益指标", "知晓率", "90%"),
    ]  # fmt: skip
    assert all(i.details == {"实施进度": "已做"} for i in read.indicators)


def test_empty_cells_within_rows_fill_up_none() -> None:
    cells = tokens("数量指标", "养护里程", "", "≥30公里", "20", "合格率", "", "100%", "20")
    assert tiled(ROLES, cells) == []
    cells = tokens("数量指标", "养护里程", "≥30公里", "20", "", "", "合格率", "100%", "20", "")
    assert [len(row) for row in tiled(ROLES, cells)] == [4, 3]


POINTED = (
    "产出指标|数量指标|指标1:巡查次数|≥5次|{}",
    "指标2:巡查制度|已建立|30",
    "效益指标|社会效益指标|指标1:受益人数|增加|40",
)


@pytest.mark.parametrize("head", ["指标值", "指标值|100"])
def test_points_below_no_head_or_their_sum_are_weights_where_they_make_a_whole(head: str) -> None:
    def read(points: str) -> Reading:
        rows = "|".join(POINTED).format(points)
        return recognise(sheet(lines(*TOP, f"一级指标|二级指标|三级指标|{head}", rows)))

    for points, weights in (("30", ["30", "30", "40"]), ("20", ["20", "30", "40"]), ("25", [""] * 3)):
        reading = read(points)
        assert isinstance(reading.document, ProjectTable)
        indicators = reading.document.units[0].projects[0].indicators
        assert [(i.name, i.annual) for i in indicators] == [
            ("巡查次数", "≥5次"), ("巡查制度", "已建立"), ("受益人数", "增加"),
        ]  # fmt: skip
        assert [str(i.weight or "") for i in indicators] == weights
        assert len(reading.leftovers) == (head != "指标值") + 3 * (points == "25")


@pytest.mark.parametrize("bars", [False, True])
def test_points_below_no_head_beside_what_was_reached_are_left_over(*, bars: bool) -> None:
    rows = ["产出指标|数量指标|指标1:巡查次数|≥5次|6次|60", "效益指标|社会效益指标|指标1:受益人数|≥9人|8人|30"]
    heads = "一级指标|二级指标|三级指标|年度指标值|实际完成值"
    text = "|\n".join([*TOP, heads, *rows]) + "|\n" if bars else lines(*TOP, heads, *rows)
    reading = recognise(sheet(text))
    assert isinstance(reading.document, ProjectTable)
    [read] = reading.document.units[0].projects
    assert [(i.name, i.annual, i.actual, i.weight or None) for i in read.indicators] == [
        ("巡查次数", "≥5次", "6次", None), ("受益人数", "≥9人", "8人", None),
    ]  # fmt: skip
    assert len(reading.leftovers) == 2


def test_numbers_that_are_no_points_stand_behind_no_row() -> None:
    rows = ["产出指标|数量指标|巡查次数|≥5次|6次|2024", "质量指标|合格率|100%|100%|2025"]
    text = "|\n".join([*TOP, "一级指标|二级指标|三级指标|年度指标值|实际完成值", *rows]) + "|\n"
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    assert len(document.units[0].projects[0].indicators) == len(rows)


def test_of_several_ways_to_place_a_row_the_likeliest_is_taken() -> None:
    roles = (*ROLES, "reason")
    for row, expected in (
        (("制度建设", "已建立", "20", ""), ["name", "annual", "weight", "reason"]),
        (("数量", "养护里程", "≥30公里", "", ""), ["level2", "name", "annual", "weight", "reason"]),
        (("养护里程", "长期", "", "无"), ["name", "annual", "weight", "reason"]),
    ):
        found = placed(roles, tokens(*row))
        assert found is not None
        assert [role for role, _ in found] == expected


def test_both_sides_of_a_cell_a_line_are_told_apart_by_what_is_likely() -> None:
    text = lines(
        *TOP, "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
        "产出指标|成本指标|巡查成本|不超过预算|成本指标|巡查成本|3万元", "巡查制度|已建立|巡查制度|长期",
        "满意度指标|服务对象满意度指标|居民满意度|较高|服务对象满意度指标|居民满意度|≥90%", "回访率|3|回访率|及时",
    )  # fmt: skip
    assert [(i.level2, i.name, i.period, i.annual) for i in project(recognise(sheet(text))).indicators] == [
        ("成本指标", "巡查成本", "不超过预算", "3万元"), ("成本指标", "巡查制度", "已建立", "长期"),
        ("服务对象满意度指标", "居民满意度", "较高", "≥90%"), ("服务对象满意度指标", "回访率", "3", "及时"),
    ]  # fmt: skip


def by_blanks(*rows: str) -> Sheet:
    """Rows with bars as lines in which blanks part the cells, and empty ones leave nothing."""
    return sheet("\n".join(" ".join(row.replace("|", " ").split()) for row in rows) + "\n")


def test_both_sides_of_lines_that_blanks_part() -> None:
    text = by_blanks(
        *TOP, "绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
        "产出指标|成本指标|巡查成本|不超过预算|成本指标|巡查成本|3万元", "巡查制度|已建立|巡查制度|长期",
    )  # fmt: skip
    assert [(i.level2, i.name, i.period, i.annual) for i in project(recognise(text)).indicators] == [
        ("成本指标", "巡查成本", "不超过预算", "3万元"), ("成本指标", "巡查制度", "已建立", "长期"),
    ]  # fmt: skip


def test_a_line_of_both_sides_that_cannot_be_told_apart_is_left_over() -> None:
    reading = recognise(
        by_blanks(
            *TOP, "一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值",
            "产出指标|数量指标|巡查次数|≥5次|数量指标|巡查次数|≥3次", "巡查人次|≥30人次|巡查 人次|≥20人次",
        )
    )  # fmt: skip
    assert isinstance(reading.document, ProjectTable)
    assert [i.name for i in reading.document.units[0].projects[0].indicators] == ["巡查次数"]
    assert len(reading.leftovers) == 1


def test_a_column_in_unknown_words_and_remarks_that_some_lines_lack() -> None:
    text = by_blanks(
        *TOP, "绩效指标|一级指标|二级指标|三级指标|绩效指标描述|指标值|备注",
        "产出指标|数量指标|巡查次数|全年巡查|≥5次", "制度建设情况|建章立制|已建立|已验收",
        "绩效指标|成本指标|巡查成本|巡查花费|≤3万元",
    )  # fmt: skip
    read = project(recognise(text))
    assert [(i.level1, i.level2, i.name, i.annual, i.details) for i in read.indicators] == [
        ("产出指标", "数量指标", "巡查次数", "≥5次", {"绩效指标描述": "全年巡查"}),
        ("产出指标", "数量指标", "制度建设情况", "已建立", {"绩效指标描述": "建章立制", "备注": "已验收"}),
        ("产出指标", "成本指标", "巡查成本", "≤3万元", {"绩效指标描述": "巡查花费"}),
    ]


def test_a_value_in_words_has_no_unit_and_its_empty_cell_may_be_lost() -> None:
    text = """项目支出绩效目标表 | |||||||
项目名称 | 道路养护 | ||||||
一级指标 | 二级指标 | 三级指标 | 指标值类型 | 目标值 | 度量单位 | 指标值内容 | 备注 |
成本指标 | 经济成本指标 | 养护经费 | ≤ | 70 | 万元 | 反映养护的经费。 | 反映经费。 |
社会成本指标 | 对社会的不利影响 | 定性 | 减少 | 反映养护对出行的不利影响。 | 反映影响。 | ||
产出指标 | 数量指标 | 养护里程 | ≥ | 4 | 公里 | 反映里程。 | |
"""
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    assert [(i.nature, i.annual, i.unit, i.details) for i in document.units[0].projects[0].indicators] == [
        ("≤", "70", "万元", {"指标值内容": "反映养护的经费。", "备注": "反映经费。"}),
        ("定性", "减少", msgspec.UNSET, {"指标值内容": "反映养护对出行的不利影响。", "备注": "反映影响。"}),
        ("≥", "4", "公里", {"指标值内容": "反映里程。"}),
    ]  # fmt: skip
