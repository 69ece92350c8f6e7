"""Rows of indicators: their levels and names with numbers before them."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid


@pytest.mark.parametrize(
    ("written", "name"),
    [("1.1.1安检线路数", "安检线路数"), ("1.1.2.安检站点数", "安检站点数"), ("3.5公里道路改造", "3.5公里道路改造")],
)
def test_a_name_without_the_number_of_its_levels(written: str, name: str) -> None:
    rows: Rows = [
        [("项目支出绩效目标表", 1, 4)], ["项目编码及名称", "安检", "资金总额", "20"], ["年度目标", ("安检。", 1, 3)],
        ["一级指标", "二级指标", "三级指标", "指标值"], ["1.产出指标", "1.1数量指标", written, "15条"],
        ["", "1.2质量指标", "", ""],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(str(project.name), i.level2, i.name) for i in project.indicators] == [("安检", "1.1数量指标", name)]
    assert not reading.leftovers


def test_sums_of_points_are_no_level() -> None:
    rows: Rows = [
        [("项目支出绩效自评表", 1, 6)], ["项目名称", ("安检", 1, 5)], ["资金总额", ("20", 1, 5)],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值"],
        ["产出指标", "数量指标", "安检线路数", "15条", "15条", "20"], ["", "小计", "", "", "", "20"],
        ["", "", "安检站点数", "20个", "20个", "70"],
    ]  # fmt: skip
    reading = recognise(grid(rows))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level2, i.name) for i in project.indicators] == [("数量指标", "安检线路数"), ("数量指标", "安检站点数")]
    assert not reading.leftovers


def test_an_unknown_last_column_of_a_cell_a_line_above_a_first_level_in_words_not_known() -> None:
    words = ["项目绩效目标表", "项目名称", "宣传", "年度目标", "宣传2次。"]
    words += ["一级指标", "二级指标", "三级指标", "指标值", "实施进度", "项目决策"]
    for level, name, value in (
        ("数量指标", "宣传次数", "2次"),
        ("质量指标", "创建质量", "优秀"),
        ("时效指标", "时间", "全年"),
    ):
        words += [level, name, value, "已完成100%"]
    document = recognise(sheet("".join(f"| {word}\n" for word in words))).document
    assert isinstance(document, ProjectTable)
    [[project]] = [u.projects for u in document.units]
    told = [(i.level2, i.name, i.annual, i.details) for i in project.indicators if i.level2]
    assert told == [
        ("数量指标", "宣传次数", "2次", {"实施进度": "已完成100%"}),
        ("质量指标", "创建质量", "优秀", {"实施进度": "已完成100%"}),
        ("时效指标", "时间", "全年", {"实施进度": "已完成100%"}),
    ]
