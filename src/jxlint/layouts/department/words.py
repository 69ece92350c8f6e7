"""The words of the department form: its labels, its figures, and what the levels of indicators are called."""

from __future__ import annotations

import re

from jxlint.compiled import compiled
from jxlint.document import Path
from jxlint.layouts.tokens.money_lines import amount
from jxlint.layouts.words.term_words import TERM
from jxlint.layouts.words.vocabulary import SEALED, label

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
_OBJECTIVE = r"(?:部门)?(?:年度(?:总体|整体|履职|绩效)?|总体|整体)(?:绩效)?目标"
LABEL = compiled(
    r"(?:部门(?:[（(]单位[)）])?名称|单位名称|预算整体情况|部门预算支出|部门预算|预算金额|金额|收入来源|(?:收入|支出)(?:类别|类型|项目|预算)|预算(?:收入|支出)|按(?:收入|支出|资金)(?:性质|来源|类别|类型|结构)?(?:分类?|划分)?|事业发展性支出|按预算级次划分|"
    + _OBJECTIVE
    + rf"|{TERM}(?:总体)?(?:绩效)?目标|(?:任务)?名称|主要(?:实施|任务|工作)?内容|任务内容"
    r"|拟投入的?资金|期望达到的目标|年度(?:重点|主要)?(?:工作)?任务|(?:重点|主要)(?:工作)?任务|其他需完成的任务|(?:部门)?(?:整体)?(?:支出)?(?:年度|总体)?绩效指标|[一二三]级指标|(?:实施)?周期指标值|(?:年度)?指标值|金额合计|总额)"
    r"(?:[（(][^（()）]{0,8}[)）])?[:：]?"
)
DEPARTMENT = compiled(r"部门(?:[（(]单位[)）])?名称|单位名称")
# What a label bears around its name, and what makes it that of a part of the figure, or of another year's.
_LEAD = compiled(r"(?:其中[:：]?|[一-鿿]{2,6}[:：](?=[（(]\d)|\d{1,2}[、.．]|[（(][一二三四五六七八九十\d]{1,2}[)）])+")
_BEHIND = compiled(r"(?:(?<=支出)总额)?(?:[（(](?:单位[:：])?(?:千|万|亿)?元[)）])?[:：]?$")
_OF_ANOTHER = compiled(r"上年|上级|以前年度|结转|政府性基金|国有资本|(?:本|省|市|县|区|镇)级财政|中央")
# A row that begins so is one of figures: 预算情况, 预算收入（万元）, 年度部门整体支出预算.
FIGURES = compiled(
    r"(?:年度)?部门(?:预算|资金|收支)(?:[（(][^（()）]{0,8}[)）])?"
    r"|(?:年度)?(?:部门)?[整总]?体?(?:预算|收入|支出|资金)(?:收入|支出|预算|资金|情况|总额|来源|结构|构成|申请|安排|使用|进度|计划)+"
    r"(?:[（(][^（()）]{0,8}[)）])?[:：]?"
)
_FILLED_BY = compiled(
    rf"(?:(?:填[表报]|编[制报]|申报|预算)(?:单位|部门)|(?:单位|部门)(?:名称)?)(?:{SEALED})?[:：](.{{2,40}}?)(?:{SEALED})?"
    r"(?:(?:金额)?单位[:：](元|千元|万元|亿元))?"
)
# What a department's code looks like before its name.
CODE = compiled(r"^\d{3,12}[-_－—]?")
OBJECTIVE = compiled(rf"{_OBJECTIVE}[:：]?")
# The objectives of the year and of the years around it, whose heads may stand side by side.
GOAL_OF_YEAR = compiled(
    r"(?:本?年度|当年度?|20\d\d年度?|预算年度)(?:[（(]20\d\d年度?[)）])?(?:总体|整体|绩效|履职)?(?:绩效)?总?目标\d{0,2}"
    r"(?:[（(][^（()）]{0,16}[)）])?[:：]?"
)
GOAL = compiled(
    rf"(?:部门)?(?:总体|整体|{TERM})?(?:总体)?(?:绩效)?总?目标\d{{0,2}}(?:[（(][^（()）]{{0,16}}[)）])?[:：]?"
    rf"|{GOAL_OF_YEAR.pattern}"
)
TASKS = compiled(r"(?:部门)?(?:年度)?(?:重点|主要)?(?:工作)?任务(?:[（(][^（()）]{0,8}[)）])?[:：]?")
# What a part of the form is called in a row of its own, and the heads of a form of two columns.
SECTION = compiled(r"[一二三四五六七八九十]{1,2}[、.．](?:部门)?")
COLUMN_NAMES = compiled(r"(?:填[报写])?(?:内容|说明|项目|事项)")
_DATED = compiled(
    r"(?P<label>(?:填[表报]|编[制报]|申报)(?:日期|时间))[:：](?P<date>20\d\d[年.-/]\d{1,2}[月.-/](?:\d{1,2}日?)?)"
    r"(?:(?:金额)?单位[:：](?P<unit>元|千元|万元|亿元))?"
)
# What the figures of a side come to.
SUM = compiled(
    r"(?:部门)?(?:年度)?(?:整体)?(?:(?:预算|收入|支出|资金)+(?:总额|合计|总计|总数)|(?:收入|支出)预算(?:金额|数))(?:[（(](?:单位[:：])?[千万亿]?元[)）])?[:：]?|合计|总计"
)
_LABELLED = compiled(r"((?:其中[:：])?[^:：]{2,24}[:：])([\d,，.]+)")
CONTENT = compiled(r"主要(?:实施|任务|工作)?内容|任务内容(?:[（(]|$)")
# Heads of the other columns of the tasks that a task has a field for.
MONEY_OF_TASK = compiled(
    r"(?:拟?(?:投入|安排)的?|所需|预算|计划)?(?:申报|申请)?(?:资金|金额|经费)(?:安排|预算|额)?(?:[（(][^（()）]{0,8}[)）])?"
)
OF_TASK = compiled(
    rf"{MONEY_OF_TASK.pattern}"
    r"|(?:期望|预期|预计)(?:达到|实现)?的?(?:绩效)?(?:目标|成效|效果|成果)(?:[（(][^（()）]{0,8}[)）])?"
)
LEVEL1 = compiled(r"(?:\d-)?(?:产出|效益|效果|满意度|成本|过程|管理|投入)指标")
LEVEL2 = compiled(
    r"(?:\d\d-)?(?:产出)?(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|环境效益|可持续(?:影响|发展)?"
    r"|[^\W\d_]{0,10}满意度)(?:指标)?"
)


