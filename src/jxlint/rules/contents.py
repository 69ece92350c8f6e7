"""What the values of an indicator measure where its name does not say, and when or how often something is done."""

from __future__ import annotations

from collections.abc import Callable

from jxlint.patterns import later
from jxlint.rules.figures import kind_of, regular
from jxlint.rules.natures import PREFIX
from jxlint.rules.parts import of_several
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row, Value
from jxlint.targets import Measure

# When in each term something is done: 每季度末发放一次, 每月25日前, 每周五.
_REGULARLY = later(
    r"每(?:个)?(?:年|半年|季度?|月|周|星期|学期|旬)(?:的)?(?:末|底|初|[上中下]旬|第[一1]|\d{1,2}[日号月]|十?[一二三四五六七八九十]月"
    r"|[一二三四五六日天](?!次|场|期|批|轮|篇|个))",
    needs=("每",),
)
# How many are to be at hand when something is done: 两人以上签字, unlike 3人以上参加.
_HANDS = later(r"(?!参[加与训会保]|受[益训]|获|取得|通过|完成|持|就业|达)[\u4e00-\u9fff]")
_FEW = 3
# In what manner a thing is given out or done, and not how many of it: 人手一册, 一案一卷, 村村走访一遍; 一次审查通过.
_EACH_ONE = later(
    r"(?:手|每[^\d每，,。；;、]{1,4}|一[^\d一，,。；;、]{1,2}|([村户人校镇企家乡班组])\1[^\d，,。；;、]{0,4})$"
)
_FIRST_TIME = later(r"一次[^\d，,。；;、]{0,6}?(?:通过|到位|成功|合格|办结|办好|办成|完成|达标|告知)", needs=("一次",))
_CLOSING = "（）()%％。. "
# A share that only says that something is done.
_DONE = ("100%", "100%完成", "完成100%", "100%达标")


def by_value(row: Row, no_quantity: Callable[[Row, list[Measure]], bool]) -> str:
    """What the values measure where the name does not say."""
    measures = [m for value in row.values for m in value.target.measures]
    if not measures:
        dates = [d for value in row.values for d in value.target.deadlines if not d.adverbial]
        return "deadline" if dates and all(value.target.deadlines for value in row.values) else ""
    if all(kind_of(m.unit) == "share" for m in measures):
        if all(_says_done(value) for value in row.values if value.target.measures):
            return ""
        # 重点区域100%覆盖: the rate of it.
        return "completion" if all(map(_completes, row.values)) else "rate"
    measures = [m for value in row.values for m in value.target.measures if not (_hands(value, m) or _manner(value, m))]
    if measures and all(_is_count(m) for m in measures) and row.direction >= 0 and not any(map(_of_all, row.values)):
        return "" if no_quantity(row, measures) else "count"
    return ""


def _says_done(value: Value) -> bool:
    return value.text.rstrip("。；;. ") in _DONE


def _completes(value: Value) -> bool:
    """Whether the share of `value` is that of what is done, by the name of its rate: 100%覆盖; or no more than 100%."""
    if _says_done(value):
        return True
    words = value.row.tools.words(f"{PREFIX}completion")
    return all(f"{m.object}率" in words or m.subject.endswith(words) for m in value.target.measures)


def says_of(row: Row, lexicon: str) -> bool:
    """Whether a value names what it measures by a word of `lexicon`: 好评率≥95%, 5000人并发."""
    measures = (m for value in row.values for m in value.target.measures)
    return any(word and row.tools.has(word, lexicon) for m in measures for word in (m.subject, m.object))


def none(row: Row) -> bool:
    """Whether the values say that there are to be none."""
    measures = [m for value in row.values for m in value.target.measures]
    return bool(measures) and all(m.number == 0 and m.upper is None for m in measures)


def delivered(row: Row) -> bool:
    """Whether the time is what is given or saved, of which there is to be much, and none within which to be done."""
    said = [row.name, *(value.text for value in row.values[:1])]
    if any(row.tools.has(text, "changes") for text in said):
        return True
    measures = [m for value in row.values for m in value.target.measures]
    return row.direction >= 0 and bool(measures) and all(m.comparator in (">=", ">") for m in measures)


def rendered(row: Row, lexicon: str) -> bool:
    """Whether the time is an amount of what is hired, bought or rendered to others (lexicon): 租用场地时间 of 30天."""
    measured = any(value.target.measures for value in row.values)
    return bool(lexicon) and measured and row.direction >= 0 and row.tools.has(row.name, lexicon)


def averaged(row: Row, lexicon: str) -> bool:
    """Whether the number is what there is per head (lexicon), by the name or by the value: 生均图书, 生均≥30册."""
    return bool(lexicon) and (row.tools.has(row.name, lexicon) or says_of(row, lexicon))


def at_most(row: Row) -> bool:
    """Whether the values only say how many there may be at most: nobody is to do more than so much work."""
    measures = [m for value in row.values for m in value.target.measures]
    return bool(measures) and all(m.comparator in ("<=", "<") and m.upper is None for m in measures)


def of_quality(name: str, lexicon: str, tools: Tools) -> bool:
    """Whether `name` ends with a rate (a word of `lexicon`) that tells how good the work is, and does not speak of when
    it is done (lexicon timely): 抽检合格率, unlike 按期合格率."""
    name = name.rstrip(_CLOSING)
    quality = lexicon and any(found.end == len(name) for found in tools.phrases.find(name, lexicon))
    return bool(quality) and not tools.has(name, "timely")


def dated(row: Row) -> bool:
    """Whether a value says by when something is done, be it in each term."""
    return any(
        any(not d.adverbial for d in value.target.deadlines) or _REGULARLY.search(value.text) for value in row.values
    )


def often(row: Row) -> bool:
    """Whether the values say how often something is done: 每天2次."""
    measures = [m for value in row.values for m in value.target.measures]
    return bool(measures) and all(regular(m.per) for m in measures)


def _of_all(value: Value) -> bool:
    """Whether the number is a place in an order (前10名), or that of all the things of which something is said
    (109项指标全部合格)."""
    return "全部" in value.text or any(
        value.text.startswith("前", m.start - 1) for m in value.target.measures if m.start
    )


def _hands(value: Value, m: Measure) -> bool:
    """Whether the number is of the few people who are to do something together."""
    return m.unit in ("人", "名") and m.number <= _FEW and _HANDS.match(value.text, m.end) is not None


def _manner(value: Value, m: Measure) -> bool:
    """Whether the number only says in what manner something is given out or done: to each of several, all over (一遍),
    or at the first attempt."""
    if (m.per and not regular(m.per)) or of_several(m):
        return True
    text = value.text
    if m.per or m.number != 1 or not text.startswith("一", m.start):
        return False
    ahead = text[: m.start]
    return m.unit == "遍" or _EACH_ONE.search(ahead) is not None or _FIRST_TIME.match(text, m.start) is not None


def _is_count(measure: Measure) -> bool:
    return kind_of(measure.unit) == "count" and measure.number > 0 and measure.comparator in ("=", ">=", ">")
