"""The blocks of a project table by its cells, and what of the sheet is none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jxlint.document import COLUMNS
from jxlint.layouts.published import indicators as listing
from jxlint.layouts.published.bare_units import MOST, SURE
from jxlint.layouts.published.blocks import Block, is_subtotal, is_sum
from jxlint.layouts.published.ruled import Table
from jxlint.layouts.published.ruled_heads import OF_PROJECT, may_be_head, words_of
from jxlint.layouts.text.stream import Stream
from jxlint.layouts.tokens.money_lines import Row
from jxlint.layouts.words.category_words import lists_categories
from jxlint.layouts.words.office_names import is_office
from jxlint.sheet import Cell, Sheet


def outside(sheet: Sheet, table: Table, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the headings' `spans` (ranges of the solid text) that stand in no row of the table, and its own heads:
    within a row the words of a heading are a cell's own."""
    own = [
        (sheet.index(min(c.start for c in row.values())), sheet.index(max(c.end for c in row.values())))
        for row in table.rows
    ]
    heads = [span for row in table.headings for span in _ranges(sheet, (c for c in row if may_be_head(sheet, c)))]
    heads += [span for cells in table.more.values() for span in _ranges(sheet, cells)]
    heads += [span for cells in table.details.values() for span in _ranges(sheet, cells.values())]
    heads += _ranges(sheet, table.said)
    kept = [(s, e) for s, e in spans if not any(s < end and start < e for start, end in (*own, *heads))]
    return sorted(kept + heads)


def blocks_of(stream: Stream, table: Table) -> list[Block]:
    """The blocks of the table, a row each; rows that only list indicators go on with the block above."""
    blocks: list[Block] = []
    subtotals = any(
        is_subtotal(words_of(stream.sheet, row[r])) for row in table.rows for r in ("name", "unit") if r in row
    )
    set_in = _set_in(stream, table)
    cell = (0, 0)  # that of the indicators of the last block
    for n, row in enumerate(table.rows):
        at = {role: (stream.index(cell.start), stream.index(cell.end)) for role, cell in row.items()}
        held = {role for role, (start, end) in at.items() if start < end}
        if not held:
            continue
        listed = at.get("indicators", (0, 0))
        anew = held == {"indicators"} and bool(blocks) and _anew(stream, table.rows[:n], *listed, blocks[-1])
        if held == {"indicators"} and blocks and not blocks[-1].bare and not anew:
            start, end = blocks[-1].listed
            if not stream.text[cell[1] : listed[0]]:
                cell = (cell[0], listed[1])
                blocks[-1].listed = _listed(stream, *cell) if start == end else (start, listed[1])
            elif start == end:
                cell = listed
                blocks[-1].listed = _listed(stream, *cell)
            continue  # behind words that are not known the rest is left over too
        money = not held.isdisjoint(COLUMNS)
        bare = held.isdisjoint(OF_PROJECT)
        above = _stand_above(table.rows[n : n + 2])
        own = bare and "unit" in held and "name" not in held and (money or above)
        alone = bare and not money and not own
        if alone and not (above and "name" in held and (subtotals or _is_units(stream, *at["name"], set_in=set_in))):
            continue  # left over: a note, or a row that is none
        if own:
            at["name"] = at.pop("unit")
        blocks.append(_block(stream, table, n, at, of_unit=own or (bare and not money)))
        cell = listed
    return blocks


def _block(stream: Stream, table: Table, n: int, at: dict[str, tuple[int, int]], *, of_unit: bool) -> Block:
    """The block of row `n`, whose cells stand in the stream `at` these places; `of_unit`: it is a unit's, unless it
    calls itself a sum."""
    name = at.get("name", (0, 0))
    money = tuple(role for role in COLUMNS if role in at and at[role][0] < at[role][1])
    figures = tuple(at[role] for role in money)
    line = Row(figures[0][0], figures[-1][1], figures, money) if figures else Row(name[1], name[1], (), ())
    sheet, beside = stream.sheet, table.details.get(n, {})
    return Block(
        line,
        name if name[0] < name[1] else (line.start, line.start),
        objective=at.get("objective", (line.end, line.end)),
        listed=_listed(stream, *at.get("indicators", (0, 0))),
        unit=at.get("unit", (0, 0)),
        of_department=n in table.whole,
        of_unit=of_unit and not is_sum(stream.text[slice(*name)]),
        more=tuple(_ranges(sheet, table.more.get(n, ()))),
        details=dict(zip(beside, _ranges(sheet, beside.values()), strict=True)),
        beside={head: (stream.index(c.start), stream.index(c.end)) for head, c in table.bare.get(n, {}).items()},
    )


def _stand_above(rows: Sequence[dict[str, Cell]]) -> bool:
    """Whether the second of two rows is a project's, so that the first, a name alone, may be its unit's."""
    return len(rows) == 2 and "name" in rows[1] and not rows[1].keys().isdisjoint(OF_PROJECT)


def _set_in(stream: Stream, table: Table) -> bool:
    """Whether the names of projects are set in."""
    projects = [row for row in table.rows if "name" in row and not row.keys().isdisjoint(OF_PROJECT)]
    inner = sum(stream.indented(stream.index(row["name"].start)) for row in projects)
    return inner >= SURE and inner * MOST[0] >= len(projects) * MOST[1]


def _is_units(stream: Stream, start: int, end: int, *, set_in: bool) -> bool:
    """Whether a name alone above a project is a unit's, that states no money: an office has it, or it is not set in
    where those of projects are (`set_in`)."""
    return is_office(stream.text[start:end]) or (set_in and not stream.indented(start))


def _anew(stream: Stream, above: Sequence[dict[str, Cell]], start: int, end: int, last: Block) -> bool:
    """Whether the indicators from `start` to `end` in a row of their own are another project's than those of the `last`
    block: they are numbered anew, and no name of the rows `above` stands beside both."""
    numbers = [number for _, number in listing.starts(stream.text[start:end])]
    if numbers[:2] != [1, 2] or not listing.starts(stream.text[slice(*last.listed)]):
        return False
    name = next((row["name"] for row in reversed(above) if "name" in row), None)
    return name is not None and name.rows == 1


def _listed(stream: Stream, start: int, end: int) -> tuple[int, int]:
    """The list of indicators: from the first number on; a cell without any holds none, and is left over unless it
    lists them by their categories."""
    first = listing.START.search(stream.text, start, end)
    begin = first.start() if first else start
    return (begin, end) if first or lists_categories(stream.text[start:end]) else (start, start)


def _ranges(sheet: Sheet, cells: Iterable[Cell]) -> Iterator[tuple[int, int]]:
    """Where the cells stand in the solid text."""
    return ((sheet.index(cell.start), sheet.index(cell.end)) for cell in cells)
