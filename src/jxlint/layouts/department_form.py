"""部门整体预算绩效目标申报表: cells parted by tabs, a row a line, HTML paragraphs within cells.

Labels of merged cells stand only on the first row of their block, and page breaks move them; so cells are told by the
labels beside them and by what they hold, and only then by their column.
"""

from __future__ import annotations

import re
from itertools import zip_longest

import msgspec

from jxlint.document import ByLevel, DepartmentForm, Expenditure, Income, Indicator, Path, Task
from jxlint.errors import BlankForm
from jxlint.layouts.cells import rows
from jxlint.layouts.grid import Cell
from jxlint.layouts.page_numbers import dressed
from jxlint.layouts.rows import amount
from jxlint.layouts.stream import Stream
from jxlint.reading import Reading
from jxlint.sheet import Sheet

NAME = "部门整体预算绩效目标申报表"
_TITLE = re.compile(
    r"^[^\n]{0,80}?部门(?:[（(]单位[)）])?整体[^\n]{0,12}?绩效目标[^\n]{0,12}?表"
    r"[ \t]*(?:[（(][^\n]{0,20}[)）])?[ \t]*$(?:\s*^[ \t]*[（(]20\d\d[ \t]*年度?[)）][ \t]*$)?",
    re.M,
)
_MARKUP = re.compile(
    r"</?(?:p|br|div|span|strong|em|b|i|u|font|table|tbody|tr|td|th|ul|ol|li|a|h[1-6]|sup|sub)\b[^<>\n]{0,200}>|&nbsp;|&#160;"
)
_ANY_AMOUNT = re.compile(r"\d\.\d\d(?!\d)")
_YEAR = re.compile(r"(20\d\d)\s*年")
_UNIT = re.compile(r"[（(](元|千元|万元|亿元)[)）]")
# What the label of a figure means; a label ends so whatever office stands before it (市本级使用资金).
_FIGURES: tuple[tuple[str, Path], ...] = (
    ("其他事业发展性支出", ("expenditure", "other_development")),
    ("财政专项资金", ("expenditure", "special_funds")),
    ("基本支出", ("expenditure", "basic")),
    ("项目支出", ("expenditure", "project")),
    ("财政拨款", ("income", "fiscal")),
    ("其他资金", ("income", "other")),
    ("本级使用资金", ("by_level", "own")),
    ("转移支付资金", ("by_level", "transfer")),
)
_LABEL = re.compile(
    r"(?:部门(?:[（(]单位[)）])?名称|单位名称|预算整体情况|部门预算支出|预算金额|收入来源|事业发展性支出|按预算级次划分|(?:年度)?总体(?:绩效)?目标|(?:任务)?名称|主要(?:实施|任务)?内容"
    r"|拟投入的?资金|期望达到的目标|年度(?:重点工作|主要)任务|其他需完成的任务|(?:年度)?绩效指标|[一二三]级指标|(?:实施)?周期指标值|(?:年度)?指标值|金额合计|总额)"
    r"(?:[（(][^（()）]{0,8}[)）])?[:：]?"
)
_DEPARTMENT = re.compile(r"部门(?:[（(]单位[)）])?名称|单位名称")
_OBJECTIVE = re.compile(r"(?:年度)?总体(?:绩效)?目标[:：]?")
_CONTENT = re.compile(r"主要(?:实施|任务)?内容")
_LEVEL1 = re.compile(r"(?:\d-)?(?:产出|效益|效果|满意度|成本|过程|管理|投入)指标")
_LEVEL2 = re.compile(
    r"(?:\d\d-)?(?:产出)?(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续(?:影响|发展)?"
    r"|[^\W\d_]{0,10}满意度)(?:指标)?"
)


def confidence(sheet: Sheet) -> float:
    """How sure it is that `sheet` is this form, 0 to 1."""
    text = sheet.text
    tabbed = "\t" in text
    if not tabbed and "整体" not in text:
        return 0.0
    marks = ("部门名称", "总体绩效目标", "年度重点工作任务", "一级指标", "三级指标", "年度指标值", "按预算级次划分")
    return min(1.0, (0.4 if _TITLE.search(text) else 0.0) + sum(0.12 for m in marks if m in text) * tabbed)


