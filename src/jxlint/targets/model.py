"""What a target value says, as types. See grammar.py for how text becomes a Target."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

Comparator = Literal["=", ">=", "<=", ">", "<"]
Bound = Literal["by", "before", "on", "after"]  # 底前/前(of a day) = by; 7月前 = before its first day; 于/在 = on
Kind = Literal["quantified", "deadline", "vague", "qualitative", "circular", "secret", "empty"]


class Measure(msgspec.Struct, frozen=True):
    """A number with its comparator and unit.

    `number` is exact, in `unit` (canonical: 5千次 is 5000 次, 3.5亿元 is 3.5 亿元: money keeps its written unit).
    `upper` is the other end of a range (then `number` is the lower end and `comparator` ">=").
    `per` is what it is counted per (日, 月, 年, 秒, 人/天), "" for a plain total. `subject` is the phrase that
    says what is measured, "" if none. `stated` is False where no comparator is written ("=" is then understood).
    `start` and `end` are code points of the text the measure was read from, comparator and unit included.
    """

    comparator: Comparator
    number: Decimal
    unit: str = ""
    per: str = ""
    subject: str = ""
    upper: Decimal | None = None
    approximate: bool = False
    stated: bool = False
    start: int = 0
    end: int = 0


class Deadline(msgspec.Struct, frozen=True):
    """A date with its bound. `month` and `day` are None where the text is less precise; `last` is the last day it
    allows as (year or 0, month, day), so that two deadlines can be compared."""

    bound: Bound
    year: int | None = None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None
    last: tuple[int, int, int] = (0, 12, 31)
    start: int = 0
    end: int = 0


class Target(msgspec.Struct, frozen=True):
    """A parsed value. `faults` name what is malformed in it, as (fault, start, end, replacement or "")."""

    text: str
    kind: Kind
    measures: tuple[Measure, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    faults: tuple[tuple[str, int, int, str], ...] = ()

    @property
    def quantified(self) -> bool:
        """Whether it holds a measure or a deadline."""
        return bool(self.measures or self.deadlines)
