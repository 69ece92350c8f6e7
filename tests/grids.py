"""Documents laid out as the grid that an office files, for readers and layouts of files with cells."""

from __future__ import annotations

from jxlint.document import Amounts, Indicator, Project, ProjectTable
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
