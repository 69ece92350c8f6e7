"""A value whose unit cannot answer the name: a rate answered by a number or by another rate, a number by a share.

指标值的单位答非所问：率用个数或别的率作答，个数用百分比作答。

名称问什么，由词表 nature-… 判断，是不是办几次事，由词表 occasions 的单位判断。
`messages` 可以分情形写：count（率写成个数、分数、时间或金额）、other（写成别的率）、
share（个数写成百分比）、event（名称带数的事项写成百分比）、cost（成本写成物的个数）。
What a name asks for is in the lexicons nature-…, the units that count events in occasions; `messages` of the rule may
speak to each case: count (a rate name with a number, a score, a time or money), other (with another rate), share (a
count name with a percentage), event (an event with a number in its name, with a percentage), cost (a cost name with a
number of things).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.patterns import later
from jxlint.rules.figures import kind_of
from jxlint.rules.lexicon import has_any
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.natures import RATE_ENDS, RATES
from jxlint.rules.signs import ONE
from jxlint.rules.tools import Tools
from jxlint.rules.views import Value
from jxlint.targets import Measure

SCOPE: Scope = "value"
signs = ONE
_RATE_END = later("|".join(RATE_ENDS))
_RATE_OR_COST = (*RATE_ENDS, "%", "％", "成本", "费", "造价", "单价")
_OCCASIONS = "occasions"
# A rate that says itself over how many it is a count: 万车死亡率, 百万吨死亡率.
_BASED = later(r"[百千万亿](?:车|人|名|户|吨|公里|元|平方米|立方米|件|台|辆|例)[^，,、]{0,8}率", needs=("率",))
_MANY = "0123456789十百千万亿"
_SPAN = 4  # letters before 率 that tell one rate from another


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, tools: Tools) -> Check:
    def check(value: Value) -> Iterator[Hit]:
        m, name = value.target.measures[0], value.row.name
        kind = kind_of(m.unit)
        if not _worth_asking(name, kind):
            return
        case = _case(value, m, kind, tools)
        if case:
            text = value.text[m.start : m.end]
            yield Hit(value.field, text, m.start, m.end, variant=case, args={"asked": name})

    return check


def _worth_asking(name: str, kind: str) -> bool:
    """A look at the letters, so that the words of plain rows need not be cut."""
    if kind in ("count", "score"):
        return has_any(name, _RATE_OR_COST)
    if kind in ("time", "money"):
        return _ends_in_rate(name)
    return kind == "share"


def _case(value: Value, m: Measure, kind: str, tools: Tools) -> str:
    name = value.row.name
    nature = tools.nature(name)
    rate = (nature in RATES and _ends_in_rate(name)) or (nature == "satisfaction" and _asks_percent(name))
    if kind != "share":
        if rate:
            if nature != "timeliness" and _shares_time(m, kind):
                return ""
            return "" if _over_a_base(m, kind, value.text) or _BASED.search(name) else "count"
        return "cost" if kind == "count" and nature == "cost" else ""
    if rate:
        return "other" if _other_rate(name, value.text[: m.start], tools) else ""
    if nature in ("count", "use"):
        return "" if _compares(value, tools) else "share"
    asked = () if nature else tools.parse(name).measures
    if any(n.unit in tools.words(_OCCASIONS) for n in asked):
        return "event"
    return "share" if any(_to_be_done(n, name) for n in asked) else ""


def _to_be_done(m: Measure, name: str) -> bool:
    """Whether so many things are to be done, and no number of kinds: 完成300户改造."""
    return name.startswith("完成", m.start) and kind_of(m.unit) == "count" and m.unit not in ("类", "种")


def _over_a_base(m: Measure, kind: str, text: str) -> bool:
    """Whether a count is written over what it is counted among, and so is a rate itself: 1.5人/万车, 30次/年."""
    return kind == "count" and bool(m.per) and "/" in text[m.start : m.end]


def _shares_time(m: Measure, kind: str) -> bool:
    """Whether a time is stated of a time, which is a rate: 0.5秒/百小时."""
    return kind == "time" and kind_of(m.per.lstrip(_MANY)) == "time"


def _ends_in_rate(name: str) -> bool:
    return has_any(name, RATE_ENDS) or _asks_percent(name)


def _asks_percent(name: str) -> bool:
    return has_any(name, ("%", "％", "满意率", "满意比例"))


def _compares(value: Value, tools: Tools) -> bool:
    """Whether the share says by how much the number is to grow."""
    return tools.has(value.text, "improvement") or any(w in value.text for w in ("较", "比", "同比", "增", "减", "降"))


def _other_rate(name: str, before: str, tools: Tools) -> bool:
    """Whether the words before the number speak of a rate that is not the one in the name."""
    stated, asked = _stem(before, tools), _stem(name, tools)
    if not stated or not asked:
        return False
    canonical = tools.canonical(name)
    if tools.canonical(stated[-2:]) in canonical or tools.canonical(stated) in canonical:
        return False
    one, two = tools.canonical(stated), tools.canonical(asked)
    return not {one[i : i + 2] for i in range(len(one) - 1)} & {two[i : i + 2] for i in range(len(two) - 1)}


def _stem(text: str, tools: Tools) -> str:
    """The letters before the last 率 or 比例 of `text`, "" when no word ends so."""
    other = tools.phrases.find(text, "not-nature")
    for match in reversed(list(_RATE_END.finditer(text))):
        if not any(o.start <= match.start() and match.end() <= o.end for o in other):
            return text[max(0, match.start() - _SPAN) : match.start()]
    return ""
