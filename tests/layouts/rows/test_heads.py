"""The heads of tables of indicators over two rows, and of the projects beside them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.layouts import recognise
from jxlint.rules import load
from jxlint.sheet import Sheet, sheet
from tests.forms import Cell, Rows, a_cell_a_line, barred, grid, pasted


@pytest.mark.parametrize("way", ["cells", "pasted"])
def test_a_part_of_a_head_may_be_in_words_that_are_not_known(way: str) -> None:
    rows: Rows = [
        [("项目绩效目标表", 1, 8)],
        [("项目名称", 1, 2), ("村级公共服务", 1, 6)],
        [("资金总额（万元）", 1, 2), ("85", 1, 6)],
        [("年度绩效目标", 1, 2), ("保障17个村运行。", 1, 6)],
        [
            ("绩效指标", 4, 1), ("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("年度指标值", 1, 2),
            ("评价标准", 1, 2),
        ],
        ["符号及数值", "计量单位", "满分标准", "扣分标准"],
        ["产出指标", "数量指标", "覆盖村数", "≥17", "个", "达到", "每少1个扣1分"],
        ["满意度指标", "服务对象满意度指标", "村民满意度", "≥90", "%", "达到", "每低1%扣1分"],
    ]  # fmt: skip
    reading = recognise(grid(rows) if way == "cells" else sheet(pasted(rows)))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.name, i.annual, i.unit, i.details) for i in project.indicators] == [
        ("覆盖村数", "≥17", "个", {"满分标准": "达到", "扣分标准": "每少1个扣1分"}),
        ("村民满意度", "≥90", "%", {"满分标准": "达到", "扣分标准": "每低1%扣1分"}),
    ]
    assert not reading.leftovers
    # The unit stands in a column of its own, behind a number with its sign.
    assert "JX304" not in {f.code for f in check(reading, load())}


def test_the_sum_and_the_rest_below_a_head_of_money_are_of_money() -> None:
    rows: Rows = [
        [("2024年部门预算项目绩效目标汇总表", 1, 10)],
        [("部门名称：某市交通局", 1, 9), "单位：万元"],
        [("单位", 2, 1), ("项目名称", 2, 1), ("项目金额", 1, 3), ("绩效目标", 2, 1), ("绩效指标", 1, 4)],
        ["小计", "财政拨款", "其他", "一级指标", "二级指标", "三级指标", "指标值"],
        [
            ("公路中心", 2, 1), ("道路养护", 2, 1), ("1500", 2, 1), ("1400", 2, 1), ("100", 2, 1),
            ("优良路率95%。", 2, 1), "产出指标", "数量指标", "养护里程", "≥320公里",
        ],
        ["效益指标", "社会效益指标", "事故率", "≤1‰"],
        ["港航中心", "航道疏浚", "300", "200", "100", "疏浚15公里。", "产出指标", "数量指标", "疏浚里程", "15公里"],
        [("合计", 1, 2), "1800", "1600", "200", "", "", "", "", ""],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert [(u.name, [p.name for p in u.projects]) for u in reading.document.units] == [
        ("公路中心", ["道路养护"]), ("港航中心", ["航道疏浚"]),
    ]  # fmt: skip
    [road] = reading.document.units[0].projects
    assert (road.objective, len(road.indicators)) == ("优良路率95%。", 2)
    found = [reading.document.total, road.amounts, reading.document.units[1].projects[0].amounts]
    assert [(str(a.total), str(a.fiscal), str(a.other)) for a in found] == [
        ("1800", "1600", "200"), ("1500", "1400", "100"), ("300", "200", "100"),
    ]  # fmt: skip
    assert not reading.leftovers


def test_what_says_that_a_value_is_qualitative_goes_before_the_sign_of_equality() -> None:
    rows: Rows = [
        ["项目支出绩效目标表"],
        ["项目名称", "年度绩效目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "指标属性"],
        ["古树保护", "抢救50株。", "产出指标", "数量指标", "抢救古树数", "=", "50", "株", "定量指标"],
        ["", "", "效益指标", "可持续影响指标", "保护机制", "=", "健全", "无", "定性指标"],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.nature, i.details) for i in project.indicators] == [
        ("=", {"指标属性": "定量指标"}), ("定性指标", {"指标性质": "="}),
    ]  # fmt: skip
    assert "JX314" not in {f.code for f in check(reading, load())}


@pytest.mark.parametrize(
    ("heads", "beside"),
    [
        (("一级指标", "二级指标", "三级指标", "半年（程）目标值", "全年（程）目标值"), "半年（程）目标值"),
        (("一级指标", "二级指标", "三级指标", "前三季度指标值", "年度指标值"), "前三季度指标值"),
        (("一级目标", "二级目标", "三级目标", "上年实际完成值", "指标目标值"), "上年实际完成值"),
    ],
)
def test_the_value_is_that_of_the_whole_year(heads: tuple[str, ...], beside: str) -> None:
    rows: Rows = [
        [("项目绩效目标申报表", 1, 5)],
        ["项目名称", ("养老服务", 1, 4)],
        ["年度绩效目标", ("新建2个中心。", 1, 4)],
        heads,
        ["产出指标", "数量指标", "新建中心", "1个", "2个"],
        ["", "质量指标", "合格率", "≥95%", "100%"],
    ]
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.form == "single-project"
    [project] = reading.document.units[0].projects
    assert [(i.name, i.annual) for i in project.indicators] == [("新建中心", "2个"), ("合格率", "100%")]
    assert all(i.period is None for i in project.indicators)
    assert [i.details for i in project.indicators] == [{beside: "1个"}, {beside: "≥95%"}]


@pytest.mark.parametrize("part", ["半年", "上半年", "1-6月", "6月底", "前三季度", "上年"])
@pytest.mark.parametrize("way", [grid, lambda rows: sheet(pasted(rows))])
def test_the_value_of_the_year_beside_one_of_a_part_of_it_below_one_head(
    way: Callable[[Rows], Sheet], part: str
) -> None:
    rows: Rows = [
        [("项目绩效目标申报表", 1, 6)], ["项目名称", ("养老服务", 1, 5)], ["年度绩效目标", ("新建2个中心。", 1, 5)],
        [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), ("指标值", 1, 2), ("备注", 2, 1)],
        [part, "全年"],
        ["产出指标", "数量指标", "新建中心", "1个", "2个", "无"], ["", "质量指标", "合格率", "≥95%", "100%", "无"],
    ]  # fmt: skip
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.name, i.annual, (i.details or {}).get(part)) for i in project.indicators] == [
        ("新建中心", "2个", "1个"), ("合格率", "100%", "≥95%"),
    ]  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize("years", [("前年", "上年"), ("2022年", "2023年")])
def test_heads_of_values_may_stand_in_three_rows(years: tuple[str, str]) -> None:
    rows: Rows = [
        [("2024年度项目绩效目标申报表", 1, 7)],
        ["项目名称", ("养老服务", 1, 6)], ["年度绩效目标", ("新建2个中心。", 1, 6)],
        [("一级指标", 3, 1), ("二级指标", 3, 1), ("三级指标", 3, 1), ("指标值", 1, 3), ("绩效标准", 3, 1)],
        [("近两年指标值", 1, 2), ("预期当年实现值", 2, 1)], [*years],
        ["产出指标", "数量指标", "新建中心", "1个", "2个", "3个", "计划标准"],
        ["", "质量指标", "合格率", "95%", "96%", "≥97%", "行业标准"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    before = [[(i.details or {}).get(year) for year in years] for i in project.indicators]
    assert [(i.level2, i.name, i.annual, i.period) for i in project.indicators] == [
        ("数量指标", "新建中心", "3个", None), ("质量指标", "合格率", "≥97%", None),
    ]  # fmt: skip
    assert before == [["1个", "2个"], ["95%", "96%"]]
    assert not reading.leftovers


@pytest.mark.parametrize(
    ("heads", "values"),
    [
        (["2022年实际值", "2023年预计值", "2024年目标值"], ["80家", "90家", "≥100家"]),
        (["2023年目标值", "2024年目标值"], ["90家", "≥100家"]),
        (["2024年目标值", "2025年目标值"], ["≥100家", "≥110家"]),
        (["前年", "上年", "预计当年实现"], ["80家", "90家", "≥100家"]),
    ],
)
def test_the_value_of_the_year_among_those_of_other_years(heads: list[str], values: list[str]) -> None:
    rows: Rows = [
        [("2024年项目绩效目标表", 1, 6)], ["项目名称", ("创新券", 1, 5)], ["年度目标", ("兑付创新券。", 1, 5)],
        ["一级指标", "二级指标", "三级指标", *heads], ["产出指标", "数量指标", "服务企业数", *values],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    others = {h: v for h, v in zip(heads, values, strict=True) if v != "≥100家"}
    assert [(i.name, i.annual, i.details) for i in project.indicators] == [("服务企业数", "≥100家", others)]
    assert not reading.leftovers


def test_the_points_of_levels_are_not_those_of_the_indicator() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 7)], ["项目名称", ("康复", 1, 6)], ["年度目标", ("康复。", 1, 6)],
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "指标值"],
        [("产出指标", 2, 1), ("50", 2, 1), "数量指标", "20", "康复人数", "20", "≥300人"],
        ["质量指标", "30", "合格率", "30", "100%"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.name, i.weight, i.details) for i in project.indicators] == [
        ("康复人数", "20", {"一级指标·分值": "50", "二级指标·分值": "20"}), ("合格率", "30", {"二级指标·分值": "30"}),
    ]  # fmt: skip
    assert not reading.leftovers


def test_names_may_be_numbered_in_a_column_of_their_own() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 5)], ["项目名称", ("系统", 1, 4)], ["年度目标", ("系统稳定运行。", 1, 4)],
        ["一级指标", "二级指标", "序号", "三级指标", "指标值"],
        [("产出指标", 2, 1), ("数量指标", 2, 1), "1", "维护次数", "≥12次"],
        ["2", "新增模块", "3个"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.level2, i.name, i.annual) for i in project.indicators] == [
        ("数量指标", "维护次数", "≥12次"), ("数量指标", "新增模块", "3个"),
    ]  # fmt: skip
    assert not reading.leftovers


WAYS: list[Callable[[Rows], Sheet]] = [
    grid, lambda rows: sheet(pasted(rows)), lambda rows: sheet(barred(rows)), lambda rows: sheet(a_cell_a_line(rows)),
    lambda rows: sheet("\n".join(c if isinstance(c, str) else c[0] for row in rows for c in row)),
]  # fmt: skip
OVER: list[tuple[list[Cell], list[str], list[str], tuple[str | None, str, str, str, str | None]]] = [
    (
        [("年度指标值", 1, 3), ("权重", 2, 1)], ["指标性质", "指标值", "度量单位"], ["≥", "30", "公里", "50"],
        (None, "≥", "30", "公里", "50"),
    ),
    ([("年度指标值", 1, 3)], ["符号", "数值", "计量单位"], ["≥", "30", "公里"], (None, "≥", "30", "公里", None)),
    ([("指标值", 1, 2)], ["实施期指标值", "年度指标值"], ["≥90公里", "≥30公里"], ("≥90公里", "", "≥30公里", "", None)),
    (
        [("中期指标值", 1, 3), ("年度指标值", 1, 3)], ["符号", "值", "单位", "符号", "值", "单位"],
        ["≥", "90", "公里", "≥", "30", "公里"], ("≥90公里", "≥", "30", "公里", None),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("top", "parts", "values", "told"), OVER)
@pytest.mark.parametrize("way", WAYS)
def test_the_parts_of_a_head_of_values_stand_in_its_place(
    way: Callable[[Rows], Sheet],
    top: list[Cell],
    parts: list[str],
    values: list[str],
    told: tuple[str | None, str, str, str, str | None],
) -> None:
    width = 3 + len(values)
    rows: Rows = [
        [("项目支出绩效目标表", 1, width)], ["项目名称", ("道路养护", 1, width - 1)],
        ["年度目标", ("完成养护。", 1, width - 1)],
        [("一级指标", 2, 1), ("二级指标", 2, 1), ("三级指标", 2, 1), *top], parts,
        ["产出指标", "数量指标", "养护里程", *values], ["效益指标", "社会效益指标", "出行里程", *values],
    ]  # fmt: skip
    reading = recognise(way(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.level2, i.name) for i in project.indicators] == [("数量指标", "养护里程"), ("社会效益指标", "出行里程")]
    for i in project.indicators:
        assert (i.period, i.nature or "", i.annual, i.unit or "", i.weight or None) == told
    assert not reading.leftovers


@pytest.mark.parametrize(
    ("term", "year"),
    [
        ("中期目标", "年度目标"), ("三年", "当年"), ("三年目标值", "当年目标值"), ("实施周期", "年度"),
        ("中期", "年度"), ("总目标", "年度目标"), ("2024-2026年目标值", "2025年目标值"),
        ("实施期（2024-2026）", "2025年"), ("全周期", "当年"), ("规划期目标", "年度目标"),
        ("周期指标值", "本年指标值"), ("目标值（总）", "目标值（年度）"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("way", WAYS)
def test_values_of_the_term_and_of_the_year_have_many_names(way: Callable[[Rows], Sheet], term: str, year: str) -> None:
    above: Rows = [
        [("2025年项目支出绩效目标表", 1, 5)],
        ["项目名称", ("道路养护", 1, 4)],
        ["年度目标", ("养护。", 1, 4)],
    ]
    below: Rows = [
        ["产出指标", "数量指标", "养护里程", "≥90公里", "≥30公里"],
        ["效益指标", "社会效益指标", "出行改善", "明显", "有所"],
    ]  # fmt: skip
    levels = ["一级指标", "二级指标", "三级指标"]
    forms: list[Rows] = [[*above, [*levels, term, year], *below]]
    if "值" not in term and "目标" not in term:
        heads: Rows = [[*((level, 2, 1) for level in levels), ("指标值", 1, 2)], [term, year]]
        forms.append([*above, *heads, *below])
    for rows in forms[: 2 if way is grid else 1]:
        reading = recognise(way(rows))
        assert isinstance(reading.document, ProjectTable)
        [project] = reading.document.units[0].projects
        assert [(i.name, i.period, i.annual) for i in project.indicators] == [
            ("养护里程", "≥90公里", "≥30公里"), ("出行改善", "明显", "有所"),
        ]  # fmt: skip
        assert not reading.leftovers


def test_a_column_of_a_time_alone_is_no_value() -> None:
    rows: Rows = [
        [("2025年项目支出绩效目标表", 1, 5)], ["项目名称", ("道路养护", 1, 4)], ["年度目标", ("养护。", 1, 4)],
        ["一级指标", "二级指标", "三级指标", "指标值", "年度"], ["产出指标", "数量指标", "养护里程", "≥30公里", "2025"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.annual, i.period, i.details) for i in project.indicators] == [("≥30公里", None, {"年度": "2025"})]


def test_a_head_that_looks_merged_and_is_not_reaches_over_its_parts() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 7)], ["项目名称", ("道路养护", 1, 6)], ["年度目标", ("完成养护。", 1, 6)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "", "", "权重"],
        ["", "", "", "指标性质", "指标值", "度量单位", ""],
        ["产出指标", "数量指标", "养护里程", "≥", "30", "公里", "50"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.nature, i.annual, i.unit, i.weight) for i in project.indicators] == [("≥", "30", "公里", "50")]
    assert not reading.leftovers


UNKNOWN = [["是否核心指标"], ["责任科室", "牵头科室"], ["取值说明", "指标出处", "资料来源"]]


@pytest.mark.parametrize("unknown", UNKNOWN)
@pytest.mark.parametrize("before", [False, True])
def test_heads_of_a_text_of_a_cell_a_line_may_be_in_words_that_are_not_known(unknown: list[str], before: bool) -> None:
    others = [f"{n}科" for n in range(len(unknown))]

    def row(*levels: str, name: str, value: str, rest: list[str]) -> list[Cell]:
        return [*levels, name, *([*rest, value] if before else [value, *rest])]

    rows: Rows = [
        ["项目支出绩效目标申报表"], ["项目名称", "演出"], ["年度目标", "完成演出。"],
        row("一级指标", "二级指标", name="三级指标", value="指标值", rest=unknown),
        row("产出指标", "数量指标", name="演出场次", value="≥100场", rest=others),
        row("质量指标", name="完成率", value="100%", rest=others),
        row("满意度指标", "服务对象满意度指标", name="观众满意度", value="≥90%", rest=others),
    ]  # fmt: skip
    reading = recognise(sheet(a_cell_a_line(rows)))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    details = dict(zip(unknown, others, strict=True))
    assert [(i.name, i.annual, i.details) for i in project.indicators] == [
        ("演出场次", "≥100场", details), ("完成率", "100%", details), ("观众满意度", "≥90%", details),
    ]  # fmt: skip
    assert not reading.leftovers


@pytest.mark.parametrize("made", [barred, a_cell_a_line])
def test_heads_of_a_row_above_that_reach_down_behind_the_parts_of_the_first(made: Callable[[Rows], str]) -> None:
    rows: Rows = [
        [("项目支出绩效自评表", 1, 9)], ["项目名称", ("营养改善", 1, 8)],
        ["年度总体目标", ("预期目标", 1, 4), ("实际完成情况", 1, 4)],
        ["改善学生营养", "已改善"],
        ["绩效指标", ("年度指标值", 1, 3), "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位"],
        ["产出指标", "数量指标", "受助学生数", "≥", "735", "人次", "740", "10", "10", ""],
        ["质量指标", "覆盖率", "=", "100", "%", "99%", "10", "9", ""],
        ["满意度指标", "服务对象满意度指标等", "学生满意度", "≥", "95", "%", "97%", "10", "10", ""],
    ]  # fmt: skip
    document = recognise(sheet(made(rows))).document
    assert isinstance(document, ProjectTable)
    [project] = document.units[0].projects
    assert (project.objective, project.details) == ("改善学生营养", {"实际完成情况": "已改善"})
    told = [(i.level2, i.name, i.nature, i.annual, i.unit, i.actual, i.weight, i.score) for i in project.indicators]
    assert told == [
        ("数量指标", "受助学生数", "≥", "735", "人次", "740", "10", "10"),
        ("质量指标", "覆盖率", "=", "100", "%", "99%", "10", "9"),
        ("服务对象满意度指标等", "学生满意度", "≥", "95", "%", "97%", "10", "10"),
    ]  # fmt: skip
