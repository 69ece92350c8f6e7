"""The words that forms of a project are made of: labels of fields, heads of columns, names of levels.

Offices word them in many ways; each pattern is of solid text (no white space) and says what the words stand for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jxlint.compiled import compiled
from jxlint.layouts.words.head_patterns import HEADS
from jxlint.layouts.words.item_numbers import POINTS, TABLE_NUMBER
from jxlint.layouts.words.label_patterns import LABELS
from jxlint.layouts.words.stand_ins import STAND_INS

# The roles of the heads above levels.
LEVELS = ("level1", "level2")
_LEVEL1 = compiled(
    r"(?:[1-9一二三四][-－—.、])?(?:产出|效益|效果|满意度|成本|过程|管理|投入|决策|项目完成|项目效益|履职效能)(?:类)?指标"
)
_LEVEL2 = compiled(
    r"(?:\d\d?(?:[-－—.、]|[.．]\d\d?[-－—.、]?))?(?:产出)?(?:数量|质量|时效|成本|经济成本|社会成本|生态环境成本|生态成本|环境成本|经济效益|社会效益|生态效益|生态环境效益|环境效益"
    r"|可持续(?:性)?(?:影响|发展|效益)?|[一-鿿、或和与/]{0,14}满意度|满意度|社会影响|项目管理|资金管理|财务管理|业务管理|组织实施|预算执行|制度建设|政策)(?:类)?指标等?"
)
# First levels by their words alone, which nothing else is called.
_BARE_LEVEL1 = compiled(r"项目完成|(?:项目)?(?:产出|效益)")
_EFFECT = compiled(r"(?:\d\d?[-－—.、])?(?:(?:经济|社会|生态|环境|生态环境)效益|可持续(?:影响|发展))")
# A level also bears the points it is worth, whether it must be filled in, or another name: 产出指标(50分),
# 质量指标(必填), 数量指标(或建筑规模指标).
_POINTS = compiled(rf"[（(](?:{POINTS}[分%％]?|(?:必填|选填|必选|可选)[一-鿿]{{0,6}}|[一-鿿、]{{2,12}}指标)[)）]分?$")
# How the points of a part of the form are shared out, behind its name, at more length than other words in brackets; and
# no label is longer without it.
_POINTS_OF_ALL, _BRACKETED, _LONGEST = compiled(r"(?<=.)[（(][^（()）]*\d分[^（()）]*[)）]$"), 26, 40
_COLON = compiled(r"[:：]$")
_BRACKET = compiled(r"[（(][^（()）]{0,24}[)）]$")
_LEAD = compiled(
    r"^(?:[★*▲#※]|其中[:：\-－—]?|[一二三四五六七八九十\d]{1,2}[.、．]|[（(][一二三四五六七八九十\d]{1,2}[)）])"
)
_YEARS = compiled(r"^20\d\d年度?(?=.{2})")
_NOTHING = compiled(r"无|暂无|暂?不涉及|暂?不适用|(?:暂?无)(?:此[项类]|相关|该[项类])(?:指标)?")
_FOLD = str.maketrans("（）：", "():")
_YUAN = r"(?:百|千|万|百万|千万|亿)?元"
_MONEY = compiled(rf"(?:单位[:：])?({_YUAN})")
TITLE = compiled(
    r"[^\n|]{0,60}?(?:绩效目标|绩效自评|自评|绩效监控|预算绩效|绩效)"
    r"(?:申报|自评|填报|批复|公开|情况|编报|备案|评价|汇总|一览|信息|和指标|执行|运行|监控|分解|下达|调整|细化|审核|审批|结果|打分|评分|完成|评估及目标"
    r"|[（(](?:申报|批复|公开|备案|调整|变更|分解|下达|审核|审批|自评|修订)[)）])*"
    r"(?:表|申报书|计算表)(?:[（(][^()（）]{0,20}[)）])?"
    r"|[^\n|。]{0,60}?项目(?:支出)?申报[表书](?:[（(][^()（）]{0,20}[)）])?"
)
_MONTHS = r"(?:\d{1,2}(?:月\d{1,2}日)?[-—~至](?:20\d\d年)?\d{1,2}月(?:\d{1,2}日)?)?"
YEAR = compiled(rf"[（(]?(20\d\d)年度?{_MONTHS}[)）]?")
MONEY_LINE = compiled(rf"(?:(?:金额|货币)?单位[:：]?[（(]?|[（(])({_YUAN})[)）]?")
MONEY_UNIT = compiled(_YUAN)
# The head of the projects' names in a grid, where it says no more.
PROJECT = "项目"
# The place for a seal behind an office's name.
SEALED = r"[（(](?:盖章|公章|签章)[)）]"
# What says nothing of the project: a place for a seal, the number of a published table.
SEAL = compiled(rf"{SEALED}(?:20)?(?:年月日)?|{TABLE_NUMBER}")
# The number of an objective among several.
GOAL = compiled(r"(?:年度|总体|绩效|年度绩效)?目标(?P<number>\d{1,2}|[一二三四五六七八九十])[:：]?")
TOTAL_ROW = compiled(
    r"(?:合计|总分|总计|自评总分|总得分|得分(?:合计|总计)|(?:合计|总计|自评)得分|总分值)(?:[（(].{0,8}[)）])?"
)
_ORDINAL = compiled(r"\d+(?:\.0{1,2})?|[一二三四五六七八九十]{1,3}|[（(][\d一二三四五六七八九十]{1,3}[)）]")
_CODES = compiled(r"(?:[一二三四]级)?(?:绩效)?(?:指标|目标)(?:名称)?(?:编码|代码|编号)")
_FILLER = compiled(
    r"[.…·。、\-—–_*＊/\\|\s]+|(?:指标|目标)?\d{0,2}[:：]?[.…]+|(?:指标|目标)\d{1,2}[:：]?(?:[.…]+)?|无指标"
)


@lru_cache(maxsize=8192)
def label(words: str) -> str:
    """What a label of a form stands for, "" when `words` are none."""
    return _role(words, _LABEL_PATTERNS) or _role(words, _STAND_IN_PATTERNS)


@lru_cache(maxsize=8192)
def stands_in(words: str) -> bool:
    """Whether a label names its field only where no plainer one does."""
    return not _role(words, _LABEL_PATTERNS) and bool(_role(words, _STAND_IN_PATTERNS))


@lru_cache(maxsize=8192)
def head(words: str) -> str:
    """What the head of a column of indicators stands for, "" when `words` are none."""
    return _role(words, _HEAD_PATTERNS)


@lru_cache(maxsize=8192)
def level(words: str) -> int:
    """1 or 2 for the name of a first or second level, 3 where it may be either, 0 when `words` are none."""
    bare = _POINTS.sub("", words)
    one = bool(_LEVEL1.fullmatch(bare) or _BARE_LEVEL1.fullmatch(bare))
    two = bool(_LEVEL2.fullmatch(bare) or _EFFECT.fullmatch(bare))
    return one + 2 * two


def codes(words: str) -> bool:
    """Whether the head of a column says that codes of indicators, or of their levels, stand there: 三级指标编码."""
    return words.endswith(("码", "号")) and bool(_CODES.fullmatch(words))


def ordinal(words: str) -> bool:
    """Whether `words` only number a row, as a workbook may show a number: 1, 1.00, 一."""
    return bool(_ORDINAL.fullmatch(words))


def nothing(words: str) -> bool:
    """Whether `words` say that there is no such indicator: 无, 不涉及, 无相关指标."""
    return bool(_NOTHING.fullmatch(words))


def filler(words: str) -> bool:
    """Whether `words` of a cell only keep its place: dots, dashes, an empty 指标2."""
    return bool(_FILLER.fullmatch(words))


def money_unit(words: str) -> str | None:
    """The unit of money that a label or title names, None when it names none."""
    found = _MONEY.search(words)
    return found[1] if found else None


def _role(words: str, patterns: tuple[tuple[str, re.Pattern[str]], ...]) -> str:
    if "??" in words:
        words = words.replace("?", "")  # blanks that a page's encoding has lost
    if len(words) > _BRACKETED and words[-1] in ")）":
        words = _POINTS_OF_ALL.sub("", words)
    if not words or len(words) > _LONGEST:
        return ""
    folded = _COLON.sub("", words.translate(_FOLD))
    bare = _LEAD.sub("", folded)
    dated = _YEARS.sub("", bare)
    short = _BRACKET.sub("", bare)
    forms = (folded, bare, _BRACKET.sub("", folded), short, dated, _BRACKET.sub("", dated), _BRACKET.sub("", short))
    for form in dict.fromkeys(forms):
        for role, pattern in patterns:
            if form and pattern.fullmatch(form):
                return role
    return ""


def _compiled(patterns: dict[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((role, compiled("|".join(words.split()))) for role, words in patterns.items())


_LABEL_PATTERNS, _STAND_IN_PATTERNS, _HEAD_PATTERNS = _compiled(LABELS), _compiled(STAND_INS), _compiled(HEADS)
