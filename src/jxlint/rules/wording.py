"""What an unquantified value does instead of setting a target. At most one class; JX301, JX302 and JX306 share it.

A *concrete event* (通过等级保护测评, 未发现系统故障) can be answered by yes or no and is none of them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

import msgspec

from jxlint.patterns import later
from jxlint.rules.absence import none_of_the_bad
from jxlint.rules.events import eventful, figured, graded
from jxlint.rules.lexicon import Found
from jxlint.rules.natures import RATES
from jxlint.rules.tools import Tools
from jxlint.rules.unstated import asks_for_a_number, asks_how_many, counts_all, unstated_number
from jxlint.rules.verdicts import awarded
from jxlint.rules.views import Value

# A noun that ends an unquantified value and stands for an unstated figure or thing: 年内雇员公用经费人数.
# 无 alone names none either, while 无障碍改造 and 无违纪行为 do say something.
_POINTS = later(
    r"(?:数|人数|数量|数额|金额|支出|经费|投入|费用|内容|补助|补贴|工作|标准|情况|任务|计划)$"
    r"|^无$"
)
# A standard by its grade, or by the title that is given, is a test: Ⅲ类及以上标准, 四级公路标准, 市级文明工地标准; what
# is paid by it is none.
_GRADED = later(
    r"[一二三四五六七八九十甲乙丙丁ⅠⅡⅢⅣⅤⅥA-EIV\d][级类等][^，。；补助费价资]{0,6}标准$"
    r"|(?:国家|[省市区县部])级[^，。；补助费价资标]{2,8}标准$"
)
# Done each day or month: nothing that is to change.
_EVERY = later(r"每(?:日|天|周|月|季|年)", needs=("每",))
# All that are due, whatever is to be done to them: 应保尽保, 应免尽免.
_DUE = later(r"应(.{1,3})尽\1", needs=("应",))
# 应转尽转; 有件必备, 有诉必应; 村村有顾问, 件件有回音.
_EACH_OF_ALL = later(r"应(.{1,3})尽\1|有[^，,。；;、]必[^，,。；;、须要]|([村镇乡户家人校企事件])\2[有通享]")
# That the examination in the name is passed: 通过 of 通过复审.
_YES = later(r"(?:均|全部|一次性?|顺利)?(?:通过|合格)")
# The title of a document, whose words say nothing of what is done by it: 《资金管理办法》.
_TITLE = later(r"《[^《》]*》", needs=("《",))
_BY_TITLE = later(r"[^，,。；;\s]*《[^《》]*》[^，,。；;\s]*$", needs=("《",))
_NOISE = later(r"[\s\d.。，,；;、“”\"'（）()]+")
_AHEAD, _BEHIND = later(r"[^，,。；;、]+$"), later(r"[^，,。；;、]+")
# Streets and villages are called so too: 繁荣路.
_PLACES = ("繁荣",)
_SIZES = ("大", "广", "多", "深")
_BEST = later(r"[十百千\d]强", needs=("强",))
# What is done so that others may do something: 为防汛提供决策依据.
_SERVES = later(r"提供[^，,。；;、]{0,8}?(?:依据|参考|参谋|借鉴)(?=$|[，,。；;、\s）)])", needs=("提供",))
# What it is like, of which there is no test: 具有创新性, 具备较强的可操作性.
_LIKE = later(r"(?:具有|具备|富有|兼具|体现)[^，,。；;、]{1,10}?性(?=$|[，,。；;、）)])", needs=("性",))
# Words that say so only where they are all that is said; of a title or of what there is none of, 保持 is a test.
_BARE = later(r"(?:持续|继续|长期|稳定|有效)*(?:正面|积极正面|大|广|深|多|(?P<kept>保持))")
_KEPT = later(r"称号|荣誉|认证|资[质格]|牌|[级零无]|[名位]次|排名|事故|文明|创建|事件")
_CLAUSE_ENDS = "。；;.，,、！!”）) \t\n"

ClassName = Literal["vague", "unverifiable", "circular"]
# First the classes whose words decide wherever they stand, then those that decide when none of the first is there.
_DECIDING: tuple[tuple[str, ClassName], ...] = (("improvement", "vague"), ("manners", "unverifiable"))
_OTHERWISE: tuple[tuple[str, ClassName], ...] = (
    ("circular", "circular"),
    ("states", "unverifiable"),
    ("intentions", "unverifiable"),
)
# A value no longer than this is quoted whole, a longer one by its telling word.
_WHOLE = 16


class Class(msgspec.Struct, frozen=True):
    """The class of a value and the words that show it."""

    name: ClassName
    start: int
    end: int


def classify(value: Value) -> Class | None:
    """The class of `value`, None for a quantified, empty or secret one, for a concrete event and for a rate of which
    it says that it is all (全部安置到位)."""
    target, text = value.target, value.text
    if target.quantified or target.kind in ("empty", "secret") or figured(text):
        return None
    tools = value.row.tools
    if eventful(text, tools) and not tools.has(text, "manners"):
        return None
    if graded(text) or none_of_the_bad(value, _closed(text)) or awarded(value.row.name, _closed(text), tools):
        return None
    for lexicon, name in _DECIDING:
        found = tools.phrases.find(text, lexicon)
        found = tuple(f for f in found if not _excused(value, f.start, f.end) and not _acts(text, f, tools))
        if found:
            return _found(name, value, found[0])
    if _EVERY.search(text) or _all_of_a_rate(value):
        return None
    unstated = unstated_number(value.row, _closed(text))
    if unstated:
        return Class(unstated, 0, len(_closed(text)))
    for lexicon, name in _OTHERWISE:
        found = tuple(
            f for f in tools.phrases.find(text, lexicon) if _stands(text, f) and not _excused(value, f.start, f.end)
        )
        if found:
            return _found(name, value, found[0])
    said = _SERVES.search(text) or _LIKE.search(text) or _bare(value)
    if said:
        return _found("unverifiable", value, Found(said[0], *said.span()))
    due = _DUE.search(text)
    if due and asks_how_many(value.row):
        return _found("circular", value, Found(due[0], *due.span()))
    body = _closed(text)
    if _YES.fullmatch(body) and tools.has(value.row.name, "examinations") and not asks_for_a_number(value.row):
        return None
    if _repeats(value) or counts_all(value.row, body) or (_POINTS.search(body) and not _GRADED.search(body)):
        return Class("circular", 0, len(body))
    return None


def says_all(text: str, tools: Tools) -> bool:
    """Whether `text` says that it is all of them, which is 100% of them."""
    return tools.has(text, "everything") or _EACH_OF_ALL.search(text) is not None


def _all_of_a_rate(value: Value) -> bool:
    """Whether the value says that it is all, and the name asks for a rate or the other value gives one."""
    row = value.row
    if not says_all(value.text, row.tools):
        return False
    shares = (m.unit == "%" for other in row.values for m in other.target.measures)
    return row.tools.nature(row.name) in RATES or any(shares)


def _found(name: ClassName, value: Value, word: Found) -> Class:
    body = _closed(value.text)
    if len(body) <= _WHOLE:
        return Class(name, 0, len(body))
    # 文物安全: a part of a longer word tells nothing, unlike its clause.
    before, behind = _AHEAD.search(value.text, 0, word.start), _BEHIND.match(value.text, word.end)
    if name == "unverifiable" and before and behind and behind.end() - before.start() <= _WHOLE:
        return Class(name, before.start(), behind.end())
    # What is done by a document is quoted with its title: 按《资金管理办法》执行.
    by = _BY_TITLE.search(value.text, 0, word.start)
    return Class(name, by.start() if by else word.start, word.end)


def _stands(text: str, word: Found) -> bool:
    """Whether `word` is a word where it stands: a single letter, a size or what places are called only at the end of
    its clause, unlike 低 in 低保 and 较大 in 较大事故, and no letter that counts the best, as in 百强."""
    if word.end - word.start > 1 and not word.word.endswith(_SIZES) and word.word not in _PLACES:
        return True
    return text[word.end : word.end + 1] in _CLAUSE_ENDS and not _BEST.match(text, word.start - 1)


def _acts(text: str, word: Found, tools: Tools) -> bool:
    """Whether `word` says what is to be done with what follows, and not what is to change: 加快 in 加快推进."""
    return text[word.end : word.end + 1] not in _CLAUSE_ENDS and word.word in tools.words("intentions")


def _excused(value: Value, start: int, end: int) -> bool:
    """Whether the words stand inside a longer phrase that names a thing, as 提升 in 提升改造工程, or that holds what
    there is, as 减少 in 不减少, or in a title."""
    phrases = value.row.tools.phrases
    if value.text.endswith("非", 0, start) or value.text.startswith("变更", max(0, start - 1)):
        return True  # 非正常死亡 is not 正常, nor is 变更高程 any higher
    around = (*phrases.find(value.text, "improvement-names"), *phrases.find(value.text, "held"))
    if any(f.start <= start and end <= f.end for f in around):
        return True
    return any(m.start() < start and end < m.end() for m in _TITLE.finditer(value.text))


def _bare(value: Value) -> re.Match[str] | None:
    """What the value is where it is no more than a word that says what something is like."""
    bare = _BARE.fullmatch(_closed(value.text))
    return None if bare and bare["kept"] and _KEPT.search(value.row.name) else bare


def _closed(text: str) -> str:
    return text.rstrip("。；;. \t\n")


def _core(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text))


def _repeats(value: Value) -> bool:
    """Whether the value says no more than the name, or a part of it."""
    name, text = _core(value.row.name), _core(value.text)
    if len(text) < 2:
        return False
    if text in name or (len(name) >= 4 and name in text and len(text) <= len(name) + 2):
        return True
    # The name's words in another order; words are only cut where all the letters are the name's.
    return set(text) <= set(name) and all(word in name for word in value.row.tools.cut(text))
