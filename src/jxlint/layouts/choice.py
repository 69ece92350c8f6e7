"""Which layout reads a sheet: each says how sure it is that a sheet is its own, and the surest reads it."""

from __future__ import annotations

import re

from jxlint.errors import UnrecognisedTable
from jxlint.layouts import department_form, project_table
from jxlint.reading import Reading
from jxlint.sheet import Sheet

# Below this no layout is sure enough to read a sheet.
THRESHOLD = 0.4
_MARKS = (
    "绩效目标表",
    "绩效目标申报表",
    "绩效自评表",
    "项目名称",
    "部门名称",
    "一级指标",
    "三级指标",
    "年度指标值",
    "指标值",
)


def surest(sheet: Sheet) -> tuple[str, float]:
    """The name of the layout that is surest that `sheet` is its own, and how sure it is, 0 to 1."""
    table, form = project_table.confidence(sheet), department_form.confidence(sheet)
    return (project_table.NAME, table) if table >= form else (department_form.NAME, form)


def read_whole(sheet: Sheet) -> Reading:
    """All of `sheet` as one table; see recognise."""
    name, confidence = surest(sheet)
    if confidence >= THRESHOLD:
        return project_table.read(sheet) if name == project_table.NAME else department_form.read(sheet)
    from jxlint.layouts.plugged import forms, recognise_plugged

    reading = recognise_plugged(sheet, THRESHOLD)
    if reading is not None:
        return reading
    known = [project_table.NAME, department_form.NAME, *forms()]
    raise UnrecognisedTable(
        f"认不出这是哪种绩效表（{_found(sheet, 'zh')}）",
        f"no known form of table ({_found(sheet, 'en')})",
        remedy_zh=f"目前能读“{'”、“'.join(known)}”，请保留标题、表头和“年度指标值”等栏目名",
        remedy_en=f"{', '.join(known)} are read; keep the title, the column heads and labels such as 年度指标值",
    )


def _found(sheet: Sheet, lang: str) -> str:
    """What a sheet nobody knows begins with, and which words of a performance table it does have."""
    begins = re.match(r"\s*([^\r\n]{0,30})", sheet.text)
    first = begins[1].strip() if begins else ""
    marks = [m for m in _MARKS if m in sheet.solid]
    if lang == "zh":
        return f"开头是“{first}”" + (f"，找到了：{'、'.join(marks)}" if marks else "，没有绩效表的栏目")
    return f"it begins “{first}”" + (f" and has {', '.join(marks)}" if marks else " and has no heading of such a table")
