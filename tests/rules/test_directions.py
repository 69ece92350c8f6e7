"""Which way an indicator's name says is better, and where it does not tell."""

from __future__ import annotations

import pytest

from jxlint.rules import RuleSet


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
