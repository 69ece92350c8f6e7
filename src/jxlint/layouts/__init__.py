"""Layouts: one module a form. Each says how sure it is that a sheet is its own; the surest reads it."""

from __future__ import annotations

from jxlint.errors import UnrecognisedTable
from jxlint.reading import Reading
from jxlint.sheet import Sheet

# Below this no layout is sure enough to read a sheet.
THRESHOLD = 0.4


def recognise(sheet: Sheet) -> Reading:
    """The document that `sheet` shows, read by the layout that knows its form.

    Raises UnrecognisedTable when none does, BlankForm when the form is not filled in.
    """
    from jxlint.layouts import department_form, project_table

    table, form = project_table.confidence(sheet), department_form.confidence(sheet)
    if max(table, form) >= THRESHOLD:
        return project_table.read(sheet) if table >= form else department_form.read(sheet)
    first = next((line.strip() for line in sheet.text.splitlines() if line.strip()), "")[:30]
    raise UnrecognisedTable(
        f"认不出这是哪种绩效表（开头是“{first}”）",
        f"no known form of table (it begins “{first}”)",
        remedy_zh=f"应有“{project_table.NAME}”或“{department_form.NAME}”的表头和“年度指标值”等栏目",
        remedy_en=f"expected the headings of {project_table.NAME} or {department_form.NAME}",
    )
