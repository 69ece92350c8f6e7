"""Categories that departments' forms print themselves, of the central paper of 2018 and of provinces."""

from __future__ import annotations

import pytest

from jxlint.document import DepartmentForm, Indicator
from jxlint.engine import check
from jxlint.reading import Reading
from jxlint.rules import load
from tests.test_engine import Pointers

PROVINCES = {
    "one province": [
        ("投入管理指标", "工作目标管理", "年度履职目标相关率"), ("投入管理指标", "预算和财务管理", "预算执行率"),
        ("产出指标", "重点工作任务完成", "接收档案数量"), ("产出指标", "履职目标实现", "数字化页数"),
        ("效益指标", "履职效益", "查档人次"), ("效益指标", "满意度", "群众满意度"),
    ],
    "another": [
        ("部门管理", "资金投入", "预算执行率"), ("履职效果", "部门履职目标", "巩固率"),
        ("履职效果", "社会影响", "违法违纪次数"), ("能力建设", "长效管理", "制度数量"),
        ("服务对象满意度", "服务对象满意度", "家长满意度"),
    ],
    "the central paper": [
        ("运行成本", "在职人员控制率", "在职人员控制率"), ("管理效率", "预算编制", "预算执行率"),
        ("履职效能", "核心业务", "办结件数"), ("社会效应", "社会影响", "受益人数"),
        ("可持续发展能力", "人才", "培训人数"), ("服务对象满意度", "满意度", "群众满意度"),
    ],
}  # fmt: skip
CODES = {"JX202", "JX203", "JX204", "JX501", "JX502"}


def codes(rows: list[tuple[str, str, str]]) -> list[str]:
    made = [Indicator(n, one, two, name, None, "≥90%") for n, (one, two, name) in enumerate(rows, 1)]
    form = DepartmentForm(department="某市某局", objective="做好工作。", indicators=tuple(made))
    return [f.code for f in check(Reading(form, Pointers()), load()) if f.code in CODES]


@pytest.mark.parametrize("name", list(PROVINCES))
def test_other_official_systems_are_known(name: str) -> None:
    assert codes(PROVINCES[name]) == []


def test_what_no_form_prints_is_still_unknown() -> None:
    rows = [
        ("产出指标", "进度指标", "进度"), ("其他指标", "数量指标", "次数"), ("效益指标", "数量指标", "人次"),
        ("效益指标", "社会效益指标", "人数"),
    ]  # fmt: skip
    assert codes(rows) == ["JX202", "JX202", "JX203"]


def test_they_are_not_offered() -> None:
    form = DepartmentForm(
        department="某市某局",
        objective="做好工作。",
        indicators=(Indicator(1, "其他指标", "数量指标", "次数", None, "3次"),),
    )
    found = [f for f in check(Reading(form, Pointers()), load()) if f.code == "JX202"]
    assert found and "投入管理" not in found[0].message and "产出指标" in found[0].message


def test_management_alone_is_no_output() -> None:
    assert {"JX501", "JX502"} <= set(codes([("部门管理", "资金投入", "预算执行率")]))
