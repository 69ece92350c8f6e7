"""Texts of forms in which the cells run together are refused, neither read wrongly nor called blank."""

from __future__ import annotations

import pytest

from jxlint.document import ProjectTable
from jxlint.errors import UnrecognisedTable
from jxlint.layouts import recognise
from jxlint.sheet import sheet

FILLED = """\
某项目资金绩效目标自评
(2021年度)
项目名称某项目资金
主管部门某局实施单位某站
年度资金总额:40004000100%
绩效指标一级
指标
二级指标三级指标指标值完成情况
数量指标建设道路32.1公里20
"""
SWALLOWED = """\
项目支出绩效目标表（2021年度）
填报单位:某局专项名称某补贴专项属性延续专项√部门名称某局资金总额380
一级指标 二级指标 三级指标 指标值
产出指标 数量指标 补助人数 250人
效益指标 社会效益指标 知晓率 90%
"""
IN_A_NAME = """\
项目支出绩效目标表
项目名称:巡查
年度目标:巡查河道。
绩效指标 一级指标 二级指标 三级指标 指标值
产出指标数量指标巡查次数≥5次巡查里程≥50公里质量指标合格率100%
效益指标社会效益指标受益人数≥30人
"""
SCORED = """\
项目支出绩效目标表
项目名称：巡查
一级指标二级指标三级指标指标值指标值内容评分标准
产出指标数量指标巡查次数12次全年巡查的次数达到得10分，每少1次扣1分
质量指标合格率95%以上合格的占比达到得10分，每降低1%扣1分
"""
SIGNED = """\
2022年度预算项目绩效自评表
项目名称： 巡查
一级指标 二级指标 三级指标 指标分值 预期指标值 实际完成值 自评得分
产出指标 数量指标 巡查率 巡查的占比 >= 98 %(百分比) 100% 完成 25.00 25.00
质量指标 合格率 合格的占比 >= 99 %(百分比) 100% 完成 25.00 25.00
"""
BEHIND = """\
2022年度项目支出绩效自评表 |
项目名称 | 巡查 | 实际完成值 | 分值 | 得分 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 度量单位 |
产出指标 | 数量指标 | 巡查次数 | ≧ | 735 | 人次 | 735 | 10 | 10 |
质量指标 | 合格率 | ≧ | 100 | % | 100% | 10 | 10 |
"""


@pytest.mark.parametrize("text", [FILLED, SWALLOWED, IN_A_NAME, SCORED, SIGNED, BEHIND])
def test_a_form_that_runs_together_is_refused_by_name(text: str) -> None:
    with pytest.raises(UnrecognisedTable) as caught:
        recognise(sheet(text))
    assert "连在一起" in caught.value.zh
    assert "重新复制" in caught.value.remedy_zh


def test_a_name_that_speaks_of_levels_is_none_that_runs_together() -> None:
    rows = "产出指标 质量指标 5项质量指标达标率(≥95%) ≥95%\n"
    reading = recognise(sheet(IN_A_NAME.replace(IN_A_NAME.splitlines(keepends=True)[4], rows)))
    assert isinstance(reading.document, ProjectTable)
    assert reading.document.units[0].projects[0].indicators[0].annual == "≥95%"
