"""Lists of projects with a column for each category."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.engine import check
from jxlint.errors import BlankForm
from jxlint.layouts import recognise
from jxlint.layouts.choice import surest
from jxlint.reading import Reading
from jxlint.rules import load
from tests.forms import Rows, grid

ONE: Rows = [
    [("2024年项目绩效目标一览表", 1, 7)],
    [("单位：某某镇人民政府", 1, 6), "单位：万元"],
    ["序号", "项目名称", "预算金额", "绩效目标", "产出指标", "效益指标", "满意度指标"],
    ["1", "村道硬化", "85", "硬化村道3公里。", "硬化里程≥3公里；合格率100%", "受益户数≥400户。", "群众满意度≥90%"],
    ["2", "环境整治", "40", "整治6个村。", "1.整治村数：6个\n2.完成时间：12月底前", "≥95%", "无"],
    ["", "合计", "125", "", "", "", ""],
]
TWO: Rows = [
    [("项目支出绩效目标表", 1, 9)],
    [
        ("单位名称", 2, 1), ("项目名称", 2, 1), ("项目金额（万元）", 1, 2), ("年度目标", 2, 1), ("产出指标", 1, 2),
        ("效益指标", 1, 1), ("满意度指标", 2, 1),
    ],
    ["小计", "财政拨款", "数量指标", "质量指标", "社会效益指标"],
    ["甲中心", "培训", "9", "8", "组织培训。", "培训次数4次", "合格率≥95%", "业务能力有所提高", "学员满意度≥90%"],
    ["乙中心", "会议", "0.5", "0.5", "开会。", "会议次数2次", "", "", "参会人员满意度≥90%"],
]  # fmt: skip


def shown(reading: Reading) -> list[tuple[object, ...]]:
    assert isinstance(reading.document, ProjectTable)
    return [
        (unit.name, p.name, str(p.amounts.total), [(i.level1, i.level2, i.name, i.annual) for i in p.indicators])
        for unit in reading.document.units
        for p in unit.projects
    ]


def test_the_indicators_of_a_category_stand_in_one_cell() -> None:
    reading = recognise(grid(ONE))
    assert surest(grid(ONE))[0] == "category-columns"
    assert shown(reading) == [
        ("某某镇人民政府", "村道硬化", "85", [
            ("产出指标", None, "硬化里程", "≥3公里"), ("产出指标", None, "合格率", "100%"),
            ("效益指标", None, "受益户数", "≥400户"), ("满意度指标", None, "群众满意度", "≥90%"),
        ]),
        ("某某镇人民政府", "环境整治", "40", [
            ("产出指标", None, "整治村数", "6个"), ("产出指标", None, "完成时间", "12月底前"),
            ("效益指标", None, None, "≥95%"),
        ]),
    ]  # fmt: skip
    assert isinstance(reading.document, ProjectTable)
    assert str(reading.document.total.total) == "125"
    assert not reading.leftovers
    # The form has no second levels; one value has no name.
    missing = [f for f in check(reading, load()) if f.code == "JX102"]
    assert [(f.project, f.indicator, f.field) for f in missing] == [("环境整治", 3, "name")]


def test_categories_may_stand_below_those_they_belong_to() -> None:
    reading = recognise(grid(TWO))
    assert shown(reading) == [
        ("甲中心", "培训", "9", [
            ("产出指标", "数量指标", "培训次数", "4次"), ("产出指标", "质量指标", "合格率", "≥95%"),
            ("效益指标", "社会效益指标", "业务能力", "有所提高"), ("满意度指标", "满意度指标", "学员满意度", "≥90%"),
        ]),
        ("乙中心", "会议", "0.5", [
            ("产出指标", "数量指标", "会议次数", "2次"), ("满意度指标", "满意度指标", "参会人员满意度", "≥90%"),
        ]),
    ]  # fmt: skip
    assert not reading.leftovers
    assert "JX301" in {f.code for f in check(reading, load())}


@pytest.mark.parametrize("rows", [ONE[:3], TWO[:3]])
def test_heads_alone_are_a_blank_form(rows: Rows) -> None:
    with pytest.raises(BlankForm):
        recognise(grid(rows))


def test_other_tables_are_not_taken_for_such_a_list() -> None:
    rows: Rows = [["项目名称", "预算金额", "产出指标说明", "备注"], ["培训", "9", "无", ""]]
    assert surest(grid(rows)) == ("", 0.0)
