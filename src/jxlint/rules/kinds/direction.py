"""A bound on the wrong side for what is measured: a cost that must be at least, a satisfaction that must be at most.

方向反了：成本写成不低于，满意度写成不高于。

越大越好和越小越好的词在词表 larger-is-better 和 smaller-is-better。
What is better larger or smaller is in the lexicons larger-is-better and smaller-is-better.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.rules.figures import kind_of, regular
from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.signs import BOUNDED
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row, Value
from jxlint.targets import Measure

SCOPE: Scope = "value"
_WHOLE = 100
_TERMS = ("期限", "周期")
signs = BOUNDED


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    costs: Annotated[
        tuple[str, ...],
        says("哪些分类里花出去的金额应设上限", "Categories in which money that is spent wants an upper limit"),
    ] = ()
    spent: Annotated[
        LexiconName,
        says(
            "名称含这个词表的词时，写的是花出去的钱（采购单价、印刷费）",
            "Lexicon of words in the name of money that is spent on things and services",
        ),
    ] = LexiconName("")
    given: Annotated[
        LexiconName,
        says(
            "名称含这个词表的词时，金额多少为好看不出来（补助、节约）",
            "Lexicon of words in the name of money of which more may be wanted (what is given or saved)",
        ),
    ] = LexiconName("")
    opinions: Annotated[
        tuple[str, ...],
        says(
            "哪些分类里，名称以坏事（词表 bad-things）结尾的，数的是坏事，应设上限",
            "Categories in which a name that ends with a bad thing (lexicon bad-things) counts these, which wants an "
            "upper limit",
        ),
    ] = ()


def build(options: Options, tools: Tools) -> Check:
    costs = {plain(category) for category in options.costs}
    opinions = {plain(category) for category in options.opinions}

    def complained(row: Row) -> bool:
        """Whether the row counts bad things of which others tell, and not what is done about them: 家长投诉."""
        if plain(row.category) not in opinions or tools.has(row.name, "handling") or tools.has(row.name, "changes"):
            return False
        return any(found.end == len(row.name) for found in tools.phrases.find(row.name, "bad-things"))

    def spent(value: Value) -> bool:
        """Whether the value is money that is spent, by its category and a word of the name."""
        row, m = value.row, value.target.measures[0]
        if kind_of(m.unit) != "money" or plain(row.category) not in costs:
            return False
        # Of money gained, raised, saved or paid out to people more may be wanted; the words for it have no end.
        named = options.spent and tools.has(row.name, options.spent)
        return bool(named) and not (options.given and tools.has(row.name, options.given))

    def check(value: Value) -> Iterator[Hit]:
        measures = value.target.measures
        if len(measures) != 1:
            return
        m = measures[0]
        # A value may say of itself what it measures: 投诉率≤2% of the satisfied.
        own = tools.direction(m.subject) if m.subject and not tools.has(value.row.name, "changes") else 0
        known = direction = own or value.row.direction or -complained(value.row)
        if any(fault.name == "contradictory" for fault in value.target.faults):
            # Of two comparators against each other either may be meant.
            return
        if not direction:
            if not spent(value):
                return
            direction = -1
        if direction < 0 and tools.has(value.text, "changes"):
            # How far a bad thing is to go down (下降5%以上) wants a lower limit.
            return
        if direction > 0 and m.unit == "%" and m.number > _WHOLE:
            return  # what may be used beyond what there is wants an upper limit: 床位使用率≤105%
        wrong = m.comparator in ("<=", "<") if direction > 0 else m.comparator in (">=", ">")
        fitting = _fitting(m.subject if own else value.row.name, m, direction) if known else ("money",)
        if wrong and m.upper is None and kind_of(m.unit) in fitting:
            yield Hit(value.field, value.text[m.start : m.end], m.start, m.end)

    return check


def _fitting(name: str, m: Measure, direction: int) -> tuple[str, ...]:
    """The kinds of unit that can answer `name`."""
    if "成本" in name or "费用" in name:
        return ("money", "share")
    if any(word in name for word in ("时间", "时限", "时长", "速度", "用时", "耗时")) or name.endswith(_TERMS):
        return ("time",)
    if "率" in name or "满意度" in name or "比例" in name:
        # 5件/百万人次 is a rate as well.
        return ("share", "score", "", *(("count",) if m.per and not regular(m.per) else ()))
    return ("share", "score", "count", "", *(("time",) if direction < 0 or name.endswith("天数") else ()))