def is_label(words: str) -> bool:
    """Whether `words` are a label and no content."""
    return any(p.fullmatch(words) for p in (LABEL, LEVEL1, LEVEL2))


def begins_row(words: str) -> bool:
    """Whether a line that begins with `words` is a row of its own: they name a field, or a part of the form."""
    part = SECTION.match(words)
    return (
        is_label(words[part.end() :] if part else words)
        or bool(FIGURES.fullmatch(words) or GOAL.fullmatch(words))
        or label(words) in ("detail", "end", "side", "department", "unit")
    )


def is_level(words: str) -> bool:
    """Whether `words` name a level of indicators."""
    return bool(LEVEL1.fullmatch(words) or LEVEL2.fullmatch(words))


def figure_of(words: str) -> Path | None:
    """The figure that `words` are the label of, a source of income without a field of its own by its name; None for a
    part of one (上级财政拨款) and for another year's."""
    lead = _LEAD.match(words)
    bare = _BEHIND.sub("", words[lead.end() :] if lead else words)
    if len(bare) > 20 or any(c.isdigit() for c in bare):
        return None
    own = None if _OF_ANOTHER.search(bare) else next((path for end, path in _FIGURES if bare.endswith(end)), None)
    role = "" if own else label(bare)
    if role == "fiscal" and not _OF_ANOTHER.search(bare):
        return "income", "fiscal"
    return ("details", bare) if role in ("more", "special_account") else own


def filled_by(words: str) -> re.Match[str] | None:
    """Who filled the form in (group 1), where `words` say so above it, and the unit of money (group 2), where they go
    on with it: 填报单位：某局 单位：万元."""
    found = _FILLED_BY.fullmatch(words)
    return found if found and not figure_of(found[1]) else None


def dated(words: str) -> re.Match[str] | None:
    """When the form was filled in (`label` and `date`), where `words` say so, and the unit of money (`unit`)."""
    return _DATED.fullmatch(words)


def labelled_amount(words: str) -> int:
    """Where in a cell that holds a figure and its label (资金总额：3500.5) the figure begins, 0 in any other."""
    found = _LABELLED.fullmatch(words)
    if found is None or amount(found[2]) is None or not (figure_of(found[1]) or SUM.fullmatch(found[1])):
        return 0
    return found.start(2)
