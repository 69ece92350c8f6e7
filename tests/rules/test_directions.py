"""Which way an indicator's name says is better, and where it does not tell."""

from __future__ import annotations

import pytest

from jxlint.rules import RuleSet
from jxlint.rules.views import Facts, Row


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("群众满意度", 1),
        ("设备故障率", -1),
        ("人均培训成本", -1),
        ("城乡居民参保率", 1),
        ("行政诉讼败诉率", -1),
        ("培训不满意率", -1),
        ("运维零投诉率", 1),
        # How long others wait for something, unlike how often it is done.
        ("文书送达周期", -1),
        ("管网巡查周期", 0),
        ("缩短审批周期", 0),
        # What nobody makes it his work to have, unlike what is done about it.
        ("校园安全责任事故", -1),
        ("安全事件发生起数（起）", -1),
        ("处置安全事故", 0),
        # What changes, or what it changes to: words do not tell.
        ("节约成本", 0),
        ("降低事故率", 0),
        ("减少投诉数量", 0),
        ("贫困发生率下降幅度", 0),
        ("运维费用增长率", 0),
        ("事故增长率", 0),
        ("案件增长率", 0),
        # How far something falls is what changes; more of it is only better of what is bad.
        ("单位能耗下降率", 1),
        ("合格率下降率", 0),
        ("旅游人数下降率", 0),
    ],
)
def test_a_change_of_what_is_bad_has_no_direction(name: str, direction: int, rules: RuleSet) -> None:
    assert rules.tools.direction(name) == direction


@pytest.mark.parametrize(
    ("category", "name", "direction"),
    [
        ("12-质量指标", "违章次数", -1),
        ("12-质量指标", "超期办件数", -1),
        ("22-社会效益", "高峰期滞留游客人数", -1),
        ("22-社会效益", "失信被执行人新增数", -1),
        # What is done about it.
        ("22-社会效益", "滞留旅客疏散人数", 0),
        ("22-社会效益", "消除积水点个数", 0),
        ("22-社会效益", "资助失学儿童人数", 0),
        # There is work in it, or nothing tells.
        ("11-数量指标", "违章次数", 0),
        ("", "违章次数", 0),
    ],
)
def test_what_is_bad_is_better_smaller_but_as_work(category: str, name: str, direction: int, rules: RuleSet) -> None:
    row = Row(("", category, name, "", "3次"), Facts("项目", ""), rules.taxonomies["project-table"], rules.tools)
    assert row.direction == direction
