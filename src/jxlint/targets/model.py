"""What a target value says, as types. grammar.py tells how text becomes a Target."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from jxlint.targets.naming import NO_NAMES, Names

Comparator = Literal["=", ">=", "<=", ">", "<"]
Bound = Literal["by", "before", "on"]  # 7月底前, 12月31日前 = by; 7月前 = before its first day; 在7月 = on
Kind = Literal["quantified", "deadline", "vague", "qualitative", "circular", "secret", "empty"]
FaultName = Literal["missing-word", "wrong-word", "doubled", "contradictory", "residue"]


class Wording(msgspec.Struct, frozen=True):
    """Words that tell the kind of a value without a number, and the `names` that hold a numeral. The caller owns them
    (the lexicons)."""

    improvement: tuple[str, ...] = ()
    secret: tuple[str, ...] = ()
    circular: tuple[str, ...] = ()
    names: Names = NO_NAMES


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A number with its comparator and unit.

    `number` is exact, in `unit`: 5千次 is 5000 次, while money keeps its written unit (3.5亿元 is 3.5 亿元).
    `upper` is the far end of a range, then `number` is the near end and `comparator` ">=".
    `per` is what it is counted per (天, 秒, 人/天), "" for a plain figure. `subject` is the phrase before it that says
    what is measured, `object` the noun behind the unit. `stated` is False where no comparator is written or only a
    word such as 达到, which both mean "=". `start` and `end` are code points of the text it was read from.
    """

    comparator: Comparator
    number: Decimal
    unit: str = ""
    per: str = ""
    subject: str = ""
    object: str = ""
    upper: Decimal | None = None
    approximate: bool = False
    stated: bool = False
    start: int = 0
    end: int = 0


class Deadline(msgspec.Struct, frozen=True, gc=False):
    """A date with its bound; `month`, `day` are None where the text is less precise.

    `last` is the last day it allows as (year or 0, month, day). `adverbial`: it only says when a measure beside it is
    taken (2024年末系统用户数250人以上), and sets no milestone of its own.
    """

    bound: Bound
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: tuple[int, int, int] = (0, 12, 31)
    adverbial: bool = False
    start: int = 0
    end: int = 0


class Fault(msgspec.Struct, frozen=True, gc=False):
    """Something malformed: `replacement` is what to write instead, "" where that is not certain."""

    name: FaultName
    start: int
    end: int
    replacement: str = ""


class Target(msgspec.Struct, frozen=True, gc=False):
    """A parsed value."""

    text: str
    kind: Kind
    measures: tuple[Measure, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    faults: tuple[Fault, ...] = ()

    @property
    def quantified(self) -> bool:
        """Whether it holds a measure or a deadline."""
        return bool(self.measures or self.deadlines)
