"""Text with bars whose rows a page has broken behind some cells: whole again, by the number of bars that all rows have.

    项目 名称 |
    教师培训 | 实施单位 | 某学校 | |||

is one row of a table in which every other row has seven bars, too.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence

from jxlint.readers import text
from jxlint.readers.limits import Limits
from jxlint.readers.origins import SourceOrigin
from jxlint.sheet import Sheet, sheet

_BAR = "|"
# Fewer bars make no row of a form, nor do more; and fewer rows tell not how many there are.
_LEAST, _MOST, _ROWS = 4, 100, 3
# Where a longer text has none at its beginning, it has none.
_LOOKED = 1024 * 1024


def broken(data: bytes) -> bool:
    """Whether rows of a text are broken, and the number of bars tells which lines make one. Raises like
    `text.decode`."""
    looked = data[:_LOOKED]
    if looked.count(b"|\n") + looked.count(b"|\r") < _ROWS or looked.count(b"||") < _ROWS:
        return False
    return bool(_broken(text.decode(data).split("\n")))


def read(data: bytes, _limits: Limits) -> Sheet | None:
    """The sheet of a text with its rows whole, every sign at its place in the file; None where none is broken."""
    source = text.decode(data)
    lines = source.split("\n")
    runs = _broken(lines)
    if not runs:
        return None
    made = list(lines)
    for first, last in reversed(runs):
        # A blank takes the place of each line's end, so that every sign keeps its own.
        made[first : last + 1] = [" ".join(lines[first : last + 1])]
    return sheet("\n".join(made), origin=SourceOrigin(sheet(source), array("q", [0]), array("q", [0])))


def _broken(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The first and the last line of each broken row; none where rows of one number of bars are not the rule."""
    counts = [line.count(_BAR) for line in lines]
    width = _width(counts)
    runs = _runs(lines, counts, width) if width else []
    return runs if _agree(counts, width, runs) else []


def _width(counts: Sequence[int]) -> int:
    """How many bars the rows have: the number that most of the long lines share; 0 where too few do."""
    long = Counter(n for n in counts if _LEAST <= n <= _MOST)
    width, rows = max(long.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return width if rows >= _ROWS else 0


def _agree(counts: Sequence[int], width: int, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether rows of `width` bars are the rule, whole ones at least as many as broken ones, and others few."""
    whole = sum(n == width for n in counts)
    joined = sum(n > 0 for first, last in runs for n in counts[first : last + 1])
    others = sum(n > 0 for n in counts) - whole - joined
    return 0 < len(runs) <= whole and others * 2 <= whole


def _runs(lines: Sequence[str], counts: Sequence[int], width: int) -> list[tuple[int, int]]:
    """The first and the last of the lines that make one row: of each but the last a bar closes a cell, and all of them
    together have `width` bars."""
    out: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        end, bars = at, counts[at]
        while 0 < bars < width and end + 1 < len(lines) and counts[end + 1] and lines[end].rstrip().endswith(_BAR):
            end += 1
            bars += counts[end]
        if end > at and bars == width:
            out.append((at, end))
            at = end
        at += 1
    return out
