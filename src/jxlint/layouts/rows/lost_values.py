"""Rows of an evaluation in a text whose values are blank, so that their points stand where these would: told by the sum
of all points, which is 100, or 90 without those of the money."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from jxlint.compiled import compiled
from jxlint.layouts.tokens.drafts import Row

_POINTS = compiled(r"\d{1,2}(?:\.\d{1,2})?")
_SUMS = (Decimal(90), Decimal(100))
# The columns of values and of points, in the order that evaluations have them.
_COLUMNS = ("annual", "actual", "weight", "score")


def with_points(rows: Sequence[Row]) -> None:
    """Give the points of `rows` that have no values to the columns of points, where other rows have both and all points
    together make a whole."""
    weighed = [row for row in rows if {"weight", "score"} <= row.fields.keys()]
    lost = [row for row in rows if row not in weighed and _two_points(row)]
    if not weighed or not lost or len(weighed) + len(lost) < len(rows):
        return
    points = [row.fields[key][0].text for some, key in ((weighed, "weight"), (lost, "annual")) for row in some]
    if not all(map(_POINTS.fullmatch, points)) or sum(map(Decimal, points)) not in _SUMS:
        return
    for row in lost:
        worth, got = [row.fields.pop(key) for key in _COLUMNS if key in row.fields]
        row.fields["weight"], row.fields["score"] = worth, got


def _two_points(row: Row) -> bool:
    """Whether a row has two plain numbers for its value and all that follows, the second no larger than the first."""
    told = ["".join(t.text for t in row.fields[key]) for key in _COLUMNS if key in row.fields]
    if len(told) != len(("weight", "score")) or "annual" not in row.fields or "period" in row.fields:
        return False
    return all(map(_POINTS.fullmatch, told)) and Decimal(told[1]) <= Decimal(told[0])
