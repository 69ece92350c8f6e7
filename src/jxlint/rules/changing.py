"""By how much something changes, beside what it is to be: 较上年提高1个百分点 and ≥32%."""

from __future__ import annotations

from jxlint.patterns import later
from jxlint.rules.figures import kind_of
from jxlint.rules.views import Row, Value
from jxlint.targets import Measure

_POINTS = ("个百分点", "个千分点")
_SINCE = later(r"同比|[较比](?:上一?|去|前一?)年", needs=("同比", "年"))
# 较上年提高到95% says to what.
_TO = ("到", "至", "为", "达")


def change_and_level(row: Row, p: Measure, a: Measure) -> bool:
    """Whether one of the two shares, that of the period and that of the year, surely is how much something changes and
    the other what it is to be."""
    if kind_of(p.unit) != "share" or kind_of(a.unit) != "share" or p.number == a.number:
        return False
    for value, m, other in ((row.period, p, a), (row.annual, a, p)):
        if _changes(value, m) and other.unit not in _POINTS and not _of_change(row, other.subject):
            return not _of_change(row, row.name)
    return False


def opposite(row: Row, p: Measure, a: Measure) -> bool:
    """Whether one of the two measures, that of the period and that of the year, says by how much something rises, and
    the other by how much it falls: 增长5% and 下降5%."""
    if not (p.subject and a.subject):
        return False
    rises = _by(row.period, p, "increases"), _by(row.annual, a, "increases")
    return (rises[0] and falls(row.annual, a)) or (rises[1] and falls(row.period, p))


def falls(value: Value, m: Measure) -> bool:
    """Whether `m` says by how much something falls (下降20%), and not to what (下降到20%)."""
    return _by(value, m, "decreases")


def _by(value: Value, m: Measure, lexicon: str) -> bool:
    return not value.text.startswith(_TO, m.start) and m.subject.endswith(value.row.tools.words(lexicon))


def _changes(value: Value, m: Measure) -> bool:
    """Whether `m` says by how much something changes, in points of a share or since a year that the value names."""
    if not _of_change(value.row, m.subject) or value.text.startswith(_TO, m.start):
        return False
    return m.unit in _POINTS or _SINCE.search(m.subject) is not None


def _of_change(row: Row, text: str) -> bool:
    return any(row.tools.has(text, lexicon) for lexicon in ("changes", "growth", "improvement", "decreases"))
