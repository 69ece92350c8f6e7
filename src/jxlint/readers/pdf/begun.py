"""Rows that begin with one cell above a page break: a long list, while the words beside it, centred in the whole height
of the row, fall on the next page."""

from __future__ import annotations

from collections.abc import Sequence

from jxlint.patterns import later
from jxlint.readers.pdf.drawn import Drawn
from jxlint.readers.tables import Words

# So many rows show what all rows of a table have.
_ROWS = 3
_NUMBER = later(r"(?<!\d)\d{1,2}(?=、)")


def begun(rest: Sequence[Drawn], above: Sequence[Drawn], rows: Sequence[Drawn]) -> bool:
    """Whether the last row of a page, `above`, is the beginning of the first below the break, `rest`: it lacks what all
    other `rows` have and `rest` has, and a list in it is numbered from 1 and goes on there."""
    filled = {b.column: b for b in rest if b.content}
    listed = [(b, filled[b.column]) for b in above if b.content and b.column in filled]
    if len(listed) != sum(1 for b in above if b.content) or not any(_goes_on(_solid(a), _solid(b)) for a, b in listed):
        return False
    last = {id(b) for b in above}
    return lacking([b for b in above if b.column in filled], [b for b in rows if id(b) not in last])


def lacking(cells: Sequence[Drawn], rows: Sequence[Drawn]) -> bool:
    """Whether `cells` of a row lack what every one of `rows` has: one is empty in a column in which none above is."""
    for box in cells:
        column = [b for b in rows if (b.column, b.columns) == (box.column, box.columns)]
        # Merged cells hold what several rows share, which says nothing of one row; a head may be such.
        single = [b for b in column if b.rows == 1]
        if (
            not box.content
            and box.rows == 1
            and len(single) >= max(_ROWS, len(column) - 1)
            and all(b.content for b in column)
        ):
            return True
    return False


def _goes_on(one: str, two: str) -> bool:
    """Whether a list that begins in the words `one` goes on in `two`."""
    if not one.startswith("1、"):
        return False
    numbers, more = _NUMBER.findall(one), _NUMBER.search(two)
    return more is not None and int(more[0]) == int(numbers[-1]) + 1 and len(numbers) == int(numbers[-1])


def _solid(box: Drawn) -> str:
    return "".join("".join(part.text.split()) for part in box.content if isinstance(part, Words))
