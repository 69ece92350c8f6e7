"""The forms that show a project's indicators as rows, and how to tell them: the grid of many projects that
预算管理一体化 exports, 项目支出绩效目标申报表 with one project a form, 项目支出绩效自评表."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from itertools import takewhile

from jxlint.compiled import compiled
from jxlint.layouts.forms.lists_beside import has_list
from jxlint.layouts.words.flat import flat_heads, shows_rows
from jxlint.layouts.words.vocabulary import PROJECT, label
from jxlint.sheet import Cell, Sheet

# A department's whole budget, and not the whole of a fund.
_WHOLE = compiled(r"部门(?:[（(]单位[)）])?整体|(?<!资金|专项|支付|补助)整体(?:支出|预算|绩效)")
_TITLE = compiled(r"[^\n|]{0,60}(?:绩效目标|绩效自评|绩效)[^\n|。]{0,12}表")
_LEVELS = compiled(
    r"一级(?:指标|目标)(?:名称)?.{0,6}二级(?:指标|目标)(?:名称)?.{0,6}(?:三级(?:指标|目标)|(?:绩效)?指标(?:内容|名称)|具体指标|绩效指标|(?:年度)?(?:指标|目标)值)"
)
_VALUES = compiled(r"指标值|目标值|完成值|实现值|预期值")
_ACTUAL = compiled(
    r"(?<![上前]年|\d月|月[底末]|半年|季度|预计)(?<![上前]年实际|\d月实际|月[底末]实际|半年实际|季度实际)(?:实际|全年|年度)?(?:实际)?完成(?:指标)?值|全年实际值|实际完成情况|自评得分"
)
# Heads of columns that begin a row above those of the levels.
_ABOVE = compiled(r"(?:指标|目标)值(?:全年|年度)?实际完成值")

_SURE = 0.6


def confidence(sheet: Sheet) -> Mapping[str, float]:
    """How sure it is that `sheet` is each of the forms, 0 to 1."""
    solid = sheet.solid.replace("|", "")
    levels = _LEVELS.search(solid)
    none: dict[str, float] = {"indicator-grid": 0.0, "single-project": 0.0, "self-evaluation": 0.0}
    if levels is None:
        return none | _without_levels(sheet, solid)
    title = _TITLE.search(sheet.text[:100_000])
    whole = _WHOLE.search(title[0]) if title else None
    if whole or "年度重点工作任务" in solid:
        return none
    behind = solid[levels.end() : levels.end() + 80]
    values = _VALUES.search(solid, levels.start(), levels.end() + 80)
    sure = 0.5 + 0.2 * bool(values) + 0.1 * bool(title) + 0.1 * ("项目" in solid)
    if _ACTUAL.search(behind) or _ABOVE.search(solid, max(0, levels.start() - 60), levels.start()):
        return none | {"self-evaluation": sure + 0.1}
    if "项目" in solid and _is_grid(sheet, solid, levels.start()):
        return none | {"indicator-grid": sure + 0.1, "single-project": sure - 0.2}
    return none | {"single-project": sure + 0.05}


def _without_levels(sheet: Sheet, solid: str) -> dict[str, float]:
    """How sure it is that `sheet` is a form or a list whose indicators have no levels, or not all, or stand in one
    field with their categories: it is called so, and names its projects."""
    title = _TITLE.search(sheet.text[:100_000])
    if title is None or _WHOLE.search(title[0]) or "项目名称" not in sheet.solid:
        return {}
    if heads := flat_heads(sheet):
        if _ACTUAL.search(heads):
            return {"self-evaluation": _SURE}
        if not _is_grid(sheet, solid, solid.find(heads)):
            return {"single-project": _SURE}
        # Of a list of projects in a text of a cell a line, nothing tells the rows.
        return {"indicator-grid": _SURE * shows_rows(sheet)}
    return {"single-project": _SURE} if has_list(sheet) else {}


def _is_grid(sheet: Sheet, solid: str, at: int) -> bool:
    """Whether the heads of the project stand in one row with those of the indicators, nothing filled in between."""
    before = solid[max(0, at - 60) : at]
    found = re.search(
        r"(?:(?:项目(?:支出)?|专项(?:资金)?)名称|单位名称|项目单位|支出项目|单位[(（](?:项目|专项)[)）]名称)(?:(?:[（(][^（()）]{0,8}[)）])|项目名称|单位名称|项目单位|主管部门|项目|预算|总?金额|数额?|资金|总额|合计|总计|小计|备注|序号|安排|年度|总体|绩效|目标|编码|代码"
        r"|类别|类型|性质|指标|实施单位|财政拨款|财政专户|拨款|其[他它](?:资金)?|其中[:：]?|[一二三]级|内容|概况|万?元|\s)*$",
        before,
    )
    return found is not None or _names_projects(sheet, at)


def _names_projects(sheet: Sheet, at: int) -> bool:
    """Whether in the row of the heads of the indicators, which begin at character `at` of the solid text, or reaching
    down to it from the row above, another cell is the head of the projects' names, whatever stands between."""
    offset = sheet.offsets[at]
    n = bisect_right(sheet.cells, offset, key=lambda c: c.start) - 1
    if n < 0 or not offset < sheet.cells[n].end:
        return False
    table, row = sheet.cells[n].table, sheet.cells[n].row
    heads = takewhile(lambda c: c.table == table and c.row >= row - 1, reversed(sheet.cells[:n]))
    words = [_words(sheet, c) for c in heads if c.row + c.rows > row]
    return any(label(w) == "project" or w == PROJECT for w in words)


def _words(sheet: Sheet, cell: Cell) -> str:
    """The visible characters of a cell."""
    return sheet.solid[sheet.index(cell.start) : sheet.index(cell.end)]
