"""What an indicator plainly measures against the category it is filed under.

指标明明量的是什么，与它归在哪一类对照。

`messages` 可以另写 value：名称没有说量的是什么，看指标值才知道。
`messages` may speak of value: the name does not say what is measured, its value does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Annotated

import msgspec

from jxlint.findings import Severity
from jxlint.rules.content_natures import LABELS, UNITS, natures_exist
from jxlint.rules.contents import (
    at_most,
    averaged,
    by_value,
    dated,
    delivered,
    none,
    of_quality,
    often,
    rendered,
    says_of,
)
from jxlint.rules.figures import dense, kind_of
from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.taxonomy import plain
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row
from jxlint.targets import Measure

SCOPE: Scope = "row"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    belongs: Annotated[
        dict[str, dict[str, str]],
        says(
            "各分类里不该有的性质（见词表 nature-…），及其该归的分类；deadline 是只写日期的值，"
            "quality 是 quality 词表里的比率，deed 是名称含 deeds 词表的词的个数",
            "For a category, the natures (lexicons nature-…) that do not belong there, each with the "
            "category that they do belong to; deadline is a value that is only a date, quality a rate of the lexicon "
            "that the option quality names, deed a number whose name has a word of the lexicon that deeds names",
        ),
    ]
    mild: Annotated[
        tuple[str, ...], says("看法不一的性质，只是提示", "Natures of which many differ: severity info")
    ] = ()
    accepted: Annotated[
        dict[str, LexiconName],
        says(
            "某一分类里，名称含这个词表的词就不报",
            "For a category, a lexicon of words in the name that are never reported there",
        ),
    ] = {}
    quality: Annotated[
        LexiconName,
        says(
            "说好坏的比率的词表（合格率）：只说 quality 不该有、没有说 rate 的分类用",
            "Lexicon of rates that tell how good the work is (合格率), for categories whose `belongs` has quality and "
            "not rate",
        ),
    ] = LexiconName("")
    counts_unless: Annotated[
        LexiconName,
        says(
            "名称含这个词表的词时，有数也不算数量",
            "Lexicon of words in the name of what a number may say without being a quantity",
        ),
    ] = LexiconName("")
    handled: Annotated[
        LexiconName,
        says(
            "对付坏事的工作的词表（查处、整改）：名称以它开头时，counts_unless 不算",
            "Lexicon of work on what is bad (查处, 整改): a name that begins so counts work in spite of counts_unless",
        ),
    ] = LexiconName("")
    averages: Annotated[
        LexiconName,
        says(
            "平均每人、每处有多少的词表（人均、生均）：说的是水平，不算数量",
            "Lexicon of words for how much there is per head (人均, 生均), which is a level and no quantity",
        ),
    ] = LexiconName("")
    hired: Annotated[
        LexiconName,
        says(
            "租来、买来或提供出去的词表（租用、提供）：名称含这些词的时间说的是多少，不是多快",
            "Lexicon of words for what is hired, bought or rendered (租用, 提供): the time of it is an amount, not how "
            "soon it is done",
        ),
    ] = LexiconName("")
    deeds: Annotated[
        LexiconName,
        says(
            "项目做的事的词表（举办、采购）：只说 deed 不该有、没有说 count 的分类用",
            "Lexicon of what projects do (举办, 采购), for categories whose `belongs` has deed and not count",
        ),
    ] = LexiconName("")
    parameters: Annotated[
        LexiconName,
        says(
            "技术参数的词表（深度、强度）：名称含这些词的数也不算数量，除非单位在 events 里",
            "Lexicon of technical parameters (深度, 强度), whose numbers are no quantity but in units of events",
        ),
    ] = LexiconName("")
    properties: Annotated[
        LexiconName,
        says(
            "只说大小、温度的单位的词表（厘米、℃）：数的不是做了多少",
            "Lexicon of units that say how large or warm something is (厘米, ℃), and not how much of it is done",
        ),
    ] = LexiconName("")
    events: Annotated[
        LexiconName,
        says(
            "只数事情、文字和机构的单位的词表（次、篇）",
            "Lexicon of units that count events and writings alone (次, 篇)",
        ),
    ] = LexiconName("")


EXAMPLE = {
    "options": {"belongs": {"数量指标": {"rate": "质量指标", "deadline": "时效指标"}}},
    "bad": {"level2": "11-数量指标", "name": "培训合格率", "annual": "≥95%"},
    "good": {"level2": "12-质量指标", "name": "培训合格率", "annual": "≥95%"},
}


def build(options: Options, tools: Tools) -> Check:
    belongs = {plain(category): natures for category, natures in options.belongs.items()}
    short = lru_cache(maxsize=256)(plain)
    accepted = {plain(category): lexicon for category, lexicon in options.accepted.items()}
    no_quantity = _no_quantity(options, tools)
    natures_exist((*options.mild, *(n for natures in belongs.values() for n in natures)), tools)

    def check(row: Row) -> Iterable[Hit]:
        category = short(row.category)
        natures = belongs.get(category)
        return () if natures is None or not row.name or _at_home(row, category) else judged(row, category, natures)

    def judged(row: Row, category: str, natures: dict[str, str]) -> Iterator[Hit]:
        if category in accepted and tools.has(row.name, accepted[category]):
            return
        named = tools.nature(row.name)
        if not named and "deadline" not in natures and (dated(row) or often(row)):
            # What is to be done by a date is at home where dates are, however much of it is to be done, and so is what
            # is to be done every so often.
            return
        if not named and category in accepted and says_of(row, accepted[category]):
            return
        nature = named or by_value(row, no_quantity)
        if nature == "time" and "time" not in natures and by_value(row, no_quantity) == "deadline":
            nature = "deadline"
        if nature == "count" and averaged(row, options.averages):
            return
        if nature == "count" and (row.direction < 0 or none(row) or ("cost" in natures and at_most(row))):
            # How many complaints or faults there may be says how good the work is, not how much of it is done; none are
            # only to be of what is bad, and where no costs are at home an upper limit is only set to that.
            return
        if nature == "rate" and "rate" not in natures and of_quality(row.name, options.quality, tools):
            nature = "quality"
        if nature == "count" and "count" not in natures and options.deeds and tools.has(row.name, options.deeds):
            nature = "deed"
        if nature == "time" and (delivered(row) or rendered(row, options.hired)):
            return
        right = natures.get(nature)
        measures = [m for value in row.values for m in value.target.measures]
        if right is None or not all(kind_of(m.unit) in UNITS.get(nature, ()) for m in measures):
            return
        zh, en = LABELS.get(nature, (nature, nature))
        severity: Severity | None = "info" if nature in options.mild else None
        args = {"zh": zh, "en": en, "right": _written(row, right), "category": row.category}
        yield Hit("level2", row.level2.text, variant="" if named else "value", args=args, severity=severity)

    return check


def _no_quantity(options: Options, tools: Tools) -> Callable[[Row, list[Measure]], bool]:
    """A function that tells whether the name of a row, or every unit of its measures, says that the numbers are no
    quantities."""
    events = frozenset(tools.words(options.events))
    properties = frozenset(tools.words(options.properties))
    handled = tools.words(options.handled)

    def no_quantity(row: Row, measures: list[Measure]) -> bool:
        if all(m.unit in properties or dense(m) for m in measures):
            return True
        if options.counts_unless and tools.has(row.name, options.counts_unless) and not row.name.startswith(handled):
            return True
        if not options.parameters or not tools.has(row.name, options.parameters):
            return False
        # 深度报道 of 15篇 are counted, a depth of 15米 is not.
        return not all(m.unit in events and not m.per for m in measures)

    return no_quantity


def _written(row: Row, category: str) -> str:
    """`category` as the taxonomy in force writes it, with its code."""
    found = next((c for c in row.taxonomy.level2 if plain(c.name) == plain(category)), None)
    return "-".join(filter(None, (found.code, found.name))) if found else category


def _at_home(row: Row, category: str) -> bool:
    """A quick look, so that plain rows need no words: whole numbers counted under 数量."""
    return category == "数量" and all(
        value.target.measures and all(kind_of(m.unit) == "count" for m in value.target.measures) for value in row.values
    )
