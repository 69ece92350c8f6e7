"""A name that holds its own target (村组干部230人).

指标名称里已经写了指标值（村组干部230人）。
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.patterns import later
from jxlint.rules.figures import kind_of, sized
from jxlint.rules.model import Check, Hit, LexiconName, Scope, TextField, says
from jxlint.rules.natures import RATES
from jxlint.rules.tools import Tools
from jxlint.targets import Measure, holds_number

SCOPE: Scope = "text"
screen = holds_number
_HAN = "一二三四五六七八九十两"
_GO_ON = ("一", "双", "十", "百", "千", "万")
# 一案一卷, 1对1: one for each, whatever stands for them.
_FOR_EACH = later(r"([一1])[^\d一，,。；;、（）()]{1,3}\1(?!\d)[^\d一，,。；;、（）()]")
_EACH_OF = later(r"[（(][^（()）]*每[^，,。；;（()）]{0,6}$", needs=("每",))
_BOUNDED = ("以上", "以下", "以内")
_CLOSING = "（）()%％。. "
_NO_NOUN = frozenset("（）()，,、；;。.：: ")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    unless: Annotated[
        LexiconName,
        says(
            "数字属于名称本身的词的词表（一次通过率）",
            "Lexicon of words in which a number is part of what is measured (一次通过率)",
        ),
    ]
    fields: Annotated[tuple[TextField, ...], says("看哪几栏", "Where to look")] = ("name",)


def build(options: Options, tools: Tools) -> Check:
    def check(text: str) -> Iterator[Hit]:
        excused = tools.phrases.find(text, options.unless)
        measures = tools.parse(text).measures
        for m in measures:
            inside = any(e.start < m.end and m.start < e.end for e in excused)
            # 万 alone says how it is counted: 印刷数量（万册）, 百家企业.
            bare = text[m.start] in "百千万亿"
            # 事项4次数 is how often it is done that is number 4.
            numbered = text.startswith("数", m.end) or text[m.end - 1] == "数"
            told = inside or bare or numbered or _slogan(text, m) or _tells_which(text, m)
            # 一次响应时长: how long each time takes.
            told = told or (text.startswith("一次", m.start) and tools.nature(text) in ("time", "cost"))
            # 300米见绿比例: a size is none where a share is asked for.
            told = told or (sized(m.unit) and m.end < len(text) and tools.nature(text) in RATES)
            told = told or _remark(text, m) or _bounds_them(text, m)
            # 一户年最高5300元: what each one gets, and the amount is the target.
            told = told or (text[m.start : m.end] == f"一{m.unit}" and m is not measures[-1])
            if m.unit and kind_of(m.unit) != "time" and not told:
                yield Hit("", text[m.start : m.end], m.start, m.end)
                return

    return check


def _slogan(text: str, m: Measure) -> bool:
    """Whether the number goes on with another and so counts nothing: 六个一活动, 三个一批, 一案一卷."""
    if any(each.start() <= m.start < each.end() for each in _FOR_EACH.finditer(text)):
        return True
    return text[m.start : m.end] == "一批" or (text[m.start] in _HAN and text.startswith(_GO_ON, m.end))


def _tells_which(text: str, m: Measure) -> bool:
    """Whether the number says which of the things are meant that stand right behind it, 20人以上企业参保率, or that
    what succeeds at once is counted: 一次成活率."""
    if text.startswith("一次", m.start) and text.rstrip(_CLOSING).endswith("率"):
        return True
    # So does a number of kinds, 9类重点人群筛查, and in Chinese 项 goes with the name of what they are: 火灾四项指数.
    named = m.unit == "项" and text[m.start] in _HAN
    tells = m.unit in ("类", "种") or named or text.endswith(_BOUNDED, m.start, m.end)
    return tells and m.end < len(text) and text[m.end] not in _NO_NOUN


def _remark(text: str, m: Measure) -> bool:
    """Whether a remark in brackets says how many each of what is counted has: 培训期数（每期50人）."""
    return _EACH_OF.search(text, 0, m.start) is not None


def _bounds_them(text: str, m: Measure) -> bool:
    """Whether the number is a bound of size, money or age of those that stand right behind it, and so says who is
    meant: 面积不足15㎡家庭."""
    told = m.stated and (sized(m.unit) or kind_of(m.unit) in ("money", "age"))
    return told and m.end < len(text) and text[m.end] not in _NO_NOUN
