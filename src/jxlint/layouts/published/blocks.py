"""The blocks of 项目支出绩效目标表: each line of money with the name, objective and indicators that stand around it."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import msgspec

from jxlint.compiled import compiled
from jxlint.layouts.published import indicators as listing
from jxlint.layouts.published.seams import LONGEST_NAME, after_indicators, after_objective, below_amounts
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row, cell_amount
from jxlint.layouts.words.office_names import is_office
from jxlint.patterns import later

TOTAL = compiled(r"(?:合计|总计)[:：]?$")
_EMPTY_TOTAL = later(r"(?:合计|总计)[:：]?")
SUBTOTAL = compiled(r"(?:(?:本?(?:单位|部门))?小计|本?单位合计)[:：]?(?:[（(].{0,8}[)）])?$")
# The sum of a unit that it names.
SUM_OF = compiled(r"(?P<unit>.{2,}?)[（(]?小计[)）]?[:：]?$")


class Block(msgspec.Struct):
    """A line of money with what stands around it, as indexes of the stream."""

    row: Row
    name: tuple[int, int]
    tail: tuple[int, int] = (0, 0)  # the part of the name below the money
    objective: tuple[int, int] = (0, 0)
    listed: tuple[int, int] = (0, 0)
    # Pieces of the objective that stand among the indicators or below them, as ranges of the sheet's solid text.
    more: tuple[tuple[int, int], ...] = ()
    # What columns without a field hold, by their heads, as ranges of that text too.
    details: dict[str, tuple[int, int]] = {}
    # The same of a line of a name and money alone, as indexes: they are left over where it is none of a project.
    beside: dict[str, tuple[int, int]] = {}
    # The unit where a column names it, and whether the line is that of a unit.
    unit: tuple[int, int] = (0, 0)
    of_unit: bool = False
    # Whether the line is that of the department: what all units add up to.
    of_department: bool = False

    @property
    def bare(self) -> bool:
        """Nothing but a name and money: a unit's line, or the total."""
        return self.objective[0] == self.objective[1] and self.listed[0] == self.listed[1]


def blocks_of(stream: Stream, lines: list[Row], known: str) -> list[Block]:
    """The lines of money with the text between them shared out. `known` is the department's name."""
    blocks: list[Block] = []
    at = 0
    for i, row in enumerate(lines):
        if i == 0:
            blocks.append(Block(row, _first_name(stream, row)))
            at = row.end
            continue
        before = blocks[-1]
        cut = _share(stream, before, at, row.start, known)
        blocks.append(Block(row, (cut, row.start)))
        at = row.end
    if blocks:
        _share(stream, blocks[-1], at, len(stream.text), known, last=True)
    return blocks


def _first_name(stream: Stream, row: Row) -> tuple[int, int]:
    """The name before the first money: 合计, all there is if it can be a name, or the line it stands on."""
    total = TOTAL.search(stream.text, max(0, row.start - 4), row.start)
    if total:
        return total.start(), row.start
    empty = _EMPTY_TOTAL.match(stream.text, 0, row.start)
    if empty and empty.end() < row.start and stream.breaks(empty.end()):
        # The total without its figures, above the first line that has some.
        stream.take(*empty.span())
        return empty.end(), row.start
    if row.start <= LONGEST_NAME and not re.search(r"[。；;:：]", stream.text[: row.start]):
        return 0, row.start
    start = stream.line_start(row.start)
    return (start, row.start) if start < row.start else (0, row.start)


def _share(stream: Stream, block: Block, at: int, end: int, known: str, *, last: bool = False) -> int:
    """Share the text from `at` to `end`, which follows the money of `block`: the rest of its name, its objective, its
    indicators. Returns where the next block's name begins."""
    # From the money on: 4.00 and 1、 written together are no 001.
    listed = listing.START.search(stream.text, at, end)
    first = listed.start() if listed else None
    close = first if first is not None else end
    at = below_amounts(stream, block.name, at, close, last=last, bare=first is None)
    block.tail = (block.row.end, at)
    if first is not None:
        block.objective = (at, first)
        cut = after_indicators(stream, first, end, last=last, known=known)
        block.listed = (first, cut)
        return cut
    cut = end if last else after_objective(stream, at, end, known)
    block.objective = (at, cut)
    return cut


def unit_lines(stream: Stream, blocks: list[Block]) -> set[int]:
    """Which lines of money are units': those in their column, or of those with neither objective nor indicators the
    ones that are not indented where projects are, else those that do not fill up the sum of the unit above."""
    known = {i for i, block in enumerate(blocks) if block.of_unit}
    if known or any(block.unit[0] < block.unit[1] for block in blocks):
        return known | (set() if all(blocks[i].row.figures for i in known) else _with_sums(stream, blocks))
    bare = [i for i, block in enumerate(blocks) if block.bare and not is_sum(_called(stream, block))]
    projects = [stream.indented(block.name[0]) for block in blocks if not block.bare]
    outer = {i for i in bare if not stream.indented(blocks[i].name[0])}
    if outer and sum(projects) * 5 >= len(projects) * 4 > 0:
        return outer
    if _all_projects(stream, blocks):
        return set()
    out: set[int] = set()
    due = Decimal(0)  # what the unit above still lacks
    above = bool(bare) and any(not block.bare for block in blocks[: bare[0]])
    for i, end in pairwise([*bare, len(blocks)]):
        first, *rest = (_total(stream, block) for block in blocks[i:end] if not is_sum(_called(stream, block)))
        if above and first != sum(rest, Decimal(0)):
            continue  # a project above all lines of units: one without objective and indicators
        below = sum(rest, Decimal(0))
        if out and 0 < first + below <= due and below != first:
            due -= first + below
            continue
        out.add(i)
        due = first - below
    return out


def _with_sums(stream: Stream, blocks: list[Block]) -> set[int]:
    """The lines of units where others of these state no money: a name and what the lines below it come to, up to the
    next name alone. A sum of one line may be any other, unless it has the name of an office."""
    bare = [i for i, block in enumerate(blocks) if block.bare and not is_sum(_called(stream, block))]
    out = set()
    for i, end in pairwise([*bare, len(blocks)]):
        below = [_total(stream, block) for block in blocks[i + 1 : end] if not is_sum(_called(stream, block))]
        sure = len(below) > 1 or is_office(_called(stream, blocks[i]))
        if blocks[i].row.figures and below and sure and _total(stream, blocks[i]) == sum(below):
            out.add(i)
    return out


def _all_projects(stream: Stream, blocks: list[Block]) -> bool:
    """Whether no line is a unit's: all of them together come to the total, where units would be counted twice."""
    total = next((b for b in blocks if b.bare and TOTAL.fullmatch(_called(stream, b))), None)
    lines = [_total(stream, b) for b in blocks if b.row.figures and not is_sum(_called(stream, b))]
    return total is not None and all(lines) and _total(stream, total) == sum(lines)


def _called(stream: Stream, block: Block) -> str:
    return stream.text[slice(*block.name)]


def is_sum(name: str) -> bool:
    """Whether a line of this name is a sum: the total, or what a unit's projects come to."""
    return bool(TOTAL.fullmatch(name)) or is_subtotal(name)


def is_subtotal(name: str) -> bool:
    """Whether a line of this name is the sum of a unit's projects, which it may name."""
    return bool(SUBTOTAL.fullmatch(name) or SUM_OF.fullmatch(name))


def _total(stream: Stream, block: Block) -> Decimal:
    """The first figure of a block's line."""
    figures = block.row.figures
    return (cell_amount(stream.text[slice(*figures[0])]) if figures else None) or Decimal(0)