def read(sheet: Sheet) -> Reading:
    """The document in `sheet`. Raises BlankForm when nothing is filled in."""
    titles = list(_TITLE.finditer(sheet.text))
    known = [m.span() for m in (*titles, *_MARKUP.finditer(sheet.text))]
    if not sheet.cells:
        known += dressed(sheet.text)
    stream = Stream(sheet, sorted((sheet.index(start), sheet.index(end)) for start, end in known))
    form = _Form(stream)
    for row in rows(stream, _is_label):
        form.row(row)
    if not form.filled and not sheet.cells and len(_ANY_AMOUNT.findall(sheet.text)) > 2:
        raise BlankForm(
            "有数字，但各栏的文字都不在自己的栏目名旁边（从 PDF 转出的文字常常这样），什么也读不出来",
            "there are figures, but no words stand beside the labels of their fields (as in text taken from a PDF): "
            "nothing can be read",
            remedy_zh="请直接检查原来的 PDF、Excel 或 Word 文件，或用 pdftotext -raw 按阅读顺序转出",
            remedy_en="check the PDF, Excel or Word file itself, or its text in the order of reading (pdftotext -raw)",
        )
    if not form.filled:
        raise BlankForm(
            "是空白表，什么也没有填",
            "blank form: nothing is filled in",
            remedy_zh="请先填写再检查",
            remedy_en="fill it in first",
        )
    year = _YEAR.search(titles[0][0]) if titles else None
    unit = _UNIT.search(sheet.text)
    figures = form.figures
    document = DepartmentForm(
        department=form.department,
        money_unit=unit[1] if unit else None,
        budget_year=int(year[1]) if year else None,
        expenditure=msgspec.convert(figures.get("expenditure", {}), Expenditure),
        income=msgspec.convert(figures.get("income", {}), Income),
        by_level=msgspec.convert(figures.get("by_level", {}), ByLevel),
        objective=form.objective,
        tasks=tuple(form.tasks),
        indicators=tuple(form.indicators),
    )
    return Reading(document, stream.places(), stream.leftovers([]))


def _is_label(words: str) -> bool:
    return any(p.fullmatch(words) for p in (_LABEL, _LEVEL1, _LEVEL2))


def _is_level(words: str) -> bool:
    return bool(_LEVEL1.fullmatch(words) or _LEVEL2.fullmatch(words))


def _figure_of(words: str) -> Path | None:
    """The figure that `words` are the label of."""
    if len(words) > 20 or any(c.isdigit() for c in words):
        return None
    return next((path for end, path in _FIGURES if words.endswith(end)), None)


