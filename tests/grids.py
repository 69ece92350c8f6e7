"""Documents laid out as the grid that an office files, for readers and layouts of files with cells."""

from __future__ import annotations

from itertools import groupby
from typing import NamedTuple

from jxlint.document import Amounts, DepartmentForm, Document, Indicator, Project, ProjectTable
from jxlint.readers.limits import DEFAULT
from jxlint.readers.tables import Box, Grid, Page, Words
from jxlint.reading import Location
from jxlint.sheet import Sheet

HEADS = ("项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标")


def rows_of(table: ProjectTable) -> list[tuple[str, ...]]:
    """The cells of the published form that shows `table`, row by row, its heads first."""
    rows: list[tuple[str, ...]] = [HEADS]
    if table.total is not None:
        rows.append(("合计", *_money(table.total), "", ""))
    for unit in table.units:
        if unit.name is not None:
            rows.append((str(unit.name), *_money(unit.amounts), "", ""))
        rows += [_row(project) for project in unit.projects]
    return rows


def sheet_of(table: ProjectTable) -> Sheet:
    """The sheet that a workbook holding `table` shows."""
    boxes = []
    rows = [("项目支出绩效目标表",), (f"部门名称：{table.department}", f"单位：{table.money_unit}"), *rows_of(table)]
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            place = Location(sheet="表", cell=f"{'ABCDEFG'[c]}{r + 1}")
            boxes.append(Box(r, c, content=[Words(words, place)]))
    page = Page(DEFAULT)
    page.grid(Grid(boxes))
    return page.sheet()


def _row(project: Project) -> tuple[str, ...]:
    listed = "\n".join(_listed(i, indicator) for i, indicator in enumerate(project.indicators, 1))
    return ("    " + str(project.name or ""), *_money(project.amounts), str(project.objective or ""), listed)


def _listed(number: int, indicator: Indicator) -> str:
    words = [indicator.level1, indicator.level2, indicator.name]
    values = [f"实施周期指标值:{indicator.period or ''}", f"年度指标值:{indicator.annual or ''}"]
    return f"{indicator.number or number}、" + "；".join([*(str(w or "") for w in words), *values]) + "。"


def _money(amounts: Amounts) -> tuple[str, ...]:
    figures = (amounts.total, amounts.fiscal, amounts.special_account, amounts.other)
    return tuple("" if figure is None else f"{figure}" for figure in figures)


class Put(NamedTuple):
    """A cell of a table to be written: its words, and how many rows and columns it covers."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def cells_of(document: Document) -> list[Put]:
    """The cells of the published form that shows `document`, merged as there."""
    return _form_cells(document) if isinstance(document, DepartmentForm) else _table_cells(document)


def _table_cells(table: ProjectTable) -> list[Put]:
    out = [Put(0, 0, "项目支出绩效目标表", 1, 7), Put(1, 0, f"部门名称：{table.department}", 1, 6)]
    out.append(Put(1, 6, f"单位：{table.money_unit}"))
    for r, row in enumerate(rows_of(table), 2):
        out += [Put(r, c, words) for c, words in enumerate(row) if words]
    return out


def _form_cells(form: DepartmentForm) -> list[Put]:
    unit = f"（{form.money_unit}）"
    out = [Put(0, 0, "部门整体预算绩效目标申报表", 1, 6), Put(1, 0, "部门名称"), Put(1, 1, str(form.department), 1, 5)]
    out += [Put(2, 0, "预算整体情况", 6), Put(2, 1, "部门预算支出", 1, 2), Put(2, 3, f"预算金额{unit}")]
    out += [Put(2, 4, "收入来源"), Put(2, 5, f"预算金额{unit}")]
    spent, income, level = form.expenditure, form.income, form.by_level
    for row, (left, figure, right, other) in enumerate(
        (
            ("基本支出", spent.basic, "财政拨款", income.fiscal),
            ("项目支出", spent.project, "其他资金", income.other),
            ("事业发展性支出", None, "按预算级次划分", None),
            ("财政专项资金", spent.special_funds, "市本级使用资金", level.own),
            ("其他事业发展性支出", spent.other_development, "拟用于对下转移支付资金", level.transfer),
        ),
        3,
    ):
        heads = f"预算金额{unit}"
        out += [Put(row, 1, left, 1, 2), Put(row, 3, heads if figure is None else f"{figure:,}")]
        out += [Put(row, 4, right), Put(row, 5, heads if other is None else f"{other:,}")]
    out += [Put(8, 0, "总体绩效目标"), Put(8, 1, str(form.objective), 1, 5)]
    row = 9
    out += [Put(row, 0, "年度重点工作任务", len(form.tasks) + 1), Put(row, 1, "名称"), Put(row, 2, "主要实施内容")]
    out += [Put(row, 3, f"拟投入的资金{unit}"), Put(row, 4, "期望达到的目标（概述）", 1, 2)]
    for task in form.tasks:
        row += 1
        out += [Put(row, 1, str(task.name)), Put(row, 2, str(task.content)), Put(row, 3, f"{task.amount:,}")]
        out.append(Put(row, 4, str(task.objective), 1, 2))
    row += 1
    out.append(Put(row, 0, "绩效指标", len(form.indicators) + 1))
    names = ("一级指标", "二级指标", "三级指标", "实施周期指标值", "年度指标值")
    out += [Put(row, c, words) for c, words in enumerate(names, 1)]
    for column, key in ((1, "level1"), (2, "level2")):
        at = row + 1
        for levels, block in groupby(form.indicators, key=lambda i: (i.level1, getattr(i, key))):
            count = len(list(block))
            out.append(Put(at, column, str(levels[1]), count))
            at += count
    for i, indicator in enumerate(form.indicators, row + 1):
        values = (indicator.name, indicator.period, indicator.annual)
        out += [Put(i, c, str(value)) for c, value in enumerate(values, 3) if value]
    return [put for put in sorted(out) if put.text]
