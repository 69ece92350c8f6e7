"""The deadline of the period value against that of the annual value."""

from __future__ import annotations

from jxlint.compiled import compiled
from jxlint.patterns import later
from jxlint.rules.due import due, milestone
from jxlint.rules.figures import kind_of
from jxlint.rules.phrasing import plain, same_words
from jxlint.rules.relations import Relation
from jxlint.rules.views import Row
from jxlint.targets import Deadline, Target

_QUOTES = later(r"[“”\"]")
_CLOSING = compiled(r"[\s。；;，,、]+")
# 完成 alone does not say what.
_ACT = 4
# What leads to what is to be done, and what a name says of it beside that.
_LEADS = later(r"^(?:[前内底末]|完成|实现|达到|基本|力争|确保)+")
_OF_TIME = later(r"(?:项目|工程)?(?:完成|实施|办理)?(?:时间|时限|期限|日期|节点|及时性|及时率|进度|情况)$|完成")
_OF_ANY_ACT = frozenset("完成毕到位前底末起在于应并须项目工程作的全部面基本力争确保实现达内")
# The last day that a feast can be on, month and day: by the moon they differ from year to year.
_FEASTS = {
    "春节": (2, 21), "元宵": (3, 7), "清明": (4, 6), "五一": (5, 1), "劳动节": (5, 1), "端午": (6, 25), "六一": (6, 1),
    "七一": (7, 1), "八一": (8, 1), "中秋": (10, 8), "国庆": (10, 1),
}  # fmt: skip
_WEEKDAY = later(r"的?第[一二三四五1-5]个?(?:周|星期)", needs=("第",))
# 4月起: from then on; so many months before the last of the term, which is on its first day.
_ON = ("起", "开始")
_TERMS = {"月": 0, "月份": 0, "季度": 2, "半年": 5}
_IN_EACH = compiled(
    r"(?:[每次下翌当本]个?月|(?:每个?|[次下当本])(?:季度?|半年))[^\d，,。；;]{0,6}?(?:\d{1,2}[日号]|[底末初]|[上中下]旬|最后一[日天])"
)
# From when to when, which the hyphens of 2025-12-31 do not say.
_SPAN = later(r"[—–~～至到]|(?<=[年月日号])-|\d-(?:20\d\d|\d{1,2}月)")


def of_dates(row: Row, one: Target, two: Target) -> Relation | None:
    """How the deadline of the annual value `two` disagrees with that of the period value `one`."""
    period, annual = milestone(one), milestone(two)
    if period is None or annual is None:
        if (period is None) != (annual is None) and not (one.measures and two.measures):
            if _lasts(one, period, two) or _lasts(two, annual, one):
                return None
            if row.facts.multi_year and period and _so_far(two):
                return None
            if (period or _stages(one)) and (annual or _stages(two)):
                # Which of the stages is the one of the other value, only a reader can tell.
                return None if row.facts.multi_year else Relation("part", one.text, two.text)
            return Relation("kind", one.text, two.text)
        return None
    first, last = due(row.period, period), due(row.annual, annual)
    if first is None or last is None:
        return None
    if (begun := _begins(one, period)) and (begins := _begins(two, annual)):
        first, last = (first[0], *begun), (last[0], *begins)
    if 0 in (first[0], last[0]):
        first, last = (0, *first[1:]), (0, *last[1:])
    if first == last or (first[:2] == last[:2] and (_on_a_weekday(one, period) or _on_a_weekday(two, annual))):
        return None
    texts = one.text[period.start : period.end], two.text[annual.start : annual.end]
    earlier = last < first and row.facts.multi_year
    if earlier and (_other_act(row, period, annual) or _a_stage(row, period, annual)):
        return None
    other = _unlike_acts(row, period, annual)
    if other and last < first:
        return Relation("kind", one.text, two.text)
    return Relation("deadline", *texts, severity="warning" if earlier else None, variant="later" if other else "")


def _stages(target: Target) -> bool:
    """Whether `target` has a date for each of several things to be done: 3月底前开工，10月底前完工."""
    return sum(not d.adverbial for d in target.deadlines) > 1


