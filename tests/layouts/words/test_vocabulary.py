"""What labels and levels are told by their words."""

from __future__ import annotations

import pytest

from jxlint.layouts.words.vocabulary import label, level


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("项目资金预算执行10分", "side"), ("专项年度绩效指标", "side"), ("当年绩效指标", "side"),
        ("专项负责人", "detail"),
        ("投向领域", "detail"), ("财政资金科目代码", "detail"), ("年度主要目标和成果", "objective"),
        ("区县主管部门", "department"),
        ("下达地方或单位", "unit"), ("本次下达中央预算内投资（万元）", "total"), ("转移(项目)名称", "project"),
        ("道路养护", ""),
    ],
)  # fmt: skip
def test_labels(words: str, role: str) -> None:
    assert label(words) == role


@pytest.mark.parametrize(
    ("words", "depth"),
    [
        ("产出指标（50分）", 1), ("产出指标(40-50)分", 1), ("质量指标（共12.5分）", 2), ("服务对象满意度指标等", 2),
        ("成本指标(0-20)分", 3), ("产出指标完成率", 0), ("(40-50)分", 0),
    ],
)  # fmt: skip
def test_levels_with_their_points(words: str, depth: int) -> None:
    assert level(words) == depth
