"""Tables of indicators: where they begin and end."""

from __future__ import annotations

from msgspec import UNSET

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from tests.forms import Rows, grid

HEADS = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]


def test_heads_above_all_projects_hold_below_the_fields_of_each() -> None:
    rows: Rows = [
        [("2024年项目支出绩效目标表", 1, 5)], [("单位：万元", 1, 5)], HEADS,
        [("项目名称：乡村医生补助", 1, 3), ("预算总量：86.4", 1, 2)], [("绩效目标：为120名村医发放补助", 1, 5)],
        [("产出指标", 2, 1), "数量指标", "补助村医人数", "120人", "40"], ["质量指标", "发放准确率", "100%", "60"],
        [("项目名称：卫生应急", 1, 3), ("预算总量：20", 1, 2)], [("绩效目标：开展应急演练4次", 1, 5)],
        ["产出指标", "数量指标", "演练次数", "4次", "100"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    assert [(p.name, str(p.amounts.total), [(i.name, i.weight) for i in p.indicators]) for p in unit.projects] == [
        ("乡村医生补助", "86.4", [("补助村医人数", "40"), ("发放准确率", "60")]),
        ("卫生应急", "20", [("演练次数", "100")]),
    ]
    assert not reading.leftovers


def test_they_do_not_hold_where_others_stand_between() -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 5)], ["项目名称", ("甲项目", 1, 4)], ["年度目标", ("培训。", 1, 4)], HEADS,
        ["产出指标", "数量指标", "培训次数", "4次", "100"], [("项目支出绩效目标表", 1, 5)],
        ["项目名称", ("乙项目", 1, 4)], ["年度目标", ("宣传。", 1, 4)],
        ["一级指标", "二级指标", "甲栏", "乙栏", "丙栏"], ["产出指标", "数量指标", "50", "宣传次数", "6次"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    assert [(p.name, len(p.indicators)) for p in unit.projects] == [("甲项目", 1), ("乙项目", 0)]
    assert "6次" in {left.text for left in reading.leftovers}


def test_a_place_for_a_signature_ends_them_whatever_it_is_called() -> None:
    rows: Rows = [
        [("政府购买服务项目绩效目标表（2024-2026年）", 1, 6)], ["项目名称", ("养老服务", 1, 5)],
        ["购买主体", ("某区民政局", 1, 2), ("承接主体", 1, 2), "某公司"], ["年度目标", ("服务老人。", 1, 5)],
        [("绩效指标", 2, 1), *HEADS], ["产出指标", "数量指标", "服务老人数", "2000名", "100"],
        [("购买主体（盖章）：", 1, 3), ("填报日期：2023年12月1日", 1, 3)],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    assert (unit.name, [i.name for i in project.indicators]) == ("某区民政局", ["服务老人数"])
    assert project.details == {"承接主体": "某公司", "填报日期": "2023年12月1日"}
    # Of several years none is the budget's.
    assert reading.document.budget_year is None
    assert not reading.leftovers


def test_a_value_beside_several_indicators_is_that_of_each() -> None:
    table: Rows = [
        [("项目支出绩效目标申报表", 1, 5)],
        ["项目名称", ("农村道路", 1, 4)],
        ["年度目标", ("修建道路。", 1, 4)],
        ["一级指标", "二级指标", "三级指标", "指标值", "备注"],
        [("产出指标", 5, 1), ("质量指标", 3, 1), "路面合格率", ("100%", 2, 1), ("抽查", 3, 1)],
        ["路灯合格率"],
        ["桥梁合格率", "95%"],
        # Several lines may each be of another row, and what covers nothing more is of none.
        [("数量指标", 2, 1), "修建里程", ("≥3公里\n≥60盏", 2, 1), ""],
        ["安装路灯", ""],
        [("满意度指标", 2, 1), ("服务对象满意度指标", 2, 1), "村民满意度", "≥90%", ""],
        ["商户满意度", "", ""],
    ]
    reading = recognise(grid(table))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert [(i.name, i.annual) for i in project.indicators] == [
        ("路面合格率", "100%"),
        ("路灯合格率", "100%"),
        ("桥梁合格率", "95%"),
        ("修建里程", "≥3公里≥60盏"),
        ("安装路灯", None),
        ("村民满意度", "≥90%"),
        ("商户满意度", None),
    ]
    assert project.indicators[1].details is UNSET
    assert not reading.leftovers
