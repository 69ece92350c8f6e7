"""The words by which a performance table is known."""

from __future__ import annotations

_MARKS = (
    "绩效目标表",
    "绩效目标申报表",
    "绩效自评表",
    "项目名称",
    "部门名称",
    "年度目标",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标内容",
    "年度指标值",
    "实际完成值",
    "指标值",
)


def marks(words: str) -> list[str]:
    """Which words of a performance table stand in a text."""
    return [m for m in _MARKS if m in words]
