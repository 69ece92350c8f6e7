"""The period value against the annual value, by meaning; the first disagreement that applies speaks.

Options: `relation` - kind (one can be measured and the other not, or they measure different things), deadline,
exceeds (the year asks for more than the whole period), conflict (different numbers), comparator, part (a measure
that only one of them states).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from jxlint.rules.compare import Name
from jxlint.rules.model import Check, Hit, Scope
from jxlint.rules.tools import Tools
from jxlint.rules.views import Row

SCOPE: Scope = "row"


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    relation: Name


def relevant(row: Row) -> bool:
    return row.relation is not None


def build(options: Options, _tools: Tools) -> Check:
    def check(row: Row) -> Iterator[Hit]:
        found = row.relation
        if found and found.name == options.relation:
            start = row.annual.text.find(found.annual)
            args = {"period": found.period, "annual": found.annual}
            yield Hit("annual", found.annual, start, start + len(found.annual), args=args, severity=found.severity)

    return check
