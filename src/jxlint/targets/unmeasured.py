"""Numbers of a cleaned text that measure nothing: they belong to a phrase, a name, a grade, a ratio, a calculation."""

from __future__ import annotations

import re

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.units import COUNTED, TIMES

# A Chinese numeral that opens a slogan, a grade or a fixed phrase: 两个维护, 四个自信, 一次性, 一张网, 一户一档.
_PHRASE = compiled(
    r"[一二两三四五六七八九十]{1,3}(?:个(?:不|百分百|百分之百|100%|维护|意识|自信|全面|出新|坚持|确保|统一|文明|责任|一律|服从|必须|转变|覆盖|中心|体系|层面|方面|环节|专项)"
    r"|次(?:性|通过|验收|测评|办|成功|交验|合格|分配|创业|就业|供水)|张(?:图|网|表|清单|卡)|件事|站(?:式|通|到底)|门(?:式|通办|受理)|位(?:一体|数)|套(?:播出(?![设系平])|报道)|揽子|把手|窗|网(?!点)|线|体|片(?!区)|家(?!企)"
    r"|盘棋|类(?!.)|届|品|条龙|类区|部(?:分|曲)|类地区|条标准|条措施|条规定|项行动|大行动|种形式|本账|对一|帮一|事一|户一|村一|人一|企一|镇一|街一|校一|园一|县一|品一|月一|年一|季一|周一|日一|岗|标|基础)"
    # 一次修复率: how many of them the first time, unlike 开展一次培训; so does 一次审查通过 say what succeeds at once.
    r"|(?<=[%格过]\()一次(?=\))|(?<![展办行织])一次[^\d，,。；;、（()）]{1,6}率"
    # All of it at once: 一次设计、分期实施.
    r"|(?<![\u4e00-\u9fff])一次(?:告知|到位|付清|建成|成优|成型|核准|(?:设计|规划|申报|申请|采集|录入|登录|受理|认证|审批|审核)(?=[、，,分多全共]))"
    r"|一[^\d，,。；;、]一(?=[策档码卡图证表册品景警色练查案](?![^，,。；;、）)的]))"
    r"|(?<![\u4e00-\u9fff])一次[^\d，,。；;、（()）]{2,3}(?:通过|合格|成功)(?![率\u4e00-\u9fff])"
)
_JOINED = frozenset("统唯同单专第其之初首万")
# What a rate is counted over, in front of it: 百公里油耗≤9升, 千人拥有床位6张, 每万人发案率≤12件.
_ROUND = frozenset("百千万亿")
_BASE = later(r"[百千万亿](?:公里|人|元|户|米|平方米|字|辆|头|亩|吨)[^\d，,。；;、（()）]{1,12}\d")
_OPENING = frozenset("每，,。；;、（(）):")
# Of 每半年, 上半年, 大半年 the half is no number.
_NO_HALF = frozenset("每上下前后大多")
# 半年结算一次: how often, and not how long.
_HALF_YEARLY = later(r"半年(?:[^\d，,。；;、（()）内后前以第初]{2})?[一1]次(?![^，,。；;、)）])", needs=("半年",))
_NEXT_TO = frozenset("+#_@.*×÷第号№")
_LETTERS = later(r"[A-Z]{2}$")
_MACHINES = ("台", "套", "部", "辆")
_OF_MONTH = ("日", "号")
_COLON = frozenset(":∶")
_RATIO = later(r"\d[:∶]\d")
_TIMES_100 = frozenset("*×xX÷")


def is_wording(text: str, match: re.Match[str], start: int, ahead: str) -> bool:
    """Whether the Chinese numeral `match` (of NUMBER) from `start` on, behind the sign `ahead`, is worded and no number
    of something: a part of a slogan or set phrase, of half a year that says how often, of what a rate is over."""
    if match["part"] and (ahead in _NO_HALF or _HALF_YEARLY.match(text, start)):
        return True
    if match["han"] in _ROUND and _BASE.match(text, start) and (not ahead or ahead in _OPENING):
        return True
    return (
        ahead in _JOINED
        or text.endswith("最后", 0, start)
        or _PHRASE.match(text, start) is not None
        or _goes_on(text, start)
    )


def is_part(text: str, start: int, end: int, ahead: str, behind: str, *, alone: bool) -> bool:
    """Whether the number from `start` to `end`, between the signs `ahead` and `behind`, is a part of a day of no
    calendar (每季度末月20日), of a ratio, of a calculation, or, where it is `alone` (without a comparator and added to
    nothing), of a name or a longer number."""
    if ahead == "月" and behind in _OF_MONTH:
        return True
    if alone and _joins(ahead) and not _of_machines(text, start, end):
        return True
    if (ahead in _COLON and _RATIO.match(text, start - 2)) or (behind in _COLON and _RATIO.match(text, end - 1)):
        return True
    return ahead in _TIMES_100 or behind in ("*", "×")


def _goes_on(text: str, start: int) -> bool:
    """Whether the numeral at `start` is that of a set phrase which says it of one thing after another: 三审三校."""
    again = text[start - 2 : start - 1] == text[start]
    return again and start > 1 and text[start - 1] not in COUNTED and text[start - 1] not in TIMES


def _joins(sign: str) -> bool:
    """Whether a number right behind `sign` is a part of a name or a longer number; not so at the beginning ("")."""
    return sign in _NEXT_TO or sign.isdecimal() or in_grade(sign)


def _of_machines(text: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` counts machines that letters name: CT1台, LED50套."""
    return text.startswith(_MACHINES, end) and _LETTERS.search(text, max(0, start - 2), start) is not None


def in_grade(sign: str) -> bool:
    """Whether a number right behind `sign` is that of a grade, though a comparator stands before: ≥C30."""
    return sign.isascii() and sign.isalpha()