class _Form:
    """The form as it is filled in row by row. `part` is the block that the rows are in."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.part = "head"
        self.columns: list[str] = []
        self.department: str | None = None
        self.objective: str | None = None
        self.figures: dict[str, dict[str, object]] = {}
        self.tasks: list[Task] = []
        self.indicators: list[Indicator] = []
        self.level1 = self.level2 = ""
        self._level_traces: dict[str, Path] = {}

    @property
    def filled(self) -> bool:
        """Whether anything at all is filled in."""
        return bool(self.department or self.figures or self.objective or self.tasks or self.indicators)

    def row(self, cells: list[Cell]) -> None:
        """Take one row."""
        words = [c.text for c in cells]
        if any(w.startswith("三级指标") for w in words):
            self.part, self.columns = "indicators", words
            while not self.columns[-1]:
                self.columns.pop()
        elif any(_CONTENT.match(w) for w in words):
            self.part, self.columns = "tasks", words
        elif self.part == "tasks" and any(_OBJECTIVE.fullmatch(w) for w in words):
            self.part = "head"
        labels = [c for c in cells if c.text and _LABEL.fullmatch(c.text)]
        for cell in labels:
            self.stream.take(cell.start, cell.end)
        rest = [c for c in cells if c.text and c not in labels]
        if not rest:
            return
        if self.part == "head":
            self._head(cells, labels)
        elif self.part == "tasks" and all(_figure_of(c.text) for c in rest):
            self.stream.take(rest[0].start, rest[-1].end)  # a second row of heads
        elif self.part == "tasks" and not any(c.text.startswith("金额合计") for c in labels):
            self._task(rest, cells)
        elif self.part == "indicators":
            self._indicator(cells, labels)

    def _head(self, cells: list[Cell], labels: list[Cell]) -> None:
        label = labels[0].text if labels else ""
        values = [c for c in cells if c.text and c not in labels]
        if _DEPARTMENT.match(label) and len(values) == 1:
            self.department = self._once(("department",), values[0], self.department)
            return
        if _OBJECTIVE.match(label) and len(values) == 1:
            self.objective = self._once(("objective",), values[0], self.objective)
            return
        # Places that a merged label covers are empty where a file cannot say so.
        filled = [c for c in cells if c.text]
        for cell, value in zip_longest(filled, filled[1:]):
            if path := _figure_of(cell.text):
                self.stream.take(cell.start, cell.end)
                if value is not None and value not in labels and not _figure_of(value.text):
                    self._figure(path, value)

    def _once(self, path: Path, cell: Cell, known: str | None) -> str:
        """The field at `path`: the words of `cell`, unless it has some. Pages may repeat them; others are left over."""
        if known is None:
            return self.stream.field(path, cell.start, cell.end)
        if cell.text == "".join(known.split()):
            self.stream.take(cell.start, cell.end)
        return known

    def _figure(self, path: Path, cell: Cell) -> None:
        if path in self.stream.traces:
            return
        words = self.stream.field(path, cell.start, cell.end)
        block = self.figures.setdefault(str(path[0]), {})
        if (value := amount(words)) is not None:
            block[str(path[1])] = value
        else:
            block.setdefault("unread", {})[str(path[1])] = words  # type: ignore[index]

    def _task(self, filled: list[Cell], cells: list[Cell]) -> None:
        """A task: name, content, amount, objective. The amount tells which cell is which, wherever they moved; without
        one, the heads do where the row has as many cells as they."""
        at = next((i for i, c in enumerate(filled) if i and amount(c.text) is not None), None)
        texts: dict[str, Cell | None]
        if at is not None:
            behind = [c for c in filled[at + 1 :] if amount(c.text) is None]
            if at > 2 or len(behind) > 1:
                return  # left over: reported, not guessed
            texts = {"name": filled[0], "content": filled[1] if at == 2 else None, "amount": filled[at]}
            texts["objective"] = behind[0] if behind else None
        else:
            texts = {k: c if c.text else None for k, c in self._placed(cells).items()}
            if texts.get("name") is None or any(c not in texts.values() for c in filled):
                return
        path: Path = ("tasks", len(self.tasks))
        words = {k: self.stream.field((*path, k), c.start, c.end) for k, c in texts.items() if c}
        figure = amount(words.get("amount", ""))
        unread = {"amount": words["amount"]} if figure is None and "amount" in words else msgspec.UNSET
        self.tasks.append(Task(words["name"], words.get("content"), figure, words.get("objective"), unread))

    def _placed(self, cells: list[Cell]) -> dict[str, Cell]:
        """The cells of a task's row below the heads of their columns."""
        if len(cells) != len(self.columns):
            return {}
        heads = (
            ("name", "名称"),
            ("name", "任务名称"),
            ("content", "主要"),
            ("amount", "拟投入"),
            ("objective", "期望达到"),
        )
        return {
            key: cell
            for cell, head in zip(cells, self.columns, strict=True)
            for key, words in heads
            if head.startswith(words)
        }

    def _indicator(self, cells: list[Cell], labels: list[Cell]) -> None:
        """An indicator: its name and values by their columns from the right, the levels by what they say."""
        cells = [Cell("", c.start, c.start) if c in labels else c for c in cells]
        while len(cells) > max(len(self.columns), 3) and not cells[-1].text:
            cells.pop()
        while 3 < len(cells) + 1 <= len(self.columns) and (not cells[-3].text or _is_level(cells[-3].text)):
            # Tabs behind the last words of a row are lost: its values are empty.
            cells = [*cells, Cell("", cells[-1].end, cells[-1].end)]
        if len(cells) < 3:
            return
        if sum("指标值" in words for words in self.columns) == 1:
            cells = [*cells[:-1], Cell("", cells[-1].start, cells[-1].start), cells[-1]]
        *left, name, period, annual = cells
        if not name.text and not period.text and not annual.text:
            return
        first, second = self._levels(left)
        path: Path = ("indicators", len(self.indicators))
        self._level("level1", first, path)
        self._level("level2", second, path)
        fields = {"name": name, "period": period, "annual": annual}
        words = {k: self.stream.field((*path, k), c.start, c.end) or None for k, c in fields.items() if c.text}
        number = len(self.indicators) + 1
        self.indicators.append(
            Indicator(
                number,
                self.level1 or None,
                self.level2 or None,
                words.get("name"),
                words.get("period"),
                words.get("annual"),
            )
        )

    def _levels(self, left: list[Cell]) -> tuple[Cell | None, Cell | None]:
        """The cells of the levels among those left of the name: told by what they say, other words by their place."""
        filled = [c for c in left if c.text]
        first = next((c for c in filled if _LEVEL1.fullmatch(c.text)), None)
        if first is not None and len(filled) == 1 and left[-1] is first and self._is_second(first.text):
            first = None
        others = [c for c in filled if c is not first]
        second = next((c for c in reversed(others) if _is_level(c.text)), others[-1] if others else None)
        if first is None and second is not None and len(others) > 1:
            first = others[0] if others[0] is not second else None
        return first, second

    def _is_second(self, words: str) -> bool:
        """Whether words that name a level 1 or 2 alike are the second here: 成本指标 of 产出指标."""
        if not _LEVEL2.fullmatch(words) or not self.level1:
            return False
        return self.level1.endswith("产出指标") if "成本" in words else "效益" in self.level1 or words in self.level1

    def _level(self, key: str, cell: Cell | None, path: Path) -> None:
        """A level stands on the first row of its block and holds for the rows below it."""
        if cell is not None:
            setattr(self, key, self.stream.field((*path, key), cell.start, cell.end))
            self._level_traces[key] = (*path, key)
            if key == "level1":
                self.level2 = ""
                self._level_traces.pop("level2", None)
        elif key in self._level_traces:
            self.stream.traces[(*path, key)] = self.stream.traces[self._level_traces[key]]
