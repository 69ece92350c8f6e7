"""Columns without lines between them: where the words of full lines begin."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.readers.pdf.runs import Run

# In parts of the height of a letter, how wide a gap between columns is at least.
_GUTTER = 0.2
# A full line has so many words; of all full lines so few may go across a gap.
LEAST, _ACROSS = 3, 0.2
# So many lines begin a column that cells go across.
_BEGIN = 4
_NEAR = 2.0


def columns_of(levels: Sequence[Sequence[Run]], high: float) -> tuple[float, ...]:
    """The borders of the columns: right before places where words begin and that hardly any full line writes over."""
    full = [level for level in levels if len(level) >= LEAST]
    if len(full) < 2:
        return ()
    top = min(r.top for r in full[0])
    found = [run for level in levels for run in level if run.bottom > top]
    allowed, apart = int(_ACROSS * len(full)), _GUTTER * high
    left, right = min(r.left for r in found), max(r.right for r in found)
    borders = [left - 1]
    for x in sorted({run.left for run in found}):
        at = x - apart / 2
        over = [r for r in found if r.left < at - apart / 2 and x + apart / 4 < r.right]
        begin = [r for r in found if abs(r.left - x) <= _NEAR]
        if at - borders[-1] < high or (len(over) > allowed and not _flush(begin, over)):
            continue
        # Figures may begin before others of their column.
        if any(borders[-1] <= r.left and r.right < at for r in found):
            borders.append(at)
    return (*borders, right + 1)


def _flush(begin: Sequence[Run], over: Sequence[Run]) -> bool:
    """Whether words begin a column, though others write over its border: many begin at one place, and the others end
    elsewhere and stand around another middle."""
    if len(begin) < _BEGIN or len(begin) * 3 < len(over):
        return False
    return sum(_alike(run, begin) for run in over) * 4 <= len(over)


def _alike(run: Run, begin: Sequence[Run]) -> bool:
    """Whether `run` ends where many of `begin` do, or stands around the same middle: figures and centred words."""
    alike = [
        r for r in begin
        if abs(run.right - r.right) <= _NEAR or abs(run.left + run.right - r.left - r.right) <= 2 * _NEAR
    ]  # fmt: skip
    return len(alike) * 4 > len(begin)


def across(run: Run, columns: Sequence[float]) -> int:
    """How many borders `run` stands across."""
    return sum(run.left < x - _NEAR / 2 and x + _NEAR / 2 < run.right for x in columns[1:-1])


def column_of(run: Run, columns: Sequence[float]) -> int:
    """The column in which `run` begins."""
    at = run.left if across(run, columns) else (run.left + run.right) / 2
    return max(0, sum(x < at for x in columns[:-1]) - 1)
