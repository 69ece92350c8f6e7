"""A result with a number that the objective promises and that no indicator carries.

绩效目标承诺了一个带数的结果，却没有指标承接。

指标写了同样的数和单位，或名称说的是同一件事且值可以考核，就算承接。
An indicator carries a promise when it states the same number of the same unit, or when its name speaks of the same
thing and its value is measured.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Annotated

import msgspec

from jxlint.rules.figures import comparable, kind_of
from jxlint.rules.model import Check, Hit, LexiconName, Scope, says
from jxlint.rules.promised_dates import promised_dates, timed
from jxlint.rules.promised_numbers import promised_numbers
from jxlint.rules.tools import Tools
from jxlint.rules.views import ProjectView, Row, Value
from jxlint.targets import Deadline, Measure
from jxlint.targets.comparators import DOWN

SCOPE: Scope = "project"
# So many letters at its end tell a rate: 知晓率, 满意度.
_RATE = 3
_CLOSING = "（）()%％。. "
# Words of one letter tell nothing of what is measured.
_SHORT = 2


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    promises: Annotated[
        LexiconName, says("表示承诺的词的词表", "Lexicon of words that promise a result in the clause of the number")
    ]
    unless: Annotated[
        LexiconName,
        says(
            "使数字只是依据或范围的词的词表（编制、现有、每人）",
            "Lexicon of words that make the number a basis or a scope (编制, 现有, 每人)",
        ),
    ]
    done: Annotated[
        LexiconName,
        says(
            "办成的说法的词表（竣工、投入使用）：前面写明某月前的，也是承诺，由任何说时间的指标承接",
            "Lexicon of words for what is done (竣工, 投入使用): behind a date it is a promise too, which any "
            "indicator of time carries",
        ),
    ] = LexiconName("")


def _adds_up(promise: Measure, value: Value) -> bool:
    """Whether the value states the promised number in parts: 综合演练2场、专项演练10场 of 12场."""
    parts = [m for m in value.target.measures if m.unit == promise.unit and not m.upper]
    return len(parts) > 1 and kind_of(promise.unit) == "count" and sum(m.number for m in parts) == promise.number


def _same_rate(promise: Measure, name: str) -> bool:
    """Whether the promised rate ends as `name` does: 知晓率."""
    rate = promise.subject[-_RATE:]
    return kind_of(promise.unit) == "share" and len(rate) == _RATE and name.rstrip(_CLOSING).endswith(rate)


def _falls_short(promise: Measure, measures: list[Measure]) -> bool:
    """Whether the rates that are to carry the promised one all ask for less than it."""
    if promise.upper:
        return False
    low = promise.comparator in DOWN
    for m in measures:
        if kind_of(m.unit) != "share":
            continue
        asked, promised = comparable(m, promise)
        if m.upper or (m.comparator in DOWN) != low or (asked <= promised if low else asked >= promised):
            return False
    return True


def _carried(promise: Measure, clause: str, row: Row) -> bool | None:
    """Whether `row` carries the promise, None where it speaks of the same and asks for less."""
    tools, kind = row.tools, kind_of(promise.unit)
    measures = [m for value in row.values for m in value.target.measures]
    measures += tools.parse(row.name).measures
    if any(_adds_up(promise, value) for value in row.values):
        return True
    alike = [m for m in measures if kind_of(m.unit) == kind]
    # The name says what a number without a unit counts: 培训人次 1200.
    bare = [m for m in measures if not m.unit] if promise.unit and row.name.endswith(promise.unit) else []
    if any(m.number == promise.number for m in (*alike, *bare)):
        return True
    if not alike or not any(word in row.name for word in tools.cut(clause) if len(word) >= _SHORT):
        return False
    level = not tools.has(clause, "changes") and not row.facts.multi_year
    return None if level and _same_rate(promise, row.name) and _falls_short(promise, measures) else True


def _lack(promise: Measure, clause: str, view: ProjectView) -> str | None:
    """What the indicators make of the promise: None where one carries it, else "less" where one asks for less than it,
    "" where none speaks of it."""
    lack = ""
    for i in range(len(view.project.indicators)):
        carried = _carried(promise, clause, view.row(i))
        if carried:
            return None
        if carried is None:
            lack = "less"
    return lack


def build(options: Options, tools: Tools) -> Check:
    # The same objective may stand in many projects.
    @lru_cache(maxsize=4096)
    def promised(text: str) -> tuple[tuple[Measure, str], ...]:
        return tuple(promised_numbers(text, options.promises, options.unless, tools))

    @lru_cache(maxsize=4096)
    def dates(text: str) -> tuple[tuple[Deadline, str], ...]:
        return tuple(promised_dates(text, options.done, options.unless, tools)) if options.done and "月" in text else ()

    def check(view: ProjectView) -> Iterator[Hit]:
        objective = view.facts.objective
        for m, clause in promised(objective) if view.project.indicators else ():
            variant = _lack(m, clause, view)
            if variant is not None:
                text, args = objective[m.start : m.end], {"clause": clause.strip()}
                yield Hit("project", text, m.start, m.end, ("objective",), args, variant=variant)
                return
        for day, clause in dates(objective) if view.project.indicators else ():
            if not timed(view):
                args = {"clause": clause.strip()}
                yield Hit("project", objective[day.start : day.end], day.start, day.end, ("objective",), args)
            return

    return check
