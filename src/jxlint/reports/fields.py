"""The fields of a table as the forms call them, and in English."""

from __future__ import annotations

_FIELDS = {
    "level1": ("一级指标", "level 1"),
    "level2": ("二级指标", "level 2"),
    "name": ("指标名称", "name"),
    "period": ("实施周期指标值", "period value"),
    "annual": ("年度指标值", "annual value"),
    "objective": ("绩效目标", "objective"),
    "amounts": ("金额", "amounts"),
    "number": ("序号", "number"),
    "project": ("项目", "project"),
    "unit": ("单位", "unit"),
    "document": ("", "document"),
}


def field_name(field: str, lang: str) -> str:
    """What `field` of a finding is called in `lang`, "" when it has no name of its own there."""
    return _FIELDS.get(field, ("", field))[0 if lang == "zh" else 1]
