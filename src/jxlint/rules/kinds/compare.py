"""The period value against the annual value, by meaning; the first disagreement that applies speaks.

实施周期指标值和年度指标值按意思比较，先合上的一种不一致就报哪一种。

exceeds 的 `messages` 可以另写 stricter：率、单价、响应时间的上限，年度比周期更小；comparator 的可以另写
reckoned：单位或口径不同，折算后数字才相同；deadline 的可以另写 later：两个日期说的不是同一件事，而年度的更晚。
For exceeds, `messages` may speak of stricter: an upper limit on a rate, a unit price or a response time that is less
for the year; for comparator of reckoned: the numbers are the same only when reckoned in one unit; for deadline of
later: the dates are of different work, and the year's is the later one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import msgspec

from jxlint.rules.compare import relation
from jxlint.rules.model import Check, Hit, Scope, says
from jxlint.rules.relations import Name
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row

SCOPE: Scope = "row"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    relation: Annotated[
        Name,
        says(
            "哪种不一致：kind 一个能量化一个不能，或量的不是同一样东西；deadline 期限；exceeds "
            "年度大于周期；conflict 数不同；comparator 比较符；part 只有一边写的数",
            "Which disagreement: kind (one can be measured and the other not, or they measure different "
            "things), deadline, exceeds (the year asks for more than the period), conflict (different "
            "numbers), comparator, part (a measure that only one states)",
        ),
    ]


def relevant(row: Row) -> bool:
    return relation(row) is not None


def build(options: Options, _tools: Tools) -> Check:
    def check(row: Row) -> Iterator[Hit]:
        found = relation(row)
        if found and found.name == options.relation:
            start = row.annual.text.find(found.annual)
            args = {"period": found.period, "annual": found.annual}
            end, variant = start + len(found.annual), found.variant
            yield Hit("annual", found.annual, start, end, variant=variant, args=args, severity=found.severity)

    return check
