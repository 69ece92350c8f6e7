"""Rows that empty cells fill up at their end stand in no columns."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.readers import read_bytes
from jxlint.readers.filled_up import filled_up

TOP = [["项目绩效目标申报表"], ["项目名称", "巡查"], ["年度目标", "巡查河道。"]]
HEADS = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]


def test_what_tells_that_a_row_stands_too_far_left() -> None:
    whole = ["产出指标", "数量指标", "巡查次数", "≥5次", "无"]
    for row in (
        ["质量指标", "合格率", "100%", "", ""],
        ["生态效益指标", "水质", "提升", "", ""],
        ["满意度指标", "居民满意度", "≥90%", "", ""],
        ["巡查人次", "≥30人次", "", "", ""],
    ):
        assert filled_up([HEADS, whole, row, whole])
    for row in (
        ["", "质量指标", "合格率", "100%", ""],  # merged cells have left their place
        ["效益指标", "社会效益指标", "受益人数", "≥3人", ""],
        ["其他", "其他", "受益人数", "≥3人", ""],
        ["注", "", "", "", ""],
    ):
        assert not filled_up([HEADS, whole, row, whole])
    assert not filled_up([HEADS, whole, ["填报人", "某某", "", "", ""]])  # the foot
    assert not filled_up([["巡查人次", "≥30人次", "", "", ""]])
    assert filled_up([["绩效指标", *HEADS], ["产出指标", *whole[1:], "", ""], [*whole, ""]])


@pytest.mark.parametrize("mark", ["\t", "|"])
def test_such_rows_are_read_by_what_their_cells_hold(mark: str) -> None:
    rows = [
        *TOP, HEADS, ["产出指标", "数量指标", "巡查次数", "≥5次"], ["制度建设情况", "已建立", "无"],
        ["成本指标", "巡查成本", "≤3万元"], ["效益指标", "社会效益指标", "受益人数", "有所增加", "无"],
        ["生态效益指标", "水质", "提升"], ["满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"],
    ]  # fmt: skip
    text = "\n".join(mark.join([*row, *[""] * (6 - len(row))]) for row in rows) + "\n"
    document = read_bytes(text.encode(), "x.txt").document
    assert isinstance(document, ProjectTable)
    assert [(i.level1, i.level2, i.name, i.annual) for i in document.units[0].projects[0].indicators] == [
        ("产出指标", "数量指标", "巡查次数", "≥5次"), ("产出指标", "数量指标", "制度建设情况", "已建立"),
        ("产出指标", "成本指标", "巡查成本", "≤3万元"), ("效益指标", "社会效益指标", "受益人数", "有所增加"),
        ("效益指标", "生态效益指标", "水质", "提升"), ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"),
    ]  # fmt: skip
