"""部门整体预算绩效目标申报表: cells parted by tabs, a row a line, HTML paragraphs within cells.

Labels of merged cells stand only on the first row of their block, and page breaks move them; so cells are told by the
labels beside them and by what they hold, and only then by their column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from jxlint.compiled import compiled
from jxlint.document import ByLevel, DepartmentForm, Expenditure, Income, Indicator, words
from jxlint.errors import BlankForm, UnrecognisedTable
from jxlint.layouts.department.barred import bars, is_barred
from jxlint.layouts.department.cells import rows
from jxlint.layouts.department.filling import DepartmentFilling
from jxlint.layouts.department.heads import headed
from jxlint.layouts.department.line_cells import without_bars
from jxlint.layouts.department.lines import rows_of_lines
from jxlint.layouts.department.wide import upright
from jxlint.layouts.department.words import begins_row
from jxlint.layouts.rows.align import likely
from jxlint.layouts.text.grid import Cell
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.words.page_numbers import dressed
from jxlint.reading import Reading
from jxlint.sheet import Sheet

_TITLE = compiled(
    r"^[^\n]{0,80}?(?:(?:部门(?:[（(]单位[)）])?整体|整体支出)[^\n]{0,12}?(?:绩效目标|自评)|整体绩效自评)[^\n]{0,12}?表"
    r"[ \t]*(?:[（(][^\n]{0,20}[)）])?[ \t|]*$(?:\s*^[ \t]*[（(]?20\d\d[ \t]*年度?[)）]?[ \t]*$)?",
    re.M,
)
_MARKUP = compiled(
    r"</?(?:p|br|div|span|strong|em|b|i|u|font|table|tbody|tr|td|th|ul|ol|li|a|h[1-6]|sup|sub)\b[^<>\n]{0,200}>|&nbsp;|&#160;"
)
# The title of a form that says what was reached; beside forms of projects in one file these are read.
_EVALUATED, _BESIDE_PROJECTS = "自评", 0.5
# So many amounts stand in no blank form.
_ANY_AMOUNT, _FIGURES = compiled(r"\d\.\d\d(?!\d)"), 2
_VALUE = compiled(r"[≥≤=<>≧≦]\s*\d|\d\s*(?:%|％|万元|个|次|人|项|件|场|家)")
_YEAR = compiled(r"(20\d\d)\s*年")
_UNIT = compiled(r"[（(](元|千元|万元|亿元)[)）]")


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    tabbed = "\t" in sheet.text
    if not tabbed and "整体" not in sheet.text:
        return 0.0
    text = _text(sheet)
    title = _TITLE.search(text)
    # 整体支出绩效目标表 alone may be that of a project as well.
    titled = title is not None and ("部门" in title[0] or ("单位名称" in text and "项目名称" not in text))
    tabbed = tabbed or (titled and text is not sheet.text)
    marks = ("部门名称", "总体绩效目标", "年度重点工作任务", "一级指标", "三级指标", "年度指标值", "按预算级次划分")
    most = _BESIDE_PROJECTS if title is not None and _EVALUATED in title[0] else 1.0
    return min(most, (0.4 if titled else 0.0) + sum(0.12 for m in marks if m in text) * tabbed)


def _astray(found: Sequence[Indicator]) -> bool:
    """Whether the names of many indicators can be none: values, points, signs stand in their column."""
    return 3 * sum(not likely("name", words(i.name) or "-") for i in found) > len(found)


def _values_left(stream: Stream) -> bool:
    """Whether what nobody took holds values: then the form is filled in."""
    return len(_VALUE.findall(" ".join(left for _, left in stream.untaken()))) > 2


def _text(sheet: Sheet) -> str:
    """The text of `sheet`, without the bars behind its cells."""
    return sheet.text.replace("|", " ") if is_barred(sheet) else sheet.text


def _evaluation(stream: Stream, year: int | None, begin: int) -> tuple[DepartmentFilling, list[list[Cell]]]:
    """What the rows of a self-evaluation fill in, and its rows in a text of a cell a line."""
    from jxlint.layouts.department.evaluation import EvaluationFilling
    from jxlint.layouts.department.line_evaluation import take_evaluated

    return EvaluationFilling(stream, year), rows_of_lines(stream, begin, take_evaluated)


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when nothing is filled in."""
    sheet = without_bars(sheet)
    titles = list(_TITLE.finditer(_text(sheet)))
    known = [m.span() for m in (*titles, *_MARKUP.finditer(sheet.text))]
    if not sheet.cells:
        known += dressed(sheet.text)
    stream = Stream(sheet, sorted([*((sheet.index(start), sheet.index(end)) for start, end in known), *bars(sheet)]))
    stated = _YEAR.search(titles[0][0]) if titles else None
    year = int(stated[1]) if stated else None
    begin = stream.index(titles[0].end()) if titles else 0
    if titles and _EVALUATED in titles[0][0]:
        form, lines = _evaluation(stream, year, begin)
    else:
        form, lines = DepartmentFilling(stream), rows_of_lines(stream, begin)
    for row in headed(stream, lines or upright(stream, rows(stream, begins_row))):
        form.row(row)
    form.close()
    unfilled = not form.filled and len(_ANY_AMOUNT.findall(sheet.text)) > _FIGURES
    lost = _astray(form.list.found) if form.list.found else _values_left(stream)
    if not sheet.cells and (unfilled or lost):
        raise UnrecognisedTable(
            "认得出是部门整体绩效目标表，但栏目和内容分不开（从 PDF 转出的文字、用空格排成的栏、一格一行又丢了空格子的"
            "常常这样）",
            "the form of a department, but its cells cannot be told apart (as in text taken from a PDF, in columns "
            "kept by blanks, or in a cell a line where empty cells are lost)",
            remedy_zh="请从原表重新复制（保留单元格之间的制表符），或直接检查原来的 PDF、Excel 或 Word 文件",
            remedy_en="copy it again from its source with the tabs between cells, or check the PDF, Excel or Word file",
        )
    if not form.filled:
        raise BlankForm.made()
    unit = _UNIT.search(sheet.solid)
    figures = form.figures
    document = DepartmentForm(
        department=form.department,
        money_unit=unit[1] if unit else form.money_unit,
        budget_year=year,
        expenditure=msgspec.convert(figures.get("expenditure", {}), Expenditure),
        income=msgspec.convert(figures.get("income", {}), Income),
        by_level=msgspec.convert(figures.get("by_level", {}), ByLevel),
        objective=form.goals.objective,
        tasks=tuple(form.tasks.found),
        indicators=tuple(form.list.found),
        details=form.details or msgspec.UNSET,
    )
    return Reading(document, stream.places(), stream.leftovers([]))