def _begins(target: Target, day: Deadline) -> tuple[int, int] | None:
    """The first month and day of the term from which on something is to be, None where `day` does not say that: 4月起
    and 第2季度起."""
    if not target.text.startswith(_ON, day.end):
        return None
    month, last = day.last[1:]
    for term, more in _TERMS.items():
        if target.text.endswith(term, day.start, day.end):
            return month - more, 1
    return month, last


def _lasts(dated: Target, day: Deadline | None, other: Target) -> bool:
    """Whether `dated` says from when to when, and `other` how long: 1月至12月 and 12个月."""
    if day is None or len(other.measures) != 1 or kind_of(other.measures[0].unit) != "time":
        return False
    return _SPAN.search(dated.text, day.start, day.end) is not None


def _on_a_weekday(target: Target, day: Deadline) -> bool:
    """Whether the date is a month of which a day is told that takes a calendar to know: 6月第二个周六."""
    return _WEEKDAY.match(target.text, day.end) is not None


def _other_act(row: Row, period: Deadline, annual: Deadline) -> bool:
    """Whether the values surely name different things to be done by their dates: 全面完工 and 完成主体施工."""
    one, two = _acts(row, period, annual)
    return min(len(one), len(two)) >= _ACT and not same_words(one, two, row)


def _unlike_acts(row: Row, period: Deadline, annual: Deadline) -> bool:
    """Whether the values name things to be done by their dates that have no sign in common: 完成招标 and 完成验收."""
    one, two = ({*act} - _OF_ANY_ACT for act in _acts(row, period, annual))
    return min(len(one), len(two)) > 1 and one.isdisjoint(two)


def _a_stage(row: Row, period: Deadline, annual: Deadline) -> bool:
    """Whether the year's date is that of a part of the work, the period's standing alone for what the name says:
    工程交工 by 2026年6月底前, and by 2025年12月底前 完成路基工程."""
    one, two = _acts(row, period, annual)
    if len(one) >= _ACT or len(two) < _ACT:
        return False
    act, asked = _LEADS.sub("", two), _OF_TIME.sub("", plain(row.name))
    if not act or row.tools.has(act, "the-whole"):
        return False
    return act not in asked and (not asked or asked not in act)


def _acts(row: Row, period: Deadline, annual: Deadline) -> list[str]:
    """What the values say beside their dates."""
    both = (row.period.text, period), (row.annual.text, annual)
    return [_CLOSING.sub("", text[: date.start] + text[date.end :]) for text, date in both]


def _so_far(target: Target) -> bool:
    """Whether `target` says how much is to be done by a date: 2025年底完成总工程量的60%."""
    return bool(target.deadlines) and len(target.measures) == 1 and kind_of(target.measures[0].unit) == "share"


def recurring(text: str) -> bool:
    """Whether `text` says by which day of each term something is done: 每月25日前, 每季度末."""
    return _IN_EACH.search(text) is not None


def same_day(row: Row, one: Target, two: Target) -> bool:
    """Whether one value has a date and the other a feast or season that may be it, 10月1日前 and 国庆节前, or that the
    first names too, 4月15日前（汛前） and 汛前, or the other says no more than the year: 2025年全年."""
    said, dated = (one, two) if two.quantified else (two, one)
    day = milestone(dated)
    if day is None or dated.measures:
        return False
    season = plain(said.text)
    if season.endswith("前") and season in plain(dated.text):
        return True
    return row.tools.has(_QUOTES.sub("", said.text), "seasons") or (not season and day.last[1:] == (12, 31))


def after_the_feast(row: Row, one: Target, two: Target) -> Relation | None:
    """Where one value says that it is done before a feast and the other by a date that is surely behind it, 国庆节前
    and 10月20日前."""
    said, dated = (one, two) if two.quantified else (two, one)
    day = milestone(dated)
    if day is None or dated.measures or row.facts.multi_year:
        return None
    text = _QUOTES.sub("", said.text).replace("前后", "")
    feasts = [last for feast, last in _FEASTS.items() if f"{feast}前" in text or f"{feast}节前" in text]
    if len(feasts) != 1 or day.last[1:] <= feasts[0]:
        return None
    return Relation("deadline", one.text, two.text)
