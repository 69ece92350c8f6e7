"""The words around a number that say what it is about: its subject, what it is counted per, whether it is about so
many."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.model import Deadline, Measure

# What says that a number is about so many, and the words that only end like it.
_APPROX = ("大约", "大概", "大致", "大体", "接近", "约", "近", "≈")
_APPROX_NOT = tuple("节约 预约 签约 履约 合约 契约 违约 邀约 特约 相约 大约 邻近 附近 靠近 最近 亲近 临近".split())
_AHEAD = later(
    r"每(?:个)?(?P<each>季度|半年|年度|年|月度?|学期|学年|工作日|日|天|周|季|人次|人|户|次|场|批|期|名|辆|台|平方米|亩|公里)"
    r"|(?P<mean>月|日|年|人|户|周|季|车次|亩|校|村)(?:均|平均)"
    # 月增收, 年接待: what comes in each, and no month of the calendar.
    r"|(?<![\d个每本当上下去今近多半一二三四五六七八九十两几全整])(?P<flow>[月年])(?=增收|收入|租金|工资|产值|产量|接待|服务|办理|访问|浏览|发电|处理)",
    needs=("每", "均", "月", "年"),
)
# 季度1次, without 每.
_OFTEN = compiled(r"(半年|双月|季度|月度|季|月|周)(?:不少于|不低于|至少|≥|开展|检查|更新|完成)?")
# 半年结算一次: once in each, whatever is done.
_ONCE_IN = later(
    r"(半年|季度)[^\d，,。；;、（()）内后前以第初末底]{2}(?=[一1]次(?![^，,。；;、)）]))", needs=("半年", "季度")
)
_REMARK = later(r"[^\d，,。；;、!！?？()（）:]{1,12}([(（][^\d()（）]{1,10}[)）])$", needs=(")", "）"))
_TERMS = {"日": "天", "季度": "季", "年度": "年", "月度": "月"}
_MONEY = ("元", "千元", "万元", "亿元")
_TURNS = ("次", "场", "期", "轮", "遍", "趟", "场次", "人次")
_LEAD = compiled(
    r"^(?:\d{1,2}[.、)]|[(（]?\d[)）]|20\d\d年?(?:度|末|底|年末|年底)?|全年|年内|每年|年度|本年度?|年底|年末|其中|确保|力争|做到|实现)+"
)
_TAIL = compiled(r"(?:[:=<>≥≤约近]|达到|达|均达到|均达|均为|为|完成|实现|不少于|至少|控制在|不低于|全年|在|到)+$")


def counted_per(text: str, floor: int, start: int, unit: str) -> str:
    """What a prefix such as 月均 or 每年 says the number of `unit` is counted per."""
    if floor >= start:
        return ""
    often = None
    if unit in _TURNS:
        once = _ONCE_IN.match(text, floor)
        often = once if once and once.end() == start else _OFTEN.fullmatch(text, floor, start)
    found = [often[1]] if often else [m["each"] or m["mean"] or m["flow"] for m in _AHEAD.finditer(text, floor, start)]
    words = [_TERMS.get(word, word) for word in found]
    # 每人每年: both.
    return "/".join(dict.fromkeys(words)) if unit in _MONEY else words[-1] if words else ""


def subject(text: str, floor: int, end: int) -> str:
    """The words between `floor` and `end`, without those that only lead to the number; where there are none, those
    before a remark in brackets: 每村（社区）1场."""
    if floor == end and (remark := _REMARK.search(text, max(0, end - 24), end)):
        floor, end = remark.start(), remark.start(1)
    phrase = text[max(floor, end - 40) : end]
    while phrase:
        cut = _LEAD.sub("", _TAIL.sub("", phrase))
        if cut == phrase:
            return phrase
        phrase = cut
    return ""


def about(text: str, floor: int, end: int) -> int | None:
    """Where 约, 近 and the like begin that stand right before `end` and not before `floor`, None without any."""
    close = end - 1 if text.endswith("为", floor, end) else end
    for word in _APPROX:
        if text.endswith(word, floor, close):
            other = len(word) == 1 and text.endswith(_APPROX_NOT, 0, close)
            return None if other else close - len(word)
    return None


def without_dates(measure: Measure, text: str, floor: int, dates: list[Deadline]) -> Measure:
    """`measure` with a subject that says what is measured, not when."""
    words, at = "", floor
    for date in dates[bisect_left(dates, floor, key=lambda d: d.start) :]:
        if date.end > measure.start:
            break
        words, at = words + text[at : date.start], date.end
    if at == floor:
        return measure
    phrase = words + text[at : measure.start]
    return msgspec.structs.replace(measure, subject=subject(phrase, 0, len(phrase)))
