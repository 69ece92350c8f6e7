"""Objectives of a form and what heads them."""

from __future__ import annotations

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet


def test_objectives_below_their_heads_beside_the_label_of_all_where_bars_part_cells() -> None:
    text = """项目支出绩效目标申报表 | |||||
2024年 | |||||
项目名称 | 道路养护 | ||||
年度资金总额（万元） | 25 | ||||
中期目标 | 年度目标 | ||||
总体目标 | 三年养护120公里。 | 养护40公里。 | |||
一级指标 | 二级指标 | 三级指标 | 指标值 | ||
产出指标 | 数量指标 | 养护里程 | ≥40公里 | ||
质量指标 | 养护合格率 | ≥95% | |||
"""
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    [project] = document.units[0].projects
    assert (project.objective, project.details) == ("养护40公里。", {"中期目标": "三年养护120公里。"})
    assert [(i.level1, i.level2, i.name) for i in project.indicators] == [
        ("产出指标", "数量指标", "养护里程"), ("产出指标", "质量指标", "养护合格率"),
    ]  # fmt: skip


def test_two_objectives_with_an_empty_line_between_have_a_head_each() -> None:
    text = """项目支出绩效目标申报表
项目名称 道路养护
总体目标

中期目标

年度目标

三年养护120公里

养护40公里

一级指标 二级指标 三级指标 指标值 备 注
产出指标 数量指标 养护里程 ≥40公里
"""
    document = recognise(sheet(text)).document
    assert isinstance(document, ProjectTable)
    [project] = document.units[0].projects
    assert (project.objective, project.details) == ("养护40公里", {"中期目标": "三年养护120公里"})
