"""Texts of forms that keep the columns of a page by spaces."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet
from tests.forms import Rows, grid

ABOVE = """                    项目支出绩效目标表
                      （2025年度）
项目名称        渠道清淤
主管部门        某市水利局              实施单位    某市灌区管理站
年度资金总额（万元）  86.5
年度目标        清淤渠道32公里。
"""
HEADS = "    一级指标    二级指标    三级指标                指标值\n"


@pytest.mark.parametrize(
    "below",
    [
        # a name that goes on in the next line
        "    产出指标    数量指标    清淤并加固的干渠        ≥32公里\n                            长度\n",
        # a heading written downwards beside the rows
        "绩              数量指标    清淤长度                ≥32公里\n"
        "效  产出指标    质量指标    验收合格率              100%\n",
        # a level in two lines
        "    满意度指    服务对象    灌区农户满意度          ≥90%\n    标          满意度指\n                标\n",
        "    产出指标    数量指标    清淤长度                ≥32公里\n"
        "    满意度      服务对象    农户满意度              ≥90%\n"
        "    指标        指标\n",
    ],
)
def test_pieces_of_cells_are_refused(below: str) -> None:
    with pytest.raises(UnrecognisedTable, match="over several lines"):
        recognise(sheet(ABOVE + HEADS + below))


def test_whole_rows_are_read() -> None:
    below = """    产出指标    数量指标    清淤长度                ≥32公里
    产出指标    质量指标    验收合格率              100%
    效益指标    社会效益指标    受益面积            ≥1.2万亩
填表人：某某      联系电话：
"""
    reading = recognise(sheet(ABOVE + HEADS + below))
    assert isinstance(reading.document, ProjectTable)
    [[project]] = [u.projects for u in reading.document.units]
    assert [(i.level1, i.level2, i.name, i.annual) for i in project.indicators] == [
        ("产出指标", "数量指标", "清淤长度", "≥32公里"),
        ("产出指标", "质量指标", "验收合格率", "100%"),
        ("效益指标", "社会效益指标", "受益面积", "≥1.2万亩"),
    ]


def test_a_table_may_break_right_before_the_heads_of_its_indicators() -> None:
    fields: Rows = [
        [("项目支出绩效自评表（2023年度）", 1, 6)], [("项目名称", 1, 2), ("培训", 1, 4)],
        [("项目资金（万元）", 2, 1), "", "年初预算数", "全年预算数", "全年执行数", "得分"],
        ["年度资金总额", "9", "9", "8", "10"], [("年度目标", 1, 2), ("组织培训。", 1, 4)],
    ]  # fmt: skip
    rows: Rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "得分"],
        ["产出指标", "数量指标", "培训次数", "4次", "4次", "90"],
    ]  # fmt: skip
    reading = recognise(grid(fields, rows))
    assert isinstance(reading.document, ProjectTable)
    [project] = reading.document.units[0].projects
    assert (project.name, str(project.amounts.total), len(project.indicators)) == ("培训", "9", 1)
    assert not reading.leftovers
