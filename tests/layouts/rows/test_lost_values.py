"""Points that stand where the values of an evaluation's row are blank."""

from __future__ import annotations

from jxlint.document import Project, ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet

HEAD = """\
项目支出绩效自评表
项目名称 甲培训项目
年度目标 培训教师200人次。
一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
产出指标 数量指标 指标1:培训教师人次 ≥200人次 210人次 30 30
质量指标 指标1:教材合格 {points}
满意度指标 服务对象满意度指标 指标1:教师满意度 ≥90% 95% 30 29
"""


def project(points: str) -> Project:
    document = recognise(sheet(HEAD.format(points=points))).document
    assert isinstance(document, ProjectTable)
    [[project]] = [u.projects for u in document.units]
    return project


def test_points_that_make_all_points_whole_are_points() -> None:
    row = project("30 28").indicators[1]
    assert (row.name, row.annual, str(row.weight), str(row.score)) == ("教材合格", None, "30", "28")
    assert not row.actual


def test_other_numbers_are_the_value_and_what_was_reached() -> None:
    row = project("20 18").indicators[1]  # with these the points would be 80
    assert row.annual == "20"
    row = project("30 31").indicators[1]  # nobody scores more than there is to score
    assert row.annual == "30"
