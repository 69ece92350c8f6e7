"""A number with its unit made a measure: by the comparators, nouns and words for about around it."""

from __future__ import annotations

import re
from decimal import Decimal

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.targets.comparators import Front, back, misspelt, open_ended, turned
from jxlint.targets.contradicting import judge_ahead, judge_pair
from jxlint.targets.model import Comparator, Fault, FaultName, Measure
from jxlint.targets.subjects import about, counted_per, subject
from jxlint.targets.units import MONEY, TIMES, per_at

_APPROX_BACK = compiled(r"左右|上下(?![半学级午游])")
_OBJECT = compiled(r"[^\d，,。；;、!！?？()（）:=<>≥≤/+%]{1,8}")
# What may stand behind a value that is nothing else.
ENDS = ("", "，", "。", "；", ";", ",", "、", ")", "）")
_RATES = ("率", "满意度")
# What is counted without a word that counts it, to the end of the value: 66泊位. Not what makes a slogan, a grade or a
# telephone number of the figure: 5个不, 4统一, 3甲医院, 110报警.
_NOUN = compiled(
    r"(?![好无不有零优美化型级大小新是要必为比分到等甲强流星号线路期年月日时第之的]"
    r"|[\u4e00-\u9fff]{0,3}(?:率|满意|正常|良好|合格|统一|公开|公示|同时|落实|到位|覆盖|服务|自信|维护|意识|全面|坚持|确保"
    r"|文明|责任|一律|保障|提高|提升|改善|增强|完成|通过|实现|开展|加强"
    r"|报警|接警|出警|联动|调度|急救|火警|热线|平台|指挥|中心|专线|体系|工程|计划|行动|规划))[\u4e00-\u9fff]{1,4}[。；;]?$"
)
_CALENDAR = later(r"(?:19|20)\d\d$")


def finished(
    text: str, start: int, end: int, number: Decimal, upper: Decimal | None, unit: str, per: str, before: Front,
    floor: int, han: bool, more: bool, faults: list[Fault],
) -> Measure | None:  # fmt: skip
    """The measure of the `number` (and `upper`) that stands from `start` to `end` behind the words `before`, as what
    stands around it tells; None where it is none. `more`: a few are added to it; malformed comparators are added to
    `faults`."""
    thing, per, behind, close = _behind(text, end, unit, per)
    if unit and behind is None and not before.stated and before.start == floor:
        behind, close = turned(text, end)
    near = about(text, max(floor, start - 4), start)
    approx = more or near is not None or "约" in before.word
    around = _APPROX_BACK.search(text, close, close + 4)
    if around and not any(c in "，。；;、," for c in text[close : around.start()]):
        approx, close = True, around.end()
    bare = not unit and not before.stated and behind is None
    if (
        bare
        and not _counts(text, start, end, han=han)
        and not _stands_alone(text, start if near is None else near, end, before)
    ):
        return None
    if han and not unit and behind is None:
        return None
    comparator, stated = before.comparator, before.stated
    if behind:
        judge_pair(text, before, behind, end, close, faults)
        if not before.stated or open_ended(before.word) or before.comparator == "=":
            comparator, stated = behind, True
    if approx and open_ended(before.word) and not behind:
        comparator = "="  # 控制在3%左右: neither above nor below
    if before.ahead:
        judge_ahead(text, before, end, close, faults)
    if before.whole:
        name: FaultName = "wrong-word" if misspelt(before.word) else "missing-word"
        faults.append(Fault(name, before.start, before.start + len(before.word), before.whole))
    if upper is not None:
        (number, upper), comparator = _ends(text[start:end], number, upper), ">="
    # 月均4500元/人: both.
    ahead = counted_per(text, floor, start, unit) if unit != "岁" and (not per or unit in MONEY) else ""
    per = "/".join(dict.fromkeys(term for term in f"{per}/{ahead}".split("/") if term))
    return Measure(
        comparator=comparator, number=number, unit=unit, per=per,
        subject=subject(text, floor, before.begin), object=thing, upper=upper, approximate=approx, stated=stated,
        start=min(before.begin, near) if near is not None else before.begin, end=close,
    )  # fmt: skip


def _behind(text: str, end: int, unit: str, per: str) -> tuple[str, str, Comparator | None, int]:
    """What stands behind a number and its `unit` at `end`: the noun that is counted (2个镇街以上), per what where that
    is not known, the comparator, and where all this ends."""
    time = unit in TIMES or unit in ("个工作日", "工作日")
    behind, close = back(text, end, time=time)
    noun = _OBJECT.match(text, end) if behind is None else None
    if noun is None:
        return "", per, behind, close
    thing, behind, close = _object(text, noun, time)
    if not per and behind is None and text[noun.end() : noun.end() + 1] == "/":
        per, far = per_at(text, noun.end())
        thing, close = (noun[0], far) if per else (thing, close)
    return thing, per, behind, close


def _ends(words: str, number: Decimal, upper: Decimal) -> tuple[Decimal, Decimal]:
    """The ends of the range that `words` state by these two numbers."""
    if "±" in words:
        return number - abs(upper), number + abs(upper)
    return min(number, upper), max(number, upper)


def _object(text: str, noun: re.Match[str], time: bool) -> tuple[str, Comparator | None, int]:
    """The noun behind a unit, and a comparator at its end (2个镇街以上)."""
    word = noun[0]
    for at in range(1, len(word) + 1):
        behind, close = back(text, noun.start() + at, time=False)
        if behind and not time:
            return word[:at], behind, close
    ends = text[noun.end() : noun.end() + 1] in ("", "，", "。", "；", ";", ",", "、", "(", "（", ")", "）")
    return (word if ends else ""), None, noun.start()


def _counts(text: str, start: int, end: int, *, han: bool) -> bool:
    """Whether a number without unit and comparator and the noun behind it are the whole value: 66泊位."""
    if start or han or (text[0] == "0" and text[1:2] != "."):
        return False
    return _NOUN.match(text, end) is not None and _CALENDAR.match(text[:end]) is None


def _stands_alone(text: str, start: int, end: int, before: Front) -> bool:
    """Whether a number without unit and comparator is the value itself: alone, or 完成数：50, 达到50, 差错率0."""
    named = start == 0 or bool(before.word) or text.endswith(_RATES, 0, start)
    return named and (text[end : end + 1] in ENDS or _APPROX_BACK.match(text, end) is not None)
