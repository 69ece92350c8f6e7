"""Which columns of money the figures of a line stand in, where running text has lost the empty ones between them.

Two figures are a total and one source, but not which. The lines tell by their sums: those of a unit's projects, and of
the units of a table, make up its own in every column.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import combinations

from jxlint.layouts.published.blocks import TOTAL, Block, is_sum
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import amount

Columns = tuple[str, ...]
_Sums = tuple[Decimal, ...]
# With more sums than these on the way nothing is told.
_MOST = 4_000


def place(stream: Stream, blocks: Sequence[Block], units: set[int], columns: Columns) -> None:
    """Set the columns of the lines of `blocks` that the sums of the lines above them tell; `units` are the indexes of
    those of units, `columns` those of the heading. Below a unit that states no money its projects make up the total.
    Nothing is set where the usual places add up, or several others."""
    total = next((b for b in blocks if b.bare and TOTAL.fullmatch(stream.text[slice(*b.name)])), None)
    parts: dict[int, list[Block]] = {i: [] for i in units}
    of_all: list[Block] = []
    own = -1  # the last unit that states money
    for i, block in enumerate(blocks):
        if i in units:
            own = i if block.row.figures else -1
        if not block.row.figures or is_sum(stream.text[slice(*block.name)]):
            continue
        if i in units or own < 0:
            of_all.append(block)
        else:
            parts[own].append(block)
    if total is not None:
        _share(stream, total, of_all, columns)
    for i, below in parts.items():
        _share(stream, blocks[i], below, columns)


def usual(count: int, columns: Columns) -> Columns:
    """The columns that so many figures stand in, as the published forms fill them: two are the total and 财政拨款; of
    three in four columns the last is 其他资金, since 财政专户拨款 is that of schools alone."""
    if count == 3 and len(columns) == 4:
        return (*columns[:2], columns[3])
    return columns[:count]


def guessed(block: Block, columns: Columns) -> bool:
    """Whether nothing shows in which of the `columns` the figures of a line stand."""
    return block.row.columns is None and 0 < len(block.row.figures) < len(columns)


def _share(stream: Stream, whole: Block, parts: list[Block], columns: Columns) -> None:
    """Place the lines of `parts`, which are what that of `whole` is the sum of."""
    lines = [_figures(stream, block) for block in (whole, *parts)]
    if not parts or any(b.row.columns is not None and b is not whole for b in parts) or not all(lines):
        return
    known = whole.row.columns or usual(len(lines[0]), columns)
    sources = columns[1:]
    due = tuple(_at(lines[0], known, source) for source in sources)
    if len(lines[0]) > len(known) or any(len(line) > len(columns) for line in lines[1:]):
        return
    if tuple(map(sum, zip(*(_by(line, usual(len(line), columns), sources) for line in lines[1:]), strict=True))) == due:
        return
    ways: dict[_Sums, tuple[int, tuple[Columns, ...]]] = {tuple(Decimal(0) for _ in sources): (1, ())}
    for line in lines[1:]:
        ways = _next(ways, line, due, columns)
        if len(ways) > _MOST:
            return
    count, chosen = ways.get(due, (0, ()))
    if count == 1:
        for block, places in zip(parts, chosen, strict=True):
            block.row.columns = places


def _next(
    ways: dict[_Sums, tuple[int, tuple[Columns, ...]]], line: Sequence[Decimal], due: _Sums, columns: Columns
) -> dict[_Sums, tuple[int, tuple[Columns, ...]]]:
    """The sums that `ways` come to with one more line: in how many ways, and one of them."""
    sources = columns[1:]
    out: dict[_Sums, tuple[int, tuple[Columns, ...]]] = {}
    for some in combinations(sources, len(line) - 1):
        places = (columns[0], *some)
        values = _by(line, places, sources)
        for sums, (count, before) in ways.items():
            made = tuple(a + b for a, b in zip(sums, values, strict=True))
            if all(m <= d for m, d in zip(made, due, strict=True)):
                held = out.get(made)
                out[made] = (count + held[0], held[1]) if held else (count, (*before, places))
    return out


def _figures(stream: Stream, block: Block) -> list[Decimal]:
    """The figures of a line; none where one of them is no amount or it has no more than a total."""
    values = [amount(stream.text[slice(*span)]) for span in block.row.figures]
    found = [v for v in values if v is not None]
    return found if len(found) == len(values) > 1 and found[0] == sum(found[1:]) else []


def _at(line: Sequence[Decimal], places: Columns, source: str) -> Decimal:
    return line[places.index(source)] if source in places else Decimal(0)


def _by(line: Sequence[Decimal], places: Columns, sources: Columns) -> _Sums:
    return tuple(_at(line, places, source) for source in sources)
