"""The fields of a table as the forms call them."""

from __future__ import annotations

_FIELDS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "name": "指标名称",
    "period": "实施周期指标值",
    "annual": "年度指标值",
    "objective": "绩效目标",
    "amounts": "金额",
    "number": "序号",
    "project": "项目",
    "unit": "单位",
}


def field_name(field: str, lang: str) -> str:
    """What `field` of a finding is called in `lang`, "" when it has no name of its own in Chinese."""
    return _FIELDS.get(field, "") if lang == "zh" else field
