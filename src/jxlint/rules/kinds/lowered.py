"""A target that asks for less than the same indicator of the same project did the year before.

同一单位同一项目的同一指标，目标比上年低（成本、时限等越小越好的则是放宽）；怎样算低与 jxlint compare 相同。
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.document import words
from jxlint.rules.across import AcrossCheck, CorpusView, FiledRow, Pair
from jxlint.rules.model import Hit, Scope
from jxlint.rules.tools import Tools

SCOPE: Scope = "corpus"
# What is lowered by a number. A target that is no longer one is another rule's business.
_BY_NUMBER = ("number", "comparator", "deadline")


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """No options."""


def build(_options: Options, tools: Tools) -> AcrossCheck:
    def check(view: CorpusView) -> Iterator[Pair]:
        # It has the rule's own grammar of moves; loaded only where a corpus is judged.
        from jxlint.comparing.rows import Terms, became

        terms = Terms(frozenset(("annual", "period", "nature", "unit", "direction")), 1, tools)
        for group in view.over_years():
            before: FiledRow | None = None
            for row in _one_a_year(group):
                if before is not None and row.filed.year == (before.filed.year or 0) + 1:
                    for change in became(before.indicator, row.indicator, terms).targets:
                        lower = [p for p in change.parts if p.move == "lowered" and p.why in _BY_NUMBER]
                        if lower:
                            field = "annual" if "annual" in change.fields else change.fields[0]
                            said = {
                                "name": words(row.indicator.name), "last": change.old, "other": before.filed.place,
                            }  # fmt: skip
                            hit = Hit(field, change.new, args=said)
                            yield Pair(hit, row.filed, before.filed, row)
                            break
                before = row

    return check


def _one_a_year(group: Iterator[FiledRow]) -> Iterator[FiledRow]:
    """The first of each year; a project that is filed twice is another rule's business."""
    year: int | None = None
    for row in group:
        if row.filed.year is not None and row.filed.year != year:
            year = row.filed.year
            yield row
