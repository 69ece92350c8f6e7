"""Text copied out of a PDF cell by cell: narrow columns wrap labels, heads and levels over lines of their own."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet

# The cells of a form row by row, each with the column it stands in; merged cells once.
CELLS: list[list[tuple[int, str]]] = [
    [(1, "项目名称"), (3, "农业技术推广工作经费")],
    [(1, "主管部门及代码"), (2, "某市农业局"), (3, "实施单位"), (4, "某市推广中心")],
    [(1, "项目资金（万元）"), (3, "年度资金总额："), (4, "21.22")],
    [(3, "其中：财政拨款"), (4, "21.22")],
    [(0, "总体目标"), (3, "建设示范基地 12 个，培训 800 人次，提升种植技术水平。")],
    [(0, "绩效指标"), (1, "一级指标"), (2, "二级指标"), (3, "三级指标"), (4, "指标值")],
    [(1, "产出指标"), (2, "数量指标"), (3, "农技推广示范基地建设数量"), (4, "≥12 个")],
    [(3, "培训新型职业农民及农技人员人次"), (4, "≥800 人次")],
    [(2, "时效指标"), (3, "任务完成时间"), (4, "2025 年 12 月底前")],
    [(1, "效益指标"), (2, "可持续影响指标"), (3, "技术服务体系健全程度"), (4, "持续健全")],
    [(1, "满意度指标"), (2, "服务对象满意度指标"), (3, "农户满意度"), (4, "≥92%")],
]


def copied(widths: tuple[int, ...]) -> str:
    """The text of the form in columns of these widths: a cell that wraps stands alone, others share a line."""
    lines = ["项目支出绩效目标申报表", "（2025 年度）"]
    for row in CELLS:
        short: list[str] = []
        for column, words in row:
            if len(words) <= widths[column]:
                short.append(words)
                continue
            lines += [" ".join(short)] * bool(short) + list(_wrapped(words, widths[column]))
            short = []
        lines += [" ".join(short)] * bool(short)
    return "\n".join(lines) + "\n"


def _wrapped(words: str, width: int) -> Iterable[str]:
    return (words[at : at + width].strip() for at in range(0, len(words), width))


@pytest.mark.parametrize(
    "widths",
    [(4, 4, 6, 16, 20), (1, 3, 4, 16, 20), (1, 2, 3, 16, 20), (1, 1, 1, 16, 20), (2, 2, 2, 12, 20), (3, 4, 5, 7, 12)],
)
def test_labels_heads_and_levels_are_whole_again(widths: tuple[int, ...]) -> None:
    reading = recognise(sheet(copied(widths)))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.budget_year == 2025
    [unit] = reading.document.units
    [project] = unit.projects
    assert (unit.name, reading.document.department) == ("某市推广中心", "某市农业局")
    assert (project.name, str(project.amounts.total), str(project.amounts.fiscal)) == (
        "农业技术推广工作经费", "21.22", "21.22",
    )  # fmt: skip
    assert [(i.level1, i.level2, i.name, i.annual) for i in project.indicators] == [
        ("产出指标", "数量指标", "农技推广示范基地建设数量", "≥12个"),
        ("产出指标", "数量指标", "培训新型职业农民及农技人员人次", "≥800人次"),
        ("产出指标", "时效指标", "任务完成时间", "2025年12月底前"),
        ("效益指标", "可持续影响指标", "技术服务体系健全程度", "持续健全"),
        ("满意度指标", "服务对象满意度指标", "农户满意度", "≥92%"),
    ]
    assert not reading.leftovers


def test_no_blank_parts_what_stands_in_brackets() -> None:
    text = "项目支出绩效目标申报表\n(  2025  年度)\n项目名称 培训\n年度资金总额 9\n年度目标 组织培训。\n"
    rows = "一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 培训场次( 含线上 ) ≥4 场\n质量指标 合格率 ≥95%\n"
    reading = recognise(sheet(text + rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.name, i.annual) for i in project.indicators] == [("培训场次(含线上)", "≥4场"), ("合格率", "≥95%")]
    assert not reading.leftovers


@pytest.mark.parametrize(("level", "known", "left"), [("产出指标", "产出指标(50分)", []), ("", None, ["(50分)"])])
def test_points_of_a_level_are_no_name(level: str, known: str | None, left: list[str]) -> None:
    text = "项目支出绩效目标申报表\n项目名称 培训\n年度资金总额 9\n年度目标 组织培训。\n"
    rows = "一级指标 二级指标 三级指标 指标值\n" + level + "\n(50分)\n数量指标 培训场次 ≥4场\n质量指标 合格率 ≥95%\n"
    reading = recognise(sheet(text + rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.name) for i in project.indicators] == [(known, "培训场次"), (known, "合格率")]
    assert [piece.text for piece in reading.leftovers] == left


@pytest.mark.parametrize(
    ("line", "details"),
    [
        ("项目属性常年项目项目期一年", {"项目属性": "常年项目", "项目期": "一年"}),
        ("项目属性延续性项目项目周期3年", {"项目属性": "延续性项目", "项目周期": "3年"}),
        ("项目属性新增项目项目起止时间2025年1月至12月", {"项目属性": "新增项目", "项目起止时间": "2025年1月至12月"}),
    ],
)
def test_what_a_project_is_like_and_how_long_it_goes_on_behind_its_office(line: str, details: dict[str, str]) -> None:
    text = (
        "项目支出绩效目标申报表\n（2025年度）\n项目名称道路绿化养护\n主管部门及代码[055]某市建设局实施单位某市园林所\n"
        f"{line}\n项目资金\n（万元）年度资金总额：350\n其中：财政拨款350\n其他资金0\n总体目标年度目标\n完成养护，项目期一年内达标。\n"
        "绩效指标一级指标二级指标三级指标指标值\n产出指标数量指标养护面积≥86万平方米\n"
    )
    reading = recognise(sheet(text))
    assert isinstance(reading.document, ProjectTable)
    [unit] = reading.document.units
    [project] = unit.projects
    assert (unit.name, project.name, project.details) == ("某市园林所", "道路绿化养护", details)
    assert (str(project.amounts.total), str(project.amounts.fiscal)) == ("350", "350")
    assert (project.objective, reading.document.money_unit) == ("完成养护，项目期一年内达标。", "万元")
    assert not reading.leftovers
